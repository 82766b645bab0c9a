import { useMemo } from 'react';
import { hashWithDecision, writeQuestion } from '../../../core/question';
import { leastOf } from '../../../views/answered';
import { dueDecisions, type DueDecisions } from '../../../views/decisions-due';
import type { DecisionRow } from '../../../views/decisions-list';
import { Failed } from '../../parts/failed';
import { SentenceText } from '../../parts/sentence-text';
import type { Loaded } from '../../session';
import { useOutcomes } from '../../use-outcomes';
import { useQuestion } from '../../use-question';
import { Happened, OutcomeBadge, StatusText } from '../council-room/decision-outcome';
import '../council-room/decisions.css';

function Line({ row, room }: { readonly row: DecisionRow; readonly room: string }) {
  const { outcome } = row;
  return (
    <li className="decision-due">
      <div>
        <a className="decision-name" href={hashWithDecision(room, row.id)}>
          {row.text}
        </a>
        <p className="quiet">
          {row.type} · {row.segment} · {row.owner}
          {row.due === null ? '' : ` · due ${row.due}`}
        </p>
        <StatusText status={row.status} text={row.statusText} />
      </div>
      <div>
        <p className="decision-label">Expected</p>
        <p>{row.expected}</p>
      </div>
      <div>
        <p className="decision-label">What happened</p>
        {outcome === null ? <p className="quiet">is being worked out</p> : <Happened outcome={outcome} />}
      </div>
      <div>
        {outcome === null ? null : (
          <>
            <OutcomeBadge outcome={outcome} />
            <p className="quiet decision-label">{outcome.why}</p>
          </>
        )}
      </div>
    </li>
  );
}

/** What was decided, on the agenda of today; null while nothing is recorded. */
export function useDueDecisions(loaded: Loaded): { readonly due: DueDecisions; readonly failure: string | null; retry(): void } {
  const { outcomes, failure, retry } = useOutcomes(loaded);
  const { dataset, definitions } = loaded;
  const due = useMemo(
    () => dueDecisions({ dataset, definitions, outcomes, least: leastOf(definitions) }),
    [dataset, definitions, outcomes],
  );
  return { due, failure, retry };
}

/** The decisions themselves, each leading to its record in the Council room. */
export function DueList({ rows }: { readonly rows: readonly DecisionRow[] }) {
  const { question } = useQuestion();
  const room = writeQuestion({ ...question, page: 'council-room' });
  return (
    <ul className="decisions-due">
      {rows.map((row) => (
        <Line key={row.id} row={row} room={room} />
      ))}
    </ul>
  );
}

/** Which decisions wait for the council: those due, and last quarter's with what was expected and what happened. */
export function DecideSection({ loaded }: { readonly loaded: Loaded }) {
  const { question } = useQuestion();
  const { due, failure, retry } = useDueDecisions(loaded);
  const room = writeQuestion({ ...question, page: 'council-room' });
  return (
    <section className="decide" aria-labelledby="decide">
      <h2 id="decide">What must we decide?</h2>
      <SentenceText sentence={due.sentence} className="card-sentence" />
      {failure === null ? null : <Failed says={failure} retry={retry} />}
      {due.rows.length === 0 ? null : <DueList rows={due.rows} />}
      <p>
        <a href={room}>
          {due.all === 0 ? 'Record the first one in the Council room' : `All ${due.all} and today’s proposals in the Council room`}
        </a>
      </p>
    </section>
  );
}
