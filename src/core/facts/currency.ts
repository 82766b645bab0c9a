import { currencyFrom, decimalsOf, roundHalfAway, type AdmittedTable, type Currency, type Day, type Missing } from '../model';
import { dayOfColumn, numberOf, textOf } from './columns';

/** 1 unit of `currency` is `rate` units of the reporting currency from a day on. */
export type Rate = { readonly currency: Currency; readonly from: Day; readonly rate: number };

/** The rates that a rate file gives towards the reporting currency; a blank `toCurrency` means just that. */
export function ratesIn(tables: readonly AdmittedTable[], reporting: Currency | null): readonly Rate[] {
  return tables.flatMap((table) => {
    const [currency, to, from, rate] = [
      textOf(table, 'currency'),
      textOf(table, 'toCurrency'),
      dayOfColumn(table, 'from'),
      numberOf(table, 'rate'),
    ];
    return Array.from({ length: table.rows }, (_, row): Rate | null => {
      const [code, target, day, factor] = [currencyFrom(currency(row)), to(row), from(row), rate(row)];
      if (code === null || day === null || factor === null || (target !== '' && target !== reporting)) return null;
      return { currency: code, from: day, rate: factor };
    }).filter((each) => each !== null);
  });
}

/** An amount in the reporting currency, or null where no rate leads there. */
export type Converter = (minor: number, currency: Currency | null, day: Day) => number | null;

/**
 * Converts by the rate with the latest start on or before the day, rounding half away from zero once, to whole minor
 * units. An amount without a currency is taken in the workspace's, and leads nowhere where none is set.
 */
export function converterTo(reporting: Currency | null, rates: readonly Rate[], workspace: Currency | null): Converter {
  const latestFirst = rates.toSorted((a, b) => b.from - a.from);
  return (minor, currency, day) => {
    if (currency === null) return workspace === null ? null : minor;
    if (currency === reporting) return minor;
    if (reporting === null) return null;
    const rate = latestFirst.find((each) => each.currency === currency && each.from <= day);
    if (rate === undefined) return null;
    // Fifteen digits are what a double holds of a decimal: 300 at 1.005 is 301.5, not 301.49999999999994.
    const exact = Number((minor * rate.rate * 10 ** (decimalsOf(reporting) - decimalsOf(currency))).toPrecision(15));
    return roundHalfAway(exact);
  };
}

/** Every currency that a money table names. */
export function currenciesIn(tables: readonly AdmittedTable[]): ReadonlySet<Currency> {
  const found = new Set<Currency>();
  for (const table of tables) {
    const column = table.columns.get('currency');
    if (column?.kind !== 'text') continue;
    for (const label of column.labels) {
      const currency = currencyFrom(label);
      if (currency !== null) found.add(currency);
    }
  }
  return found;
}

/** The currencies of the amounts that exports converted themselves, and whether some of them name none. */
export function convertedIn(tables: readonly AdmittedTable[]): { readonly named: ReadonlySet<Currency>; readonly unnamed: boolean } {
  const named = new Set<Currency>();
  let unnamed = false;
  for (const table of tables) {
    const [amount, currency] = [numberOf(table, 'convertedAmount'), textOf(table, 'convertedCurrency')];
    if (!table.columns.has('convertedAmount')) continue;
    for (let row = 0; row < table.rows; row += 1) {
      if (amount(row) === null) continue;
      const code = currencyFrom(currency(row));
      if (code === null) unnamed = true;
      else named.add(code);
    }
  }
  return { named, unnamed };
}

/**
 * The currency that everything is reported in: the workspace's, else the only one that exports converted into, else the
 * only one that the files name. Where there is none, the second part says why amounts cannot be added.
 */
export function reportingCurrency(
  workspace: Currency | null,
  found: ReadonlySet<Currency>,
  converted: ReturnType<typeof convertedIn>,
): { readonly currency: Currency | null; readonly missing: Missing | null } {
  if (workspace !== null) return { currency: workspace, missing: null };
  const [target, ...targets] = converted.named;
  if (target !== undefined && targets.length === 0) return { currency: target, missing: null };
  const [only, ...others] = found;
  if (only === undefined) return { currency: null, missing: 'no_currency' };
  if (others.length === 0) return { currency: only, missing: null };
  // The export did add them up, in a currency that nobody names: the workspace's, once it is set, makes them readable.
  return { currency: null, missing: converted.unnamed ? 'no_currency' : 'mixed_currency' };
}

/** Why rows whose currency leads nowhere cannot be read: several currencies, none named at all, or one without a rate. */
export function whyUnpriced(tables: readonly AdmittedTable[], overall: Missing | null): Missing {
  if (overall === 'mixed_currency') return overall;
  return currenciesIn(tables).size === 0 ? 'no_currency' : 'no_rate';
}
