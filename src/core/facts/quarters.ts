import { monthIn, spanHolding, spanLabel, UNKNOWN, type Calendar, type Day, type DimensionId, type Home } from '../model';
import type { CodedDimension } from './dimensions';

/** Where a column of days knows none. */
export const NO_DAY = -(2 ** 31);

/** The whole numbers that a column holds, blanks apart, in ascending order. */
function distinct(days: Int32Array): readonly Day[] {
  let [first, last] = [Infinity, -Infinity];
  for (const day of days) {
    if (day === NO_DAY) continue;
    if (day < first) first = day;
    if (day > last) last = day;
  }
  if (first > last) return [];
  const seen = new Uint8Array(last - first + 1);
  for (const day of days) if (day !== NO_DAY) seen[day - first] = 1;
  return Array.from(seen, (is, at) => (is === 1 ? first + at : null)).filter((day) => day !== null);
}

/**
 * Days as a dimension of fiscal quarters, `2025-Q3`, in the order of time; a row without a day is unknown. Each day is
 * looked up once, not once a row.
 */
export function quarterDimension(
  named: { readonly id: string; readonly label: string; readonly home: Home },
  days: Int32Array,
  calendar: Calendar,
): CodedDimension {
  const inOrder = distinct(days);
  const first = inOrder[0] ?? 0;
  const codeOf = new Int32Array((inOrder.at(-1) ?? first) - first + 1);
  const labels: string[] = ['', ''];
  for (const day of inOrder) {
    const quarter = spanHolding(monthIn(calendar, day), 'quarter', calendar.startMonth);
    const label = spanLabel(quarter, 'quarter', calendar);
    if (label !== labels.at(-1)) labels.push(label);
    codeOf[day - first] = labels.length - 1;
  }
  return {
    dimension: { ...named, id: named.id as DimensionId, members: labels, ordered: true },
    codes: days.map((day) => (day === NO_DAY ? UNKNOWN : (codeOf[day - first] ?? UNKNOWN))),
  };
}
