import { dayOf, isDate, type Day } from '../model';
import { plainCell } from './cell-text';
import { MONTH_WORDS, WEEKDAY_WORDS } from './month-words';

/** The order in which three numbers of a date stand. */
export type DateOrder = 'month-first' | 'day-first' | 'year-first';

/**
 * A date taken apart. `day`: it reads in one way only. `parts`: three numbers whose order the file decides. `digits`: a
 * bare number, a day count or an epoch perhaps. `impossible`: of a date's form, but naming no day of 1990–2100.
 */
export type WrittenDate =
  | { readonly kind: 'day'; readonly day: Day; readonly timed: boolean }
  | {
      readonly kind: 'parts';
      readonly parts: readonly [number, number, number];
      readonly mark: string;
      readonly shortYear: boolean;
      readonly timed: boolean;
    }
  | { readonly kind: 'digits'; readonly value: number }
  | { readonly kind: 'impossible'; readonly rule: string };

export const FIRST_YEAR = 1990;
export const LAST_YEAR = 2100;
/** The rule that a date of a month without that day, or of no month, breaks. */
export const NO_SUCH_DAY = 'does not exist';
const LONGEST = 48;
const TIME =
  /^(.{6,32}?)(?:T|,? )\s?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s?([AaPp])?\.?(?:[Mm]\.?)?\s?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?(?: ?Uhr)?$/;
const YEAR_FIRST = /^(\d{3,6})([-/.])(\d{1,2})\2(\d{1,2})\.?$/;
const YEAR_LAST = /^(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{2,6})$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const BARE = /^\d{4,13}(?:\.\d{1,12})?$/;

/** Takes a cell apart as a date, or null where it has no date's form. A time of day is dropped: the written date counts. */
export function splitDate(cell: string): WrittenDate | null {
  const text = plainCell(cell);
  if (text.length > LONGEST || !/\d/.test(text)) return null;
  const time = TIME.exec(text);
  if (time !== null && (Number(time[2]) > 24 || Number(time[3]) > 59 || Number(time[4] ?? 0) > 60)) return null;
  const date = (time?.[1] ?? text).trim();
  return splitPlainDate(date, time !== null);
}

function splitPlainDate(date: string, timed: boolean): WrittenDate | null {
  const first = YEAR_FIRST.exec(date);
  if (first !== null) return dayOr([Number(first[1]), Number(first[3]), Number(first[4])], timed);
  const last = YEAR_LAST.exec(date);
  if (last !== null) {
    const year = last[4] ?? '';
    return {
      kind: 'parts',
      parts: [Number(last[1]), Number(last[3]), Number(year)],
      mark: last[2] ?? '',
      shortYear: year.length === 2,
      timed,
    };
  }
  const compact = COMPACT.exec(date);
  if (compact !== null && inRange(Number(compact[1]))) return dayOr([Number(compact[1]), Number(compact[2]), Number(compact[3])], timed);
  if (BARE.test(date)) return { kind: 'digits', value: Number(date) };
  return withMonthWord(date, timed);
}

/** `3 Apr 2025`, `April 3, 2025`, `3. April 2025`, `03-Apr-25`, with a weekday before it or not. */
function withMonthWord(date: string, timed: boolean): WrittenDate | null {
  const words = date
    .toLowerCase()
    .split(/[\s.,/-]+/)
    .filter((word) => word !== '' && !WEEKDAY_WORDS.has(word));
  const at = words.findIndex((word) => MONTH_WORDS.has(word));
  const month = MONTH_WORDS.get(words[at] ?? '');
  if (month === undefined || words.length !== 3) return null;
  const numbers = words.filter((_, place) => place !== at).map((word) => /^(\d{1,6})(?:st|nd|rd|th)?$/.exec(word)?.[1] ?? '');
  const [one = '', two = ''] = numbers;
  if (one === '' || two === '') return null;
  const yearFirst = one.length > 2;
  const [day, year] = yearFirst ? [two, one] : [one, two];
  return dayOr([year.length === 2 ? fullYear(Number(year)) : Number(year), month, Number(day)], timed);
}

/** The century of a two-digit year: 90–99 lie in the last one, all others in this. */
export const fullYear = (year: number): number => (year >= FIRST_YEAR - 1900 ? 1900 + year : 2000 + year);

const inRange = (year: number): boolean => year >= FIRST_YEAR && year <= LAST_YEAR;

function dayOr([year, month, date]: readonly [number, number, number], timed: boolean): WrittenDate {
  if (!inRange(year)) return { kind: 'impossible', rule: `lies outside the years ${FIRST_YEAR} to ${LAST_YEAR}` };
  if (!isDate(year, month, date)) return { kind: 'impossible', rule: NO_SUCH_DAY };
  return { kind: 'day', day: dayOf(year, month, date), timed };
}

/** The day that three numbers name in a given order; a rule where they name none. */
export function dayInOrder(written: WrittenDate & { readonly kind: 'parts' }, order: DateOrder): WrittenDate {
  const [a, b, c] = written.parts;
  switch (order) {
    case 'month-first':
      return dayOr([written.shortYear ? fullYear(c) : c, a, b], written.timed);
    case 'day-first':
      return dayOr([written.shortYear ? fullYear(c) : c, b, a], written.timed);
    case 'year-first':
      return dayOr([fullYear(a), b, c], written.timed);
  }
}
