import type { Numbers } from './figure';
import { moneyTick } from './money';
import { decimal, signed } from './number';

const MOST_DECIMALS = 3;

/** The fewest decimals that write a round number as it is, so that no two ticks read the same; one for any other number. */
function decimalsOf(number: number): number {
  const fewest = [0, 1, 2, MOST_DECIMALS].find(
    (decimals) => Math.abs(number * 10 ** decimals - Math.round(number * 10 ** decimals)) < 1e-9,
  );
  return fewest ?? 1;
}

/** A tick of an axis of differences: signed, and without the unit, which stands beside the picture. */
export function changeTick(value: number, { unit, currency }: Numbers): string {
  const number = unit === 'share' ? value * 100 : value;
  if (unit === 'money' || unit === 'moneyPerDay') return moneyTick(value, currency, 'exceptZero');
  return signed(number, decimalsOf(number));
}

/** A tick of an axis: as short as its unit allows, for the marks beside it are labelled in full. */
export function tickText(value: number, numbers: Numbers): string {
  switch (numbers.unit) {
    case 'share':
      return `${decimal(value * 100, decimalsOf(value * 100))}%`;
    case 'count':
    case 'days':
    case 'months':
      return decimal(value, decimalsOf(value));
    case 'money':
    case 'moneyPerDay':
      return moneyTick(value, numbers.currency, 'negative');
    case 'ratio':
      return `${decimal(value, decimalsOf(value))}×`;
  }
}
