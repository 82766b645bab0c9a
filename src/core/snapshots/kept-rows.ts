import { currencyFrom, dateOf, NO_CURRENCY, OUTCOMES, type AdmittedTable, type Column, type FileTotals, type Outcome } from '../model';
import { dayOfColumn, numberOf, textOf } from '../facts';

function kept(column: Column, rows: Uint32Array): Column {
  if (column.kind === 'text') return { ...column, codes: Uint32Array.from(rows, (row) => column.codes[row] ?? 0) };
  const known = Uint8Array.from(rows, (row) => column.known[row] ?? 0);
  if (column.kind === 'day') return { ...column, known, values: Int32Array.from(rows, (row) => column.values[row] ?? 0) };
  return { ...column, known, values: Float64Array.from(rows, (row) => column.values[row] ?? 0) };
}

/** A table with some of its rows, in their order. */
export function withRows(table: AdmittedTable, rows: Uint32Array): AdmittedTable {
  return {
    ...table,
    rows: rows.length,
    columns: new Map([...table.columns].map(([name, column]) => [name, kept(column, rows)])),
    lines: Uint32Array.from(rows, (row) => table.lines[row] ?? 0),
  };
}

/** Totals of the deals that are left of a file; null where a sum is too large to be exact. */
export function totalsOf(table: AdmittedTable): FileTotals | null {
  const [outcome, amount, currency, close] = [
    textOf(table, 'outcome'),
    numberOf(table, 'amount'),
    textOf(table, 'currency'),
    dayOfColumn(table, 'closeDate'),
  ];
  const counts = new Map<Outcome, number>(OUTCOMES.map((each) => [each, 0]));
  const sums = new Map<string, number>();
  let [blanks, first, last] = [0, Infinity, -Infinity];
  for (let row = 0; row < table.rows; row += 1) {
    const [is, minor, day] = [outcome(row) as Outcome, amount(row), close(row)];
    counts.set(is, (counts.get(is) ?? 0) + 1);
    const key = currencyFrom(currency(row)) ?? NO_CURRENCY;
    if (minor === null) blanks += 1;
    else sums.set(key, (sums.get(key) ?? 0) + minor);
    if (day !== null) [first, last] = [Math.min(first, day), Math.max(last, day)];
  }
  if ([...sums.values()].some((sum) => !Number.isSafeInteger(sum))) return null;
  const of = (each: Outcome): number => counts.get(each) ?? 0;
  return {
    rows: table.rows,
    won: of('won'),
    lost: of('lost'),
    open: of('open'),
    other: of('other'),
    amount: Object.fromEntries([...sums].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    blankAmounts: blanks,
    firstClose: Number.isFinite(first) ? dateOf(first) : null,
    lastClose: Number.isFinite(last) ? dateOf(last) : null,
  };
}
