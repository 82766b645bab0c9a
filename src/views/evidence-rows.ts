import { MEASURES } from '../core/metrics/measures';
import type { CountedRow, CountedRows, MeasureId } from '../core/metrics';
import { dateOf, firstDayIn, type Currency, type Dataset } from '../core/model';
import { valueText } from './evidence-parts';

/** A record as it stands in its file. */
type Found = { readonly file: string; readonly line: number; readonly header: readonly string[]; readonly cells: readonly string[] };
/** What was found of rows: the deal of each, or its account with the records that name it. */
export type FoundRows = {
  readonly deals: ReadonlyMap<number, Found | null>;
  readonly accounts: ReadonlyMap<number, { readonly id: string; readonly name: string; readonly records: readonly Found[] } | null>;
};

/** Rows as a table: where they stand, what of them is counted, and their cells as they are in the file. */
export type RowsTable = { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** How the value of a row is written: for a page, or in full for a file. */
export type WriteValue = (value: number) => string;

const NO_FILE = 'in no file';

/** Whether a measure counts deals, or accounts that are known by the records that name them. */
export const isOfDeals = (measure: MeasureId): boolean => ['opportunity', 'logo', 'spend'].includes(MEASURES[measure].fact);

/** The numbers of the deals and the accounts that rows are of, each once. */
export function wantedBy(
  rows: readonly CountedRow[],
  measure: MeasureId,
): { readonly deals: readonly number[]; readonly accounts: readonly number[] } {
  const ofDeals = isOfDeals(measure);
  const numbers = [...new Set(rows.flatMap(({ deal, account }) => (ofDeals ? deal : account) ?? []))];
  return ofDeals ? { deals: numbers, accounts: [] } : { deals: [], accounts: numbers };
}

/** Whether rows of a measure have a value that is added up or spread, and are not only counted. */
export function isAddedUp(measure: MeasureId): boolean {
  const known = MEASURES[measure];
  return known.fold !== 'count' && known.of !== 'account';
}

function headersOf(records: readonly (Found | null)[]): readonly string[] {
  return [...new Set(records.flatMap((record) => record?.header ?? []))];
}

const cellOf = (record: Found | null, header: string): string => {
  const at = record?.header.indexOf(header) ?? -1;
  return at < 0 ? '' : (record?.cells[at] ?? '');
};

/** Rows of one statement say what they are of and of which month where a row is not simply a deal. */
type Told = { readonly counted: CountedRows; readonly found: FoundRows; readonly measure: MeasureId; readonly write: WriteValue };

function monthCell(row: CountedRow, { calendar }: Dataset): string {
  return row.month === null ? '' : dateOf(firstDayIn(calendar, row.month)).slice(0, 10);
}

function dealTable({ counted, found, measure, write }: Told, dataset: Dataset): RowsTable {
  const records = counted.rows.map(({ deal }) => (deal === null ? null : (found.deals.get(deal) ?? null)));
  const headers = headersOf(records);
  const [hasMonth, hasValue] = [MEASURES[measure].fact === 'spend', counted.sum !== null];
  const rows = counted.rows.map((row, at) => {
    const record = records[at] ?? null;
    return [
      record?.file ?? (row.deal === null ? 'spend that no deal carries' : NO_FILE),
      record === null ? '' : String(record.line),
      ...(hasMonth ? [monthCell(row, dataset)] : []),
      ...(hasValue ? [row.value === null ? '' : write(row.value)] : []),
      ...headers.map((header) => cellOf(record, header)),
    ];
  });
  const counts = [...(hasMonth ? ['Month from'] : []), ...(hasValue ? ['Counted'] : [])];
  return { columns: ['File', 'Line', ...counts, ...headers], rows };
}

function placesOf(records: readonly Found[]): string {
  const files = [...new Set(records.map(({ file }) => file))];
  return files
    .map((file) => `${file}, line ${records.flatMap((record) => (record.file === file ? [record.line] : [])).join(', ')}`)
    .join('; ');
}

function accountTable({ counted, found, write }: Told, dataset: Dataset): RowsTable {
  const hasMonth = counted.rows.some(({ month }) => month !== null);
  const hasValue = counted.sum !== null;
  const rows = counted.rows.map((row) => {
    const account = row.account === null ? null : (found.accounts.get(row.account) ?? null);
    return [
      account?.name || account?.id || 'nobody',
      account?.id ?? '',
      ...(hasMonth ? [monthCell(row, dataset)] : []),
      ...(hasValue ? [row.value === null ? '' : write(row.value)] : []),
      account === null ? NO_FILE : placesOf(account.records),
    ];
  });
  const counts = [...(hasMonth ? ['Month from'] : []), ...(hasValue ? ['Counted'] : [])];
  return { columns: ['Account', 'Account ID', ...counts, 'Records'], rows };
}

/** Counted rows as a table with the records behind them. */
export const rowsTable = (told: Told, dataset: Dataset): RowsTable =>
  isOfDeals(told.measure) ? dealTable(told, dataset) : accountTable(told, dataset);

/** A row's value on a page, in the unit of its measure. */
export const valueWriter =
  (measure: MeasureId, currency: Currency | null): WriteValue =>
  (value) =>
    valueText(value, MEASURES[measure].unit, currency);
