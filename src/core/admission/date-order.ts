import { civilOf, type Day } from '../model';
import { quoted } from './cell-text';
import { allows, commonOrders, misfits, ORDERS, ordersIn, type DateSurvey } from './date-survey';
import { monthWord } from './month-words';
import { firstRowOf, lineAt, type Sheet, type SourceColumn } from './sheet';
import type { Talk } from './talk';
import { dayInOrder, type DateOrder } from './written-date';

/** The order of each date column; null while that is an open question. */
type DateOrders = ReadonlyMap<SourceColumn, DateOrder | null>;

type Dated = { readonly surveys: readonly DateSurvey[]; readonly others: readonly DateSurvey[] };

/** A day as a question shows it: `3 Apr 2025`. */
export function dayText(day: Day): string {
  const { year, month, date } = civilOf(day);
  return `${date} ${monthWord(month)} ${year}`;
}

/**
 * Decides in which order the dates of the file are written: by cells that read in one order only, in the column itself or
 * in another date column; else by asking. `others` are date columns that nothing is read from; they may tell, never contradict.
 */
export function orderDates(sheet: Sheet, { surveys, others }: Dated, talk: Talk): DateOrders {
  const tellers = surveys.filter((survey) => isTeller(survey) && toldOrder(survey) !== null);
  const contradict = new Set(tellers.map(toldOrder)).size > 1;
  const lent = tellers.length === 0 ? lentBy(others.filter(isTeller)) : lentBy(tellers);
  const orders = new Map(
    surveys.map((survey) => [survey.column, contradict && tellers.includes(survey) ? null : (toldOrder(survey) ?? borrowed(survey, lent))]),
  );
  const waiting = surveys.filter((survey) => orders.get(survey.column) === null);
  for (const group of contradict ? waiting.map((survey) => [survey]) : byChoice(waiting)) {
    const order = asked(talk, group);
    for (const survey of group) orders.set(survey.column, order);
  }
  sayOrders(
    sheet,
    surveys.filter((survey) => survey.rows.size > 0),
    { orders, talk },
  );
  return orders;
}

function sayOrders(
  sheet: Sheet,
  surveys: readonly DateSurvey[],
  { orders, talk }: { readonly orders: DateOrders; readonly talk: Talk },
): void {
  for (const survey of surveys) {
    const order = orders.get(survey.column) ?? null;
    if (order !== null) talk.say(survey.column.header, toldBy(sheet, survey, order), survey.filledRows);
  }
}

const borrowed = (survey: DateSurvey, lent: DateOrder | null): DateOrder | null =>
  lent !== null && allows(commonOrders(survey), lent) ? lent : null;

/** Whether the column's cells leave one order, or contradict each other, rather than leave it open. */
const isTeller = (survey: DateSurvey): boolean => survey.rows.size > 0 && ordersIn(commonOrders(survey)).length < 2;

const words = (order: DateOrder): string => order.replace('-', ' ');

/** The order that the column's own cells leave, or null. Cells with points between the numbers are day first by custom. */
function toldOrder(survey: DateSurvey): DateOrder | null {
  if (survey.rows.size === 0) return 'day-first';
  const common = commonOrders(survey);
  const left = ordersIn(common);
  if (left.length === 1) return left[0] ?? null;
  if (left.length > 1) return onlyPoints(survey) && !allows(common, 'year-first') ? 'day-first' : null;
  const [best, rival] = ORDERS.toSorted((a, b) => misfits(survey, a) - misfits(survey, b));
  if (best === undefined || rival === undefined) return null;
  return misfits(survey, best) * 20 <= misfits(survey, rival) ? best : null;
}

const onlyPoints = (survey: DateSurvey): boolean => survey.written.every((date) => date?.kind !== 'parts' || date.mark === '.');

/** The one order that columns agree on, or null. */
function lentBy(tellers: readonly DateSurvey[]): DateOrder | null {
  const [order, ...more] = new Set(tellers.map(toldOrder));
  return more.length === 0 ? (order ?? null) : null;
}

/** What the notice says: the order, and the cell that tells it where one of this column does. */
function toldBy(sheet: Sheet, survey: DateSurvey, order: DateOrder): string {
  const telling = [...survey.cells].find(([orders]) => ordersIn(orders).length === 1 && allows(orders, order))?.[1][0];
  const row = telling === undefined ? null : firstRowOf(sheet, survey.column, telling);
  const cell = quoted(survey.column.values[telling ?? 0] ?? '');
  return `dates read ${words(order)}${row === null ? '' : `: ${cell} on line ${lineAt(sheet.raw, row)} tells`}`;
}

/** Columns that leave the same orders open are one question. */
function byChoice(surveys: readonly DateSurvey[]): readonly (readonly DateSurvey[])[] {
  const groups = new Map<number, DateSurvey[]>();
  for (const survey of surveys) groups.set(commonOrders(survey), [...(groups.get(commonOrders(survey)) ?? []), survey]);
  return [...groups.values()];
}

function asked(talk: Talk, group: readonly DateSurvey[]): DateOrder | null {
  const [first] = group;
  if (first === undefined) return null;
  const open = openOrders(first);
  const { header } = first.column;
  const others = group
    .slice(1)
    .map((survey) => survey.column.header)
    .join(', ');
  const answer = talk.ask({
    id: `date-order:${header}`,
    column: header,
    ask: `Which number comes first in the dates of ${header}${others === '' ? '' : `, ${others}`}? ${whyOpen(first)}`,
    choices: open.map((value) => ({ value, reads: sampleCells(first).map((code) => reading(first, code, value)) })),
  });
  return ORDERS.find((order) => order === answer) ?? null;
}

/** The orders people choose from: those in which cells name days, and of day and month first the other one too. */
function openOrders(survey: DateSurvey): readonly DateOrder[] {
  const common = ordersIn(commonOrders(survey));
  if (common.length > 1) return common;
  const some = ORDERS.filter((order) => [...survey.rows.keys()].some((orders) => allows(orders, order)));
  return some.length > 1 ? some : ORDERS.filter((order) => order !== 'year-first' || some.includes(order));
}

function whyOpen(survey: DateSurvey): string {
  switch (ordersIn(commonOrders(survey)).length) {
    case 0:
      return 'Some of its cells can be read in one order only, others only in another.';
    case 1:
      return 'Its cells tell one order, and another date column of the file tells another.';
    default:
      return 'No cell tells the day from the month for certain.';
  }
}

/** Two cells: of the set that leaves most open, or one of each side where sides contradict. */
function sampleCells(survey: DateSurvey): readonly number[] {
  const sets = [...survey.cells].toSorted((a, b) => ordersIn(b[0]).length - ordersIn(a[0]).length);
  const common = commonOrders(survey);
  return (common === 0 ? sets.flatMap(([, codes]) => codes.slice(0, 1)) : sets.flatMap(([, codes]) => codes)).slice(0, 2);
}

function reading(survey: DateSurvey, code: number, order: DateOrder): string {
  const date = survey.written[code];
  const read = date?.kind === 'parts' ? dayInOrder(date, order, survey.years) : null;
  const cell = quoted(survey.column.values[code] ?? '');
  if (read?.kind === 'day') return `${cell} → ${dayText(read.day)}`;
  return `${cell} → no such day, the row is set aside`;
}
