import { isMetricId, measuredSlices, spanOfReading, type MeasuredSlice, type MetricId, type NumberId } from '../metrics';
import { periodOf, type DimensionId, type Reading, type Slice, type Span } from '../model';
import { countIn, mixBaseOf, type MixBase } from './mix';
import type { ComparedPeriods } from './performance';

/** What findings are explained from: a cube under the filters of a question. */
export type CaseGround = Omit<ComparedPeriods, 'now' | 'before' | 'remarks'>;

/** Reads whatever stands behind a finding. Cells are grouped once for each dimension and kept: that is what costs. */
export type CaseReader = {
  readonly ground: CaseGround;
  /** Every slice of a dimension; of none, the whole. Empty where the cube was not asked by it. */
  by(dimension: DimensionId | null): readonly MeasuredSlice[];
  /** The slice of one dimension at most; null where there is none such. */
  of(slice: Slice): MeasuredSlice | null;
  /** A sum of the cube; null where the slice is not there, or the cube was not asked for it. */
  number(id: NumberId, slice: Slice, span: Span | null): number | null;
  /** A metric or a share of created, open or won deals, in its slice; null where there is none, or no reading of a past period. */
  reading(metric: string, slice: Slice, span: Span | null): Reading | null;
  /** The months of a reading. */
  spanOf(reading: Reading): Span | null;
};

export const ALL: Slice = new Map();

/** A share that the catalogue does not have: so many of all that were created, open or won, on a slice. */
function mixReading(reader: CaseReader, metric: string, slice: Slice, span: Span | null): Reading | null {
  const base = mixBaseOf(metric);
  const [own, all] = [reader.of(slice), reader.of(ALL)];
  if (base === null || own === null || all === null || span === null) return null;
  const [part, whole] = [countIn(own.cells, base, span), countIn(all.cells, base, span)];
  const { calendar } = reader.ground.dataset;
  const plain = { metric, slice, period: periodOf(span, calendar), unit: 'share' as const, currency: null, n: whole };
  const unbounded = { low: null, high: null, level: null, leftOut: [] };
  return whole > 0
    ? { ...plain, ...unbounded, value: part / whole, missing: null }
    : { ...plain, ...unbounded, value: null, missing: 'no_rows' };
}

/** How many deals of a base a category has, as the catalogue counts them: the share of a category is none of its numbers. */
export const COUNT_BEHIND: Readonly<Record<MixBase, MetricId>> = { created: 'createdCount', open: 'openCount', won: 'wonCount' };

/** The number of the catalogue whose rows stand behind a reading: itself, or what is counted from the deals of its slice. */
export function behindOf(reading: Reading | null, reader: CaseReader): Reading | null {
  if (reading === null || isMetricId(reading.metric)) return reading;
  const base = mixBaseOf(reading.metric);
  return base === null ? null : reader.reading(COUNT_BEHIND[base], reading.slice, reader.spanOf(reading));
}

/** A reader of a cube for all findings of a question. */
export function caseReader(ground: CaseGround): CaseReader {
  const { cube, dataset, where, assumptions } = ground;
  const kept = new Map<DimensionId | null, readonly MeasuredSlice[]>();
  const reader: CaseReader = {
    ground,
    by(dimension) {
      if (dimension !== null && !cube.ask.by.includes(dimension)) return [];
      const by = dimension === null ? [] : [dimension];
      const found = kept.get(dimension) ?? measuredSlices(cube, dataset, { by, where, assumptions });
      kept.set(dimension, found);
      return found;
    },
    of(slice) {
      const [first, ...others] = slice;
      if (first === undefined) return reader.by(null)[0] ?? null;
      const [dimension, label] = first;
      return others.length > 0 ? null : (reader.by(dimension).find((each) => each.slice.get(dimension) === label) ?? null);
    },
    number: (id, slice, span) => (cube.ask.measures.includes(id) ? (reader.of(slice)?.cells.number(id, span) ?? null) : null),
    reading: (metric, slice, span) =>
      isMetricId(metric) ? (reader.of(slice)?.read(metric, span) ?? null) : mixReading(reader, metric, slice, span),
    spanOf: (reading) => spanOfReading(reading, dataset),
  };
  return reader;
}

/** The first month that can be named. */
const FIRST_MONTH = -2_147_483_647;

/** Everything until the end of a span. */
export const until = ({ to }: Span): Span => ({ from: FIRST_MONTH, to });

/** What stood open at the end of a span, rebuilt from dates with the amounts of today; null where the cube does not tell. */
export function openAmountAt(reader: CaseReader, span: Span): number | null {
  const [entered, departed] = (['enteredAmount', 'departedAmount'] as const).map((id) => reader.number(id, ALL, until(span)));
  return entered === null || entered === undefined || departed === null || departed === undefined ? null : entered - departed;
}
