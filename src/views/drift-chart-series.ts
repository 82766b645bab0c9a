import type { Answerable } from '../core/analysis';
import type { CountedPeriod } from '../core/drift';
import { fairSpans, lacksSlice, readingsOf, spansOf, type PeriodStep } from '../core/drift-periods';
import type { MetricId } from '../core/metrics';
import { periodOf, spanLabel, type DimensionId, type Period, type Reading, type Span } from '../core/model';
import { isToDate, type Question } from '../core/question';
import type { Target } from '../core/workspace';

/** How wide a period of a chart is. */
export type ChartStep = PeriodStep;

/** Shares whose periods share no deal, so that limits of chance hold: what comes in, what is won, and how much of it. */
export const CHARTED = ['icpShareCreated', 'icpShareWon', 'winRate', 'winRateBroad'] as const satisfies readonly MetricId[];
export type Charted = (typeof CHARTED)[number];
export const isCharted = (metric: MetricId): metric is Charted => CHARTED.some((each) => each === metric);

/** A share by period as counted, each with its own reading. */
export type ChartSeries = {
  readonly metric: Charted;
  readonly step: ChartStep;
  readonly periods: readonly (CountedPeriod & { readonly period: Period; readonly reading: Reading })[];
  /** Periods that are left out at the beginning, where only quick deals had closed. */
  readonly leftOut: number;
  /** Whether the data lack a dimension of the slice, so that nothing can be read of it. */
  readonly lacksSlice?: boolean;
};

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
  const spans = fairSpans(all, metric, answerable, question);
  const readings = readingsOf(metric, spans, answerable, question, { by: [by] });
  const bySegment = new Map<string | null, Reading[]>();
  for (const reading of readings) {
    const label = reading.slice.get(by) ?? null;
    bySegment.set(label, [...(bySegment.get(label) ?? []), reading]);
  }
  const leftOut = all.length - spans.length;
  return new Map([...bySegment].map(([label, own]) => [label, { metric, step, periods: seriesOf(own, spans, step, answerable), leftOut }]));
}

/** A share by quarter or by month, under the filters of a question and in the slice of a target. */
export function chartSeries(
  answerable: Answerable,
  question: Question,
  metric: Charted,
  step: ChartStep,
  slice: Target['slice'] = [],
): ChartSeries {
  const all = spansOf(answerable, step);
  const spans = fairSpans(all, metric, answerable, question);
  const readings = readingsOf(metric, spans, answerable, question, { slice });
  const periods = seriesOf(readings, spans, step, answerable);
  return { metric, step, periods, leftOut: all.length - spans.length, lacksSlice: lacksSlice(answerable, slice) };
}
