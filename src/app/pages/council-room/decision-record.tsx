import { useMemo } from 'react';
import { leastOf } from '../../../views/answered';
import type { HistoryStep } from '../../../views/decision-history';
import { recordView, type RecordView } from '../../../views/decision-record';
import type { DecisionRow, OutcomeView } from '../../../views/decisions-list';
import { FigureText } from '../../parts/figure-text';
import { record } from '../../recording/recording-store';
import type { Loaded } from '../../session';
import { Modal } from '../../shell/modal';
import { Happened, Moved, OutcomeBadge, StatusText } from './decision-outcome';
import { StandingForm } from './standing-form';

function Evidence({ view }: { readonly view: RecordView }) {
  return (
    <section aria-label="What it rests on">
      <h3>What it rests on</h3>
      {view.evidence.length === 0 ? <p>No figure was attached.</p> : null}
      <ul className="room-evidence">
        {view.evidence.map(({ label, place, figure }, at) => (
          <li key={`${at} ${label} ${place}`}>
            <span>
              {label} <span className="quiet">{place}</span>
            </span>
            <FigureText figure={figure} />
          </li>
        ))}
      </ul>
      <p className="quiet">{view.frozen}</p>
    </section>
  );
}

function Step({ step, isFirst }: { readonly step: HistoryStep; readonly isFirst: boolean }) {
  return (
    <li>
      <p>
        {step.at}: {isFirst ? 'recorded' : 'changed'} by {step.by}
      </p>
      <ul className="room-changes">
        {step.changes.map(({ label, before, after }) => (
          <li key={label}>
            <span className="quiet">{label}:</span> {before} → {after}
          </li>
        ))}
      </ul>
    </li>
  );
}

function History({ steps }: { readonly steps: readonly HistoryStep[] }) {
  return (
    <section aria-label="History">
      <h3>History</h3>
      <ol className="room-history">
        {steps.map((step, at) => (
          <Step key={step.id} step={step} isFirst={at === steps.length - 1} />
        ))}
      </ol>
    </section>
  );
}

type OutcomeProps = { readonly outcome: OutcomeView | null; readonly now: (() => OutcomeView) | null };

/** At its review; before that what can be told already, for whoever asks. */
function Outcome({ outcome, now }: OutcomeProps) {
  const early = useMemo(() => now?.() ?? null, [now]);
  if (outcome === null) return <p className="quiet">What came of it is being worked out.</p>;
  return (
    <section aria-label="What came of it">
      <h3>What came of it</h3>
      <OutcomeBadge outcome={outcome} />
      <p className="quiet">{outcome.why}.</p>
      {outcome.before === null ? null : <Happened outcome={outcome} />}
      {outcome.split.length === 0 ? null : <Moved outcome={outcome} />}
      {early === null || early.word === outcome.word ? null : (
        <details>
          <summary>What could be told today</summary>
          <OutcomeBadge outcome={early} />
          <p className="quiet">{early.why}.</p>
          <Happened outcome={early} />
        </details>
      )}
    </section>
  );
}

type Props = { readonly row: DecisionRow; readonly loaded: Loaded; readonly tellNow: (() => OutcomeView) | null; close(): void };

/** One decision, whole: what was decided and on which evidence, what came of it, and how the record came to be what it is. */
export function DecisionRecord({ row, loaded, tellNow, close }: Props) {
  const { dataset, definitions } = loaded;
  const view = useMemo(() => recordView(row, { dataset, definitions, least: leastOf(definitions) }), [row, dataset, definitions]);
  return (
    <Modal title={row.text} className="room-record" close={close}>
      <p>
        {row.type} · {row.quarter}, decided on {row.taken} · <StatusText status={row.status} text={row.statusText} />
      </p>
      <dl className="room-facts room-record-facts">
        {view.facts.map(({ label, texts }) => (
          <div key={label}>
            <dt>{label}</dt>
            {texts.map((text, at) => (
              <dd key={`${at} ${text}`}>{text}</dd>
            ))}
          </div>
        ))}
      </dl>
      <Outcome outcome={row.outcome} now={tellNow} />
      <Evidence view={view} />
      <section aria-label="Change it">
        <h3>Change it</h3>
        <StandingForm key={row.revision.at} revision={row.revision} loaded={loaded} />
        <button type="button" className="button" onClick={() => record({ edits: row.revision })}>
          Edit the decision
        </button>
      </section>
      <History steps={view.history} />
    </Modal>
  );
}
