import { useMemo, useState, type ReactNode } from 'react';
import type { Answerable } from '../../../core/analysis';
import type { Split } from '../../../core/drift';
import type { Drift } from '../../../core/drift-study';
import type { Question } from '../../../core/question';
import { leastOf, type Answered } from '../../../views/answered';
import { belowTargets } from '../../../views/drift-chart-series';
import { findingsView, type FindingsView } from '../../../views/drift-findings';
import { thresholdMetrics } from '../../../views/drift-thresholds';
import type { Row, Table } from '../../../views/table';
import { CardMenu } from '../../parts/card-menu';
import { DataTable } from '../../parts/data-table';
import { EvidenceOpener } from '../../parts/evidence-opener';
import { StateIcon } from './state-icon';
import { ThresholdsForm } from './thresholds-form';

const QUESTION = 'Did anything really move?';

type Props = {
  readonly drift: Drift;
  readonly answered: Answered;
  readonly answerable: Answerable;
  readonly question: Question;
  readonly splits: ReadonlyMap<string, Split>;
};

function Folded({ folded }: Pick<FindingsView, 'folded'>) {
  return folded.map(({ title, table }) => (
    <details key={title} className="drift-folded">
      <summary>{title}</summary>
      <DataTable table={table} />
    </details>
  ));
}

/** More rows than this are asked for. */
const FIRST = 15;

function Moved({ table, naming }: { readonly table: Table; naming(row: Row): ReactNode }) {
  const [isAll, setAll] = useState(false);
  const rows = isAll ? table.rows : table.rows.slice(0, FIRST);
  return (
    <>
      <DataTable table={{ ...table, rows }} naming={naming} />
      {rows.length === table.rows.length ? null : (
        <button type="button" className="button drift-more" onClick={() => setAll(true)}>
          Show all {table.rows.length} rows
        </button>
      )}
    </>
  );
}

/** Every comparison with its verdict, both thresholds beside it; what was not tested is counted and says why. */
export function FindingsSection({ drift, answered, answerable, question, splits }: Props) {
  const below = useMemo(() => belowTargets(answered, answerable, question), [answered, answerable, question]);
  const least = leastOf(answered.definitions);
  const view = useMemo(
    () => findingsView({ drift, dataset: answered.dataset, least, splits, below }),
    [drift, answered.dataset, least, splits, below],
  );
  if (drift.period === null && below.length === 0) return null;
  const naming = (row: Row) => {
    const state = view.states.get(row.id);
    return (
      <span className="drift-what">
        {state === undefined ? null : <StateIcon state={state} />}
        {row.cells[0]?.text}
      </span>
    );
  };
  return (
    <EvidenceOpener question={QUESTION} evidence={view.evidence} metrics={thresholdMetrics(drift)}>
      <section className="card drift-findings" aria-labelledby="drift-findings">
        <div className="card-head">
          <h2 id="drift-findings">{QUESTION}</h2>
          <div className="card-tools">
            <CardMenu name="drift" question={QUESTION} evidence={view.evidence} />
          </div>
        </div>
        <p className="card-sentence">{view.says}</p>
        <ThresholdsForm drift={drift} />
        {view.table === null ? <p>No change is as large as the thresholds ask for.</p> : <Moved table={view.table} naming={naming} />}
        <Folded folded={view.folded} />
        {view.foot.length === 0 ? null : (
          <ul className="card-foot">
            {view.foot.map((part) => (
              <li key={part}>{part}</li>
            ))}
          </ul>
        )}
      </section>
    </EvidenceOpener>
  );
}
