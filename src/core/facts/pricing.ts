import { currencyFrom, roundHalfAway, type AdmittedTable, type Currency, type Day } from '../model';
import { numberOf } from './columns';
import type { Converter } from './currency';

/** How an amount came into the reporting currency: it was in it, the export's own converted column gave it, or a dated rate. */
export type PricedBy = 'own' | 'converted' | 'rate';

/**
 * A deal's amount and its recurring part (one-off charges out) in the reporting currency; null where the deal has none, and
 * where it has one that leads nowhere: then `unpriced` is true.
 */
export type Priced = {
  readonly value: number | null;
  readonly recurring: number | null;
  readonly unpriced: boolean;
  readonly by: PricedBy | null;
};

/** The amount of a row on a day. */
export type Pricer = (row: number, day: Day) => Priced;

export type Pricing = { readonly reporting: Currency | null; readonly workspace: Currency | null; readonly convert: Converter };

const NOTHING: Priced = { value: null, recurring: null, unpriced: false, by: null };

/** The part of a converted amount that recurs: its one-off charges are the same share of it as of the amount in the deal's own currency. */
function lessOneOff(value: number, { amount, oneOff }: { readonly amount: number | null; readonly oneOff: number | null }): number {
  if (oneOff === null || oneOff === 0) return value;
  if (amount === null || amount === 0 || amount === value) return value - oneOff;
  return value - roundHalfAway(Number(((value * oneOff) / amount).toPrecision(15)));
}

/** Reads a column of currencies; null where a cell is none or the column is not there. */
function currencyOf(table: AdmittedTable, name: string): (row: number) => Currency | null {
  const column = table.columns.get(name);
  if (column?.kind !== 'text') return () => null;
  const byCode = column.labels.map(currencyFrom);
  return (row) => byCode[column.codes[row] ?? 0] ?? null;
}

/**
 * Prices the deals of one file (`domain.md` 4.13): the export's own converted column where it is known in which currency
 * that is, else a dated rate, else nothing.
 */
export function pricerOf(table: AdmittedTable, { reporting, workspace, convert }: Pricing): Pricer {
  const [amounts, converteds, oneOffs] = [numberOf(table, 'amount'), numberOf(table, 'convertedAmount'), numberOf(table, 'oneOffAmount')];
  const [currencies, targets] = [currencyOf(table, 'currency'), currencyOf(table, 'convertedCurrency')];
  const byExport = (row: number, day: Day): { readonly value: number; readonly by: PricedBy } | null => {
    const ready = converteds(row);
    const target = ready === null ? null : (targets(row) ?? workspace);
    if (ready === null || target === null) return null;
    if (target === reporting) return { value: ready, by: 'converted' };
    const value = convert(ready, target, day);
    return value === null ? null : { value, by: 'rate' };
  };
  const byRate = (row: number, day: Day): { readonly value: number; readonly by: PricedBy } | null => {
    const [amount, currency] = [amounts(row), currencies(row)];
    const value = amount === null ? null : convert(amount, currency, day);
    return value === null ? null : { value, by: currency === null || currency === reporting ? 'own' : 'rate' };
  };
  return (row, day) => {
    const amount = amounts(row);
    const priced = byExport(row, day) ?? byRate(row, day);
    if (priced === null) return amount === null && converteds(row) === null ? NOTHING : { ...NOTHING, unpriced: true };
    const { value, by } = priced;
    return { value, recurring: lessOneOff(value, { amount, oneOff: oneOffs(row) }), unpriced: false, by };
  };
}
