import { metricOf } from '../core/metrics';
import type { Reading } from '../core/model';
import { fullChange } from '../wording';
import { readingCells } from './reading-cells';
import type { ComparedQuarter } from './segments-moving-compared';
import { numberCell, textCell, type Cell, type Column, type Row, type Table } from './table';
import type { Of } from './segments-moving-scene';

const number = (id: string, label: string): Column => ({ id, label, isNumber: true });

const OWN: readonly Column[] = [
  { id: 'quarter', label: 'Quarter', isNumber: false },
  number('value', 'Value'),
  number('interval', '95% interval'),
  number('n', 'Of all'),
];
const COMPARED: readonly Column[] = [
  { id: 'against', label: 'Compared with', isNumber: false },
  number('before', 'Then'),
  number('beforeInterval', 'Interval then'),
  number('beforeN', 'Of all then'),
  number('change', 'Change (95%)'),
];

const EMPTY = [textCell(''), textCell(''), textCell('')] as const;

const cellsOf = (reading: Reading | null | undefined, least: number): readonly Cell[] =>
  reading === null || reading === undefined
    ? [{ ...textCell('no deals'), isQuiet: true }, ...EMPTY.slice(1)]
    : readingCells(reading, least);

function changeCell({ change, why }: ComparedQuarter): Cell {
  if (change === null) return { ...numberCell(why ?? '', null), isQuiet: true };
  return numberCell(fullChange(change), change.value);
}

/** What a quarter is compared with; the last cell says why no change is told where none is. */
const comparedCells = (quarter: ComparedQuarter, least: number): readonly Cell[] => [
  textCell(quarter.before?.name ?? ''),
  ...(quarter.before?.isRead === true ? cellsOf(quarter.before.reading, least) : EMPTY),
  changeCell(quarter),
];

type Tabled = {
  readonly name: string;
  readonly labels: readonly string[];
  readonly quarters: readonly ComparedQuarter[];
  readonly isCompared: boolean;
};

/** A segment by quarter with what each rests on; beside it what it is compared with, and the change or why there is none. */
export function fullTable({ name, labels, quarters, isCompared }: Tabled, { question, given }: Of): Table {
  const row = (quarter: ComparedQuarter, at: number): Row => ({
    id: String(at),
    cells: [
      textCell(labels[at] ?? quarter.name),
      ...cellsOf(quarter.now, given.least),
      ...(isCompared ? comparedCells(quarter, given.least) : []),
    ],
  });
  return {
    caption: `${metricOf(question.metric).label} of ${name} by quarter`,
    columns: isCompared ? [...OWN, ...COMPARED] : OWN,
    rows: quarters.map(row),
    note: null,
  };
}
