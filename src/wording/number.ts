import { manner, separatorsOf, USUAL_MANNER } from './manner';

/** The words of a number, such as M for a million; its separators are a person's choice. Dates are spelled by `date.ts`. */
const LOCALE = 'en-US';
const MINUS = '\u2212';

const makers = new Map<string, Intl.NumberFormat>();

function maker(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify(options);
  const made = makers.get(key) ?? new Intl.NumberFormat(LOCALE, options);
  makers.set(key, made);
  return made;
}

/** Fifteen digits, as spreadsheets keep: 0.2845 × 100 is 28.45 and not the 28.449999999999996 of binary fractions. */
const SURE_DIGITS = 15;
/** Whole numbers from here on may have more digits than that, each of them sure. */
const LARGE = 1e12;

/** A number without what binary fractions add behind its last sure digit, so that halves are halves. */
export const settled = (value: number): number => (Math.abs(value) < LARGE ? Number(value.toPrecision(SURE_DIGITS)) : value);

/** What Intl writes with the separators that a person chose in the place of its own. */
function separated(made: Intl.NumberFormat, value: number): string {
  const { numbers } = manner();
  if (numbers === USUAL_MANNER.numbers) return made.format(value);
  const chosen = separatorsOf(numbers);
  return made
    .formatToParts(value)
    .map(({ type, value: text }) => (type === 'group' || type === 'decimal' ? chosen[type] : text))
    .join('');
}

/** A number as Intl writes it, with a true minus and without a negative zero. Rounds once, half away from zero. */
export function written(value: number, options: Intl.NumberFormatOptions): string {
  const text = separated(maker({ roundingMode: 'halfExpand', signDisplay: 'negative', ...options }), settled(value));
  return text.replace('-', MINUS);
}

/** A number with a fixed count of decimals and grouped thousands: `12,400`. */
export function decimal(value: number, decimals = 0): string {
  return written(value, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** The same with its sign always said, except for what rounds to nothing: `+4.1`, `−3`, `0`. */
export function signed(value: number, decimals = 0): string {
  return written(value, { minimumFractionDigits: decimals, maximumFractionDigits: decimals, signDisplay: 'exceptZero' });
}

/** A count with the noun that fits it: `1 deal`, `118 deals`. */
export const counted = (count: number, one: string, many = `${one}s`): string => `${decimal(count)} ${count === 1 ? one : many}`;

/** A range of two texts: an en dash between numbers, `to` where one has a sign of its own. */
export function rangeText(low: string, high: string): string {
  const isSigned = /^[+\u2212]/.test(low) || /^[+\u2212]/.test(high);
  return isSigned ? `${low} to ${high}` : `${low}\u2013${high}`;
}
