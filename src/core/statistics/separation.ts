/** Does a value tell two groups apart? The area under the curve with its interval, and Mann-Whitney's p. */

import { clamp } from './interval';
import { normalP, twoSidedZ } from './normal';
import { at } from './sequence';
import { type Moment, type Spread, alignSpreads } from './spread';

export type Separation = {
  /** The chance that one of `positive` lies above one of `negative`, ties counted half. 0.5 is no separation. */
  readonly auc: number;
  readonly error: number;
  /** Null where the groups do not overlap at all, or a group has one member: then no error can be estimated. */
  readonly low: number | null;
  readonly high: number | null;
};

/** The variance, weighted by counts, of how large a part of the other group each member beats. */
function placementVariance(moments: readonly Moment[], own: 0 | 1, sizes: readonly [number, number]): number {
  const size = sizes[own];
  const other = sizes[1 - own] ?? 0;
  let [passed, sum, squares] = [0, 0, 0];
  for (const { counts } of moments) {
    const across = at(counts, 1 - own);
    const placement = (passed + across / 2) / other;
    sum += at(counts, own) * placement;
    squares += at(counts, own) * placement * placement;
    passed += across;
  }
  return Math.max(0, squares - (sum * sum) / size) / (size - 1);
}

/** How many pairs (positive, negative) have the positive above, ties half: Mann and Whitney's U. */
function pairsAbove(moments: readonly Moment[]): number {
  let [passed, above] = [0, 0];
  for (const { counts } of moments) {
    above += at(counts, 0) * (passed + at(counts, 1) / 2);
    passed += at(counts, 1);
  }
  return above;
}

/**
 * The area under the receiver operating curve of a score, given the scores of both groups, with the standard error and
 * two-sided limits of DeLong, DeLong and Clarke-Pearson (1988), cut at 0 and 1. Null if a group is empty.
 */
export function separation(positive: Spread, negative: Spread, level: number): Separation | null {
  if (positive.size === 0 || negative.size === 0) return null;
  const moments = alignSpreads([positive, negative]);
  const auc = pairsAbove(moments) / (positive.size * negative.size);
  if (positive.size === 1 || negative.size === 1) return { auc, error: 0, low: null, high: null };
  const sizes: readonly [number, number] = [positive.size, negative.size];
  const up = placementVariance(moments, 0, sizes) / positive.size;
  const down = placementVariance(moments, 1, sizes) / negative.size;
  const error = Math.sqrt(up + down);
  if (error === 0) return { auc, error, low: null, high: null };
  const half = twoSidedZ(level) * error;
  return { auc, error, low: clamp(auc - half, 0, 1), high: clamp(auc + half, 0, 1) };
}

/** Up to this many pairs, and without ties, the p of Mann and Whitney is counted out. */
const COUNTED_PAIRS = 400;

/** P(U <= u) by counting: in how many orders of n and m untied members exactly each U occurs (Mann and Whitney 1947). */
function countedTail(u: number, n: number, m: number): number {
  // The generating function of U: one factor (1 - x^(m+i)) / (1 - x^i) a round.
  const ways = new Float64Array(n * m + 1);
  ways[0] = 1;
  for (let i = 1; i <= n; i++) {
    for (let k = n * m; k >= m + i; k--) ways[k] = at(ways, k) - at(ways, k - m - i);
    for (let k = i; k <= n * m; k++) ways[k] = at(ways, k) + at(ways, k - i);
  }
  let [low, all] = [0, 0];
  for (const [k, way] of ways.entries()) {
    all += way;
    if (k <= u) low += way;
  }
  return low / all;
}

/**
 * The two-sided p that two groups have one distribution, against one lying above the other (Mann and Whitney 1947):
 * counted out for few untied values, else normal with corrections for ties and continuity. Null if a group is empty;
 * 1 if all values are equal.
 */
export function mannWhitneyP(a: Spread, b: Spread): number | null {
  const [n, m] = [a.size, b.size];
  if (n === 0 || m === 0) return null;
  const moments = alignSpreads([a, b]);
  const u = pairsAbove(moments);
  const groups = moments.map(({ counts }) => at(counts, 0) + at(counts, 1));
  const tied = groups.some((count) => count > 1);
  if (!tied && n * m <= COUNTED_PAIRS) return Math.min(1, 2 * countedTail(Math.min(u, n * m - u), n, m));
  const all = n + m;
  let ties = 0;
  for (const count of groups) ties += (count * (count * count - 1)) / (all * (all - 1));
  const variance = ((n * m) / 12) * (all + 1 - ties);
  if (!(variance > 0)) return 1;
  const away = Math.max(0, Math.abs(u - (n * m) / 2) - 0.5);
  return normalP(away / Math.sqrt(variance));
}
