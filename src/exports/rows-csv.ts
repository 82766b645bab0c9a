import type { Told } from '../views/provenance';
import { aboutRows } from './about';
import { rawCell } from './cell';

const BYTE_ORDER_MARK = '\ufeff';

type Rows = { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** Rows behind a number as a CSV file that any spreadsheet opens and runs nothing of, and below what the file is about. */
export function rowsCsv(table: Rows, about: readonly Told[] = []): string {
  const lines = [table.columns, ...table.rows].map((cells) => cells.map(rawCell).join(','));
  return BYTE_ORDER_MARK + [...lines, ...(about.length === 0 ? [] : aboutRows(about))].map((line) => `${line}\r\n`).join('');
}
