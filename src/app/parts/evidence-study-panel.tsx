import { useEffect, useId, useMemo, useState } from 'react';
import type { Reading } from '../../core/model';
import type { AskedEvidence } from '../../core/question';
import { sideShown } from '../../views/evidence-panel';
import { isStudied, studyFigure, studyTabs, type Studied } from '../../views/study';
import type { Loaded } from '../session';
import { EvidenceChips } from './evidence-chips';
import { EvidenceFrame } from './evidence-frame';
import { EvidenceTabs } from './evidence-tabs';
import { turnEvidence, useOffered } from './evidence-store';
import { StudyRows } from './evidence-study-rows';
import { StudySql } from './evidence-study-sql';
import { Skeleton } from './skeleton';

type Props = { readonly asked: AskedEvidence; readonly loaded: Loaded };

/** The cards of a page have this long to show the number before it is said that none does. */
const PATIENCE = 20_000;

const GONE = 'No card of this page shows the number that this link takes apart: its segment, its period or its choice is not there.';

function Waiting() {
  const [isGone, setGone] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setGone(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  return isGone ? <p className="band">{GONE}</p> : <Skeleton label="The number is being worked out" />;
}

function Definition({ studied: { name, says, place, sure }, reading }: { readonly studied: Studied; readonly reading: Reading }) {
  return (
    <section>
      <h3>{name}</h3>
      <p className="evidence-value">{studyFigure(reading)}</p>
      <p>{says}</p>
      <dl>
        <dt>Of</dt>
        <dd>{place}</dd>
        <dt>How sure</dt>
        <dd>{sure}</dd>
      </dl>
    </section>
  );
}

type SidesProps = Props & { readonly studied: Studied; readonly reading: Reading };

function Sides({ asked, loaded, studied, reading }: SidesProps) {
  const id = useId();
  const tabs = studyTabs(studied);
  const shown = sideShown(asked, tabs);
  const side = studied.sides.find((each) => each.id === shown);
  return (
    <>
      <EvidenceTabs id={id} tabs={tabs} shown={shown} turn={(next) => turnEvidence(asked, next)} />
      <div id={`${id}-side`} role="tabpanel" aria-labelledby={`${id}-${shown}`} className="evidence-side">
        {shown === 'definition' ? <Definition studied={studied} reading={reading} /> : null}
        {shown === 'sql' ? <StudySql studied={studied} loaded={loaded} /> : null}
        {side === undefined ? null : <StudyRows key={side.id} side={side} place={reading} loaded={loaded} />}
      </div>
    </>
  );
}

/** A number of a study taken apart beside the page: the rows behind it, what it means, and the statements that count them. */
export function StudyPanel({ asked, loaded }: Props) {
  const reading = useOffered(asked)?.reading ?? null;
  const studied = useMemo(() => (reading !== null && isStudied(reading) ? reading.study() : null), [reading]);
  return (
    <EvidenceFrame title={studied?.title ?? null} place={studied?.place ?? null}>
      {studied?.isFiltered === true && reading !== null ? <EvidenceChips {...{ asked, reading, loaded }} /> : null}
      {studied === null || reading === null ? <Waiting /> : <Sides {...{ asked, loaded, studied, reading }} />}
    </EvidenceFrame>
  );
}
