import type { AccountResults } from './results';
import { MEMBERSHIP_CODES, type Scored } from '../scored';
import { closedDeals } from './closed-deals';
import { winRate, type WinRate } from './win-rate';

/** How well the ICP aims: a pair that is never told apart, beside the win rate of all deals (`domain.md` 9.5). */
export type TargetingAccuracy = {
  /** Deals won on ICP accounts of all deals won: `won` on the ICP, `lost` outside it or unknown. */
  readonly capture: WinRate;
  /** The win rate of deals on ICP accounts. */
  readonly precision: WinRate;
  readonly base: WinRate;
  /** Deals won on accounts for which ICP or not is unknown: they count as not captured. */
  readonly unknownWon: number;
  /** ICP accounts and all accounts, of those that metrics count. */
  readonly flagged: number;
  readonly accounts: number;
};

/** What share of the won deals the ICP holds, and what share of its own deals are won. */
export function targetingAccuracy(scored: Scored, results: AccountResults): TargetingAccuracy {
  const deals = closedDeals(results);
  const sums = MEMBERSHIP_CODES.map(() => ({ won: 0, lost: 0, accounts: 0 }));
  for (let account = 0; account < results.count; account += 1) {
    const sum = sums[account === 0 ? 0 : (scored.icp[account] ?? 0)];
    if (sum === undefined) continue;
    sum.won += deals.won[account] ?? 0;
    sum.lost += deals.lost[account] ?? 0;
    sum.accounts += results.isCounted[account] ?? 0;
  }
  const none = { won: 0, lost: 0, accounts: 0 };
  const inside = sums[MEMBERSHIP_CODES.indexOf('in')] ?? none;
  const won = sums.reduce((all, sum) => all + sum.won, 0);
  const lost = sums.reduce((all, sum) => all + sum.lost, 0);
  return {
    capture: winRate(inside.won, won - inside.won),
    precision: winRate(inside.won, inside.lost),
    base: winRate(won, lost),
    unknownWon: sums[MEMBERSHIP_CODES.indexOf('unknown')]?.won ?? 0,
    flagged: inside.accounts,
    accounts: sums.reduce((all, sum) => all + sum.accounts, 0),
  };
}
