import { firstDayOf, monthOf } from '../calendar';
import { cohortRate, isOver, projectedRate } from './cohorts';
import { type Company, trailingMonths } from './company';
import type { Deal } from './deals';
import { quantile, wilson } from './interval';
import { cycles } from './pipeline';
import { known, missing, type Period, type Result, type Slice } from './reading';
import { matches } from './slices';

export type Figures = Readonly<Record<string, Result>>;
const within = (at: number | null, { from, to }: Period): boolean => at !== null && at >= from && at <= to;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const amounts = (deals: readonly Deal[]): number[] => deals.flatMap(({ amount }) => (amount === null ? [] : [amount]));

/** The twelve whole months that end with a period's last, or with the last that is over. */
export function trailingYear({ asOf }: Company, period: Period | null): Period {
  const last = period === null ? (trailingMonths(asOf, 1)[0] ?? 0) : monthOf(period.to);
  return { from: firstDayOf(last - 11), to: firstDayOf(last + 1) - 1 };
}

/** Rates of what was created in the period, or ever. */
export function cohortFigures({ deals, asOf }: Company, slice: Slice, period: Period | null): Figures {
  const own = deals.filter(({ labels }) => matches(labels, slice));
  const cohort = period === null ? own : own.filter(({ created }) => within(created, period));
  return {
    winRateCohort90: cohortRate(cohort, 90, asOf),
    winRateCohort180: cohortRate(cohort, 180, asOf),
    winRateCohort365: cohortRate(cohort, 365, asOf),
    winRateProjected: projectedRate(cohort, own, asOf),
  };
}

/** From account to deal, and from deal to win. */
export function conversions(company: Company, slice: Slice, period: Period | null): { created: Result; won: Result } {
  const own = company.deals.filter(({ labels }) => matches(labels, slice));
  return { created: toDeal(company, slice, period), won: toWin(own, company.asOf, period) };
}

function toDeal(company: Company, slice: Slice, period: Period | null): Result {
  if ('leadSource' in slice || ('region' in slice && company.layout.deals.region !== null)) return missing('not_kept_by_slice');
  const year = trailingYear(company, period);
  const reached = new Set(company.deals.filter(({ created }) => within(created, year)).map(({ account }) => account));
  const accounts = company.accounts.filter(({ labels }) => matches(labels, slice));
  const count = accounts.filter(({ id }) => reached.has(id)).length;
  return accounts.length === 0 ? missing('no_rows') : known(count / accounts.length, accounts.length, wilson(count, accounts.length));
}

function toWin(own: readonly Deal[], asOf: number, period: Period | null): Result {
  const made = own.filter(({ created }) => created !== null && (period === null ? isOver(created, asOf) : within(created, period)));
  if (made.length === 0) return missing(period === null && own.some(({ created }) => created !== null) ? 'not_mature' : 'no_rows');
  const old = made.filter(({ created }) => created !== null && asOf - created >= 365).length;
  if (old < Math.min(10, made.length)) return missing('not_mature', made.length);
  const won = made.filter(({ outcome }) => outcome === 'won').length;
  return known(won / made.length, made.length, wilson(won, made.length));
}

/** Open deals that are not older than 95 % of the year's wins were, at the year's win rate, amount and cycle. */
export function velocity(company: Company, slice: Slice): Result {
  const own = company.deals.filter(({ labels }) => matches(labels, slice));
  const year = trailingYear(company, null);
  const closed = own.filter((deal) => deal.outcome !== 'open' && within(deal.closed, year));
  const won = closed.filter(({ outcome }) => outcome === 'won');
  const lost = closed.filter(({ outcome }) => outcome === 'lost');
  const days = cycles(won);
  const oldest = days.length >= 20 ? quantile(days, 0.95) : Infinity;
  const open = own.filter(({ outcome, created }) => outcome === 'open' && (created === null || company.asOf - created <= oldest));
  const priced = amounts(won).filter((amount) => amount >= 0);
  if (open.length === 0) return missing('no_open');
  if (closed.length === 0) return missing('no_closed');
  if (won.length === 0) return missing('no_won');
  const rate = won.length / (won.length + lost.length);
  const mean = sum(priced) / priced.length;
  return known((open.length * rate * mean) / quantile(days, 0.5), Math.min(open.length, priced.length));
}

/** What is due, and what was won, of the target for as many months. */
export function targetFigures(company: Company, slice: Slice, period: Period | null): Figures {
  const own = company.deals.filter(({ labels }) => matches(labels, slice));
  const { bookingsTarget } = company.workspace.assumptions;
  const now = quarterAt(company.asOf);
  const isWhole = now.to === company.asOf;
  const due = own.filter((deal) => deal.outcome === 'open' && within(deal.closed, period ?? now));
  const won = own.filter((deal) => deal.outcome === 'won' && within(deal.closed, period ?? (isWhole ? now : quarterAt(now.from - 1))));
  const months = period === null ? 3 : monthOf(period.to) - monthOf(period.from) + 1;
  const over = (deals: readonly Deal[]): Result => {
    const priced = amounts(deals);
    if (deals.length > 0 && priced.length === 0) return missing('no_amount');
    if (bookingsTarget === undefined) return missing('no_target');
    return known(sum(priced) / ((bookingsTarget * months) / 3), priced.length);
  };
  return { coverage: over(due), attainment: over(won) };
}

/** The samples' years begin in January. */
function quarterAt(at: number): Period {
  const first = monthOf(at) - (monthOf(at) % 3);
  return { from: firstDayOf(first), to: firstDayOf(first + 3) - 1 };
}

/** Accounts with an open deal, and those of them in the profile, each counted once. */
export const openAccounts = (deals: readonly Deal[]): Result => accountShare(deals, 'open', 'no_open');
/** The same of accounts with a won deal. */
export const wonAccounts = (deals: readonly Deal[]): Result => accountShare(deals, 'won', 'no_won');

function accountShare(deals: readonly Deal[], outcome: Deal['outcome'], nothing: string): Result {
  const own = deals.filter((deal) => deal.outcome === outcome);
  const linked = own.filter(({ account }) => account !== null);
  if (linked.length === 0) return missing(own.length === 0 ? nothing : 'no_account');
  const all = new Set(linked.map(({ account }) => account));
  const inside = new Set(linked.filter(({ labels }) => labels['icp'] === 'in').map(({ account }) => account));
  return known(inside.size / all.size, all.size, wilson(inside.size, all.size));
}
