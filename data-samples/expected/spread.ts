import { type Day, firstDayOf } from '../calendar';
import type { Company } from './company';
import type { Deal } from './deals';

/** Spend in scope: by month, what it amounts to and how much of it each deal carries, in minor units. */
export interface Spread {
  readonly first: number;
  readonly total: ReadonlyMap<number, number>;
  readonly carried: ReadonlyMap<number, ReadonlyMap<string, number>>;
}

/** Spreads each month over the days that new-business deals were open in it; a direct line over its industry only. */
export function spreadSpend({ spend, deals, asOf }: Company): Spread {
  const groups = new Map<string, { month: number; industry: string | null; minor: number }>();
  const total = new Map<number, number>();
  for (const { month, class: of, industry, minor } of spend) {
    if (of !== 'newBusiness' && of !== 'shared') continue;
    const key = `${month}/${industry ?? ''}`;
    groups.set(key, { month, industry, minor: (groups.get(key)?.minor ?? 0) + minor });
    total.set(month, (total.get(month) ?? 0) + minor);
  }
  const open = spansOf(deals, asOf);
  const carried = new Map<number, Map<string, number>>();
  for (const { month, industry, minor } of groups.values()) {
    const among = industry === null ? open : open.filter(({ deal }) => deal.labels['industry'] === industry);
    const parts = carried.get(month) ?? new Map<string, number>();
    for (const [id, part] of byLargestRemainder(minor, daysIn(among, month))) parts.set(id, (parts.get(id) ?? 0) + part);
    carried.set(month, parts);
  }
  return { first: Math.min(...spend.map((line) => line.month)), total, carried };
}

interface Span {
  readonly deal: Deal;
  readonly from: Day;
  /** The day after the last. */
  readonly to: Day;
}

/** Deals without the dates, or created after they closed, carry nothing. */
function spansOf(deals: readonly Deal[], asOf: Day): Span[] {
  return deals.flatMap((deal) => {
    const to = deal.outcome === 'open' ? asOf + 1 : deal.closed;
    return deal.created === null || to === null || to < deal.created ? [] : [{ deal, from: deal.created, to }];
  });
}

function daysIn(spans: readonly Span[], month: number): [string, number][] {
  const first = firstDayOf(month);
  const next = firstDayOf(month + 1);
  return spans.flatMap(({ deal, from, to }): [string, number][] => {
    const days = Math.min(to, next) - Math.max(from, first);
    return days > 0 ? [[deal.id, days]] : [];
  });
}

/** Whole minor units that add up to the amount; ties go to the smaller id. */
export function byLargestRemainder(minor: number, weights: readonly (readonly [string, number])[]): [string, number][] {
  const all = BigInt(weights.reduce((sum, [, weight]) => sum + weight, 0));
  if (all === 0n) return [];
  const parts = weights.map(([id, weight]) => {
    const product = BigInt(minor) * BigInt(weight);
    return { id, whole: Number(product / all), rest: product % all };
  });
  const left = minor - parts.reduce((sum, { whole }) => sum + whole, 0);
  parts.sort((a, b) => Number(b.rest - a.rest) || (a.id < b.id ? -1 : 1));
  return parts.map(({ id, whole }, place) => [id, whole + (place < left ? 1 : 0)]);
}

/** What a slice's deals carry in these months. */
export function carriedBy(spread: Spread, months: readonly number[], ids: ReadonlySet<string>): number {
  let sum = 0;
  for (const month of months) {
    for (const [id, part] of spread.carried.get(month) ?? []) if (ids.has(id)) sum += part;
  }
  return sum;
}
