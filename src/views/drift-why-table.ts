import type { Split, Standing } from '../core/drift';
import type { MetricSplit } from '../core/drift-why';
import { decimal } from '../wording';
import { labelOf, total, type Grain, type Named } from './drift-whole';
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

/** A rate with what it is of; under `least` a share is its two counts alone. */
function rateCell({ rate, of }: Pick<Standing, 'rate' | 'of'>, grain: Grain, least: number | null): Cell {
  if (rate === null) return numberCell('not there', null);
  if (least === null) return numberCell(`${grain.total(rate)} (n=${decimal(of)})`, rate);
  const counts = `${decimal(Math.round(rate * of))} of ${decimal(of)}`;
  return numberCell(of < least ? counts : `${grain.total(rate)} (${counts})`, rate);
}

/**
 * Every segment with its share, its rate, and what both did: columns add up to the last row as they are printed. Under `least`
 * deals no rate is a percentage.
 */
export function whyTable({ metric, before, now }: MetricSplit, { split, whole, nameOf, by }: Named, least: number): Table {
  const { grain } = whole;
  const rate = (standing: Pick<Standing, 'rate' | 'of'>): Cell => rateCell(standing, grain, now.unit === 'share' ? least : null);
  const effects = (mix: number, own: number): readonly Cell[] => [mix, own, mix + own].map((each) => numberCell(grain.text(each), each));
  const rows = split.segments.map(({ segment, before: was, now: is }, at): Row => ({
    id: `${at} ${segment ?? ''}`,
    cells: [
      textCell(nameOf(segment)),
      share(was.share),
      share(is.share),
      rate(was),
      rate(is),
      ...effects(whole.mix[at] ?? 0, whole.rate[at] ?? 0),
    ],
  }));
  const order = [...rows.keys()].toSorted((a, b) => sizeAt(split, b) - sizeAt(split, a));
  const sums = effects(total(whole.mix), total(whole.rate));
  const [all, allNow] = [rate({ rate: split.before, of: before.n }), rate({ rate: split.now, of: now.n })];
  const last: Row = { id: 'all', isLast: true, cells: [textCell('All'), share(1), share(1), all, allNow, ...sums] };
  return {
    caption: `${labelOf(metric)} by ${by}: what the mix did and what the rates did`,
    columns: columnsOf(by),
    rows: [...order.flatMap((at) => rows[at] ?? []), last],
    note: null,
  };
}
