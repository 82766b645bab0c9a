import { firstOf, monthOf, type Day, type Month } from './calendar-date';

/**
 * How days fall into months, quarters and years. `months`: calendar months. `4-4-5`: each quarter has months of four, four
 * and five weeks, and the year begins on the Monday nearest to the first of its start month; a year of 53 weeks has the
 * odd one in its last month. Either way a month goes by the number of the calendar month that it stands for.
 */
export type Calendar = {
  readonly kind: 'months' | '4-4-5';
  /** The month the fiscal year starts in, 1–12. */
  readonly startMonth: number;
  /** Whether a fiscal year is called by the calendar year it ends or begins in. */
  readonly namedBy: 'end' | 'start';
};

/** Calendar months, in years from January. */
export const CALENDAR_MONTHS: Calendar = { kind: 'months', startMonth: 1, namedBy: 'end' };

const WEEK = 7;
const WEEKS_A_QUARTER = 13;
/** Weeks of a quarter that lie before its first, second and third month. */
const WEEKS_BEFORE = [0, 4, 8] as const;
const QUARTERS = 4;

/** The Monday nearest to a day; 1970-01-01 was a Thursday. */
function nearestMonday(day: Day): Day {
  const sinceMonday = (((day + 3) % WEEK) + WEEK) % WEEK;
  return sinceMonday <= 3 ? day - sinceMonday : day + WEEK - sinceMonday;
}

/** The first day of a month in a calendar; the last is the day before the first of the next. */
export function firstDayIn({ kind, startMonth }: Calendar, month: Month): Day {
  if (kind === 'months') return firstOf(month);
  const place = (((month - (startMonth - 1)) % 12) + 12) % 12;
  const before = Math.floor(place / 3) * WEEKS_A_QUARTER + (WEEKS_BEFORE[place % 3] ?? 0);
  return nearestMonday(firstOf(month - place)) + before * WEEK;
}

/** The last day of a month in a calendar. */
export const lastDayIn = (calendar: Calendar, month: Month): Day => firstDayIn(calendar, month + 1) - 1;

/** The month of a calendar that a day lies in. */
export function monthIn(calendar: Calendar, day: Day): Month {
  if (calendar.kind === 'months') return monthOf(day);
  const nominal = monthOf(day) - (calendar.startMonth - 1);
  const year = nominal - (((nominal % 12) + 12) % 12) + (calendar.startMonth - 1);
  const starts = [year + 12, year, year - 12].find((start) => firstDayIn(calendar, start) <= day) ?? year - 12;
  const week = Math.floor((day - firstDayIn(calendar, starts)) / WEEK);
  const quarter = Math.min(QUARTERS - 1, Math.floor(week / WEEKS_A_QUARTER));
  const left = week - quarter * WEEKS_A_QUARTER;
  return starts + quarter * 3 + WEEKS_BEFORE.findLastIndex((weeks) => weeks <= left);
}

/** The last month of a calendar that has ended on or before a day. */
export function lastWholeMonthIn(calendar: Calendar, day: Day): Month {
  const month = monthIn(calendar, day);
  return lastDayIn(calendar, month) === day ? month : month - 1;
}
