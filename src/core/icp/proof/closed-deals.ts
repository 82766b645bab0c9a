import type { AccountResults } from './results';

/** Closed deals summed over months, by account number; 0 is deals without an account. Money is whole minor units a year. */
export type ClosedDeals = {
  readonly won: Float64Array;
  readonly lost: Float64Array;
  /** Deals won that have an amount: what a mean amount divides by. */
  readonly wonPriced: Float64Array;
  readonly wonAnnual: Float64Array;
};

/** What closed with each account in all the time that is loaded. */
export function closedDeals({ count, closings }: AccountResults): ClosedDeals {
  const [won, lost, wonPriced, wonAnnual] = [
    new Float64Array(count),
    new Float64Array(count),
    new Float64Array(count),
    new Float64Array(count),
  ];
  for (let row = 0; row < closings.rows; row += 1) {
    const account = closings.account[row] ?? 0;
    won[account] = (won[account] ?? 0) + (closings.won[row] ?? 0);
    lost[account] = (lost[account] ?? 0) + (closings.lost[row] ?? 0);
    wonPriced[account] = (wonPriced[account] ?? 0) + (closings.wonPriced[row] ?? 0);
    wonAnnual[account] = (wonAnnual[account] ?? 0) + (closings.wonAnnual[row] ?? 0);
  }
  return { won, lost, wonPriced, wonAnnual };
}
