import { dayOf, isDate, type Day } from '../model';
import { plainCell } from './cell-text';
import { MONTH_WORDS, WORDS_BESIDE } from './month-words';

/** The order in which three numbers of a date stand. */
export type DateOrder = 'month-first' | 'day-first' | 'year-first';

/**
 * A date taken apart. `day`: it reads in one way only. `parts`: three numbers whose order the file decides. `digits`: a
 * bare number, a day count or an epoch perhaps. `impossible`: of a date's form, but naming no day of the years in question.
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

/** The first and the last year whose days are taken for real; a date outside of them is set aside. */
export type YearRange = { readonly first: number; readonly last: number };

/** The years that stand unless people name others. */
export const USUAL_YEARS: YearRange = { first: 1990, last: 2100 };
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
export function splitDate(cell: string, years: YearRange = USUAL_YEARS): WrittenDate | null {
  const text = plainCell(cell);
  if (text.length > LONGEST || !/\d/.test(text)) return null;
  const time = TIME.exec(text);
  if (time !== null && (Number(time[2]) > 24 || Number(time[3]) > 59 || Number(time[4] ?? 0) > 60)) return null;
  const date = (time?.[1] ?? text).trim();
  return splitPlainDate(date, { timed: time !== null, years });
}

type Beside = { readonly timed: boolean; readonly years: YearRange };

function splitPlainDate(date: string, beside: Beside): WrittenDate | null {
  const first = YEAR_FIRST.exec(date);
  if (first !== null) return dayOr([Number(first[1]), Number(first[3]), Number(first[4])], beside);
  const last = YEAR_LAST.exec(date);
  if (last !== null) {
    const year = last[4] ?? '';
    return {
      kind: 'parts',
      parts: [Number(last[1]), Number(last[3]), Number(year)],
      mark: last[2] ?? '',
      shortYear: year.length === 2,
      timed: beside.timed,
    };
  }
  const compact = COMPACT.exec(date);
  if (compact !== null && inRange(Number(compact[1]), beside.years))
    return dayOr([Number(compact[1]), Number(compact[2]), Number(compact[3])], beside);
  if (BARE.test(date)) return { kind: 'digits', value: Number(date) };
  return withMonthWord(date, beside);
}

/** `3 Apr 2025`, `April 3, 2025`, `3. April 2025`, `03-Apr-25`, with a weekday before it or not. */
function withMonthWord(date: string, beside: Beside): WrittenDate | null {
  const words = date
    .toLowerCase()
    .split(/[\s.,/-]+/)
    .filter((word) => word !== '' && !WORDS_BESIDE.has(word));
  const at = words.findIndex((word) => MONTH_WORDS.has(word));
  const month = MONTH_WORDS.get(words[at] ?? '');
  if (month === undefined || words.length !== 3) return null;
  const numbers = words.filter((_, place) => place !== at).map((word) => /^(\d{1,6})(?:st|nd|rd|th|er|º)?$/.exec(word)?.[1] ?? '');
  const [one = '', two = ''] = numbers;
  if (one === '' || two === '') return null;
  const yearFirst = one.length > 2;
  const [day, year] = yearFirst ? [two, one] : [one, two];
  return dayOr([year.length === 2 ? fullYear(Number(year)) : Number(year), month, Number(day)], beside);
}

/** The century of a two-digit year: 90–99 lie in the last one, all others in this. */
export const fullYear = (year: number): number => (year >= 90 ? 1900 + year : 2000 + year);

/** Whether a year is one of those in question. */
export const inRange = (year: number, { first, last }: YearRange): boolean => year >= first && year <= last;

/** The rule that a date of another year breaks. */
export const outsideOf = ({ first, last }: YearRange): string => `lies outside the years ${first} to ${last}`;

function dayOr([year, month, date]: readonly [number, number, number], { timed, years }: Beside): WrittenDate {
  if (!inRange(year, years)) return { kind: 'impossible', rule: outsideOf(years) };
  if (!isDate(year, month, date)) return { kind: 'impossible', rule: NO_SUCH_DAY };
  return { kind: 'day', day: dayOf(year, month, date), timed };
}

/** The day that three numbers name in a given order; a rule where they name none. */
export function dayInOrder(written: WrittenDate & { readonly kind: 'parts' }, order: DateOrder, years: YearRange): WrittenDate {
  const [a, b, c] = written.parts;
  const beside = { timed: written.timed, years };
  switch (order) {
    case 'month-first':
      return dayOr([written.shortYear ? fullYear(c) : c, a, b], beside);
    case 'day-first':
      return dayOr([written.shortYear ? fullYear(c) : c, b, a], beside);
    case 'year-first':
      return dayOr([fullYear(a), b, c], beside);
  }
}
