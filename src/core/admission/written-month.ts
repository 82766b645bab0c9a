import { dayOf } from '../model';
import { plainCell } from './cell-text';
import { MONTH_WORDS } from './month-words';
import { fullYear, inRange, NO_SUCH_DAY, outsideOf, splitDate, USUAL_YEARS, type WrittenDate, type YearRange } from './written-date';

const YEAR_MONTH = /^(\d{4})(?:[-/. ](\d{1,2})|(\d{2}))$/;
const MONTH_YEAR = /^(\d{1,2})[-/. ](\d{4})$/;
const WORD_YEAR = /^(\p{L}{3,9})\.?[-/ ']{1,2}(\d{4}|\d{2})$/u;
const YEAR_WORD = /^(\d{4})[-/ ](\p{L}{3,9})\.?$/u;

/** A month of spend: `2024-01`, `Jan 2024`, `01/2024`, or any date in it. It becomes the first day of that month. */
export function splitMonth(cell: string, years: YearRange = USUAL_YEARS): WrittenDate | null {
  const text = plainCell(cell);
  for (const [form, read] of FORMS) {
    const parts = form.exec(text);
    const month = parts === null ? null : read(parts[1] ?? '', parts[2] ?? parts[3] ?? '', years);
    if (month !== null) return month;
  }
  return splitDate(cell, years);
}

type Form = (one: string, two: string, years: YearRange) => WrittenDate | null;

/** `2024-1` is a month, `202413` none: then another form may fit. */
const fromNumbers: Form = (year, month, years) =>
  Number(month) >= 1 && Number(month) <= 12 ? monthOrRule(Number(year), Number(month), years) : null;

const fromWord: Form = (word, year, years) => {
  const month = MONTH_WORDS.get(word.toLowerCase());
  if (month === undefined) return null;
  return monthOrRule(year.length === 2 ? fullYear(Number(year)) : Number(year), month, years);
};

const FORMS: readonly (readonly [RegExp, Form])[] = [
  [YEAR_MONTH, fromNumbers],
  [MONTH_YEAR, (month, year, years) => monthOrRule(Number(year), Number(month), years)],
  [WORD_YEAR, fromWord],
  [YEAR_WORD, (year, word, years) => fromWord(word, year, years)],
];

function monthOrRule(year: number, month: number, years: YearRange): WrittenDate {
  if (!inRange(year, years)) return { kind: 'impossible', rule: outsideOf(years) };
  if (month < 1 || month > 12) return { kind: 'impossible', rule: NO_SUCH_DAY };
  return { kind: 'day', day: dayOf(year, month, 1), timed: false };
}
