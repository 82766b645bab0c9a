import { useId, useRef, type KeyboardEvent } from 'react';
import type { Reading } from '../../core/model';
import { writeQuestion, type AskedEvidence, type EvidenceSide } from '../../core/question';
import { partsView } from '../../views/evidence';
import { sideShown, sideTabs, type SideTab } from '../../views/evidence-panel';
import type { Loaded } from '../session';
import { useQuestion } from '../use-question';
import { EvidenceFacts } from './evidence-facts';
import { EvidenceLeftOut } from './evidence-left-out';
import { useAsked, useEvidence, type Asked, type Known } from './evidence-queries';
import { EvidenceSide as Side } from './evidence-side';
import { EvidenceSql } from './evidence-sql';
import { turnEvidence } from './evidence-store';
import { Failed } from './failed';
import { Skeleton } from './skeleton';

type Props = { readonly asked: AskedEvidence; readonly reading: Reading; readonly loaded: Loaded };

type TabsProps = { readonly id: string; readonly tabs: readonly SideTab[]; readonly shown: EvidenceSide; turn(side: EvidenceSide): void };

const STEPS: ReadonlyMap<string, number> = new Map([
  ['ArrowRight', 1],
  ['ArrowLeft', -1],
]);

/** One tab stop; arrow keys turn to the next tab at once, Home and End to the ends. */
function Tabs({ id, tabs, shown, turn }: TabsProps) {
  const list = useRef<HTMLDivElement>(null);
  const press = (event: KeyboardEvent): void => {
    const at = tabs.findIndex((tab) => tab.id === shown);
    const ends: ReadonlyMap<string, number> = new Map([
      ['Home', 0],
      ['End', tabs.length - 1],
    ]);
    const step = STEPS.get(event.key);
    const to = step === undefined ? ends.get(event.key) : (at + step + tabs.length) % tabs.length;
    const next = to === undefined ? undefined : tabs[to];
    if (next === undefined) return;
    event.preventDefault();
    turn(next.id);
    list.current?.querySelector<HTMLElement>(`#${CSS.escape(`${id}-${next.id}`)}`)?.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the tabs inside take the focus
    <div ref={list} role="tablist" aria-label="What to look at" className="evidence-tabs" onKeyDown={press}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          id={`${id}-${tab.id}`}
          type="button"
          role="tab"
          aria-selected={tab.id === shown}
          aria-controls={`${id}-side`}
          tabIndex={tab.id === shown ? 0 : -1}
          onClick={() => turn(tab.id)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}

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
  if (side === 'leftOut') return <EvidenceLeftOut evidence={known.evidence} reading={reading} wanted={{ asked: of, cube: known.cube }} />;
  return <Side key={side} side={side} evidence={known.evidence} wanted={{ asked: of, cube: known.cube }} />;
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
      <Tabs id={id} tabs={tabs} shown={shown} turn={(side) => turnEvidence(asked, side)} />
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
