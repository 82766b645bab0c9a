import type { Reading } from '../model';
import { detectableChange, normalQuantile, twoSidedZ } from '../statistics';
import { isMetricId, metricOf } from './metrics';

/** Seen with a chance of 80 %, at 5 % two-sided. */
const DEMAND = { significance: 0.05, power: 0.8 } as const;
const LEVEL = 0.95;

/** A share of counts is known by its n; the difference of two such shares is not. */
const isShareOfCounts = ({ metric, delta }: Reading): boolean =>
  delta === undefined && isMetricId(metric) && metricOf(metric).interval === 'wilson';

/** The smaller of the least fall and the least rise that as many cases again would show (Fleiss, Levin and Paik 2003, 4.14). */
function ofShare(rate: number, n: number): number | null {
  const changes = (['fall', 'rise'] as const).map((direction) => detectableChange({ rate, before: n, after: n, direction }, DEMAND));
  const seen = changes.filter((change) => change !== null);
  return seen.length === 0 ? null : Math.min(...seen);
}

/** (1.96 + 0.84) x the standard error of a difference, which is sqrt 2 times that of either side; the interval tells the latter. */
function ofInterval(width: number, level: number): number | null {
  const error = width / 2 / twoSidedZ(level);
  return error > 0 ? (twoSidedZ(1 - DEMAND.significance) + normalQuantile(DEMAND.power)) * Math.SQRT2 * error : null;
}

/**
 * The minimum detectable change of a reading: by how much, in its own unit, the next one must differ to be seen with 80 %
 * power at 5 % two-sided, if it rests on as many cases (`domain.md` 10.5). A share of counts by its n, in the direction
 * that shows sooner: 15 points from 25 % of 100 deals. Any other reading by the width of its interval, which stands for
 * its standard error. Null without a value, without an interval (a count or sum is a fact and no estimate), with one of
 * no width, or where so few cases show no change at all.
 */
export function detectableChangeOf(reading: Reading): number | null {
  const { value, n, low, high, level } = reading;
  if (value === null || n <= 0) return null;
  if (isShareOfCounts(reading)) return ofShare(value, n);
  return low === null || high === null ? null : ofInterval(high - low, level ?? LEVEL);
}
