/** How far values of rows spread when rows of one account are alike: sums by account, limits, and the design effect. */

import { twoSidedT, wilson } from '../statistics';
import type { HalfValue } from './candidate';
import type { Patterns } from './counts';
import { type Measure, type Sums, baseOf, residual, squaresOf, valueOf } from './value';

/** Rows that are asked about, 1 for each. */
export type Mask = Uint8Array;

/** Rows with their value, the accounts behind them, and the variance of the value, which is null with under two accounts. */
export type Spread = {
  readonly sums: Sums;
  readonly accounts: number;
  readonly value: number | null;
  readonly variance: number | null;
  /** How much wider than if rows were independent, at least 1; null where these rows do not vary. */
  readonly widened: number | null;
};

const LEVEL = 0.95;

export function sumsIn({ u: gains, s: costs }: Pick<Patterns, 'u' | 's'>, mask: Mask): Sums {
  let [n, u, s, uu, us, ss] = [0, 0, 0, 0, 0, 0];
  for (let row = 0; row < mask.length; row++) {
    if (mask[row] === 0) continue;
    const gain = gains[row] ?? 0;
    const cost = costs[row] ?? 0;
    n++;
    u += gain;
    s += cost;
    uu += gain * gain;
    us += gain * cost;
    ss += cost * cost;
  }
  return { n, u, s, uu, us, ss };
}

/** Adds each row's influence on the value to its account: `into[account] += residual * weight`. */
export function addInfluence(
  patterns: Patterns,
  mask: Mask,
  into: Float64Array,
  of: { value: number; weight: number },
  measure: Measure,
): void {
  for (let row = 0; row < mask.length; row++) {
    if (mask[row] === 0) continue;
    const account = patterns.account[row] ?? 0;
    into[account] = (into[account] ?? 0) + of.weight * residual(patterns.u[row] ?? 0, patterns.s[row] ?? 0, of.value, measure);
  }
}

export function accountsIn(patterns: Patterns, mask: Mask): number {
  const seen = new Uint8Array(accountsOf(patterns));
  let count = 0;
  for (let row = 0; row < mask.length; row++) {
    const account = patterns.account[row] ?? 0;
    if (mask[row] === 0 || seen[account] === 1) continue;
    seen[account] = 1;
    count++;
  }
  return count;
}

/** Accounts are numbered from 0: one more than the highest. */
export const accountsOf = ({ account }: Patterns): number => account.reduce((most, one) => Math.max(most, one), -1) + 1;

export const sumOfSquares = (of: Float64Array): number => of.reduce((sum, one) => sum + one * one, 0);

/** Value and spread of these rows; residuals are summed by account first (linearised cluster variance, W. G. Cochran 1977, 11). */
export function spreadIn(patterns: Patterns, mask: Mask, measure: Measure): Spread {
  const sums = sumsIn(patterns, mask);
  const accounts = accountsIn(patterns, mask);
  const value = valueOf(sums, measure);
  if (value === null || accounts < 2) return { sums, accounts, value, variance: null, widened: null };
  const byAccount = new Float64Array(accountsOf(patterns));
  addInfluence(patterns, mask, byAccount, { value, weight: 1 / baseOf(sums, measure) }, measure);
  const alike = (sumOfSquares(byAccount) * accounts) / (accounts - 1);
  const alone = (squaresOf(sums, value, measure) * sums.n) / ((sums.n - 1) * baseOf(sums, measure) ** 2);
  return { sums, accounts, value, variance: Math.max(alike, alone), widened: alone > 0 ? Math.max(1, alike / alone) : null };
}

/**
 * Rows and accounts with their value and its 95 % interval: Wilson's with the rows they are worth for a share, Student's over
 * accounts for anything else. No limits under two accounts.
 */
export function halfValue({ sums, accounts, value, variance, widened }: Spread, measure: Measure, designEffect: number): HalfValue {
  const told = { n: sums.n, accounts, value };
  if (value === null || variance === null) return { ...told, low: null, high: null };
  if (measure.isShare) {
    const worth = sums.n / (widened ?? designEffect);
    const limits = wilson(value * worth, worth, LEVEL);
    return { ...told, low: limits?.low ?? null, high: limits?.high ?? null };
  }
  const half = twoSidedT(LEVEL, accounts - 1) * Math.sqrt(variance);
  return { ...told, low: value - half, high: value + half };
}

/** By how much accounts with several rows widen the spread over both halves, at least 1. */
export function designEffectOf(patterns: Patterns, halves: readonly Mask[], measure: Measure): number {
  let [alike, alone] = [0, 0];
  for (const mask of halves) {
    const sums = sumsIn(patterns, mask);
    const value = valueOf(sums, measure);
    if (value === null) continue;
    const byAccount = new Float64Array(accountsOf(patterns));
    addInfluence(patterns, mask, byAccount, { value, weight: 1 }, measure);
    alike += sumOfSquares(byAccount);
    alone += squaresOf(sums, value, measure);
  }
  return alone > 0 ? Math.max(1, alike / alone) : 1;
}
