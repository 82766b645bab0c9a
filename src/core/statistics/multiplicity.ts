/** Many tests of one question: q values. */

import { at } from './sequence';

/**
 * The q value of each p, in the order given: the smallest false discovery rate at which that test is still flagged
 * (Benjamini and Hochberg 1995). The family is the whole list, so each p must belong to the same question.
 */
export function benjaminiHochberg(p: readonly number[]): readonly number[] {
  const order = p.map((_, index) => index).toSorted((a, b) => at(p, b) - at(p, a));
  const q = p.map(() => 1);
  let smallest = 1;
  for (const [place, index] of order.entries()) {
    smallest = Math.min(smallest, at(p, index) * (p.length / (p.length - place)));
    q[index] = smallest;
  }
  return q;
}
