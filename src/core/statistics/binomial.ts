/** The binomial distribution of a count k of n, and the exact limits it gives a share. */

import { betaCdf, betaQuantile, betaTail } from './beta';
import { type Interval } from './interval';
import { expectCount, expectPart, expectShare } from './sequence';

export { binomialDensity } from './density';

/** P(X <= k) for X ~ Binomial(n, p), 0 <= p <= 1. 0 below k = 0, 1 from k = n on; a k between whole numbers counts down. */
export function binomialCdf(k: number, n: number, p: number): number {
  expectCount(n);
  expectPart(p, 1);
  if (k < 0) return 0;
  if (k >= n) return 1;
  const whole = Math.floor(k);
  return betaTail({ alpha: whole + 1, beta: n - whole }, p);
}

/** P(X >= k) for X ~ Binomial(n, p), with all its digits where it is small. */
export function binomialTail(k: number, n: number, p: number): number {
  expectCount(n);
  expectPart(p, 1);
  if (k <= 0) return 1;
  if (k > n) return 0;
  const whole = Math.ceil(k);
  return betaCdf({ alpha: whole, beta: n - whole + 1 }, p);
}

/** The smallest k with P(X <= k) >= q, for 0 < q < 1. */
export function binomialQuantile(q: number, n: number, p: number): number {
  expectShare(q);
  expectCount(n);
  let [low, high] = [0, n];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (binomialCdf(middle, n, p) >= q) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Exact (Clopper-Pearson) two-sided limits of a share k / n, at least the level; null at n = 0. Counts must be whole. */
export function exactShareLimits(k: number, n: number, level: number): Interval | null {
  expectCount(k);
  expectPart(k, n);
  expectShare(level);
  if (n === 0) return null;
  const tail = (1 - level) / 2;
  const low = k === 0 ? 0 : betaQuantile({ alpha: k, beta: n - k + 1 }, tail);
  const high = k === n ? 1 : betaQuantile({ alpha: k + 1, beta: n - k }, 1 - tail);
  return { low, high };
}
