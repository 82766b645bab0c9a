/** A deal of a side: what it is worth to the metric (a share counts 1 and 0), and whose it is; accounts are numbered from 1, 0 is nobody's. */
export type CountedDeal = { readonly account: number; readonly value: number };

/** What deals of a side come to. `variance` is that of their mean with accounts drawn as a whole. */
export type ArmSums = {
  readonly n: number;
  readonly accounts: number;
  readonly mean: number;
  /** Standard deviation of a single deal. */
  readonly spread: number;
  /** How much wider accounts with several deals make the variance of the mean; never below 1. */
  readonly designEffect: number;
  readonly variance: number;
};

/** Deviations from the mean, added up by account; deals of nobody stand alone. */
function byAccount(deals: readonly CountedDeal[], mean: number): readonly number[] {
  const sums = new Map<number, number>();
  const alone: number[] = [];
  for (const { account, value } of deals) {
    if (account === 0) alone.push(value - mean);
    else sums.set(account, (sums.get(account) ?? 0) + value - mean);
  }
  return [...sums.values(), ...alone];
}

const squares = (values: readonly number[]): number => values.reduce((sum, value) => sum + value * value, 0);

/**
 * Mean, spread and the variance of the mean with accounts as clusters (linearised, C / (C - 1) for few of them; Cochran 1977,
 * 9A). Where every account has one deal that is the usual variance. Null for no deals; the variance of one account is unknown
 * and infinite, for nothing can be told by it.
 */
export function armSums(deals: readonly CountedDeal[]): ArmSums | null {
  const n = deals.length;
  if (n === 0) return null;
  const mean = deals.reduce((sum, { value }) => sum + value, 0) / n;
  const totals = byAccount(deals, mean);
  const accounts = totals.length;
  const single = squares(deals.map(({ value }) => value - mean));
  const spread = n < 2 ? 0 : Math.sqrt(single / (n - 1));
  if (accounts < 2) return { n, accounts, mean, spread, designEffect: n, variance: Infinity };
  const simple = (spread * spread) / n;
  const clustered = (accounts / (accounts - 1)) * (squares(totals) / (n * n));
  const designEffect = simple > 0 ? Math.max(1, clustered / simple) : 1;
  return { n, accounts, mean, spread, designEffect, variance: simple * designEffect };
}
