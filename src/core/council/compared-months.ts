import { isMetricId, metricOf, type MetricId } from '../metrics';
import { dayFrom, firstDayIn, lastDayIn, lastWholeMonthIn, monthIn, type CalendarDate, type Dataset, type Span } from '../model';

/** The months before a decision and since, whole ones only; null where there are none. */
export type ComparedMonths = { readonly before: Span | null; readonly after: Span | null };

const MOST_BEFORE = 12;
const COHORT = /^winRateCohort(\d+)$/;

/** Days that a deal must have been followed before it tells: the horizon of a cohort; else a deal tells once it has closed. */
export const followedFor = (metric: MetricId): number => Number(COHORT.exec(metric)?.[1] ?? 0);

/** A count or a sum grows with the period it is of: it can be held against one as long alone. */
export const growsWithTime = (metric: MetricId): boolean =>
  metricOf(metric).formula.op === 'measure' && metricOf(metric).past === undefined;

/** Economics and retention look at the twelve months that end with a period, whatever its own length. */
export const looksBackAYear = (metric: MetricId): boolean => {
  const { group } = metricOf(metric);
  return group === 'economics' || group === 'retention';
};

/** Whether a metric is told of deals by their close date: soon after a company's first deals only quick ones have closed. */
export function isOfClosed(metric: MetricId): boolean {
  const { group, isWide, past } = metricOf(metric);
  if (metric === 'icpShareWon' || metric === 'icpShareWonAmount') return true;
  return (group === 'win' || group === 'value') && isWide !== true && past === undefined && metric !== 'createdCount';
}

/** The last month that has ended, and whose deals have all been followed for as long as the metric asks. */
function lastMatured({ asOf, calendar }: Dataset, days: number): number {
  let month = lastWholeMonthIn(calendar, asOf);
  while (days > 0 && lastDayIn(calendar, month) + days > asOf) month -= 1;
  return month;
}

/**
 * The months that are compared for a decision. Since: the whole months that begin on the day it was taken or later, up to the
 * as-of date, and of those the matured ones: for rates by close date a month matures when it ends, for every deal in it has
 * closed; for the win rate of cohorts once all its deals have been followed for the horizon. Before: as many whole months
 * before it, twelve at most, from the first month of the data on; where none has matured yet, up to twelve all the same, so
 * that what it takes can be told. What grows with time is compared over equally many months, the latest since.
 */
export function monthsCompared(metric: string, taken: string, dataset: Dataset): ComparedMonths {
  if (!isMetricId(metric) || dataset.months === null) return { before: null, after: null };
  const { calendar } = dataset;
  const day = dayFrom(taken as CalendarDate);
  const held = monthIn(calendar, day);
  const from = firstDayIn(calendar, held) === day ? held : held + 1;
  const last = lastMatured(dataset, followedFor(metric));
  const since = last - from + 1;
  const wanted = since > 0 ? Math.min(MOST_BEFORE, since) : MOST_BEFORE;
  const to = Math.min(held - 1, lastWholeMonthIn(calendar, dataset.asOf));
  const before = { from: Math.max(to - wanted + 1, dataset.months.from), to };
  const length = before.to - before.from + 1;
  const isCut = growsWithTime(metric) && length > 0;
  const after = since > 0 ? { from: isCut ? Math.max(from, last - length + 1) : from, to: last } : null;
  return { before: length > 0 ? before : null, after };
}
