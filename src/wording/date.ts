import { civilOf, dayFrom, parseDate, type Calendar, type CalendarDate, type Period } from '../core/model';
import { manner } from './manner';

const MONTHS: readonly string[] = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const partsOf = (date: CalendarDate): { readonly date: number; readonly month: string; readonly year: number } => {
  const civil = civilOf(dayFrom(date));
  return { date: civil.date, month: MONTHS[civil.month - 1] ?? '', year: civil.year };
};

/** A calendar date in words: `30 Sep 2025`, or as a person wants it. */
export function dateText(date: CalendarDate): string {
  const { date: day, month, year } = partsOf(date);
  switch (manner().dates) {
    case '30 Sep 2025':
      return `${day} ${month} ${year}`;
    case 'Sep 30, 2025':
      return `${month} ${day}, ${year}`;
    case '2025-09-30':
      return date;
  }
}

/** A date without its year, where the next one in the text says it; ISO dates are never cut. */
function dayText(date: CalendarDate): string {
  const { date: day, month } = partsOf(date);
  switch (manner().dates) {
    case '30 Sep 2025':
      return `${day} ${month}`;
    case 'Sep 30, 2025':
      return `${month} ${day}`;
    case '2025-09-30':
      return date;
  }
}

/** A remark of the core with its ISO dates in words: `begins on 1 Jul 2024`; what only looks like a date stays. */
export const datedText = (text: string): string =>
  text.replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, (found) => (parseDate(found) === null ? found : dateText(found as CalendarDate)));

/** The real dates of a period: `1 Jul – 30 Sep 2025`; the first year is left out where both are the same. */
export function periodText(period: Period | null): string {
  if (period === null) return 'all time';
  const isOneYear = partsOf(period.from).year === partsOf(period.to).year;
  return `${isOneYear ? dayText(period.from) : dateText(period.from)} \u2013 ${dateText(period.to)}`;
}

/**
 * The name of a period out of its label: `2025-Q3` is `Q3 2025` in a calendar year and `Q3 FY25` in a fiscal year of
 * another start; `2025` is `2025` or `FY25`.
 */
export function periodName(label: string, { startMonth }: Calendar): string {
  const [year = '', quarter] = label.split('-');
  const named = startMonth === 1 ? year : `FY${year.slice(2)}`;
  return quarter === undefined ? named : `${quarter} ${named}`;
}
