import { dateOf, dayFrom, type CalendarDate } from '../model';

/** Days of a mean month. */
export const MONTH_DAYS = 30.4375;
/** What takes longer is not planned by a date: half a working life is no read-out. */
const MOST_DAYS = 20 * 365;

/** What one month brings to either side, and how many days pass from creation to close (the median of the year before). */
export type Volume = { readonly perMonth: number | null; readonly lagDays: number };

export type Duration = { readonly months: number; readonly readOn: CalendarDate };

/**
 * How long it takes until both sides are full at today's volume, and on which day that is: the first deals that count are created
 * on the day it starts, and close as long after as deals usually take. Null where nothing comes in, or it would take decades.
 */
export function durationOf(needed: number, { perMonth, lagDays }: Volume, starts: CalendarDate): Duration | null {
  if (perMonth === null || !(perMonth > 0)) return null;
  const days = Math.ceil((needed / perMonth) * MONTH_DAYS + lagDays);
  return days > MOST_DAYS ? null : { months: days / MONTH_DAYS, readOn: dateOf(dayFrom(starts) + days) };
}

/** What one month brings to the slower side, of so many deals a month in the segment that is dealt to arms. */
export const ofSlowerArm = (perMonth: number, treatedShare: number): number => perMonth * Math.min(treatedShare, 1 - treatedShare);
