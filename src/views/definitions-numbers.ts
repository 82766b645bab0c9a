import { decimalsOf, NO_CURRENCY, type Currency } from '../core/model';
import { decimal } from '../wording';

/** A number as people type it, or the sentence that says why it is none. */
export type Typed = { readonly value: number; readonly fault: null } | { readonly value: null; readonly fault: string };

/** What a typed number is counted in: shares in percent, money in the major unit of its currency, the rest as it is. */
export type TypedAs =
  | { readonly kind: 'percent' }
  | { readonly kind: 'whole' }
  | { readonly kind: 'number' }
  | { readonly kind: 'money'; readonly currency: Currency | null };

const PLAIN = /^[-\u2212]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/;
const fault = (text: string): Typed => ({ value: null, fault: text });
const valued = (value: number): Typed => ({ value, fault: null });

/** Decimals of a currency; an amount that names none has two. */
export const decimalsIn = (currency: Currency | null): number => (currency === null ? 2 : decimalsOf(currency));

const plain = (text: string): number => Number(text.replaceAll(',', '').replace('\u2212', '-'));
const decimalsTyped = (text: string): number => text.split('.')[1]?.length ?? 0;

/** Under one percent nobody means but says so: `0.8` may be 80 percent or less than one. */
function percentOf(text: string, hasSign: boolean): Typed {
  const value = plain(text);
  if (!hasSign && value > 0 && value < 1)
    return fault(`${text} could be ${text}% or ${decimal(value * 100)}%. Write the % sign to say which.`);
  return valued(Number(`${value}e-2`));
}

function moneyOf(text: string, currency: Currency | null): Typed {
  const decimals = decimalsIn(currency);
  const name = currency === null || currency === NO_CURRENCY ? 'An amount without a currency' : currency;
  if (decimalsTyped(text) > decimals) return fault(`${name} has ${decimals === 0 ? 'no decimals' : `${decimals} decimals`}.`);
  const minor = Math.round(Number(`${plain(text)}e${decimals}`));
  return Number.isSafeInteger(minor) ? valued(minor) : fault('This is too large to be exact.');
}

/** Reads a number: a point for decimals, commas between thousands or none. */
export function readTyped(typed: string, as: TypedAs): Typed {
  const trimmed = typed.trim();
  const hasSign = as.kind === 'percent' && trimmed.endsWith('%');
  const text = hasSign ? trimmed.slice(0, -1).trim() : trimmed;
  if (!PLAIN.test(text)) return fault(`“${trimmed}” is not a number. Write it like 1,234.5.`);
  switch (as.kind) {
    case 'percent':
      return percentOf(text, hasSign);
    case 'money':
      return moneyOf(text, as.currency);
    case 'whole':
      return Number.isSafeInteger(plain(text)) ? valued(plain(text)) : fault('Write a whole number.');
    case 'number':
      return valued(plain(text));
  }
}

/** A kept number as it stands in its field: `78.5`, `4214300.00`. */
export function typedText(value: number, as: TypedAs): string {
  switch (as.kind) {
    case 'percent':
      return String(Number(`${value}e2`));
    case 'money': {
      const decimals = decimalsIn(as.currency);
      return (value / 10 ** decimals).toFixed(decimals);
    }
    case 'whole':
    case 'number':
      return String(value);
  }
}
