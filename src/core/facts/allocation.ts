import { firstOf, type Day, type Month } from '../model';
import { largestRemainder } from '../statistics';
import type { Deal } from './deals';

/** A pot of spend of one month: shared by all new-business deals, or direct to those that a condition lets through. */
export type Pot = { readonly month: Month; readonly minor: number; readonly carries: ((deal: number) => boolean) | null };

/** One deal's part of one month's spend; deal -1 is spend that no deal could carry. */
export type SpendPart = { readonly deal: number; readonly month: Month; readonly minor: number };

/** Days of a month on which a deal was open: its key to shared effort (`domain.md` 6). 0 without the dates it needs. */
export function daysOpenIn(deal: Deal, month: Month, asOf: Day): number {
  if (deal.created === null) return 0;
  const isOpen = deal.outcome === 'open';
  if (!isOpen && (deal.closed === null || deal.closed < deal.created)) return 0;
  const left = isOpen || deal.closed === null ? asOf + 1 : deal.closed;
  return Math.max(0, Math.min(left, firstOf(month + 1)) - Math.max(deal.created, firstOf(month)));
}

/** New-business deals by the months they were open in, so that a pot looks at its own month's deals only. */
function dealsByMonth(
  deals: readonly Deal[],
  months: ReadonlySet<Month>,
  asOf: Day,
): ReadonlyMap<Month, { readonly deal: number; readonly days: number }[]> {
  const byMonth = new Map([...months].map((month): [Month, { deal: number; days: number }[]] => [month, []]));
  deals.forEach((deal, at) => {
    if (deal.dealClass !== 'newBusiness') return;
    for (const [month, list] of byMonth) {
      const days = daysOpenIn(deal, month, asOf);
      if (days > 0) list.push({ deal: at, days });
    }
  });
  return byMonth;
}

/**
 * Spreads every pot over the deals that can carry it, by the days they were open in its month, in whole minor units:
 * largest remainders first, ties to the smaller deal id, so that any slices of deals add up to the month. A pot without
 * a deal stays whole and unallocated.
 */
export function allocate(pots: readonly Pot[], deals: readonly Deal[], asOf: Day): readonly SpendPart[] {
  const byMonth = dealsByMonth(deals, new Set(pots.map((pot) => pot.month)), asOf);
  for (const list of byMonth.values()) list.sort((a, b) => compareIds(deals[a.deal], deals[b.deal]) || a.deal - b.deal);
  return pots.flatMap(({ month, minor, carries }): SpendPart[] => {
    const able = (byMonth.get(month) ?? []).filter(({ deal }) => carries === null || carries(deal));
    const parts =
      able.length === 0
        ? null
        : largestRemainder(
            minor,
            able.map(({ days }) => days),
          );
    if (parts === null) return [{ deal: -1, month, minor }];
    return able.map(({ deal }, at) => ({ deal, month, minor: parts[at] ?? 0 })).filter((part) => part.minor !== 0);
  });
}

/** By code units, without a locale, so that the same files give the same cents everywhere. */
function compareIds(a: Deal | undefined, b: Deal | undefined): number {
  const [left, right] = [a?.id ?? '', b?.id ?? ''];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
