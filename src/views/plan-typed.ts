import type { Currency } from '../core/model';
import type { Ratio } from '../core/plan';
import { decimal, manner, separatorsOf } from '../wording';
import { decimalsIn } from './definitions-numbers';

/** The least and the most that a count may be. */
export type Bounds = { readonly least?: number; readonly most?: number };

/** A number as it is typed with a point for decimals and nothing between thousands; null for anything else. */
function plainNumber(text: string): string | null {
  const { group, decimal: mark } = separatorsOf(manner().numbers);
  const spaces = /[\s\u00a0\u202f]/gu;
  // A space in a number stands between thousands in any manner, and an apostrophe may be typed straight.
  const typed = text.replace(spaces, '\u202f').replace(/['\u2019]/gu, '\u2019');
  const [whole = '', ...rest] = typed.split(mark);
  if (rest.length > 1) return null;
  const parts = [group, '\u202f', '\u2019'].reduce<readonly string[]>((found, sign) => found.flatMap((part) => part.split(sign)), [whole]);
  const isGrouped = parts.length === 1 || parts.every((part, at) => (at === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(part));
  const digits = parts.join('');
  const decimals = rest[0] ?? '';
  return isGrouped && /^\d+$/.test(digits) && (rest.length === 0 || /^\d+$/.test(decimals))
    ? `${digits}${rest.length === 0 ? '' : `.${decimals}`}`
    : null;
}

/** What was typed, or the sentence that says why it cannot be taken. */
export type Read<Value> = { readonly value: Value; readonly fault: null } | { readonly value: null; readonly fault: string };
export const faulty = (fault: string): { readonly value: null; readonly fault: string } => ({ value: null, fault });
export const fine = <Value>(value: Value): Read<Value> => ({ value, fault: null });

const notNumber = (text: string): string => `“${text}” is not a number. Write it like ${decimal(1234.5, 1)}.`;

/** Whole units of a decimal text: minor units of money at two decimals, or a count at none; null where it is too fine or too large. */
function wholeUnits(plain: string, decimals: number): number | null {
  const [digits = '', fraction = ''] = plain.split('.');
  if (fraction.length > decimals) return null;
  const units = Number(`${digits}${fraction.padEnd(decimals, '0')}`);
  return Number.isSafeInteger(units) ? units : null;
}

const FINEST = 6;

/** A typed percentage as the ratio of whole numbers that it is: `4.5%` is 45 of 1000. */
export function percentOf(text: string): Read<Ratio> {
  const hasSign = text.endsWith('%');
  const plain = plainNumber(hasSign ? text.slice(0, -1).trim() : text);
  if (plain === null) return faulty(notNumber(text));
  const fraction = plain.split('.')[1] ?? '';
  if (fraction.length > FINEST) return faulty(`No more than ${FINEST} decimals are kept.`);
  const value = Number(plain);
  if (value > 100) return faulty('A share is 100% at most.');
  if (value === 0) return faulty('A rate of 0% leads nowhere. Leave it blank where it is not known.');
  if (!hasSign && value < 1) return faulty(`${text} could be ${text}% or ${decimal(value * 100)}%. Write the % sign to say which.`);
  return fine({ part: Number(plain.replace('.', '')), whole: 100 * 10 ** fraction.length });
}

/** A typed whole number within bounds. */
export function countOf(text: string, { least = 0, most = Number.MAX_SAFE_INTEGER }: Bounds): Read<number> {
  const plain = plainNumber(text);
  const value = plain === null ? null : wholeUnits(plain, 0);
  if (plain === null) return faulty(notNumber(text));
  if (value === null) return faulty('Write a whole number.');
  return value < least || value > most ? faulty(`Write a number from ${decimal(least)} to ${decimal(most)}.`) : fine(value);
}

/** A typed amount in minor units of a currency. */
export function moneyOf(text: string, currency: Currency | null): Read<number> {
  const plain = plainNumber(text);
  if (plain === null) return faulty(notNumber(text));
  const decimals = decimalsIn(currency);
  const value = wholeUnits(plain, decimals);
  if (value === null)
    return faulty(decimals === 0 ? 'Write an amount without decimals.' : `Write an amount with ${decimals} decimals at most.`);
  return value === 0 ? faulty('Write an amount above zero, or leave it blank.') : fine(value);
}

/** A share typed by itself: what the ICP share of created deals might be, or why it is none. */
export function typedShare(text: string): Read<number> {
  const { value, fault } = percentOf(text.trim());
  return fault === null ? fine(value.part / value.whole) : faulty(fault);
}
