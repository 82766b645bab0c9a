import { dayOf, type Day } from '../calendar';

/** A cell is missing, a value, or not usable at all. */
export type Cell<T> = { readonly known: T | null } | { readonly broken: string };

const isoShape = /^(\d{4})-(\d{2})-(\d{2})(?: \d{2}:\d{2})?$/;
const monthFirstShape = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const numberShape = /^-?\d+(?:\.\d+)?$/;

export type DateOrder = 'iso' | 'monthFirst';

/** A calendar date between 1990 and 2100, by its written date. */
export function dateIn(text: string | null, order: DateOrder): Cell<Day> {
  if (text === null) return { known: null };
  const found = (order === 'iso' ? isoShape : monthFirstShape).exec(text);
  if (found === null) return { broken: 'no date' };
  const [first = 0, second = 0, third = 0] = found.slice(1, 4).map(Number);
  const [year, month, date] = order === 'iso' ? [first, second, third] : [third, first, second];
  const day = year < 1990 || year > 2100 ? null : dayOf(year, month, date);
  return day === null ? { broken: 'no date' } : { known: day };
}

/** Money in minor units, from a decimal with at most two places. */
export function moneyIn(text: string | null): Cell<number> {
  if (text === null) return { known: null };
  if (!numberShape.test(text)) return { broken: 'no amount' };
  return { known: minorUnits(text) };
}

/** Exact: `12500.5` is 1250050. */
export function minorUnits(text: string): number {
  const negative = text.startsWith('-');
  const [whole = '0', fraction = ''] = (negative ? text.slice(1) : text).split('.');
  if (fraction.length > 2) throw new Error(`${text} has more than two decimals.`);
  const minor = Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
  return negative ? -minor : minor;
}

/** minor x rate, rounded half away from zero, in whole numbers throughout. */
export function converted(minor: number, rate: number): number {
  const [whole = '0', fraction = ''] = String(rate).split('.');
  const scale = 10n ** BigInt(fraction.length);
  const product = BigInt(Math.abs(minor)) * BigInt(whole + fraction);
  const rounded = Number((2n * product + scale) / (2n * scale));
  return minor < 0 ? -rounded : rounded;
}
