import type { Answerable } from '../core/analysis';
import { belowTarget, examineTarget, filledPart, type CountedPeriod, type Finding } from '../core/drift';
import { readCube, type MetricId } from '../core/metrics';
import {
  dateOf,
  firstDayIn,
  lastWholeMonthIn,
  periodOf,
  spanLabel,
  spansBetween,
  type DimensionId,
  type Period,
  type Reading,
  type Span,
} from '../core/model';
import { isToDate, resolveFilters, type Question } from '../core/question';
import type { Answered } from './answered';

/** How wide a period of a chart is. */
export type ChartStep = 'quarter' | 'month';

/** Shares that are charted: what comes in, what is won, and how much of it. */
export const CHARTED = ['icpShareCreated', 'icpShareWon', 'winRate'] as const;
export type Charted = (typeof CHARTED)[number];

/** A share by period as counted, each with its own reading. */
export type ChartSeries = {
  readonly metric: Charted;
  readonly step: ChartStep;
  readonly periods: readonly (CountedPeriod & { readonly period: Period; readonly reading: Reading })[];
  /** Periods that are left out at the beginning, where only quick deals had closed. */
  readonly leftOut: number;
};

const LONGEST: Readonly<Record<ChartStep, number>> = { quarter: 16, month: 36 };

/** Every step that the files reach, the newest last. */
function spansOf({ dataset }: Answerable, step: ChartStep): readonly Span[] {
  if (dataset.months === null) return [];
  const days = { first: firstDayIn(dataset.calendar, dataset.months.from), last: dataset.asOf };
  return days.first > days.last ? [] : spansBetween(days, step, dataset.calendar).slice(-LONGEST[step]);
}

const isByClose = (metric: Charted): boolean => metric !== 'icpShareCreated';

/** Closed deals are charted from where the pipeline had filled (`domain.md` 10.10). */
function fair(spans: readonly Span[], metric: Charted, answerable: Answerable, question: Question): readonly Span[] {
  const [first, last] = [spans[0], spans.at(-1)];
  if (!isByClose(metric) || first === undefined || last === undefined) return spans;
  const { cube, accounts, dataset, definitions } = answerable;
  const where = resolveFilters(question.where, dataset.dimensions).conditions;
  const before = { from: first.from, to: last.to };
  const held = filledPart({ cube, accounts, dataset, where, assumptions: definitions.assumptions, now: last, before });
  return held === null ? [] : spans.filter(({ from }) => from >= held.from);
}

function readingsOf(
  metric: MetricId,
  spans: readonly (Span | null)[],
  { cube, dataset, definitions }: Answerable,
  question: Question,
  by: readonly DimensionId[] = [],
) {
  const where = resolveFilters(question.where, dataset.dimensions).conditions;
  const { assumptions } = definitions;
  return readCube(cube, dataset, { metrics: [metric], by, spans, where, assumptions, accounts: null });
}

function seriesOf(readings: readonly Reading[], spans: readonly Span[], step: ChartStep, { dataset }: Answerable): ChartSeries['periods'] {
  return spans.flatMap((span) => {
    const period = periodOf(span, dataset.calendar);
    const reading = readings.find((each) => each.period?.from === period.from);
    if (reading === undefined) return [];
    const isKnown = reading.missing === null;
    const counts = { part: isKnown ? Math.round(reading.value * reading.n) : 0, whole: isKnown ? reading.n : 0 };
    return [{ label: spanLabel(span, step, dataset.calendar), ...counts, isToDate: isToDate(span, dataset), period, reading }];
  });
}

/** The win rate of every segment by quarter, under the filters of a question; by the label of the segment. */
export function segmentSeries(answerable: Answerable, question: Question, by: DimensionId): ReadonlyMap<string | null, ChartSeries> {
  const [metric, step] = ['winRate', 'quarter'] as const;
  const all = spansOf(answerable, step);
  const spans = fair(all, metric, answerable, question);
  const readings = readingsOf(metric, spans, answerable, question, [by]);
  const bySegment = new Map<string | null, Reading[]>();
  for (const reading of readings) {
    const label = reading.slice.get(by) ?? null;
    bySegment.set(label, [...(bySegment.get(label) ?? []), reading]);
  }
  const leftOut = all.length - spans.length;
  return new Map([...bySegment].map(([label, own]) => [label, { metric, step, periods: seriesOf(own, spans, step, answerable), leftOut }]));
}

/** A share by quarter or by month, under the filters of a question. */
export function chartSeries(answerable: Answerable, question: Question, metric: Charted, step: ChartStep): ChartSeries {
  const all = spansOf(answerable, step);
  const spans = fair(all, metric, answerable, question);
  const readings = readingsOf(metric, spans, answerable, question);
  const periods = seriesOf(readings, spans, step, answerable);
  return { metric, step, periods, leftOut: all.length - spans.length };
}

const WATCHED_TARGETS: readonly string[] = ['icpShareOpen', 'icpShareWon', 'icpShareCreated'];
const QUARTERS = 3;

/** The last complete quarters of a share, oldest first; open deals today in the place of the last where they stand later. */
function observed(metric: MetricId, answerable: Answerable, question: Question) {
  const { dataset } = answerable;
  const spans = spansOf(answerable, 'quarter')
    .filter((span) => !isToDate(span, dataset))
    .slice(-QUARTERS);
  const readings = readingsOf(metric, spans, answerable, question);
  const complete = spans.flatMap((span) => {
    const period = periodOf(span, dataset.calendar);
    return readings.filter((reading) => reading.period?.from === period.from).map((reading) => ({ period, reading }));
  });
  const isLater =
    (spans.at(-1)?.to ?? 0) < lastWholeMonthIn(dataset.calendar, dataset.asOf) || dateOf(dataset.asOf) > (complete.at(-1)?.period.to ?? '');
  if (metric !== 'icpShareOpen' || !isLater) return complete;
  const today = { from: dateOf(dataset.asOf), to: dateOf(dataset.asOf) };
  return [...complete, ...readingsOf(metric, [null], answerable, question).map((reading) => ({ period: today, reading }))].slice(-QUARTERS);
}

/** Targets on ICP shares that lie below their target three periods running, although none of it is proven. */
export function belowTargets({ analysis }: Answered, answerable: Answerable, question: Question): readonly Finding[] {
  return analysis.judged.flatMap(({ target, finding, counts }) => {
    if (!WATCHED_TARGETS.includes(target.metric) || target.slice.length > 0) return [];
    const verdict = counts === null ? examineTarget(target, finding.now, null) : finding;
    return belowTarget({ wanted: target, verdict, observed: observed(target.metric, answerable, question) }) ?? [];
  });
}
