import type { Reading } from '../core/model';
import type { Numbers } from './figure';
import { bare } from './full-figure';
import { moneyInFull, moneyText } from './money';
import { signed } from './number';
import { undefinedText } from './reason';

/** A signed number with its unit in the number that it is printed as: `−1 day`, `−2 days`. */
const unitised = (number: string, unit: string): string => `${number} ${/^[+\u2212]?1$/.test(number) ? unit : `${unit}s`}`;

/** A difference on a card: `−12 points`, `+$4,100`, `+3 days`, `+2.6×`. */
export function cardChange(value: number, { unit, currency }: Numbers): string {
  switch (unit) {
    case 'share': {
      const decimals = Math.abs(value) < 0.0095 && Math.abs(value) >= 0.0005 ? 1 : 0;
      return unitised(signed(value * 100, decimals), 'point');
    }
    case 'count':
      return signed(value);
    case 'money':
      return moneyText(value, currency, 'exceptZero');
    case 'moneyPerDay':
      return `${moneyText(value, currency, 'exceptZero')} a day`;
    case 'days':
      return unitised(signed(value), 'day');
    case 'months':
      return unitised(signed(value), 'month');
    case 'ratio':
      return `${signed(value, 1)}×`;
  }
}

/** A part of a change of a share: `−2.6 points`. */
export const tenthsOfPoints = (value: number): string => `${signed(value * 100, 1)} points`;

/** The interval of a difference on a card: `−21 to −3`. */
export function cardChangeLimits(low: number, high: number, { unit, currency }: Numbers): string {
  const between = (write: (value: number) => string): string => `${write(low)} to ${write(high)}`;
  switch (unit) {
    case 'share':
      return between((value) => signed(value * 100));
    case 'money':
    case 'moneyPerDay':
      return between((value) => moneyText(value, currency, 'exceptZero'));
    case 'ratio':
      return between((value) => signed(value, 1));
    case 'count':
    case 'days':
    case 'months':
      return between((value) => signed(value));
  }
}

/** A difference in a table: `−12.0 points (−20.7 to −3.0)`. */
export function fullChange(reading: Reading): string {
  if (reading.missing !== null) return undefinedText(reading.missing, reading.unmapped);
  const limits =
    reading.low === null || reading.high === null
      ? ''
      : ` (${bare(reading.low, reading, signed)} to ${bare(reading.high, reading, signed)})`;
  const text = bare(reading.value, reading, signed);
  switch (reading.unit) {
    case 'share':
      return `${text} points${limits}`;
    case 'count':
      return `${text}${limits}`;
    case 'money':
    case 'moneyPerDay':
      return `${moneyInFull(reading.value, reading.currency, signed)}${limits}`;
    case 'days':
    case 'months':
      return `${unitised(text, reading.unit === 'days' ? 'day' : 'month')}${limits}`;
    case 'ratio':
      return `${text}×${limits}`;
  }
}

/** A relative change: `+9%`, and `−0.3%` where a whole percent would say that nothing changed; null where there was nothing before. */
export function relativeText(change: number, before: number): string | null {
  if (before <= 0) return null;
  const percent = (change / before) * 100;
  return `${signed(percent, percent !== 0 && Math.abs(percent) < 0.95 ? 1 : 0)}%`;
}
