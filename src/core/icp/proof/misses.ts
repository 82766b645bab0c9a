import { quantileOfSorted, wilson, type Interval } from '../../statistics';
import type { AccountResults } from './results';
import type { Tier } from '../profile';
import type { Scored } from '../scored';
import { closedDeals } from './closed-deals';
import { tierOf } from '../target-accounts';
import { LEVEL, type Untold } from './reason';

/** An account with large wins that the ICP puts low. Amounts are whole minor units a year. */
export type MissedAccount = { readonly account: number; readonly tier: Tier; readonly amount: number; readonly won: number };

/** Large wins in tier 3, tier 4 or excluded: whom we miss. */
export type MissedWins = {
  readonly missing: null;
  /** The least amount that counts as large: the upper quartile over accounts with a win that has an amount. */
  readonly from: number;
  readonly large: number;
  /** Of the large ones, how many have an unknown tier; these are not counted as missed. */
  readonly unknown: number;
  readonly limits: Interval | null;
  /** The largest amount first. */
  readonly accounts: readonly MissedAccount[];
};
export type MissedTold = MissedWins | { readonly missing: Untold };

/** Why a tier 1 account seems over-rated: all its deals were lost and it is no customer, or it was a customer and has left. */
export type Disappointment = 'lost' | 'left';
export type OverratedAccount = {
  readonly account: number;
  readonly why: Disappointment;
  readonly lost: number;
  readonly won: number;
  /** Yearly amount won; 0 where nothing was, or no deal won has an amount. */
  readonly amount: number;
  /** Recurring revenue a month twelve months ago, of those present then; 0 for all others. */
  readonly monthlyThen: number;
};
export type Overrated = {
  /** Tier 1 accounts with a closed deal, or that are or were customers. */
  readonly judged: number;
  readonly limits: Interval | null;
  /** Customers who left first, then by deals lost. */
  readonly accounts: readonly OverratedAccount[];
};

const LARGE = 0.75;
const LOW_TIERS: ReadonlySet<Tier> = new Set<Tier>(['3', '4', 'excluded']);
const [NEVER, LEFT] = [0, 2];

const numbersOf = (count: number): readonly number[] => Array.from({ length: Math.max(0, count - 1) }, (_, at) => at + 1);

/** Accounts whose wins are among the largest quarter, ties in, and that the ICP puts in tier 3, in tier 4, or excludes. */
export function missedWins(scored: Scored, results: AccountResults): MissedTold {
  const deals = closedDeals(results);
  const amountOf = (account: number): number => deals.wonAnnual[account] ?? 0;
  const winners = numbersOf(results.count).filter((account) => amountOf(account) > 0);
  const from = quantileOfSorted(
    winners.map(amountOf).toSorted((a, b) => a - b),
    LARGE,
  );
  if (from === null) return { missing: 'noAmounts' };
  const large = winners.filter((account) => amountOf(account) >= from);
  const accounts = large
    .map((account) => ({ account, tier: tierOf(scored, account), amount: amountOf(account), won: deals.won[account] ?? 0 }))
    .filter(({ tier }) => LOW_TIERS.has(tier))
    .toSorted((a, b) => b.amount - a.amount);
  return {
    missing: null,
    from,
    large: large.length,
    unknown: large.filter((account) => tierOf(scored, account) === 'unknown').length,
    limits: wilson(accounts.length, large.length, LEVEL),
    accounts,
  };
}

/** Tier 1 accounts that were lost, or were won and have left: whom we chase. */
export function overrated(scored: Scored, results: AccountResults): Overrated {
  const deals = closedDeals(results);
  const standingOf = (account: number): number => results.customers?.standing[account] ?? NEVER;
  const judged = numbersOf(results.count).filter(
    (account) =>
      tierOf(scored, account) === '1' && ((deals.won[account] ?? 0) + (deals.lost[account] ?? 0) > 0 || standingOf(account) !== NEVER),
  );
  const whyOf = (account: number): Disappointment | null => {
    if (standingOf(account) === LEFT) return 'left';
    return standingOf(account) === NEVER && (deals.won[account] ?? 0) === 0 ? 'lost' : null;
  };
  const accounts = judged
    .flatMap((account): readonly OverratedAccount[] => {
      const why = whyOf(account);
      if (why === null) return [];
      const [lost, won] = [deals.lost[account] ?? 0, deals.won[account] ?? 0];
      const monthlyThen = results.customers?.yearAgo[account] ?? 0;
      return [{ account, why, lost, won, amount: deals.wonAnnual[account] ?? 0, monthlyThen }];
    })
    .toSorted((a, b) => Number(a.why === 'lost') - Number(b.why === 'lost') || b.amount - a.amount || b.lost - a.lost);
  return { judged: judged.length, limits: wilson(accounts.length, judged.length, LEVEL), accounts };
}
