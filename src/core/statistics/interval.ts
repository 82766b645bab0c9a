/** Intervals of shares: Wilson's score interval, two-sided and one-sided. */

import { twoSidedZ } from './normal';
import { expectPart, expectShare } from './sequence';

/** Lower and upper limit, in the unit of the value they belong to. */
export type Interval = { readonly low: number; readonly high: number };

/** `part` of `whole`: successes of trials, an amount over a count. The parts need not be whole numbers (an effective n is not). */
export type Share = { readonly part: number; readonly whole: number };

/** The value between two bounds: limits of shares must not leave [0, 1] by a rounding. */
export function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

/**
 * Wilson's two-sided score interval of k / n; null at n = 0. Its lower limit is exactly 0 at k = 0, its upper limit
 * exactly 1 at k = n, and it always contains k / n. E. B. Wilson 1927; Brown, Cai and DasGupta 2001.
 */
export function wilson(k: number, n: number, level: number): Interval | null {
  expectPart(k, n);
  const z = twoSidedZ(level);
  if (n === 0) return null;
  const share = k / n;
  const square = (z * z) / n;
  const centre = (share + square / 2) / (1 + square);
  const half = Math.sqrt(square * (share * (1 - share) + square / 4)) / (1 + square);
  return {
    low: k === 0 ? 0 : clamp(centre - half, 0, share),
    high: k === n ? 1 : clamp(centre + half, share, 1),
  };
}

/**
 * Wilson's two one-sided limits of k / n, each at the level by itself (0.5 < level < 1): P(low <= rate) and
 * P(rate <= high) are each about `level`. One-sided 0.95 is two-sided 0.90. Null at n = 0.
 */
export function wilsonOneSided(k: number, n: number, level: number): Interval | null {
  expectShare(2 * level - 1);
  return wilson(k, n, 2 * level - 1);
}
