import { MEASURES } from '../../core/metrics/measures';
import { dateOf } from '../../core/model';
import { rowsCsv } from '../../exports/rows-csv';
import { rowsTable, type RowsTable } from '../../views/evidence-rows';
import type { AskRows, RowsKnown, RowsWanted } from './evidence-queries';

/** So many rows are asked for at a time. */
const AT_ONCE = 5000;

function joined(parts: readonly RowsKnown[]): RowsKnown {
  const [first] = parts;
  if (first === undefined) return { counted: { rows: [], total: 0, sum: null }, found: { deals: new Map(), accounts: new Map() } };
  return {
    counted: { ...first.counted, rows: parts.flatMap(({ counted }) => counted.rows) },
    found: {
      deals: new Map(parts.flatMap(({ found }) => [...found.deals])),
      accounts: new Map(parts.flatMap(({ found }) => [...found.accounts])),
    },
  };
}

/** All rows of a part as a table; what of a row is counted is written in full, money in minor units. */
async function everyRow(askRows: AskRows, wanted: RowsWanted): Promise<RowsTable> {
  const parts: RowsKnown[] = [];
  for (let from = 0; from === 0 || from < (parts[0]?.counted.total ?? 0); from += AT_ONCE)
    parts.push(await askRows(wanted, { from, count: AT_ONCE }));
  const { dataset } = wanted.asked.loaded;
  return rowsTable({ ...joined(parts), measure: wanted.counted.measure, write: String }, dataset);
}

/** Hands the rows behind a part to the browser as a file, money in minor units; gives its name. */
export async function saveRows(askRows: AskRows, wanted: RowsWanted): Promise<string> {
  const { dataset, sample } = wanted.asked.loaded;
  const table = await everyRow(askRows, wanted);
  const isMoney = MEASURES[wanted.counted.measure].unit.money !== undefined;
  const counted = `Counted${isMoney ? ` (minor units of ${dataset.currency ?? 'no currency'})` : ''}`;
  const columns = table.columns.map((column, at) => (column === 'Counted' && at < 4 ? counted : column));
  const name = `plumbline-${sample === null ? '' : 'sample-'}rows-${wanted.counted.measure}-${dateOf(dataset.asOf)}.csv`;
  const address = URL.createObjectURL(new Blob([rowsCsv({ ...table, columns })], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  return name;
}
