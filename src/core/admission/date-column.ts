import { dayOf, firstOf, monthOf, type Day } from '../model';
import { LONGEST_TYPED_CELL, quoted } from './cell-text';
import { dayText } from './date-order';
import type { DateSurvey } from './date-survey';
import type { SourceColumn } from './sheet';
import type { Talk } from './talk';
import { dayInOrder, NO_SUCH_DAY, type DateOrder, type WrittenDate, type YearRange } from './written-date';

/** What bare numbers in a date column count: days of a spreadsheet, or seconds or milliseconds since 1970 in UTC. */
type DayNumbers = 'spreadsheet' | 'spreadsheet-1904' | 'seconds' | 'milliseconds';

/** The days of a column's distinct cells. `rules` says why a cell is not one; a code in neither is a gap. */
export type DateCells = { readonly days: Int32Array; readonly known: Uint8Array; readonly rules: ReadonlyMap<number, string> };

function dayOfNumber(value: number, counts: DayNumbers): Day {
  switch (counts) {
    case 'spreadsheet':
      return Math.floor(value) - 25_569;
    case 'spreadsheet-1904':
      return Math.floor(value) - 24_107;
    case 'seconds':
      return Math.floor(value / 86_400);
    case 'milliseconds':
      return Math.floor(value / 86_400_000);
  }
}

/** Tells whether a number, counted so, is a day of the years in question. */
function plausibleIn({ first, last }: YearRange): (value: number, counts: DayNumbers) => boolean {
  const [from, to] = [dayOf(first, 1, 1), dayOf(last, 12, 31)];
  return (value, counts) => {
    const day = dayOfNumber(value, counts);
    return day >= from && day <= to;
  };
}

/**
 * What the bare numbers of a column count: as the format says, else by asking where most cells are numbers. `none` where
 * they are not dates at all, null while that is an open question.
 */
export function readDayNumbers(survey: DateSurvey, format: DayNumbers | null, talk: Talk): DayNumbers | 'none' | null {
  if (survey.digitRows === 0) return 'none';
  const values = survey.written.flatMap((date) => (date?.kind === 'digits' ? [date.value] : []));
  const plausible = plausibleIn(survey.years);
  if (format !== null && values.every((value) => plausible(value, format))) {
    talk.say(
      survey.column.header,
      format === 'milliseconds' ? 'milliseconds since 1970 read as dates in UTC' : 'spreadsheet day numbers read as dates',
      survey.digitRows,
    );
    return format;
  }
  if (survey.digitRows * 2 < survey.filledRows) return 'none';
  const all: readonly DayNumbers[] = ['spreadsheet', 'spreadsheet-1904', 'seconds', 'milliseconds'];
  const open = all.filter((counts) => values.some((value) => plausible(value, counts)));
  return open.length === 0 ? 'none' : askDayNumbers(survey, open, talk);
}

function askDayNumbers(survey: DateSurvey, open: readonly DayNumbers[], talk: Talk): DayNumbers | 'none' | null {
  const { header, values } = survey.column;
  const codes = survey.written.flatMap((date, code) => (date?.kind === 'digits' ? [code] : [])).slice(0, 2);
  const reads = (counts: DayNumbers): readonly string[] =>
    codes.map(
      (code) =>
        `${quoted(values[code] ?? '')} → ${dayText(dayOfNumber(Number(values[code]?.trim()), counts))}${counts.endsWith('seconds') ? ' (UTC)' : ''}`,
    );
  const answer = talk.ask({
    id: `day-numbers:${header}`,
    column: header,
    ask: `What do the numbers in ${header} count? They are no dates as they stand, and the export does not say how to read them.`,
    choices: [
      ...open.map((value) => ({ value, reads: reads(value) })),
      { value: 'leave-out', reads: codes.map((code) => `${quoted(values[code] ?? '')} → no date`) },
    ],
  });
  if (answer === 'leave-out') return 'none';
  return open.find((counts) => counts === answer) ?? null;
}

/** Whether a person said that the column's numbers are no dates: they then count as blank, not as faults. */
export const isLeftOut = (column: SourceColumn, answers: ReadonlyMap<string, string>): boolean =>
  answers.get(`day-numbers:${column.header}`) === 'leave-out';

type Settling = { readonly order: DateOrder; readonly counts: DayNumbers | 'none'; readonly month: boolean };

/** Reads every distinct cell as a day. */
export function settleDates(survey: DateSurvey, { order, counts, month }: Settling): DateCells {
  const days = new Int32Array(survey.written.length);
  const known = new Uint8Array(survey.written.length);
  const rules = new Map<number, string>();
  const settle = settlingBy(order, counts, survey.years);
  survey.written.forEach((date, code) => {
    if (survey.isGap[code] === 1) return;
    const read = settle(date);
    if (read.kind === 'rule') {
      rules.set(code, (survey.column.values[code] ?? '').length > LONGEST_TYPED_CELL ? 'is longer than 1,000 characters' : read.rule);
      return;
    }
    days[code] = month ? firstOf(monthOf(read.day)) : read.day;
    known[code] = 1;
  });
  return { days, known, rules };
}

type Settled = { readonly kind: 'day'; readonly day: Day } | { readonly kind: 'rule'; readonly rule: string };

function settlingBy(order: DateOrder, counts: DayNumbers | 'none', years: YearRange): (date: WrittenDate | null) => Settled {
  const plausible = plausibleIn(years);
  return (date) => {
    switch (date?.kind) {
      case undefined:
        return NO_DATE;
      case 'day':
        return date;
      case 'impossible':
        return { kind: 'rule', rule: date.rule };
      case 'digits':
        return counts !== 'none' && plausible(date.value, counts) ? { kind: 'day', day: dayOfNumber(date.value, counts) } : NO_DATE;
      case 'parts':
        return settleParts(dayInOrder(date, order, years), order);
    }
  };
}

const NO_DATE: Settled = { kind: 'rule', rule: 'is not a date' };

function settleParts(read: WrittenDate, order: DateOrder): Settled {
  if (read.kind === 'day') return read;
  if (read.kind !== 'impossible') return NO_DATE;
  return { kind: 'rule', rule: read.rule === NO_SUCH_DAY ? `${read.rule} (read ${order.replace('-', ' ')})` : read.rule };
}

/** Rows whose date was written with a time of day, and how many of them lie on the first or last day of a quarter. */
export function timedRows(survey: DateSurvey, cells: DateCells): { readonly rows: number; readonly atEdge: number } {
  let [rows, atEdge] = [0, 0];
  survey.written.forEach((date, code) => {
    const timed = (date?.kind === 'day' || date?.kind === 'parts') && date.timed && cells.known[code] === 1;
    if (!timed) return;
    const count = survey.column.counts[code] ?? 0;
    const day = cells.days[code] ?? 0;
    rows += count;
    if (quarterOf(day - 1) !== quarterOf(day + 1)) atEdge += count;
  });
  return { rows, atEdge };
}

const quarterOf = (day: Day): number => Math.floor(monthOf(day) / 3);
