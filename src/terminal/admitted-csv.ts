import type { SetAsideRecord } from '../core/admission';
import { dateOf, type AdmittedTable, type Column } from '../core/model';

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const line = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\n`;

function cellOf(column: Column, row: number): string {
  switch (column.kind) {
    case 'text':
      return column.labels[column.codes[row] ?? 0] ?? '';
    case 'day':
      return column.known[row] === 1 ? dateOf(column.values[row] ?? 0) : '';
    case 'money':
    case 'number':
      return column.known[row] === 1 ? String(column.values[row]) : '';
  }
}

/** Admitted rows: ISO dates, amounts in minor units, ids as text, blanks empty. */
export function admittedCsv(table: AdmittedTable): string {
  const columns = [...table.columns];
  const lines = [line(['line', ...columns.map(([name]) => name)])];
  for (let row = 0; row < table.rows; row += 1)
    lines.push(line([String(table.lines[row]), ...columns.map(([, column]) => cellOf(column, row))]));
  return lines.join('');
}

/** Set-aside records: source line, reason, and the cells as they stand in the file. */
export function setAsideCsv(records: readonly SetAsideRecord[]): string {
  return [line(['line', 'reason', 'record']), ...records.map((record) => line([String(record.line), record.reason, ...record.cells]))].join(
    '',
  );
}
