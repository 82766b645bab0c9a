import * as v from 'valibot';
import { FLAG_STATUSES, USUAL_DRIFT_THRESHOLDS } from '../drift';
import { isMetricId } from '../metrics';
import { date, mapOf } from './rule-schema';

/** Shares of what deals are made up of: numbers of the Drift page that are no metric of the catalogue. */
const SHARES: ReadonlySet<string> = new Set(['createdShare', 'openShare', 'wonShare']);
/** Whether a finding can be about it. */
export const isCompared = (name: string): boolean => isMetricId(name) || SHARES.has(name);

const practical = v.object({
  by: v.picklist(['amount', 'ratio']),
  least: v.pipe(v.number(), v.minValue(0), v.maxValue(1e15)),
});

/** When a change counts as drift: the false discoveries allowed among flags, and the least change by metric. */
export const driftThresholds = v.object({
  q: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), USUAL_DRIFT_THRESHOLDS.q),
  practical: v.optional(
    v.pipe(
      mapOf(practical),
      v.check((map) => [...map.keys()].every(isCompared), 'names what is not a metric'),
    ),
    {},
  ),
});

/** What people said of flags. */
export const watched = v.object({
  finding: v.string(),
  status: v.picklist(FLAG_STATUSES),
  owner: v.string(),
  note: v.string(),
  on: date,
});
