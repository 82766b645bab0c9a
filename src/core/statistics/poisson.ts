/** Exact limits of a count of events, and of the ratio of two. */

import { exactShareLimits } from './binomial';
import { gammaQuantile } from './gamma';
import { type Interval } from './interval';
import { expectCount, expectShare } from './sequence';

/**
 * Exact two-sided limits of the expected number behind a count of events (F. Garwood 1936), at least the level: half
 * the chi-square quantiles at 2k and 2k + 2 degrees. The lower limit is 0 at a count of 0.
 */
export function poissonLimits(count: number, level: number): Interval {
  expectCount(count);
  expectShare(level);
  const tail = (1 - level) / 2;
  const low = count === 0 ? 0 : gammaQuantile(count, tail);
  return { low, high: gammaQuantile(count + 1, 1 - tail) };
}

/**
 * Exact two-sided limits of the ratio of the expected numbers behind two counts, top / bottom, over equal exposure:
 * given their sum the one is binomial, so the limits of its share turn into limits of the ratio. Null at bottom = 0,
 * where nothing bounds the ratio from above. For unequal exposure multiply both limits by bottom's over top's.
 */
export function poissonRatioLimits(top: number, bottom: number, level: number): Interval | null {
  expectCount(bottom);
  if (bottom === 0) return null;
  const share = exactShareLimits(top, top + bottom, level);
  return share && { low: share.low / (1 - share.low), high: share.high / (1 - share.high) };
}
