import { firstDayIn, lastDayIn, monthIn, type Calendar, type Day, type Month, type WholeColumn } from '../model';
import type { Deal } from './deals';

/** How spend is shared: over which deals, in the months of which calendar, and how many months before winning it counts. */
export type Sharing = {
  readonly deals: readonly Deal[];
  readonly asOf: Day;
  readonly calendar: Calendar;
  readonly lag: number;
};

/** The column of spend under one key. */
export type SpendColumn = Extract<WholeColumn, `spendBy${string}`>;

/** Deals that can carry what is spent in a month, in the order of their ids, and the days each was open in it. */
export type Carriers = { readonly deals: number[]; readonly days: number[] };
/** How a deal is present in a month: open on some day of it; created in it; won in the month that lies the lag later. */
export type Presence = 'open' | 'created' | 'won';
export type MonthCarriers = Readonly<Record<Presence, Carriers>>;

type Key = { readonly column: SpendColumn; readonly of: Presence; readonly weight: (deal: Deal | undefined, days: number) => number };

/** Credits and blank amounts draw no spend. */
const amountOf = (deal: Deal | undefined): number => Math.max(0, deal?.amount ?? 0);

/** The keys that spend is shared by (`domain.md` 6): among which deals of its month, and how much each of them weighs. */
export const SPEND_KEYS: readonly Key[] = [
  { column: 'spendByDays', of: 'open', weight: (_, days) => days },
  { column: 'spendByCreated', of: 'created', weight: () => 1 },
  { column: 'spendByOpenValue', of: 'open', weight: amountOf },
  { column: 'spendByWon', of: 'won', weight: () => 1 },
  { column: 'spendByRevenue', of: 'won', weight: amountOf },
];

/** From its first day to the first on which a deal was no longer open; null without the dates it needs, or out of order. */
function stayOf(deal: Deal, asOf: Day): { readonly from: Day; readonly until: Day } | null {
  if (deal.created === null) return null;
  if (deal.outcome === 'open') return { from: deal.created, until: asOf + 1 };
  return deal.closed === null || deal.closed < deal.created ? null : { from: deal.created, until: deal.closed };
}

/** By code units, without a locale, so that the same files give the same cents everywhere; equal ids by their place. */
function inOrderOfIds(deals: readonly Deal[]): readonly number[] {
  const places = deals.flatMap(({ dealClass }, at) => (dealClass === 'newBusiness' ? [at] : []));
  return places.toSorted((a, b) => {
    const [left, right] = [deals[a]?.id ?? '', deals[b]?.id ?? ''];
    if (left === right) return a - b;
    return left < right ? -1 : 1;
  });
}

const nobody = (): MonthCarriers => ({
  open: { deals: [], days: [] },
  created: { deals: [], days: [] },
  won: { deals: [], days: [] },
});

function add(carriers: Carriers | undefined, deal: number, days: number): void {
  carriers?.deals.push(deal);
  carriers?.days.push(days);
}

/**
 * New-business deals by the months whose spend they can carry. Each deal is put into its own months, so that a month looks
 * at its own deals only; months in which nothing is spent hold none.
 */
export function carriersByMonth(months: ReadonlySet<Month>, sharing: Sharing): ReadonlyMap<Month, MonthCarriers> {
  const { deals, asOf, calendar, lag } = sharing;
  const byMonth = new Map([...months].map((month): [Month, MonthCarriers] => [month, nobody()]));
  const ends = new Map([...months].map((month) => [month, { first: firstDayIn(calendar, month), last: lastDayIn(calendar, month) }]));
  if (months.size === 0) return byMonth;
  const [earliest, latest] = [Math.min(...months), Math.max(...months)];
  for (const at of inOrderOfIds(deals)) {
    const deal = deals[at];
    if (deal === undefined) continue;
    if (deal.created !== null) add(byMonth.get(monthIn(calendar, deal.created))?.created, at, 0);
    if (deal.outcome === 'won' && deal.closed !== null) add(byMonth.get(monthIn(calendar, deal.closed) - lag)?.won, at, 0);
    const stay = stayOf(deal, asOf);
    if (stay === null || stay.until <= stay.from) continue;
    const last = Math.min(latest, monthIn(calendar, stay.until - 1));
    for (let month = Math.max(earliest, monthIn(calendar, stay.from)); month <= last; month += 1) {
      const end = ends.get(month);
      if (end !== undefined) add(byMonth.get(month)?.open, at, Math.min(stay.until, end.last + 1) - Math.max(stay.from, end.first));
    }
  }
  return byMonth;
}

/** New-business deals that carry nothing under some keys, since the dates these go by are blank or out of order. */
export type Uncarrying = { readonly open: number; readonly created: number; readonly won: number };

/** How many deals lack the dates to have been open, created, or won in a month. */
export function uncarrying(deals: readonly Deal[], asOf: Day): Uncarrying {
  const lacking = { open: 0, created: 0, won: 0 };
  for (const deal of deals) {
    if (deal.dealClass !== 'newBusiness') continue;
    if (stayOf(deal, asOf) === null) lacking.open += 1;
    if (deal.created === null) lacking.created += 1;
    if (deal.outcome === 'won' && deal.closed === null) lacking.won += 1;
  }
  return lacking;
}
