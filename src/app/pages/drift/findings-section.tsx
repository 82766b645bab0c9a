import { useMemo, useState, type ReactNode } from 'react';
import { writeQuestion } from '../../../core/question';
import type { DriftFindings } from '../../../core/drift-findings';
import type { Drift } from '../../../core/drift-study';
import { leastOf, type Answered } from '../../../views/answered';
import { findingsView, type FindingsView } from '../../../views/drift-findings';
import { picturesByRow, type Pictures } from '../../../views/drift-why-pictures';
import { thresholdMetrics } from '../../../views/drift-thresholds';
import type { Row, Table } from '../../../views/table';
import { words } from '../../../wording/sentence';
import { CardMenu } from '../../parts/card-menu';
import { DataTable } from '../../parts/data-table';
import { EvidenceOpener } from '../../parts/evidence-opener';
import { useQuestion } from '../../use-question';
import type { Given } from '../../use-asked';
import { Flags } from './flags';
import { GoneFlags } from './gone-flags';
import { StateIcon } from './state-icon';
import { ThresholdsForm } from './thresholds-form';

const COMPARISONS = 'Every comparison, the surest first';

/** `foundFor`: what the findings were found for, which is what was asked before while the next are worked out. */
type Props = { readonly found: DriftFindings; readonly answered: Answered; readonly foundFor: Given; show(pictures: Pictures): void };

type Naming = { naming(row: Row): ReactNode };

function Folded({ folded, naming }: Pick<FindingsView, 'folded'> & Naming) {
  return folded.map(({ title, table }) => (
    <details key={title} className="drift-folded">
      <summary>{title}</summary>
      <DataTable table={table} naming={naming} />
    </details>
  ));
}

/** More rows than this are asked for. */
const FIRST = 15;

function Moved({ table, naming }: { readonly table: Table } & Naming) {
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

type NameProps = { readonly name: string | undefined; readonly shownIn: Pictures | undefined; show(pictures: Pictures): void };

/** The name of a row, which leads to its picture: below, or on the page that has one. */
function RowName({ name, shownIn, show }: NameProps) {
  const { question } = useQuestion();
  if (shownIn === undefined) return name;
  const { elsewhere } = shownIn;
  if (elsewhere === null)
    return (
      <button type="button" className="evidence" title="To its picture below" onClick={() => show(shownIn)}>
        {name}
      </button>
    );
  const { page, title, by } = elsewhere;
  return (
    <a className="evidence" title={`To its picture on ${title}`} href={writeQuestion({ ...question, page, by: by ?? question.by })}>
      {name}
    </a>
  );
}

type ComparisonsProps = Pick<Props, 'show'> & {
  readonly view: FindingsView;
  readonly drift: Drift;
  readonly pictures: ReadonlyMap<string, Pictures>;
};

/** All that was compared, as a card: what was not tested is counted and says why. */
function Comparisons({ view, drift, pictures, show }: ComparisonsProps) {
  const naming = (row: Row) => {
    const [state, shownIn, name] = [view.states.get(row.id), pictures.get(row.id), row.cells[0]?.text];
    return (
      <span className="drift-what">
        {state === undefined ? null : <StateIcon state={state} />}
        <RowName {...{ name, shownIn, show }} />
      </span>
    );
  };
  const { table, foot, evidence } = view;
  return (
    <EvidenceOpener question={COMPARISONS} evidence={evidence} metrics={thresholdMetrics(drift)}>
      <section className="card drift-findings" aria-labelledby="drift-comparisons">
        <div className="card-head">
          <h3 id="drift-comparisons">{COMPARISONS}</h3>
          <div className="card-tools">
            <CardMenu {...{ name: 'drift', question: COMPARISONS, evidence, foot, table }} sentence={[words(view.says)]} />
          </div>
        </div>
        {table === null ? <p>{view.none}</p> : <Moved table={table} naming={naming} />}
        <Folded folded={view.folded} naming={naming} />
        {foot.length === 0 ? null : (
          <ul className="card-foot">
            {foot.map((part) => (
              <li key={part}>{part}</li>
            ))}
          </ul>
        )}
      </section>
    </EvidenceOpener>
  );
}

/** What drifted, a card each, under both thresholds in force; then every comparison with its verdict. */
export function FindingsSection({ found, answered, foundFor, show }: Props) {
  const { drift } = found;
  const below = useMemo(() => answered.analysis.judged.flatMap((each) => each.below ?? []), [answered.analysis]);
  const least = leastOf(answered.definitions);
  const view = useMemo(() => findingsView({ found, dataset: answered.dataset, least, below }), [found, answered.dataset, least, below]);
  const pictures = useMemo(() => picturesByRow(found, below, foundFor), [found, below, foundFor]);
  const { dataset, definitions } = foundFor.answerable;
  if (drift.period === null && below.length === 0 && found.cases.length === 0) return <GoneFlags dataset={dataset} findings={found} />;
  return (
    <section className="drift-section" aria-labelledby="drift-findings">
      <h2 id="drift-findings">Did anything really move?</h2>
      <div>
        <p className="card-sentence">{view.says}</p>
        <ThresholdsForm drift={drift} />
      </div>
      <Flags found={found} dataset={dataset} definitions={definitions} />
      <GoneFlags dataset={dataset} findings={found} />
      {drift.family.judged.length === 0 && view.table === null ? null : <Comparisons {...{ view, drift, pictures, show }} />}
    </section>
  );
}
