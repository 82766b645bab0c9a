import { rawCell } from './cell';

const BYTE_ORDER_MARK = '\ufeff';

/** Rows behind a number as a CSV file that any spreadsheet opens and runs nothing of. */
export function rowsCsv(table: { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }): string {
  return BYTE_ORDER_MARK + [table.columns, ...table.rows].map((cells) => `${cells.map(rawCell).join(',')}\r\n`).join('');
}
