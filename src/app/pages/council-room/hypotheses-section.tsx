import './hypotheses.css';
import { lazy, useMemo, useState } from 'react';
import { standingHypotheses } from '../../../core/council';
import type { HypothesisDraft } from '../../../views/hypothesis-draft';
import { hypothesesView, type HypothesisRow } from '../../../views/hypotheses';
import { Plus } from '../../icons';
import { Failed } from '../../parts/failed';
import { Fetched } from '../../parts/fetched';
import { SentenceText } from '../../parts/sentence-text';
import { useSession, type Loaded } from '../../session';
import { useGround, useReached } from './use-hypotheses';

const HypothesisForm = lazy(() => import('./hypothesis-form').then((module) => ({ default: module.HypothesisForm })));
const HypothesisRecord = lazy(() => import('./hypothesis-record').then((module) => ({ default: module.HypothesisRecord })));

function Reached({ row }: { readonly row: HypothesisRow }) {
  if (row.isCounting) return <p className="quiet">is being counted</p>;
  return (
    <ul className="tested-sides">
      {row.reached.map(({ name, text, part, whole }) => (
        <li key={name}>
          <span>{name}</span>
          <progress value={part} max={whole} aria-label={`${name}: ${text} deals`} />
          <span className="tested-count">{text}</span>
        </li>
      ))}
    </ul>
  );
}

function Row({ row, open }: { readonly row: HypothesisRow; open(id: string): void }) {
  return (
    <li className="tested">
      <div className="tested-head">
        <button type="button" className="link room-name" onClick={() => open(row.id)}>
          {row.text === '' ? 'A hypothesis without words' : row.text}
        </button>
        <span className={`tested-state tested-${row.state}`}>{row.stateText}</span>
      </div>
      <dl className="room-facts">
        <div>
          <dt>About</dt>
          <dd>{row.segment}</dd>
        </div>
        <div>
          <dt>Worth having</dt>
          <dd>{row.worth}</dd>
        </div>
        <div>
          <dt>Sample needed</dt>
          <dd>{row.needed}</dd>
        </div>
        <div>
          <dt>Read-out</dt>
          <dd>{row.readOn}</dd>
        </div>
        <div>
          <dt>Owner</dt>
          <dd>{row.owner}</dd>
        </div>
      </dl>
      {row.lacks === null ? null : <p className="room-fault">{row.lacks}</p>}
      {row.isCounting || row.reached.length > 0 ? <Reached row={row} /> : null}
    </li>
  );
}

type Dialog = { readonly kind: 'write' } | { readonly kind: 'record'; readonly id: string };

/** What are we testing: hypotheses with the sample that they need, what they have reached, and the day on which they are read. */
export function HypothesesSection({ loaded: shown }: { readonly loaded: Loaded }) {
  const { defining } = useSession();
  const definitions = defining ?? shown.definitions;
  const loaded = useMemo((): Loaded => ({ ...shown, definitions }), [shown, definitions]);
  const { ground, failure: unknown } = useGround(loaded);
  const { reached, failure, retry } = useReached(loaded, ground);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [begun, keep] = useState<HypothesisDraft | null>(null);
  const view = hypothesesView({ dataset: loaded.dataset, definitions, reached });
  const opened = dialog?.kind === 'record' ? standingHypotheses(definitions.council).find(({ id }) => id === dialog.id) : undefined;
  const close = (): void => setDialog(null);
  const fails = unknown ?? failure;
  return (
    <section className="card" aria-labelledby="room-hypotheses">
      <h2 id="room-hypotheses">What are we testing?</h2>
      <SentenceText sentence={view.sentence} className="card-sentence" />
      {fails === null ? null : <Failed says={`Deals could not be counted: ${fails.replace(/\.$/, '')}. Nothing was lost.`} retry={retry} />}
      <ul className="tested-list" aria-label="Hypotheses, those under way first">
        {view.rows.map((row) => (
          <Row key={row.id} row={row} open={(id) => setDialog({ kind: 'record', id })} />
        ))}
      </ul>
      <p className="room-acts">
        <button type="button" className="button" onClick={() => setDialog({ kind: 'write' })}>
          <Plus size={16} aria-hidden="true" />
          Write a hypothesis down
        </button>
      </p>
      {dialog?.kind === 'write' ? (
        <Fetched>
          <HypothesisForm loaded={loaded} ground={ground} begun={begun} keep={keep} close={close} />
        </Fetched>
      ) : null}
      {opened === undefined ? null : (
        <Fetched>
          <HypothesisRecord hypothesis={opened} loaded={loaded} ground={ground} reached={reached.get(opened.id) ?? null} close={close} />
        </Fetched>
      )}
    </section>
  );
}
