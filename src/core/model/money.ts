import type { Brand } from './brand';

/** An ISO 4217 code. `XXX` stands for an amount whose currency nobody named. */
export type Currency = Brand<string, 'Currency'>;

/** Whole minor units (cents, yen) of one currency, within safe integers. */
export type Money = { readonly minor: number; readonly currency: Currency };

/** The key of amounts without a currency: they are counted at two decimals and never added to money that has one. */
export const NO_CURRENCY = 'XXX' as Currency;

/** ISO 4217 currencies whose minor unit is not a hundredth. */
const EXPONENTS: ReadonlyMap<string, number> = new Map([
  ...['BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF'].map(
    (code): [string, number] => [code, 0],
  ),
  ...['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'].map((code): [string, number] => [code, 3]),
  ...['CLF', 'UYW'].map((code): [string, number] => [code, 4]),
]);

/** How many decimals a currency's minor unit has. */
export const decimalsOf = (currency: Currency): number => EXPONENTS.get(currency) ?? 2;

/** A three-letter code as a currency, or null where the text has another shape. */
export function currencyFrom(text: string): Currency | null {
  const code = text.trim().toUpperCase();
  return /^[A-Z]{3}$/.test(code) ? (code as Currency) : null;
}

/** Rounds half away from zero, as spreadsheets do. */
export const roundHalfAway = (value: number): number => Math.sign(value) * Math.round(Math.abs(value));
