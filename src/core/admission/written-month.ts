import { dayOf } from '../model';
import { plainCell } from './cell-text';
import { MONTH_WORDS } from './month-words';
import { FIRST_YEAR, fullYear, LAST_YEAR, NO_SUCH_DAY, splitDate, type WrittenDate } from './written-date';

const YEAR_MONTH = /^(\d{4})[-/. ]?(\d{1,2})$/;
const MONTH_YEAR = /^(\d{1,2})[-/. ](\d{4})$/;
const WORD_YEAR = /^(\p{L}{3,9})\.?[-/ ']{1,2}(\d{4}|\d{2})$/u;
const YEAR_WORD = /^(\d{4})[-/ ](\p{L}{3,9})\.?$/u;

/** A month of spend: `2024-01`, `Jan 2024`, `01/2024`, or any date in it. It becomes the first day of that month. */
export function splitMonth(cell: string): WrittenDate | null {
  const text = plainCell(cell);
  for (const [form, read] of FORMS) {
    const parts = form.exec(text);
    const month = parts === null ? null : read(parts[1] ?? '', parts[2] ?? '');
    if (month !== null) return month;
  }
  return splitDate(cell);
}

/** `2024-1` is a month, `202413` none: then another form may fit. */
const fromNumbers = (year: string, month: string): WrittenDate | null =>
  Number(month) >= 1 && Number(month) <= 12 ? monthOrRule(Number(year), Number(month)) : null;

const FORMS: readonly (readonly [RegExp, (one: string, two: string) => WrittenDate | null])[] = [
  [YEAR_MONTH, fromNumbers],
  [MONTH_YEAR, (month, year) => monthOrRule(Number(year), Number(month))],
  [WORD_YEAR, fromWord],
  [YEAR_WORD, (year, word) => fromWord(word, year)],
];

function fromWord(word: string, year: string): WrittenDate | null {
  const month = MONTH_WORDS.get(word.toLowerCase());
  if (month === undefined) return null;
  return monthOrRule(year.length === 2 ? fullYear(Number(year)) : Number(year), month);
}

function monthOrRule(year: number, month: number): WrittenDate {
  if (year < FIRST_YEAR || year > LAST_YEAR) return { kind: 'impossible', rule: `lies outside the years ${FIRST_YEAR} to ${LAST_YEAR}` };
  if (month < 1 || month > 12) return { kind: 'impossible', rule: NO_SUCH_DAY };
  return { kind: 'day', day: dayOf(year, month, 1), timed: false };
}
