import type { AdmittedTable, Day, NumberColumn, TextColumn } from '../model';

/** The cells of a text column by row; '' where the file has none or lacks the column. */
export type TextReader = (row: number) => string;
/** The cells of a number or day column by row; null where nothing is known. */
export type WholeReader = (row: number) => number | null;

const nothing = (): null => null;

/** Reads a text column of an admitted table; a column that is not there reads as blank. */
export function textOf(table: AdmittedTable, name: string): TextReader {
  const column = table.columns.get(name);
  if (column?.kind !== 'text') return () => '';
  return (row) => column.labels[column.codes[row] ?? 0] ?? '';
}

/** Reads a number or money column; one that is not there knows nothing. */
export function numberOf(table: AdmittedTable, name: string): WholeReader {
  const column = table.columns.get(name);
  if (column?.kind !== 'number' && column?.kind !== 'money') return nothing;
  return (row) => (column.known[row] === 1 ? (column.values[row] ?? null) : null);
}

/** Reads a day column; one that is not there knows nothing. */
export function dayOfColumn(table: AdmittedTable, name: string): (row: number) => Day | null {
  const column = table.columns.get(name);
  if (column?.kind !== 'day') return nothing;
  return (row) => (column.known[row] === 1 ? (column.values[row] ?? null) : null);
}

/** Whether any of the tables has a column of this name. */
export const hasColumn = (tables: readonly AdmittedTable[], name: string): boolean => tables.some((table) => table.columns.has(name));

/** Words by which an export marks a box as ticked. */
const TICKED: ReadonlySet<string> = new Set(['true', '1', 'yes', 'y', 'x', 'ja', 'wahr', 'checked']);
/** Whether a cell says that a box is ticked; blank is not. */
export const isTicked = (cell: string): boolean => TICKED.has(cell.toLowerCase());

/** Text columns by name, for one kind of table. */
export function textColumns(table: AdmittedTable): readonly (readonly [string, TextColumn])[] {
  return [...table.columns].flatMap(([name, column]) => (column.kind === 'text' ? [[name, column] as const] : []));
}

/** Number and money columns by name. */
export function numberColumns(table: AdmittedTable): readonly (readonly [string, NumberColumn])[] {
  return [...table.columns].flatMap(([name, column]) =>
    column.kind === 'number' || column.kind === 'money' ? [[name, column] as const] : [],
  );
}
