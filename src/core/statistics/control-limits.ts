/** Limits of a p-chart, and how many independent cases a sum of unequal amounts is worth. */

import { binomialCdf, binomialQuantile, binomialTail } from './binomial';
import { type Numbers, at } from './sequence';

/** What stays outside three standard deviations on one side of a normal curve: the usual tail of a control chart. */
export const THREE_SIGMA_TAIL = 0.00135;

/** Counts from `low` to `high` are in control. */
export type ControlLimits = { readonly low: number; readonly high: number };

/**
 * The counts of n that are in control at a share p: exact binomial limits, a count being out if it and all beyond it
 * have a chance of at most `tail` together. At tail 0.00135, p 0.25 and n 40: 3 to 19. Null at n = 0.
 */
export function controlLimits(n: number, p: number, tail: number): ControlLimits | null {
  if (n === 0) return null;
  const first = binomialQuantile(tail, n, p);
  const low = binomialCdf(first, n, p) > tail ? first : first + 1;
  let high = Math.max(low, binomialQuantile(1 - tail, n, p) - 1);
  while (high < n && binomialTail(high + 1, n, p) > tail) high++;
  return { low, high };
}

/**
 * Effective n of amounts: (sum a)^2 / sum a^2 (L. Kish 1965). All equal gives their number, one giant gives about 1.
 * Null without amounts, or where all are 0.
 */
export function effectiveN(amounts: Numbers): number | null {
  let [sum, squares] = [0, 0];
  for (let index = 0; index < amounts.length; index++) {
    sum += at(amounts, index);
    squares += at(amounts, index) ** 2;
  }
  return squares === 0 ? null : (sum * sum) / squares;
}
