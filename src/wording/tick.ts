import type { Numbers } from './figure';
import { moneyTick } from './money';
import { decimal, signed } from './number';

/** A tick of an axis of differences: signed, and without the unit, which stands beside the picture. */
export function changeTick(value: number, { unit, currency }: Numbers): string {
  const number = unit === 'share' ? value * 100 : value;
  if (unit === 'money' || unit === 'moneyPerDay') return moneyTick(value, currency, 'exceptZero');
  return signed(number, Math.abs(number - Math.round(number)) < 1e-9 ? 0 : 1);
}

/** A tick of an axis: as short as its unit allows, for the marks beside it are labelled in full. */
export function tickText(value: number, numbers: Numbers): string {
  const decimals = (number: number): number => (Math.abs(number - Math.round(number)) < 1e-9 ? 0 : 1);
  switch (numbers.unit) {
    case 'share':
      return `${decimal(value * 100, decimals(value * 100))}%`;
    case 'count':
    case 'days':
    case 'months':
      return decimal(value, decimals(value));
    case 'money':
    case 'moneyPerDay':
      return moneyTick(value, numbers.currency, 'negative');
    case 'ratio':
      return `${decimal(value, decimals(value))}×`;
  }
}
