import type { Month } from '../model';
import { chanceFrom, seedOf, shuffled } from '../statistics';
import type { AccountResults } from './account-results';

/** Deals of new business that were won or lost, of some accounts and months. */
export type Lot = {
  readonly won: number;
  readonly lost: number;
  readonly accounts: number;
  /** The first and the last month in which one of them closed; null where there are none. */
  readonly from: Month | null;
  readonly to: Month | null;
};

/** Won and lost by account number. */
export type Counts = { readonly won: Float64Array; readonly lost: Float64Array };
/** What closed up to a month, to be learned from, and what closed since, to be judged by. */
export type Split = { readonly lastOlder: Month; readonly older: Counts; readonly newer: Counts };

/** The part of closed deals that is learned from: the oldest (`domain.md` 11.3 says 60 to 70 %). */
const OLDER = 0.65;
/** Deals without a month of closing stand under a number below all months. */
const NO_MONTH = -2_000_000_000;

/** Whether deals of a row of closings have a date of closing. */
export const hasMonth = (month: Month): boolean => month > NO_MONTH;
const isDated = (month: Month, account: number): boolean => hasMonth(month) && account > 0;

/** The month up to which the older part of the deals closed; at least the last month stays for the newer part. */
function lastOlderOf({ closings }: AccountResults): Month | null {
  const byMonth = new Map<Month, number>();
  closings.month.forEach((month, row) => {
    if (!isDated(month, closings.account[row] ?? 0)) return;
    byMonth.set(month, (byMonth.get(month) ?? 0) + (closings.won[row] ?? 0) + (closings.lost[row] ?? 0));
  });
  const months = [...byMonth].toSorted(([a], [b]) => a - b);
  const all = months.reduce((sum, [, deals]) => sum + deals, 0);
  let passed = 0;
  const reached = months.findIndex(([, deals]) => (passed += deals) >= OLDER * all);
  return months[Math.min(reached, months.length - 2)]?.[0] ?? null;
}

const noCounts = (count: number): Counts => ({ won: new Float64Array(count), lost: new Float64Array(count) });

/** Closed deals in two parts by their month of closing. Null where all closed in one month; deals that name no account are in neither. */
export function splitByMonth(results: AccountResults): Split | null {
  const { closings, count } = results;
  const lastOlder = lastOlderOf(results);
  if (lastOlder === null) return null;
  const split: Split = { lastOlder, older: noCounts(count), newer: noCounts(count) };
  closings.month.forEach((month, row) => {
    const account = closings.account[row] ?? 0;
    if (!isDated(month, account)) return;
    const { won, lost } = month <= lastOlder ? split.older : split.newer;
    won[account] = (won[account] ?? 0) + (closings.won[row] ?? 0);
    lost[account] = (lost[account] ?? 0) + (closings.lost[row] ?? 0);
  });
  return split;
}

/** The deals of some accounts on one side of a month. */
export function lotOf({ closings }: AccountResults, split: Split, side: 'older' | 'newer', members: readonly number[]): Lot {
  const among = new Set(members);
  const accounts = new Set<number>();
  let lot: Lot = { won: 0, lost: 0, accounts: 0, from: null, to: null };
  closings.month.forEach((month, row) => {
    const account = closings.account[row] ?? 0;
    if (!isDated(month, account) || !among.has(account) || month <= split.lastOlder !== (side === 'older')) return;
    accounts.add(account);
    const [from, to] = [Math.min(lot.from ?? month, month), Math.max(lot.to ?? month, month)];
    lot = { won: lot.won + (closings.won[row] ?? 0), lost: lot.lost + (closings.lost[row] ?? 0), accounts: 0, from, to };
  });
  return { ...lot, accounts: accounts.size };
}

/** More accounts than this teach nothing more: so many are drawn by chance, that a page need not wait. */
const MOST_ACCOUNTS = 20_000;

/** Accounts with closed deals, or as many of them as are learned from. */
export function learnedFrom({ older, newer }: Split, count: number): { readonly closed: readonly number[]; readonly all: number } {
  const hasDeals = (account: number): boolean => [older, newer].some(({ won, lost }) => (won[account] ?? 0) + (lost[account] ?? 0) > 0);
  const closed = Array.from({ length: count }, (_, account) => account).filter(hasDeals);
  if (closed.length <= MOST_ACCOUNTS) return { closed, all: closed.length };
  const drawn = shuffled(closed.length, chanceFrom(seedOf('accounts to learn from'))).subarray(0, MOST_ACCOUNTS);
  return { closed: Array.from(drawn.toSorted(), (place) => closed[place] ?? 0), all: closed.length };
}
