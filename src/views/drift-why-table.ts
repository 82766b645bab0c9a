import type { Split } from '../core/drift';
import type { MetricSplit } from '../core/drift-why';
import { decimal } from '../wording';
import { labelOf, total, type Named } from './drift-whole';
import { nameOf } from './name';
import { numberCell, textCell, type Cell, type Column, type Row, type Table } from './table';

const numeric = (id: string, label: string): Column => ({ id, label, isNumber: true });

const columnsOf = (by: string): readonly Column[] => [
  { id: 'segment', label: by, isNumber: false },
  numeric('wasShare', 'Share before'),
  numeric('isShare', 'Share now'),
  numeric('wasRate', 'Before'),
  numeric('isRate', 'Now'),
  numeric('mix', 'Mix effect'),
  numeric('rate', 'Rate effect'),
  numeric('effect', 'Both'),
];

const share = (value: number): Cell => numberCell(`${decimal(value * 100, 1)}%`, value);

const sizeAt = ({ segments }: Split, at: number): number => Math.abs(segments[at]?.effect ?? 0);

/** Every segment with its share, its rate, and what both did: columns add up to the last row as they are printed. */
export function whyTable({ metric }: MetricSplit, { split, whole, dimension, by }: Named): Table {
  const { grain } = whole;
  const rate = (value: number | null): Cell => numberCell(value === null ? 'not there' : grain.total(value), value);
  const effects = (mix: number, own: number): readonly Cell[] => [mix, own, mix + own].map((each) => numberCell(grain.text(each), each));
  const rows = split.segments.map(({ segment, before, now }, at): Row => ({
    id: `${at} ${segment ?? ''}`,
    cells: [
      textCell(nameOf(dimension, segment)),
      share(before.share),
      share(now.share),
      rate(before.rate),
      rate(now.rate),
      ...effects(whole.mix[at] ?? 0, whole.rate[at] ?? 0),
    ],
  }));
  const order = [...rows.keys()].toSorted((a, b) => sizeAt(split, b) - sizeAt(split, a));
  const sums = effects(total(whole.mix), total(whole.rate));
  const all: Row = { id: 'all', isLast: true, cells: [textCell('All'), share(1), share(1), rate(split.before), rate(split.now), ...sums] };
  return {
    caption: `${labelOf(metric)} by ${by}: what the mix did and what the rates did`,
    columns: columnsOf(by),
    rows: [...order.flatMap((at) => rows[at] ?? []), all],
    note: null,
  };
}
