import { isMetricId, readCube } from '../core/metrics';
import { monthsOf, type DimensionId, type Reading } from '../core/model';
import type { Answerable } from '../core/analysis';
import type { Split, SplitCause, Standing } from '../core/drift';
import type { MetricSplit } from '../core/drift-why';
import { resolveFilters, type Question } from '../core/question';
import type { Cited } from './cited';
import type { Row, Table } from './table';

/** What a split was worked out from: its segments are read from it once more, to be opened. */
export type Given = { readonly answerable: Answerable; readonly question: Question };

/** A segment's readings in both periods. */
export type Sides = { readonly before: Reading | null; readonly now: Reading | null };
export type Read = (segment: string | null) => Sides;

/** Every segment's number as of the period of a total. */
function segmentsOf(all: Reading, by: DimensionId, { answerable, question }: Given): readonly Reading[] {
  const { cube, dataset, definitions } = answerable;
  if (!isMetricId(all.metric) || all.period === null) return [];
  const { conditions: where } = resolveFilters(question.where, dataset.dimensions);
  const spans = [monthsOf(all.period, dataset.calendar)];
  return readCube(cube, dataset, { metrics: [all.metric], by: [by], spans, where, assumptions: definitions.assumptions, accounts: null });
}

/** Reads the segments of a split, before and now. */
export function readerOf({ before, now }: MetricSplit, by: DimensionId, given: Given): Read {
  const [was, is] = [before, now].map((all) => segmentsOf(all, by, given));
  const of = (readings: readonly Reading[] | undefined, segment: string | null): Reading | null =>
    readings?.find(({ slice }) => (slice.get(by) ?? null) === segment) ?? null;
  return (segment) => ({ before: of(was, segment), now: of(is, segment) });
}

const isShown = (reading: Reading | null, { of, rate }: Standing): boolean =>
  reading !== null &&
  reading.value !== null &&
  rate !== null &&
  reading.n === of &&
  Math.abs(reading.value - rate) <= 1e-9 * Math.max(1, Math.abs(rate));

/** The same without what is not the number drawn: while a question is worked out, the split of the one before is shown. */
export const onlyShown =
  ({ segments }: Split, read: Read): Read =>
  (segment) => {
    const drawn = segments.find((each) => each.segment === segment);
    const { before, now } = read(segment);
    return {
      before: drawn !== undefined && isShown(before, drawn.before) ? before : null,
      now: drawn !== undefined && isShown(now, drawn.now) ? now : null,
    };
  };

export const citedOf = ({ before, now }: Sides): readonly Cited[] => [
  ...(now === null ? [] : [{ as: 'now', reading: now }]),
  ...(before === null ? [] : [{ as: 'before', reading: before }]),
];

/** The number that a step opens: its segment now, or before where it is gone; the mix opens the total, what is left over nothing. */
export function openedBy(cause: SplitCause, { now }: MetricSplit, read: Read): Reading | undefined {
  switch (cause.of) {
    case 'mix':
      return now;
    case 'rate':
    case 'segment': {
      const sides = read(cause.segment);
      return sides.now ?? sides.before ?? undefined;
    }
    case 'otherRates':
    case 'otherSegments':
      return undefined;
  }
}

/** The table of a split, its rates before and now opening what they were read from. */
export function openingTable(table: Table, { segments }: Split, metric: MetricSplit, read: Read): Table {
  const sides = ['wasRate', 'isRate'] as const;
  const readingOf = ({ before, now }: Sides, column: string | undefined): Reading | null => (column === sides[0] ? before : now);
  const opened = (row: Row): Row => {
    const segment = segments.find((each, at) => row.id === `${at} ${each.segment ?? ''}`);
    if (segment === undefined && row.isLast !== true) return row;
    const both = segment === undefined ? metric : read(segment.segment);
    return {
      ...row,
      cells: row.cells.map((cell, at) => {
        const column = table.columns[at]?.id;
        const reading = sides.some((side) => side === column) ? readingOf(both, column) : null;
        return reading === null ? cell : { ...cell, reading };
      }),
    };
  };
  return { ...table, rows: table.rows.map(opened) };
}
