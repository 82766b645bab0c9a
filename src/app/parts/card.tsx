import './card.css';
import { useId, useState, type ReactNode } from 'react';
import type { MetricId } from '../../core/metrics';
import type { Cited } from '../../views/cited';
import type { Row, Table } from '../../views/table';
import type { TargetFile } from '../../views/target-file';
import type { Sentence } from '../../wording';
import { CardMenu } from './card-menu';
import { DataTable } from './data-table';
import { EvidenceOpener } from './evidence-opener';
import { useFigures } from './figures';
import { SentenceText } from './sentence-text';

type Props = {
  readonly name: string;
  readonly question: string;
  readonly level: 2 | 3;
  readonly sentence: Sentence | null;
  readonly children: ReactNode;
  /** Stands between the sentence and the picture, in both views. */
  readonly lead?: ReactNode;
  readonly table: Table | null;
  readonly naming?: (row: Row) => ReactNode;
  readonly foot: readonly string[];
  readonly metrics: readonly MetricId[];
  readonly evidence: readonly Cited[];
  /** What the files of a target's card hold beside its readings. */
  readonly target?: TargetFile | null;
};

/** Every answer in the same parts: the question, the sentence, picture or table, what it rests on, and a menu. */
export function Card({ name, question, level, sentence, children, lead, table, naming, foot, metrics, evidence, target = null }: Props) {
  const [isTable, setTable] = useState(false);
  const id = useId();
  const figures = useFigures();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <EvidenceOpener question={question} evidence={evidence} metrics={metrics}>
      <section className="card" aria-labelledby={id}>
        <div className="card-head">
          <Heading id={id}>{question}</Heading>
          <div className="card-tools">
            {table === null ? null : (
              <fieldset className="toggle">
                <legend className="hidden">How to show: {question}</legend>
                <button type="button" aria-pressed={!isTable} onClick={() => setTable(false)}>
                  Chart
                </button>
                <button type="button" aria-pressed={isTable} onClick={() => setTable(true)}>
                  Table
                </button>
              </fieldset>
            )}
            <CardMenu {...{ name, question, evidence, sentence, foot, metrics, table, target, figures }} />
          </div>
        </div>
        {sentence === null ? null : <SentenceText sentence={sentence} className="card-sentence" />}
        {lead}
        {isTable && table !== null ? <DataTable table={table} {...(naming === undefined ? {} : { naming })} /> : null}
        {figures.around(children, !isTable || table === null)}
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
