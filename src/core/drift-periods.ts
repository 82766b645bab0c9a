import type { Answerable } from './analysis';
import { filledPart } from './drift';
import { metricOf, readCube, type MetricId } from './metrics';
import { firstDayIn, spansBetween, type DimensionId, type Reading, type Slice, type Span } from './model';
import { resolveFilters, type Question } from './question';
import type { Target } from './workspace';

/** How wide a period of a number over time is. */
export type PeriodStep = 'quarter' | 'month';

const LONGEST: Readonly<Record<PeriodStep, number>> = { quarter: 16, month: 36 };

/** Every step that the files reach, the newest last. */
export function spansOf({ dataset }: Answerable, step: PeriodStep): readonly Span[] {
  if (dataset.months === null) return [];
  const days = { first: firstDayIn(dataset.calendar, dataset.months.from), last: dataset.asOf };
  return days.first > days.last ? [] : spansBetween(days, step, dataset.calendar).slice(-LONGEST[step]);
}

/** What is counted among deals that closed in a period: what comes in and what stands open is not, nor what customers do later. */
const isByClose = (metric: MetricId): boolean => {
  const { group } = metricOf(metric);
  return metric.startsWith('icpShareWon') || group === 'win' || group === 'value';
};

/** Closed deals are told from where the pipeline had filled (`domain.md` 10.10). */
export function fairSpans(spans: readonly Span[], metric: MetricId, answerable: Answerable, question: Question): readonly Span[] {
  const [first, last] = [spans[0], spans.at(-1)];
  if (!isByClose(metric) || first === undefined || last === undefined) return spans;
  const { cube, accounts, dataset, definitions } = answerable;
  const where = resolveFilters(question.where, dataset.dimensions).conditions;
  const before = { from: first.from, to: last.to };
  const held = filledPart({ cube, accounts, dataset, where, assumptions: definitions.assumptions, now: last, before });
  return held === null ? [] : spans.filter(({ from }) => from >= held.from);
}

/** What a number over time is of, beside its metric. */
type Part = {
  readonly by?: readonly DimensionId[];
  /** One slice of the whole, as a target names it. */
  readonly slice?: Target['slice'];
  /** Whether accounts are drawn for the interval, where the metric's own rests on that. */
  readonly isDrawn?: boolean;
};

const sliceOf = (slice: Target['slice']): Slice => new Map(slice.map(([dimension, label]) => [dimension as DimensionId, label]));

/** Whether the data lack a dimension that a slice names. */
export const lacksSlice = ({ cube }: Answerable, slice: Target['slice']): boolean =>
  [...sliceOf(slice).keys()].some((dimension) => !cube.ask.by.includes(dimension));

/** Readings over spans under the filters of a question; none where the data lack a dimension of the slice. */
export function readingsOf(
  metric: MetricId,
  spans: readonly (Span | null)[],
  answerable: Answerable,
  question: Question,
  { by = [], slice = [], isDrawn = false }: Part = {},
): readonly Reading[] {
  const { cube, accounts, dataset, definitions } = answerable;
  const own = [...sliceOf(slice)];
  if (lacksSlice(answerable, slice)) return [];
  const inSlice = own.map(([dimension, label]) => ({ dimension, is: 'in' as const, members: [label] }));
  const where = [...resolveFilters(question.where, dataset.dimensions).conditions, ...inSlice];
  const { assumptions } = definitions;
  const read = readCube(cube, dataset, { metrics: [metric], by, spans, where, assumptions, accounts: isDrawn ? accounts : null });
  return own.length === 0 ? read : read.map((reading) => ({ ...reading, slice: sliceOf(slice) }));
}

/** A number whose intervals draw accounts anew, and the periods that it is wanted over; null is today. */
export type DrawnAsked = { readonly metric: MetricId; readonly slice: Target['slice']; readonly spans: readonly (Span | null)[] };

/** A number over periods with the intervals that draw accounts anew: some tenths of a second each. Null where it is not read. */
export const drawnReadings = (
  answerable: Answerable,
  question: Question,
  { metric, slice, spans }: DrawnAsked,
): readonly (Reading | null)[] =>
  spans.map((span) => readingsOf(metric, [span], answerable, question, { slice, isDrawn: true })[0] ?? null);
