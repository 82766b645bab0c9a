import type { Contract, Customers } from './oracle-base';
import type { Year } from './oracle-calendar';

/** How many whole months a customer stayed, and whether that is over. */
type Stay = { readonly months: number; readonly ended: boolean };

/** From this many customers still in sight on, a step of the curve is believed. */
const BELIEVED = 10;

/** A month is over on the day that has its own number in a later one. */
function wholeMonths(year: Year, from: number, until: number): number {
  const [first, last] = [year.monthOf(from), year.monthOf(until)];
  const reached = until - year.first(last) >= from - year.first(first);
  return Math.max(0, last - first - (reached ? 0 : 1));
}

/** The first stretch of contracts without a day between them; who comes back later is not counted again. */
function stayOf(contracts: readonly Contract[], year: Year, asOf: number): Stay | null {
  const begun = contracts.filter(({ start, end }) => start <= asOf && (end === null || end >= start)).toSorted((a, b) => a.start - b.start);
  const [first, ...rest] = begun;
  if (first === undefined) return null;
  let last = first.end ?? Infinity;
  for (const { start, end } of rest) if (start <= last + 1) last = Math.max(last, end ?? Infinity);
  return { months: wholeMonths(year, first.start, Math.min(last, asOf) + 1), ended: last <= asOf };
}

/**
 * How many of so many months a customer pays: Kaplan and Meier's curve, month by month, up to its last step with ten
 * customers in sight; from there on it falls at the mean pace so far. Null where it has no such step.
 */
export function monthsPaid(
  customers: Customers,
  { year, asOf }: { readonly year: Year; readonly asOf: number },
  months: number,
): number | null {
  const stays = customers.flatMap(({ contracts }) => stayOf(contracts, year, asOf) ?? []);
  const inSight = (month: number): number => stays.filter((stay) => stay.months >= month).length;
  const leaving = (month: number): number => stays.filter((stay) => stay.ended && stay.months === month).length;
  const leftAfter = (month: number): number => {
    let left = 1;
    for (let at = 0; at <= month; at++) if (leaving(at) > 0) left *= 1 - leaving(at) / inSight(at);
    return left;
  };
  const longest = Math.max(0, ...stays.map((stay) => stay.months));
  let last = longest;
  while (last > 0 && (leaving(last) === 0 || inSight(last) < BELIEVED)) last--;
  if (last === 0) return null;
  const believed = leftAfter(last);
  let paid = 0;
  for (let month = 0; month < months; month++)
    paid += month <= last ? leftAfter(month) : believed * (believed ** (1 / last)) ** (month - last);
  return paid;
}
