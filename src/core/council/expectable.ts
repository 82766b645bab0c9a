import { isMetricId, metricOf, METRIC_IDS, type MetricId } from '../metrics';
import { dateOf, dayFrom, firstDayIn, lastDayIn, monthIn, parseDate, type CalendarDate, type Dataset } from '../model';
import { followedFor } from './compared-months';

/**
 * Why nothing can be expected of a metric by a decision: an estimate of what is not over; a share of accounts as they are, of
 * which there is no before; a rate of cohorts in data without dates of creation.
 */
export type Unexpectable = 'projected' | 'ofAccounts' | 'noCreatedDates';

/** The rates of cohorts: of deals by the date on which they were created. */
export const isOfCohort = (metric: MetricId): boolean => followedFor(metric) > 0;

/** Null where a metric can be expected to move: one that its two periods can be read of. */
export function unexpectable(metric: MetricId, { supplied }: Pick<Dataset, 'supplied'>): Unexpectable | null {
  const { isProjected, isWide } = metricOf(metric);
  if (isProjected === true) return 'projected';
  if (isOfCohort(metric)) return supplied.has('createdDate') ? null : 'noCreatedDates';
  return isWide === true ? 'ofAccounts' : null;
}

/** What a decision can be asked to expect of, whatever the data hold. */
export const EXPECTABLE: readonly MetricId[] = METRIC_IDS.filter(
  (id) => metricOf(id).isProjected !== true && (metricOf(id).isWide !== true || isOfCohort(id)),
);
export const isExpectable = (metric: string | undefined): metric is MetricId =>
  metric !== undefined && isMetricId(metric) && EXPECTABLE.includes(metric);

/** How far the deals created since a decision will have been followed at its review. */
export type Followed = {
  /** Days that a deal is followed for. */
  readonly days: number;
  /** The last day on which a deal may have been created to tell by then; null where none will have been followed for so long. */
  readonly until: CalendarDate | null;
};

/** Null for a metric that tells of a deal as soon as it has closed, and for what is no date. */
export function followedBy(metric: MetricId, taken: string, review: string, { calendar }: Pick<Dataset, 'calendar'>): Followed | null {
  const days = followedFor(metric);
  const [from, to] = [parseDate(taken), parseDate(review)];
  if (days === 0 || from === null || to === null) return null;
  const day = dayFrom(taken as CalendarDate);
  const held = monthIn(calendar, day);
  const first = firstDayIn(calendar, held) === day ? held : held + 1;
  let last = monthIn(calendar, to);
  while (lastDayIn(calendar, last) + days >= to) last -= 1;
  return { days, until: last < first ? null : dateOf(lastDayIn(calendar, last)) };
}
