import type { AccountResults } from './results';
import type { Scored } from '../scored';
import { closedDeals } from './closed-deals';
import { fitScore } from './fit-score';
import { orderOf, type OrderTold } from './ordering';
import { besideBase, type GroupRate } from './tier-proof';
import { winRate, type WinRate } from './win-rate';

/** A tenth of the scored accounts, or more where many share a score. */
export type DecileRate = GroupRate & { readonly from: number; readonly to: number };
export type DecileProof = {
  /** The highest scores first; fewer than ten where ties force it, none where no account is scored. */
  readonly rates: readonly DecileRate[];
  /** All deals of accounts with a score. */
  readonly base: WinRate;
  readonly accounts: number;
  readonly order: OrderTold;
};

const GROUPS = 10;
type Sums = { readonly won: number; readonly lost: number; readonly accounts: number };
type Group = Sums & { readonly from: number; readonly to: number; readonly decile: number };

/** Accounts and closed deals at each score, the highest first; also of accounts without deals. */
function byScore(scored: Scored, results: AccountResults): readonly (readonly [score: number, sums: Sums])[] {
  const deals = closedDeals(results);
  const sums = new Map<number, Sums>();
  for (let account = 1; account < results.count; account += 1) {
    const score = fitScore(scored, account);
    if (score === null || results.isCounted[account] !== 1) continue;
    const { won, lost, accounts } = sums.get(score) ?? { won: 0, lost: 0, accounts: 0 };
    sums.set(score, { won: won + (deals.won[account] ?? 0), lost: lost + (deals.lost[account] ?? 0), accounts: accounts + 1 });
  }
  return [...sums].toSorted(([a], [b]) => b - a);
}

/** Scores laid together into tenths of the accounts: all that share a score go where the middle of them falls. */
function groupsOf(scores: readonly (readonly [number, Sums])[], all: number): readonly Group[] {
  const groups: Group[] = [];
  let passed = 0;
  for (const [score, { won, lost, accounts }] of scores) {
    const decile = Math.floor((GROUPS * (passed + accounts / 2)) / all);
    passed += accounts;
    const before = groups.at(-1)?.decile === decile ? groups.pop() : undefined;
    const { to, won: ownWon, lost: ownLost, accounts: own } = before ?? { to: score, won: 0, lost: 0, accounts: 0 };
    groups.push({ from: score, to, decile, won: ownWon + won, lost: ownLost + lost, accounts: own + accounts });
  }
  return groups;
}

/**
 * Win rate by tenths of the accounts that are scored on points, the best tenth first. Accounts with one score are never
 * torn apart, so there may be fewer than ten groups and of unequal size.
 */
export function decileProof(scored: Scored, results: AccountResults, least = 10): DecileProof {
  const scores = byScore(scored, results);
  const sum = (of: (sums: Sums) => number): number => scores.reduce((all, [, sums]) => all + of(sums), 0);
  const accounts = sum((sums) => sums.accounts);
  const base = winRate(
    sum(({ won }) => won),
    sum(({ lost }) => lost),
  );
  const rates = groupsOf(scores, accounts).map((group) => ({
    from: group.from,
    to: group.to,
    accounts: group.accounts,
    ...winRate(group.won, group.lost),
  }));
  return { rates: besideBase(rates, base, least), base, accounts, order: orderOf(rates, least) };
}
