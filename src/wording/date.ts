import { civilOf, dayFrom, type Calendar, type CalendarDate, type Period } from '../core/model';

const MONTHS: readonly string[] = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const partsOf = (date: CalendarDate): { readonly date: number; readonly month: string; readonly year: number } => {
  const civil = civilOf(dayFrom(date));
  return { date: civil.date, month: MONTHS[civil.month - 1] ?? '', year: civil.year };
};

/** A calendar date in words: `30 Sep 2025`. */
export function dateText(date: CalendarDate): string {
  const { date: day, month, year } = partsOf(date);
  return `${day} ${month} ${year}`;
}

/** The real dates of a period: `1 Jul – 30 Sep 2025`; the first year is left out where both are the same. */
export function periodText(period: Period | null): string {
  if (period === null) return 'all time';
  const [from, to] = [partsOf(period.from), partsOf(period.to)];
  const start = from.year === to.year ? `${from.date} ${from.month}` : `${from.date} ${from.month} ${from.year}`;
  return `${start} \u2013 ${to.date} ${to.month} ${to.year}`;
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
