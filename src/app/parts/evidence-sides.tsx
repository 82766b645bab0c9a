import { useId } from 'react';
import type { Counted } from '../../core/metrics';
import type { Reading } from '../../core/model';
import { writeQuestion, type AskedEvidence, type EvidenceSide } from '../../core/question';
import { partsView } from '../../views/evidence';
import { sideShown, sideTabs } from '../../views/evidence-panel';
import type { Loaded } from '../session';
import { useQuestion } from '../use-question';
import { EvidenceFacts } from './evidence-facts';
import { EvidenceLeftOut } from './evidence-left-out';
import { rowsWanted, useAsked, useEvidence, type Asked, type Known, type RowsWanted } from './evidence-queries';
import { EvidenceSide as Side } from './evidence-side';
import { EvidenceSql } from './evidence-sql';
import { turnEvidence } from './evidence-store';
import { EvidenceTabs } from './evidence-tabs';
import { Failed } from './failed';
import { Skeleton } from './skeleton';

type Props = { readonly asked: AskedEvidence; readonly reading: Reading; readonly loaded: Loaded };

type BodyProps = Props & { readonly of: Asked; readonly known: Known; readonly side: EvidenceSide };

/** The sides that rest on the number taken apart. */
function Body({ reading, loaded, of, known, side }: BodyProps) {
  const { question } = useQuestion();
  const { warning } = partsView(known.evidence, reading, loaded);
  if (side === 'sql')
    return (
      <EvidenceSql
        statements={known.statements}
        asked={of}
        span={known.evidence?.span ?? null}
        ran={{ milliseconds: known.milliseconds, cells: known.cube.cells }}
      />
    );
  if (side === 'definition')
    return (
      <>
        <EvidenceFacts reading={reading} evidence={warning === null ? known.evidence : null} loaded={loaded} />
        <p>
          <a href={writeQuestion({ ...question, page: 'definitions', metric: of.sought.reading.metric as typeof question.metric })}>
            Among the definitions
          </a>
        </p>
      </>
    );
  if (warning !== null || known.evidence === null) return <p className="band">{warning}</p>;
  const rowsOf = (counted: Counted): RowsWanted => rowsWanted(of, known.cube, counted);
  if (side === 'leftOut') return <EvidenceLeftOut evidence={known.evidence} rowsOf={rowsOf} />;
  return <Side key={side} side={side} evidence={known.evidence} loaded={loaded} rowsOf={rowsOf} />;
}

/** The sides of a number as tabs. What needs the engine comes when it is there; the definition is there at once. */
export function EvidenceSides({ asked, reading, loaded }: Props) {
  const id = useId();
  const tabs = sideTabs(reading, loaded);
  const shown = sideShown(asked, tabs);
  const of = useAsked(reading, loaded);
  const { known, error, retry } = useEvidence(of);
  return (
    <>
      <EvidenceTabs id={id} tabs={tabs} shown={shown} turn={(side) => turnEvidence(asked, side)} />
      <div id={`${id}-side`} role="tabpanel" aria-labelledby={`${id}-${shown}`} className="evidence-side">
        {error === null ? null : (
          <Failed says={`The parts of this number could not be read: ${error.message}. Nothing was lost.`} retry={retry} />
        )}
        {known === null && shown === 'definition' ? <EvidenceFacts reading={reading} evidence={null} loaded={loaded} /> : null}
        {known === null && shown !== 'definition' && error === null ? <Skeleton label="The parts of this number are being read" /> : null}
        {known === null ? null : <Body asked={asked} reading={reading} loaded={loaded} of={of} known={known} side={shown} />}
      </div>
    </>
  );
}
