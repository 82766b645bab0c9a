import type { Answerable } from '../core/analysis';
import { fairSpans, lacksSlice, readingsOf, spansOf } from '../core/drift-periods';
import { metricOf, type MetricId } from '../core/metrics';
import { dateOf, periodOf, spanLabel, type CalendarDate, type Period, type Reading, type Span } from '../core/model';
import { isToDate, type Question } from '../core/question';
import type { History } from '../core/snapshots';
import type { Target } from '../core/workspace';
import type { ChartStep } from './drift-chart-series';

/** How a number of a trend is known: from its period, from an export of a date in it, or rebuilt from dates. */
export type Known = 'counted' | 'exported' | 'rebuilt';

export type TrendPeriod = {
  readonly label: string;
  readonly period: Period;
  readonly isToDate: boolean;
  readonly reading: Reading;
  readonly known: Known;
  /** The date that a stock is of; null for what is counted over the whole period. */
  readonly asOf: CalendarDate | null;
  /** The months that it was read over; null for today, and undefined for what an export told. */
  readonly span?: Span | null;
};

/** A number over time that no limits of chance can be drawn for. */
export type TrendSeries = {
  readonly metric: MetricId;
  readonly step: ChartStep;
  readonly slice: Target['slice'];
  readonly periods: readonly TrendPeriod[];
  /** Whether it is what stands at a date, and not what is counted over a period. */
  readonly isStock: boolean;
  /** Periods that are left out at the beginning, where only quick deals had closed. */
  readonly leftOut: number;
  /** Whether an earlier export could have told it, were there no filter. */
  readonly isFiltered: boolean;
  /** Whether its intervals are still to be drawn. */
  readonly isUndrawn: boolean;
  /** Whether the data lack a dimension of the slice, so that nothing can be read of it. */
  readonly lacksSlice: boolean;
};

/** Intervals that draw accounts anew take their time: of these the last two years are told. */
const LONGEST_DRAWN = 8;

/** Whether the interval of a metric draws accounts anew, which takes its time. */
export const restsOnAccounts = (metric: MetricId): boolean => metricOf(metric).interval === 'accounts';

type Ended = { readonly span: Span; readonly period: Period; readonly label: string };

/** What stood at the end of each period: as an export shows it, else rebuilt from dates; today as it is. */
function stocks(
  { metric, slice }: { readonly metric: MetricId; readonly slice: Target['slice'] },
  ended: readonly Ended[],
  { answerable, question, history }: Asked,
): readonly TrendPeriod[] {
  const { dataset } = answerable;
  const today = dateOf(dataset.asOf);
  const spans = ended.map(({ span }) => span);
  const rebuilt = readingsOf(metric, spans, answerable, question, { slice });
  const [now] = readingsOf(metric, [null], answerable, question, { slice });
  // An export is told of in total alone.
  const points = question.where.length > 0 || slice.length > 0 ? [] : (history?.points ?? []);
  return ended.flatMap(({ span, period, label }, at): readonly TrendPeriod[] => {
    const common = { label, period, isToDate: isToDate(span, dataset) };
    const isLast = at === ended.length - 1;
    if (isLast && now !== undefined) return [{ ...common, reading: now, known: 'exported', asOf: today, span: null }];
    const seen = points.findLast(({ asOf, readings }) => asOf >= period.from && asOf <= period.to && readings.length > 0);
    const own = seen?.readings.find((reading) => reading.metric === metric);
    if (seen !== undefined && own !== undefined) return [{ ...common, reading: own, known: 'exported', asOf: seen.asOf }];
    const past = rebuilt.find((reading) => reading.period?.from === period.from);
    return past === undefined ? [] : [{ ...common, reading: past, known: 'rebuilt', asOf: period.to, span }];
  });
}

function flows(
  { metric, slice }: { readonly metric: MetricId; readonly slice: Target['slice'] },
  ended: readonly Ended[],
  { answerable, question }: Asked,
): readonly TrendPeriod[] {
  const kept = restsOnAccounts(metric) ? ended.slice(-LONGEST_DRAWN) : ended;
  const spans = kept.map(({ span }) => span);
  const readings = readingsOf(metric, spans, answerable, question, { slice });
  return kept.flatMap(({ span, period, label }): readonly TrendPeriod[] => {
    const reading = readings.find((each) => each.period?.from === period.from);
    return reading === undefined
      ? []
      : [{ label, period, isToDate: isToDate(span, answerable.dataset), reading, known: 'counted', asOf: null, span }];
  });
}

/** What a trend is read from. `history`: what earlier exports tell. */
export type Asked = { readonly answerable: Answerable; readonly question: Question; readonly history: History | undefined };

/**
 * Any number by period, under the filters of a question and in the slice of a target. A stock (what is open) is told as an
 * export of the period shows it, where there is one, and else rebuilt from dates.
 */
export function trendSeries(
  asked: Asked,
  of: { readonly metric: MetricId; readonly slice: Target['slice'] },
  step: ChartStep,
): TrendSeries {
  const { answerable, question, history } = asked;
  const { dataset } = answerable;
  const isStock = metricOf(of.metric).past !== undefined;
  const all = spansOf(answerable, step);
  const spans = isStock ? all : fairSpans(all, of.metric, answerable, question);
  const ended = spans.map((span) => ({
    span,
    period: periodOf(span, dataset.calendar),
    label: spanLabel(span, step, dataset.calendar),
  }));
  return {
    ...of,
    step,
    isStock,
    leftOut: all.length - spans.length,
    periods: isStock ? stocks(of, ended, asked) : flows(of, ended, asked),
    isUndrawn: restsOnAccounts(of.metric) && answerable.accounts !== null,
    lacksSlice: lacksSlice(answerable, of.slice),
    isFiltered: isStock && question.where.length > 0 && (history?.points.length ?? 0) > 1,
  };
}

/** The same with the readings that draw accounts anew, in the order of its periods; what was not read stays as it was. */
export const withDrawn = (series: TrendSeries, readings: readonly (Reading | null)[]): TrendSeries => ({
  ...series,
  periods: series.periods.map((each, at) => ({ ...each, reading: (each.span === undefined ? null : readings[at]) ?? each.reading })),
  isUndrawn: false,
});
