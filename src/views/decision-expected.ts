import { followedBy, unexpectable, type Unexpectable } from '../core/council';
import { metricOf, type MetricId } from '../core/metrics';
import type { Dataset } from '../core/model';
import { dateText } from '../wording';
import { usualReview } from './decision-dates';

const WHY: Readonly<Record<Unexpectable, string>> = {
  projected: 'it is an estimate of what is not over yet',
  ofAccounts: 'it tells of accounts as they are, and has no before',
  noCreatedDates: 'no file has the dates on which deals were created',
};

/** Why a metric cannot be expected of a decision over these data, as a sentence; null where it can. */
export function expectedFault(metric: MetricId, dataset: Pick<Dataset, 'supplied'>): string | null {
  const why = unexpectable(metric, dataset);
  return why === null ? null : `${metricOf(metric).label} cannot be read: ${WHY[why]}. Choose another metric.`;
}

type Chosen = { readonly metric: MetricId; readonly taken: string; readonly review: string };

/** Which deals a rate of cohorts will be told of at the review; null for other metrics, and while a date is missing. */
export function cohortNote({ metric, taken, review }: Chosen, dataset: Pick<Dataset, 'calendar' | 'supplied'>): string | null {
  if (unexpectable(metric, dataset) !== null) return null;
  const followed = followedBy(metric, taken, review === '' ? usualReview(taken, dataset) : review, dataset);
  if (followed === null) return null;
  const { days, until } = followed;
  return until === null
    ? `No deal created after the decision will have been followed for ${days} days at its review. Choose a later one, or it will be too early to tell.`
    : `Told of deals created after the decision and followed for ${days} days by its review: those created up to ${dateText(until)}.`;
}
