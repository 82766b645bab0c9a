import { decimalsOf, NO_CURRENCY, type Currency, type DayColumn, type NumberColumn } from '../model';
import type { RowCurrencies } from './currency-of-rows';
import { exceeds, minorUnits } from './decimal-text';
import type { DateField } from './read-dates';
import type { NumberField } from './read-numbers';
import type { Talk } from './talk';

/** Days over the loaded rows. */
export function dayColumn(rows: Uint32Array, { column, cells }: DateField): DayColumn {
  const values = new Int32Array(rows.length);
  const known = new Uint8Array(rows.length);
  rows.forEach((row, at) => {
    const code = column.codes[row] ?? 0;
    values[at] = cells.days[code] ?? 0;
    known[at] = cells.known[code] ?? 0;
  });
  return { kind: 'day', values, known };
}

/** Numbers over the loaded rows. */
export function numberColumn(rows: Uint32Array, { column, cells }: NumberField): NumberColumn {
  const values = new Float64Array(rows.length);
  const known = new Uint8Array(rows.length);
  const byCode = cells.decimals.map((decimal) => (decimal === null ? null : Number(decimal)));
  rows.forEach((row, at) => {
    const value = byCode[column.codes[row] ?? 0] ?? null;
    if (value === null) return;
    values[at] = value;
    known[at] = 1;
  });
  return { kind: 'number', values, known };
}

/** The currency whose decimals a row's money is counted in. */
export type CurrencyAt = (row: number) => Currency;

export const currencyAt =
  ({ list, ofRow }: RowCurrencies): CurrencyAt =>
  (row) =>
    list[ofRow[row] ?? 0] ?? NO_CURRENCY;

/** Whole minor units over the loaded rows, and a notice where a figure has more decimals than its currency. */
export function moneyColumn(
  rows: Uint32Array,
  { column, cells }: NumberField,
  { at, talk }: { readonly at: CurrencyAt; readonly talk: Talk },
): NumberColumn {
  const values = new Float64Array(rows.length);
  const known = new Uint8Array(rows.length);
  const byPlaces = new Map<number, Float64Array>();
  let rounded = 0;
  rows.forEach((row, place) => {
    const code = column.codes[row] ?? 0;
    const decimal = cells.decimals[code] ?? null;
    if (decimal === null) return;
    const places = decimalsOf(at(row));
    const minors = byPlaces.get(places) ?? new Float64Array(cells.decimals.length).fill(Number.NaN);
    byPlaces.set(places, minors);
    if (Number.isNaN(minors[code])) minors[code] = minorUnits(decimal, places) ?? 0;
    values[place] = minors[code] ?? 0;
    known[place] = 1;
    if (exceeds(decimal, places)) rounded++;
  });
  talk.say(column.header, 'more decimals than the currency has: rounded half away from zero', rounded);
  return { kind: 'money', values, known };
}
