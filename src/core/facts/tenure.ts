import { firstDayIn, monthIn, type Calendar, type Day } from '../model';
import type { Contract } from './contracts';

/** How long an account has been, or was, a customer without a break, in whole months; `ended` where it is over. */
export type Tenure = { readonly account: number; readonly since: Day; readonly months: number; readonly ended: boolean };

/** Whole months of a calendar from a day to the morrow of the last one: a month is over on the day of its own number. */
function wholeMonths(calendar: Calendar, from: Day, until: Day): number {
  const [first, last] = [monthIn(calendar, from), monthIn(calendar, until)];
  const isShort = until - firstDayIn(calendar, last) < from - firstDayIn(calendar, first);
  return Math.max(0, last - first - (isShort ? 1 : 0));
}

/**
 * The first stretch of an account's contracts, from its first start to the first end that no contract follows on the next
 * day; null where nothing had started by the as-of date. A stretch that still runs then is counted up to it and not over;
 * what comes after a gap is another life and not counted.
 */
export function tenureOf(
  account: number,
  contracts: readonly Contract[],
  { asOf, calendar }: { readonly asOf: Day; readonly calendar: Calendar },
): Tenure | null {
  const [first, ...later] = contracts.toSorted((a, b) => a.from - b.from);
  if (first === undefined || first.from > asOf) return null;
  let end = first.to;
  for (const { from, to } of later) {
    if (from > end + 1) break;
    end = Math.max(end, to);
  }
  const months = wholeMonths(calendar, first.from, Math.min(end, asOf) + 1);
  return { account, since: first.from, months, ended: end <= asOf };
}
