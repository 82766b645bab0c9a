import { decimalsOf, type Currency } from '../core/model';
import { major } from '../wording/money';
import { written } from '../wording/number';

const MILLION = 1_000_000;
const SHORT_DECIMALS = 2;

/** A step of the shortest form that hides nothing, in the unit of the currency: two decimals of a million or a billion. */
const isShort = (value: number): boolean => {
  const unit = Math.abs(value) >= 1000 * MILLION ? 1000 * MILLION : MILLION;
  return Math.abs(value) >= MILLION && Number.isInteger((value * 10 ** SHORT_DECIMALS) / unit);
};

/** Money of a rule, as short as it can be said exactly: `$20M`, `$87.32M`, `$540,000`, `$19,999,999.99`. In minor units. */
export function exactMoney(minor: number, currency: Currency | null): string {
  const value = major(minor, currency);
  const decimals = Number.isInteger(value) ? 0 : decimalsIn(currency);
  const size = isShort(value)
    ? ({ notation: 'compact', minimumFractionDigits: 0, maximumFractionDigits: SHORT_DECIMALS } as const)
    : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return written(value, currency === null ? size : { ...size, style: 'currency', currency });
}

const decimalsIn = (currency: Currency | null): number => (currency === null ? 2 : decimalsOf(currency));

/** Whether an amount is the last one below a whole number of the currency, as the upper end of a band of amounts is. */
export const isLastBelow = (minor: number, currency: Currency | null): boolean =>
  decimalsIn(currency) > 0 && Number.isInteger(major(minor + 1, currency));
