/** A combination asked again in the newer half, which had no part in finding it: beside everything else of that half. */

import { FEWEST_CLUSTERS, fisherAbove, studentTail } from '../statistics';
import type { Candidate } from './candidate';
import type { Patterns } from './counts';
import { type Mask, type Spread, accountsOf, addInfluence, halfValue, spreadIn, sumOfSquares } from './spread';
import { type Measure, baseOf, squaresOf } from './value';

/** What the newer half says of a combination, before the others of the list are looked at. */
export type Asked = Pick<Candidate, 'confirmed' | 'rest' | 'difference' | 'p'>;

/** Under so many rows, or accounts, on either side nothing is tested. */
export const LEAST_TO_TEST = FEWEST_CLUSTERS;

/** Fisher's test on the rows that these are worth: rounded against what is looked for, so that it never promises more. */
function exactP(inside: Spread, rest: Spread, sign: 1 | -1, designEffect: number): number {
  const looked = ({ sums }: Spread): number => (sign === 1 ? sums.u : sums.n - sums.u);
  const worth = ({ sums }: Spread): number => Math.round(sums.n / designEffect);
  const some = { part: Math.min(worth(inside), Math.floor(looked(inside) / designEffect)), whole: worth(inside) };
  return fisherAbove(some, { part: Math.min(worth(rest), Math.ceil(looked(rest) / designEffect)), whole: worth(rest) });
}

/** What the variance of a side would be if its rows were independent. */
function varianceAlone({ sums, value }: Spread, measure: Measure): number {
  if (value === null || sums.n < 2) return 0;
  return (squaresOf(sums, value, measure) * sums.n) / ((sums.n - 1) * baseOf(sums, measure) ** 2);
}

/** The variance of the difference: accounts with rows on both sides count once, and never as less than independent rows. */
function varianceOfDifference(
  patterns: Patterns,
  sides: readonly { mask: Mask; spread: Spread; sign: 1 | -1 }[],
  measure: Measure,
): number {
  const byAccount = new Float64Array(accountsOf(patterns));
  let [alone, fewest] = [0, Infinity];
  for (const { mask, spread, sign } of sides) {
    const value = spread.value ?? 0;
    addInfluence(patterns, mask, byAccount, { value, weight: sign / baseOf(spread.sums, measure) }, measure);
    alone += varianceAlone(spread, measure);
    fewest = Math.min(fewest, spread.accounts);
  }
  return Math.max((sumOfSquares(byAccount) * fewest) / (fewest - 1), alone);
}

/** Degrees of freedom of a difference of two means with unequal spread (B. L. Welch 1947), counted in accounts. */
function freedomOf(inside: Spread, rest: Spread): number {
  const [a, b] = [inside.variance ?? 0, rest.variance ?? 0];
  const sum = a * a * (1 / (inside.accounts - 1)) + b * b * (1 / (rest.accounts - 1));
  return sum > 0 ? (a + b) ** 2 / sum : Math.min(inside.accounts, rest.accounts) - 1;
}

/** The difference of two values with the interval that both their intervals give (R. G. Newcombe 1998; G. Y. Zou 2008). */
function differenceOf(a: Asked['confirmed'], b: Asked['rest']): Asked['difference'] {
  if (a.value === null || b.value === null || a.low === null || a.high === null || b.low === null || b.high === null) return null;
  const value = a.value - b.value;
  return { value, low: value - Math.hypot(a.value - a.low, b.high - b.value), high: value + Math.hypot(a.high - a.value, b.value - b.low) };
}

/** Asks the rows of the confirming half: `members` of a combination against all others there. */
export function askAgain(patterns: Patterns, members: Mask, measure: Measure, designEffect: number): Asked {
  const insideMask = members.map((is, row) => is & (patterns.isConfirm[row] ?? 0));
  const restMask = members.map((is, row) => (1 - is) & (patterns.isConfirm[row] ?? 0));
  const inside = spreadIn(patterns, insideMask, measure);
  const rest = spreadIn(patterns, restMask, measure);
  const confirmed = halfValue(inside, measure, designEffect);
  const others = halfValue(rest, measure, designEffect);
  const asked = { confirmed, rest: others, difference: differenceOf(confirmed, others) };
  if (inside.value === null || rest.value === null || Math.min(inside.accounts, rest.accounts) < LEAST_TO_TEST)
    return { ...asked, p: null };
  const sides = [
    { mask: insideMask, spread: inside, sign: 1 },
    { mask: restMask, spread: rest, sign: -1 },
  ] as const;
  const variance = varianceOfDifference(patterns, sides, measure);
  const t = (measure.sign * (inside.value - rest.value)) / Math.sqrt(variance);
  const byMeans = variance > 0 ? studentTail(t, freedomOf(inside, rest)) : 1;
  if (!measure.isShare) return { ...asked, p: byMeans };
  const exact = exactP(inside, rest, measure.sign, designEffect);
  return { ...asked, p: variance > 0 ? Math.max(exact, byMeans) : exact };
}
