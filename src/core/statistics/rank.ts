/** Order without shape: midranks and Spearman's correlation. */

import { betaTail } from './beta';
import { type Numbers, at } from './sequence';

/** The rank of each value, counted from 1 at the smallest; equal values share the mean of their ranks. */
export function midranks(values: Numbers): Float64Array {
  const order = Array.from(values, (_, index) => index).toSorted((a, b) => at(values, a) - at(values, b));
  const ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && at(values, at(order, to)) === at(values, at(order, from))) to++;
    for (const index of order.slice(from, to)) ranks[index] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}

export type Correlation = { readonly rho: number; readonly p: number; readonly n: number };

/** Two-sided p of a correlation of n pairs by Student's t with n - 2 degrees. */
function correlationP(rho: number, n: number): number {
  // P(|T| >= t) is the incomplete beta at df / (df + t^2), which is 1 - rho^2: here its mirror image, at rho^2.
  return betaTail({ alpha: 0.5, beta: (n - 2) / 2 }, rho * rho);
}

/**
 * Spearman's rank correlation of pairs, ties by midranks, with its two-sided p (Student's t; good from about 10 pairs).
 * Null under 3 pairs and where either list is constant. Both lists are equally long.
 */
export function spearman(x: Numbers, y: Numbers): Correlation | null {
  const n = x.length;
  if (n !== y.length) throw new RangeError(`${n} values beside ${y.length}`);
  if (n < 3) return null;
  const [a, b] = [midranks(x), midranks(y)];
  const middle = (n + 1) / 2;
  let [ab, aa, bb] = [0, 0, 0];
  for (let index = 0; index < n; index++) {
    const [left, right] = [at(a, index) - middle, at(b, index) - middle];
    ab += left * right;
    aa += left * left;
    bb += right * right;
  }
  if (aa === 0 || bb === 0) return null;
  const rho = Math.min(1, Math.max(-1, ab / Math.sqrt(aa * bb)));
  return { rho, p: correlationP(rho, n), n };
}
