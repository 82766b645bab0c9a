import { dateOf, dayOf } from '../../../core/model';

const SECONDS = 86_400;
/** Day 0 of either system; the first counts a 29 February 1900 that never was, as its day 60. */
const DAY_0_OF_1900 = dayOf(1899, 12, 30);
const DAY_0_OF_1904 = dayOf(1904, 1, 1);
const LEAP_DAY = 60;
const LAST_DAY = dayOf(9999, 12, 31);

/** A day number of a spreadsheet as a calendar date. `isTimed`: a time of day was dropped. `isLeapDay`: it was day 60 of 1900. */
export type SerialDate = { readonly date: string; readonly isTimed: boolean; readonly isLeapDay: boolean };

/**
 * The written date of a day number. Its fraction is rounded to the second first, as spreadsheets show it: a midnight that
 * a calculation missed by a hair is that midnight. Null where the number names no day: below 1 (0 in the 1904 system), or
 * after the year 9999.
 */
export function dateOfSerial(serial: number, is1904: boolean): SerialDate | null {
  const seconds = Math.round(serial * SECONDS);
  const whole = Math.floor(seconds / SECONDS);
  const day = is1904 ? DAY_0_OF_1904 + whole : DAY_0_OF_1900 + whole + (whole < LEAP_DAY ? 1 : 0);
  if (whole < (is1904 ? 0 : 1) || day > LAST_DAY) return null;
  return { date: dateOf(day), isTimed: seconds % SECONDS !== 0, isLeapDay: !is1904 && whole === LEAP_DAY };
}
