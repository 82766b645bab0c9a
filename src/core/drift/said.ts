import { decimalsOf, type Currency, type Reading } from '../model';
import type { Practical } from './comparison';

/** What a size is told in. */
export type Told = Pick<Reading, 'unit' | 'currency'>;

/** An amount of minor units with its currency, whole from a thousand on: `EUR 41,200`. */
export function moneySaid(minor: number, currency: Currency | null): string {
  const amount = Math.abs(minor) / 10 ** (currency === null ? 2 : decimalsOf(currency));
  const text = amount >= 1000 ? Number(amount.toPrecision(6)).toFixed(0) : String(Number(amount.toPrecision(3)));
  const grouped = text.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return `${minor < 0 ? '\u2212' : ''}${currency === null ? '' : `${currency} `}${grouped}`;
}

/** Two digits that count, without an exponent for what people read: `0.032`, `12`, `450000`. */
const digits = (value: number): string => String(Number(value.toPrecision(3)));

/** A p or a q for evidence: two digits, never rounded down to nothing. */
export const chanceSaid = (p: number): string => (p < 0.0001 ? 'under 0.0001' : String(Number(p.toPrecision(2))));

/** A size in a metric's unit, in words: `5 points`, `12 days`, `EUR 450`. */
export function sizeSaid(size: number, { unit, currency }: Told): string {
  switch (unit) {
    case 'share':
      return `${digits(100 * size)} points`;
    case 'days':
      return `${digits(size)} days`;
    case 'months':
      return `${digits(size)} months`;
    case 'money':
      return moneySaid(size, currency);
    case 'moneyPerDay':
      return `${moneySaid(size, currency)} a day`;
    case 'count':
    case 'ratio':
      return digits(size);
  }
}

/** The same with its sign: `+5 points`, `−12 days`. */
export const changeSaid = (change: number, told: Told): string => `${change < 0 ? '\u2212' : '+'}${sizeSaid(Math.abs(change), told)}`;

/** A practical threshold in words. */
export const practicalSaid = ({ by, least }: Practical, told: Told): string =>
  by === 'ratio' ? `${digits(100 * least)}% of the value before` : sizeSaid(least, told);
