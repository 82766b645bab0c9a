import { decimalsOf, NO_CURRENCY, type Currency } from '../core/model';
import { written } from './number';

const MILLION = 1_000_000;

/** Minor units in the major unit of their currency. */
export const major = (minor: number, currency: Currency | null): number => minor / 10 ** (currency === null ? 2 : decimalsOf(currency));

/** Money on a card: `$4.2M`, `€51,200`; an amount without a known currency is a bare number that says so. */
export function moneyText(minor: number, currency: Currency | null, sign: 'exceptZero' | 'negative' = 'negative'): string {
  const value = major(minor, currency);
  const size: Intl.NumberFormatOptions =
    Math.abs(value) >= MILLION
      ? { notation: 'compact', minimumFractionDigits: 1, maximumFractionDigits: 1 }
      : { maximumFractionDigits: 0, minimumFractionDigits: 0 };
  if (currency === null || currency === NO_CURRENCY) return `${written(value, { ...size, signDisplay: sign })} (no currency)`;
  return written(value, { ...size, style: 'currency', currency, signDisplay: sign });
}

/** Money that is a guess, in three figures at most: `€405K`. */
export function roughMoney(minor: number, currency: Currency | null): string {
  const value = major(minor, currency);
  if (Math.abs(value) >= MILLION) return moneyText(minor, currency);
  const size = { notation: 'compact', maximumSignificantDigits: 3 } as const;
  if (currency === null || currency === NO_CURRENCY) return `${written(value, size)} (no currency)`;
  return written(value, { ...size, style: 'currency', currency });
}

/** Money in full: `EUR 4,214,300.00`, with the currency's own decimals. */
export function moneyInFull(minor: number, currency: Currency | null, write: (value: number, decimals: number) => string): string {
  const decimals = currency === null ? 2 : decimalsOf(currency);
  const number = write(major(minor, currency), decimals);
  return currency === null || currency === NO_CURRENCY ? `${number} (no currency)` : `${currency} ${number}`;
}

/** Money on an axis: `$20K`. */
export function moneyTick(minor: number, currency: Currency | null, signDisplay: 'negative' | 'exceptZero'): string {
  const size = { notation: 'compact', minimumFractionDigits: 0, maximumFractionDigits: 1, signDisplay } as const;
  const isNamed = currency !== null && currency !== NO_CURRENCY;
  return written(major(minor, currency), isNamed ? { ...size, style: 'currency', currency } : size);
}
