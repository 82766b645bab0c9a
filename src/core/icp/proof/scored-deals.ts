import type { AccountResults } from './results';
import type { Scored } from '../scored';
import { closedDeals } from './closed-deals';
import { tierOf } from '../target-accounts';
import { fitScore } from './fit-score';

/** All closed deals on accounts of one score. */
export type ScoreStep = { readonly score: number; readonly won: number; readonly lost: number; readonly accounts: number };

/** Accounts that have a score and a closed deal, with their deals; all three are equally long. */
export type ScoredAccounts = { readonly score: readonly number[]; readonly won: readonly number[]; readonly lost: readonly number[] };

/** Closed deals by the score of their account, the highest first, and what was left out for want of a score. */
export type ScoredDeals = {
  readonly steps: readonly ScoreStep[];
  readonly byAccount: ScoredAccounts;
  readonly won: number;
  readonly lost: number;
  /** Accounts with a score and a closed deal. */
  readonly accounts: number;
  /** Closed deals on accounts whose tier is unknown. */
  readonly unknown: number;
  /** Closed deals on accounts without points: excluded, or no profile is for them. */
  readonly withoutPoints: number;
  /** Closed deals that name no account. */
  readonly nobody: number;
};

type Sums = { won: number; lost: number; accounts: number };
type Gathering = { score: number[]; won: number[]; lost: number[] };

/** Lays closed deals over the scores of their accounts. */
export function scoredDeals(scored: Scored, results: AccountResults): ScoredDeals {
  const deals = closedDeals(results);
  const byScore = new Map<number, Sums>();
  const byAccount: Gathering = { score: [], won: [], lost: [] };
  let [unknown, withoutPoints] = [0, 0];
  for (let account = 1; account < results.count; account += 1) {
    const [won, lost] = [deals.won[account] ?? 0, deals.lost[account] ?? 0];
    if (won + lost === 0) continue;
    const score = fitScore(scored, account);
    if (score === null) {
      if (tierOf(scored, account) === 'unknown') unknown += won + lost;
      else withoutPoints += won + lost;
      continue;
    }
    const sums = byScore.get(score) ?? { won: 0, lost: 0, accounts: 0 };
    byScore.set(score, { won: sums.won + won, lost: sums.lost + lost, accounts: sums.accounts + 1 });
    byAccount.score.push(score);
    byAccount.won.push(won);
    byAccount.lost.push(lost);
  }
  const steps = [...byScore].map(([score, sums]) => ({ score, ...sums })).toSorted((a, b) => b.score - a.score);
  const sum = (of: (step: ScoreStep) => number): number => steps.reduce((all, step) => all + of(step), 0);
  return {
    steps,
    byAccount,
    won: sum(({ won }) => won),
    lost: sum(({ lost }) => lost),
    accounts: sum(({ accounts }) => accounts),
    unknown,
    withoutPoints,
    nobody: (deals.won[0] ?? 0) + (deals.lost[0] ?? 0),
  };
}
