import type { Day } from '../model';
import type { Split } from './counts';
import type { Survey } from './survey';

/** The part of the rows whose accounts are the oldest, to be searched (`domain.md` 11.3: 60 to 70 %). */
const SEARCHED = 0.65;
/** Deals count once nine in ten that were created with them have closed. */
const CLOSED_BY_THEN = 0.9;
/** Fewest rows of a candidate, and the least part of the searched ones (`domain.md` 11.1). */
const FEWEST = 30;
const LEAST_PART = 0.01;

/** The halves of the history: where they part, how many rows each has, and how many a combination needs in the first. */
export type Halves = { readonly split: Split; readonly search: number; readonly confirm: number; readonly support: number };

/** By how many days nine in ten of the closed deals had closed; 0 where none says. */
function daysToClose({ days, deals }: Survey['cycles']): number {
  const all = deals.reduce((sum, count) => sum + count, 0);
  let passed = 0;
  const at = deals.findIndex((count) => (passed += count) >= CLOSED_BY_THEN * all);
  return days[at] ?? 0;
}

/**
 * Parts the history by accounts (`domain.md` 11.3): those whose first deal is the oldest hold about 65 % of the rows and are searched,
 * the newer ones confirm. All deals of an account are on one side. Deals that are too young to have closed count on neither.
 * Null where no day parts them: nothing is dated, or all accounts began on one day.
 */
export function splitOf({ cycles, rows }: Survey, asOf: Day): Halves | null {
  const matured = asOf - daysToClose(cycles);
  const byDay = new Map<Day, number>();
  rows.first.forEach((day, at) => {
    if ((rows.created[at] ?? 0) > matured) return;
    byDay.set(day, (byDay.get(day) ?? 0) + (rows.count[at] ?? 0));
  });
  const days = [...byDay].toSorted(([a], [b]) => a - b);
  const all = days.reduce((sum, [, count]) => sum + count, 0);
  let passed = 0;
  const reached = days.findIndex(([, count]) => (passed += count) >= SEARCHED * all);
  // At least the last day stays for the newer half.
  const last = days[Math.min(reached, days.length - 2)];
  if (last === undefined) return null;
  const search = days.reduce((sum, [day, count]) => (day <= last[0] ? sum + count : sum), 0);
  const support = Math.max(FEWEST, Math.ceil(LEAST_PART * search));
  return { split: { cutoff: last[0], matured }, search, confirm: all - search, support };
}
