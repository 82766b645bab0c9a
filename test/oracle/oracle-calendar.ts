import type { YearRow } from './company-rows';

const DAY = 86_400_000;
/** Whole calendar months since January 1970 at the two ends of what any test asks for. */
const [EARLIEST, LATEST] = [12 * 40, 12 * 65];
/** Weeks of the twelve months of a year of weeks; the last takes what is left. */
const WEEKS = [4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 5];

/** How the days of a workspace fall into months, told by the first day of each. A month has the number of the calendar month it is named after. */
export type Year = {
  readonly startMonth: number;
  first(month: number): number;
  monthOf(day: number): number;
  /** The last month that is over at the end of a day. */
  lastWhole(day: number): number;
};

const firstOfCalendarMonth = (month: number): number => Date.UTC(1970, month, 1) / DAY;

/** The Monday within three days of a day. */
function mondayNear(day: number): number {
  for (const step of [0, 1, -1, 2, -2, 3, -3]) if (new Date((day + step) * DAY).getUTCDay() === 1) return day + step;
  throw new Error('a week without a Monday');
}

/** First days of months of four, four and five weeks, counted out week by week from the Monday nearest to the start of each year. */
function weeksFrom(startMonth: number): ReadonlyMap<number, number> {
  const firsts = new Map<number, number>();
  for (let year = EARLIEST; year < LATEST; year += 12) {
    let day = mondayNear(firstOfCalendarMonth(year + startMonth - 1));
    WEEKS.forEach((weeks, at) => {
      firsts.set(year + startMonth - 1 + at, day);
      day += weeks * 7;
    });
  }
  return firsts;
}

const made = new Map<number, ReadonlyMap<number, number>>();
function weeks(startMonth: number): ReadonlyMap<number, number> {
  const firsts = made.get(startMonth) ?? weeksFrom(startMonth);
  made.set(startMonth, firsts);
  return firsts;
}

/** The months of a workspace. */
export function yearOf({ kind, startMonth }: YearRow): Year {
  const first = (month: number): number => {
    if (kind === 'months') return firstOfCalendarMonth(month);
    const day = weeks(startMonth).get(month);
    if (day === undefined) throw new Error(`month ${month} lies outside of what the oracle counted out`);
    return day;
  };
  const monthOf = (day: number): number => {
    const date = new Date(day * DAY);
    const near = (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
    for (const month of [near - 1, near, near + 1]) if (first(month) <= day && day < first(month + 1)) return month;
    throw new Error(`day ${day} lies in no month`);
  };
  const lastWhole = (day: number): number => monthOf(day + 1) - 1;
  return { startMonth, first, monthOf, lastWhole };
}

/** A run of whole months, both in it, or null for all time. */
export type Months = { readonly from: number; readonly to: number } | null;

/** The quarter of the workspace's year that holds a month. */
export function quarterOf({ startMonth }: Year, month: number): NonNullable<Months> {
  let from = month;
  while ((from - (startMonth - 1)) % 3 !== 0) from--;
  return { from, to: from + 2 };
}

/** The last quarter that is over at the end of a day. */
export function lastQuarter(year: Year, day: number): NonNullable<Months> {
  const { from, to } = quarterOf(year, year.lastWhole(day));
  return to === year.lastWhole(day) ? { from, to } : { from: from - 3, to: from - 1 };
}

/** The twelve months that end with the period's last, or with the last that is over at the as-of date. */
export function yearUpTo(year: Year, months: Months, asOf: number): NonNullable<Months> {
  const to = months === null ? year.lastWhole(asOf) : months.to;
  return { from: to - 11, to };
}

export const isWithin = (year: Year, day: number | null, months: Months): boolean =>
  months === null || (day !== null && day >= year.first(months.from) && day < year.first(months.to + 1));
