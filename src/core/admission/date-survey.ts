import { LONGEST_TYPED_CELL, plainCell } from './cell-text';
import { isMissing } from './missing-markers';
import { NUMBER_CELL } from './raw-table';
import { kindAt, type SourceColumn } from './sheet';
import { dayInOrder, splitDate, type DateOrder, type WrittenDate, type YearRange } from './written-date';
import { splitMonth } from './written-month';

/** The orders three numbers may stand in; their places are the bits of a set of orders. */
export const ORDERS: readonly DateOrder[] = ['month-first', 'day-first', 'year-first'];
const EVERY_ORDER = 7;

/**
 * What the distinct cells of one date column are. `rows` counts data rows by the set of orders in which their cell names
 * an existing day; cells that name the same day in every order, and cells that name none, tell nothing and are left out.
 */
export type DateSurvey = {
  readonly column: SourceColumn;
  readonly years: YearRange;
  /** By code: the cell taken apart; null where it is missing or no date (see `isGap`). */
  readonly written: readonly (WrittenDate | null)[];
  readonly isGap: Uint8Array;
  readonly rows: ReadonlyMap<number, number>;
  /** For each set of orders the first two cells of it, for a question or a notice. */
  readonly cells: ReadonlyMap<number, readonly number[]>;
  readonly digitRows: number;
  readonly filledRows: number;
};

type Kind = 'day' | 'month';
/** Numbers that write out a day or a month; a number that the file itself types as one is a date in no other way. */
const AS_DIGITS: Readonly<Record<Kind, RegExp>> = { day: /^\d{8}$/, month: /^(?:\d{6}|\d{8})$/ };
const COUNTED = /^\d{1,13}(?:\.\d+)?$/;

/** Takes a number that the file types as one apart: `20250131` may be a day, any other number counts days or seconds. */
function splitTyped(cell: string, kind: Kind, split: (cell: string) => WrittenDate | null): WrittenDate | null {
  const read = AS_DIGITS[kind].test(cell) ? split(cell) : null;
  if (read !== null) return read;
  return COUNTED.test(cell) ? { kind: 'digits', value: Number(cell) } : null;
}

/** Looks at every distinct cell of a date column, or of a month column. */
export function surveyDates(column: SourceColumn, kind: Kind, years: YearRange): DateSurvey {
  const split = (cell: string): WrittenDate | null => (kind === 'month' ? splitMonth(cell, years) : splitDate(cell, years));
  const isGap = new Uint8Array(column.values.length);
  const written = column.values.map((cell, code) => {
    const gap = (column.counts[code] ?? 0) === 0 || isMissing(plainCell(cell.slice(0, LONGEST_TYPED_CELL)), kind);
    isGap[code] = gap ? 1 : 0;
    if (gap) return null;
    return kindAt(column, code) === NUMBER_CELL ? splitTyped(cell, kind, split) : split(cell);
  });
  const yearFirst = mayBeYearFirst(written);
  const ordersOf = ordersWithin(years, yearFirst);
  const rows = new Map<number, number>();
  const cells = new Map<number, number[]>();
  let [digitRows, filledRows] = [0, 0];
  written.forEach((date, code) => {
    if (isGap[code] === 1) return;
    const count = column.counts[code] ?? 0;
    filledRows += count;
    if (date?.kind === 'digits') digitRows += count;
    const orders = date?.kind === 'parts' ? ordersOf(date) : 0;
    if (orders === 0) return;
    rows.set(orders, (rows.get(orders) ?? 0) + count);
    cells.set(orders, [...(cells.get(orders) ?? []), code].slice(0, 2));
  });
  return { column, years, written, isGap, rows, cells, digitRows, filledRows };
}

type Parts = WrittenDate & { readonly kind: 'parts' };

/** Finds the set of orders a cell may be read in; 0 where it tells nothing. */
function ordersWithin(years: YearRange, yearFirst: boolean): (date: Parts) => number {
  return (date) => {
    let orders = 0;
    const days = new Set<number>();
    ORDERS.forEach((order, at) => {
      if (order === 'year-first' && !(yearFirst && date.shortYear)) return;
      const read = dayInOrder(date, order, years);
      if (read.kind !== 'day') return;
      orders |= 1 << at;
      days.add(read.day);
    });
    return days.size === 1 && orders !== 1 && orders !== 2 && orders !== 4 ? 0 : orders;
  };
}

/** Two-digit years that deals are of; days and months of any number of rows begin below them. */
const [FIRST_YEAR, LAST_YEAR] = [13, 40];

/**
 * Whether two-digit years may stand first, `25-03-14`: usual with dashes; with other marks where the first numbers vary
 * less than the last ones, as years do beside days, or are all such as years of this time are, and no day of a month's start.
 */
function mayBeYearFirst(written: readonly (WrittenDate | null)[]): boolean {
  const short = written.filter((date): date is Parts => date?.kind === 'parts' && date.shortYear);
  if (short.some((date) => date.mark === '-')) return true;
  const firsts = new Set(short.map((date) => date.parts[0]));
  const areYears = firsts.size > 0 && [...firsts].every((first) => first >= FIRST_YEAR && first <= LAST_YEAR);
  return areYears || firsts.size < new Set(short.map((date) => date.parts[2])).size;
}

/** Whether a set of orders holds an order. */
export const allows = (orders: number, order: DateOrder): boolean => (orders & (1 << ORDERS.indexOf(order))) !== 0;

/** The orders of a set. */
export const ordersIn = (orders: number): readonly DateOrder[] => ORDERS.filter((order) => allows(orders, order));

/** The orders in which every telling cell of the column names an existing day; all of them where no cell tells. */
export function commonOrders(survey: DateSurvey): number {
  let common = EVERY_ORDER;
  for (const orders of survey.rows.keys()) common &= orders;
  return common;
}

/** How many rows name no existing day in an order, though they do in another. */
export function misfits(survey: DateSurvey, order: DateOrder): number {
  let count = 0;
  for (const [orders, rows] of survey.rows) if (!allows(orders, order)) count += rows;
  return count;
}
