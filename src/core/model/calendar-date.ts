import type { Brand } from './brand';

/** A calendar date as people write it at every edge, `2026-03-31`. Never an instant, never in a zone. */
export type CalendarDate = Brand<string, 'CalendarDate'>;
/** Whole days since 1970-01-01: what columns hold and what is subtracted. */
export type Day = number;
/** Whole calendar months since January 1970. */
export type Month = number;

/** A closed interval of dates: both ends belong to it. */
export type Period = { readonly from: CalendarDate; readonly to: CalendarDate };

/**
 * The day number of a civil date, by counting whole 400-year eras from 1 March 0000
 * (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms"). It trusts its arguments: see `isDate`.
 */
export function dayOf(year: number, month: number, date: number): Day {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const shifted = month > 2 ? month - 3 : month + 9;
  const dayOfYear = Math.floor((153 * shifted + 2) / 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Year, month 1–12 and date 1–31 of a day number; the inverse of `dayOf`. */
export function civilOf(day: Day): { readonly year: number; readonly month: number; readonly date: number } {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const date = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date };
}

/** Whether a year, month and date name a day that exists in the Gregorian calendar. */
export function isDate(year: number, month: number, date: number): boolean {
  if (month < 1 || month > 12 || date < 1 || date > 31) return false;
  const back = civilOf(dayOf(year, month, date));
  return back.month === month && back.date === date;
}

const two = (n: number): string => String(n).padStart(2, '0');

/** A day number as `YYYY-MM-DD`. */
export function dateOf(day: Day): CalendarDate {
  const { year, month, date } = civilOf(day);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}` as CalendarDate;
}

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The day number of `YYYY-MM-DD`, or null where the text is of another form or names no existing day. */
export function parseDate(text: string): Day | null {
  const parts = ISO.exec(text);
  if (parts === null) return null;
  const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return isDate(year, month, date) ? dayOf(year, month, date) : null;
}

/** The day number of a date known to be one; throws on anything else, for a silent zero would be a wrong date. */
export function dayFrom(date: CalendarDate): Day {
  const day = parseDate(date);
  if (day === null) throw new Error(`not a calendar date: ${date}`);
  return day;
}

/** The calendar month a day lies in. */
export function monthOf(day: Day): Month {
  const { year, month } = civilOf(day);
  return (year - 1970) * 12 + month - 1;
}

/** The first day of a calendar month; the last is `firstOf(month + 1) - 1`. */
export function firstOf(month: Month): Day {
  const year = 1970 + Math.floor(month / 12);
  return dayOf(year, month - Math.floor(month / 12) * 12 + 1, 1);
}
