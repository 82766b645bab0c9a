import type { Currency, Reading, UnitWord } from '../core/model';
import { intervalKindOf } from './interval-kind';
import { moneyText } from './money';
import { decimal, rangeText } from './number';
import { undefinedText } from './reason';

type Known = Extract<Reading, { readonly missing: null }>;

/** What a bare number is counted in. */
export type Numbers = { readonly unit: UnitWord; readonly currency: Currency | null };

/** Decimals of a share in percent on a card: one where a whole percent would hide too much. */
const shareDecimals = (value: number, n: number): number => ((Math.abs(value) < 0.1 && value !== 0) || n >= 1000 ? 1 : 0);

/** `46%`; one decimal under 10 % or from a thousand cases on. */
export const shareText = (value: number, n: number): string => `${decimal(value * 100, shareDecimals(value, n))}%`;

/**
 * A share that will stand beside a target: it takes the decimal that keeps it on its own side, so that 69.9 % is never
 * printed as `70%` below a target of 70 %.
 */
export function shareBeside(value: number, n: number, target: number): string {
  const rounded = Math.round(value * 100) / 100;
  const isHidden = value !== target && (rounded - target) * (value - target) <= 0;
  return isHidden ? `${decimal(value * 100, 1)}%` : shareText(value, n);
}

/** Under a millionth nothing is told apart any more. */
const MOST_DECIMALS = 6;
/** From here on one decimal is not nothing. */
const ROUNDS_UP = 0.05;

/** Decimals that leave something of a ratio, `usual` at least: a hundredth of a plan is not `0.0×` of it, nor a thousandth `0.00×`. */
export function decimalsOfRatio(value: number, usual: number): number {
  const rests = Math.abs(value);
  return rests === 0 || rests >= ROUNDS_UP ? usual : Math.max(usual, Math.min(MOST_DECIMALS, Math.ceil(-Math.log10(rests))));
}

const ratioDecimals = (value: number): number => (Math.abs(value) >= 10 ? 0 : decimalsOfRatio(value, 1));

const unitised = (value: number, unit: string): string => (decimal(value) === '1' ? `1 ${unit}` : `${decimal(value)} ${unit}s`);

/** A bare value of some unit in the words of a card. */
export function cardValue(value: number, { unit, currency }: Numbers, n: number): string {
  switch (unit) {
    case 'share':
      return shareText(value, n);
    case 'count':
      return decimal(value);
    case 'money':
      return moneyText(value, currency);
    case 'moneyPerDay':
      return `${moneyText(value, currency)} a day`;
    case 'days':
      return unitised(value, 'day');
    case 'months':
      return unitised(value, 'month');
    case 'ratio':
      return `${decimal(value, ratioDecimals(value))}×`;
  }
}

/** Whether a reading is a share of counted things, of which `k of n` can be said. */
export const isOfCounts = (reading: Reading): boolean => reading.unit === 'share' && intervalKindOf(reading.metric) === 'wilson';

/** How many of n a share of counts stands for. */
export const partOf = (reading: Known): number => Math.round(reading.value * reading.n);

/** What a reading rests on: `54 of 118` for a share of counts, else `n=291`; nothing for a count, which is its own n. */
export function restsOn(reading: Reading): string {
  if (reading.unit === 'count') return '';
  if (reading.missing === null && isOfCounts(reading)) return `${decimal(partOf(reading))} of ${decimal(reading.n)}`;
  return `n=${decimal(reading.n)}`;
}

/** The value as a card shows it, or `not defined: …`. */
export function cardFigure(reading: Reading): string {
  return reading.missing === null ? cardValue(reading.value, reading, reading.n) : undefinedText(reading.missing, reading.unmapped);
}

/** Two limits on a card: `38–53%`, `$47,000–55,000`, `85–101 days`. */
export function cardLimits(low: number, high: number, numbers: Numbers): string {
  switch (numbers.unit) {
    case 'share':
      return `${rangeText(decimal(low * 100), decimal(high * 100))}%`;
    case 'count':
      return rangeText(decimal(low), decimal(high));
    case 'money':
    case 'moneyPerDay':
      return rangeText(moneyText(low, numbers.currency), moneyText(high, numbers.currency));
    case 'days':
      return `${rangeText(decimal(low), decimal(high))} days`;
    case 'months':
      return `${rangeText(decimal(low), decimal(high))} months`;
    case 'ratio':
      return `${rangeText(decimal(low, decimalsOfRatio(low, 1)), decimal(high, decimalsOfRatio(high, 1)))}×`;
  }
}

/** The interval of a reading as a card shows it; null where it has none. */
export function cardInterval(reading: Reading): string | null {
  return reading.low === null || reading.high === null ? null : cardLimits(reading.low, reading.high, reading);
}
