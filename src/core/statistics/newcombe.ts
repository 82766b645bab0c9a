/** Two shares compared: their difference with an interval, and its p. */

import { chiSquareP } from './chi-square';
import { type Interval, type Share, clamp, wilson } from './interval';
import { at, expectCount, expectPart } from './sequence';

/**
 * The interval of a.part / a.whole - b.part / b.whole from both Wilson intervals (R. G. Newcombe 1998, method 10);
 * null if either side is empty. Swapping the sides mirrors it.
 */
export function newcombe(a: Share, b: Share, level: number): Interval | null {
  const left = wilson(a.part, a.whole, level);
  const right = wilson(b.part, b.whole, level);
  if (left === null || right === null) return null;
  const [p, q] = [a.part / a.whole, b.part / b.whole];
  const difference = p - q;
  return {
    low: clamp(difference - Math.hypot(p - left.low, right.high - q), -1, difference),
    high: clamp(difference + Math.hypot(left.high - p, q - right.low), difference, 1),
  };
}

/** Weights of all tables with these margins, relative to the likeliest; counts beyond reach have none. */
function hypergeometricWeights(a: Share, b: Share): { readonly first: number; readonly weights: Float64Array } {
  const successes = a.part + b.part;
  const first = Math.max(0, successes - b.whole);
  const last = Math.min(successes, a.whole);
  const weights = new Float64Array(last - first + 1);
  const mode = clamp(Math.floor(((a.whole + 1) * (successes + 1)) / (a.whole + b.whole + 2)), first, last);
  weights[mode - first] = 1;
  for (let k = mode; k < last; k++) {
    const ratio = ((a.whole - k) * (successes - k)) / ((k + 1) * (b.whole - successes + k + 1));
    weights[k + 1 - first] = at(weights, k - first) * ratio;
  }
  for (let k = mode; k > first; k--) {
    const ratio = (k * (b.whole - successes + k)) / ((a.whole - k + 1) * (successes - k + 1));
    weights[k - 1 - first] = at(weights, k - first) * ratio;
  }
  return { first, weights };
}

/**
 * Fisher's exact two-sided p that two shares are one: the chance of all tables with the same margins that are no
 * likelier than the one seen (as R and scipy have it). 1 if either side is empty. Counts must be whole.
 */
export function fisherP(a: Share, b: Share): number {
  for (const { part, whole } of [a, b]) {
    expectCount(part);
    expectCount(whole);
    expectPart(part, whole);
  }
  const { first, weights } = hypergeometricWeights(a, b);
  const limit = at(weights, a.part - first) * (1 + 1e-7);
  let [all, rare] = [0, 0];
  for (const weight of weights) {
    all += weight;
    if (weight <= limit) rare += weight;
  }
  return rare / all;
}

/**
 * Fisher's exact one-sided p that share a is no higher than share b: the chance of as many successes in a, or more, with
 * the same margins. 1 if either side is empty. Counts must be whole.
 */
export function fisherAbove(a: Share, b: Share): number {
  for (const { part, whole } of [a, b]) {
    expectCount(part);
    expectCount(whole);
    expectPart(part, whole);
  }
  const { first, weights } = hypergeometricWeights(a, b);
  let [all, above] = [0, 0];
  for (const [place, weight] of weights.entries()) {
    all += weight;
    if (place >= a.part - first) above += weight;
  }
  return above / all;
}

/**
 * The two-sided p that two shares are one: chi-square without continuity correction (the pooled z), but Fisher's
 * exact p as soon as an expected count is under 5. Null if either side is empty.
 */
export function sharesP(a: Share, b: Share): number | null {
  if (a.whole === 0 || b.whole === 0) return null;
  const pooled = (a.part + b.part) / (a.whole + b.whole);
  if (Math.min(pooled, 1 - pooled) * Math.min(a.whole, b.whole) < 5) return fisherP(a, b);
  const difference = a.part / a.whole - b.part / b.whole;
  const variance = pooled * (1 - pooled) * (1 / a.whole + 1 / b.whole);
  return chiSquareP((difference * difference) / variance, 1);
}
