import { decimalsOf, type Currency, type Reading } from '../core/model';
import { decimalsOfRatio, restsOn, type Numbers } from './figure';
import { major, moneyInFull } from './money';
import { decimal, rangeText } from './number';
import { undefinedText } from './reason';

/** A number of a unit in the form of a table, without its unit: what an interval is made of. */
export function bare(value: number, { unit, currency }: Numbers, write: (value: number, decimals: number) => string): string {
  switch (unit) {
    case 'share':
      return write(value * 100, 1);
    case 'count':
      return write(value, 0);
    case 'money':
    case 'moneyPerDay':
      return write(major(value, currency), currency === null ? 2 : decimalsOf(currency));
    case 'days':
    case 'months':
      return write(value, Number.isInteger(value) ? 0 : 1);
    case 'ratio':
      return write(value, decimalsOfRatio(value, 2));
  }
}

function fullValue(value: number, numbers: Numbers): string {
  const text = bare(value, numbers, decimal);
  switch (numbers.unit) {
    case 'share':
      return `${text}%`;
    case 'count':
      return text;
    case 'money':
      return moneyInFull(value, numbers.currency, decimal);
    case 'moneyPerDay':
      return `${moneyInFull(value, numbers.currency, decimal)} a day`;
    case 'days':
      return `${text} ${value === 1 ? 'day' : 'days'}`;
    case 'months':
      return `${text} ${value === 1 ? 'month' : 'months'}`;
    case 'ratio':
      return `${text}×`;
  }
}

/** An amount in minor units in the form of a table: `EUR 4,214,300.00`. */
export const tableMoney = (minor: number, currency: Currency | null): string => fullValue(minor, { unit: 'money', currency });

/** The value alone in the form of a table: `45.8%`, `EUR 4,214,300.00`. */
export const tableValue = (reading: Reading): string =>
  reading.missing === null ? fullValue(reading.value, reading) : undefinedText(reading.missing, reading.unmapped);

/** The limits alone in the form of a table: `37.0–54.7`; empty where there are none. */
export function tableInterval(reading: Reading): string {
  if (reading.missing !== null || reading.low === null || reading.high === null) return '';
  return rangeText(bare(reading.low, reading, decimal), bare(reading.high, reading, decimal));
}

/** Everything in one text: `45.8% (37.0–54.7), 54 of 118`. */
export function fullFigure(reading: Reading): string {
  if (reading.missing !== null) return undefinedText(reading.missing, reading.unmapped);
  const interval = tableInterval(reading);
  const rests = restsOn(reading);
  return `${tableValue(reading)}${interval === '' ? '' : ` (${interval})`}${rests === '' ? '' : `, ${rests}`}`;
}
