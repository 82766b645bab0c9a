/** Quantiles and their distribution-free limits. */

import { binomialCdf, binomialQuantile } from './binomial';
import { type Interval } from './interval';
import { type Numbers, at, expectCount, expectPart, expectShare } from './sequence';
import { type Spread, valueAtRank } from './spread';

/**
 * The quantile at p (0 <= p <= 1) by linear interpolation between order statistics (R's type 7): the median of an even
 * count is the mean of the middle two. Null when the spread is empty.
 */
export function quantile(spread: Spread, p: number): number | null {
  expectPart(p, 1);
  const place = (spread.size - 1) * p;
  const below = Math.floor(place);
  const low = valueAtRank(spread, below + 1);
  if (low === null) return null;
  const high = valueAtRank(spread, below + 2) ?? low;
  return low + (high - low) * (place - below);
}

/** The same quantile of a list in ascending order; null when it is empty. */
export function quantileOfSorted(sorted: Numbers, p: number): number | null {
  expectPart(p, 1);
  if (sorted.length === 0) return null;
  const place = (sorted.length - 1) * p;
  const below = Math.floor(place);
  const low = at(sorted, below);
  const high = at(sorted, Math.min(below + 1, sorted.length - 1));
  return low + (high - low) * (place - below);
}

/** Ranks, counted from 1, between which the quantile lies. */
export type Ranks = { readonly low: number; readonly high: number };

/**
 * The ranks of n values between which the true quantile at p lies with at least the level, each tail holding at most
 * half of what is left (binomial, so for any distribution; Conover, Practical Nonparametric Statistics, 3.2). Null if
 * n is too small: for the median at 0.95, under 6.
 */
export function quantileRanks(n: number, p: number, level: number): Ranks | null {
  expectCount(n);
  expectShare(p);
  expectShare(level);
  const tail = (1 - level) / 2;
  // The largest rank whose lower tail P(X <= rank - 1) is within the tail: one under the first count that is not.
  const first = binomialQuantile(tail, n, p);
  const low = binomialCdf(first, n, p) > tail ? first : first + 1;
  const high = binomialQuantile(1 - tail, n, p) + 1;
  return low >= 1 && high <= n ? { low, high } : null;
}

/** Limits of the quantile at p of a spread, as values: its order statistics at `quantileRanks`; null where these are. */
export function quantileLimits(spread: Spread, p: number, level: number): Interval | null {
  const ranks = quantileRanks(spread.size, p, level);
  const low = ranks && valueAtRank(spread, ranks.low);
  const high = ranks && valueAtRank(spread, ranks.high);
  return low === null || high === null ? null : { low, high };
}
