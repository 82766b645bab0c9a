import { plainCell } from './cell-text';
import { tidyHeader } from './header-name';
import type { RawColumn, RawTable } from './raw-table';
import { isData, nameNotData, type RowBook } from './row-book';
import { cellAt, lineAt } from './sheet';
import { totalKind, totalWord } from './total-words';
import { splitDate } from './written-date';

/** A total row of the file with its cells, to be held against our own sums. */
export type TotalRow = { readonly line: number; readonly kind: 'total' | 'subtotal'; readonly cells: readonly string[] };

/** The cells of one row; only for the few rows that need them. */
export const cellsOf = (raw: RawTable, row: number): readonly string[] => raw.columns.map((column) => cellAt(column, row));

/** Names the regular rows that are no data: preamble, blank lines, repeated headers and totals. Returns the totals. */
export function tellRowsApart(raw: RawTable, header: readonly string[], book: RowBook): readonly TotalRow[] {
  for (let row = 0; row < raw.rows && lineAt(raw, row) < raw.headerLine; row++) nameNotData(book, row, 'preamble');
  nameBlankRows(raw, book);
  nameRepeatedHeaders(raw, header, book);
  return nameTotals(raw, book);
}

/** Marks by code the distinct cells that pass a test. */
function marked(column: RawColumn, test: (cell: string) => boolean): Uint8Array {
  const marks = new Uint8Array(column.values.length);
  column.values.forEach((cell, code) => {
    if (test(cell)) marks[code] = 1;
  });
  return marks;
}

function nameBlankRows(raw: RawTable, book: RowBook): void {
  const blank = raw.columns.map((column) => marked(column, (cell) => plainCell(cell) === ''));
  for (let row = 0; row < raw.rows; row++) {
    if (isData(book, row) && raw.columns.every((column, at) => blank[at]?.[column.codes[row] ?? 0] === 1)) nameNotData(book, row, 'blank');
  }
}

function nameRepeatedHeaders(raw: RawTable, header: readonly string[], book: RowBook): void {
  const named: { readonly column: RawColumn; readonly marks: Uint8Array }[] = [];
  const order = raw.columns
    .map((column, at) => ({ column, name: tidyHeader(header[at] ?? '') }))
    .toSorted((a, b) => a.column.values.length - b.column.values.length);
  for (const { column, name } of order) {
    const marks = marked(column, (cell) => cell === name || (cell.length <= name.length * 2 + 8 && tidyHeader(cell) === name));
    // A header that is repeated stands in every column: the first column without it, the one of fewest values most likely, ends the search.
    if (!marks.includes(1)) return;
    named.push({ column, marks });
  }
  for (let row = 0; row < raw.rows; row++) {
    if (isData(book, row) && named.every(({ column, marks }) => marks[column.codes[row] ?? 0] === 1))
      nameNotData(book, row, 'repeatedHeader');
  }
}

function nameTotals(raw: RawTable, book: RowBook): readonly TotalRow[] {
  const suspects = new Set<number>();
  for (const column of raw.columns) {
    const marks = marked(column, (cell) => totalWord(cell) !== null);
    if (!marks.includes(1)) continue;
    column.codes.forEach((code, row) => {
      if (marks[code] === 1 && isData(book, row)) suspects.add(row);
    });
  }
  const totals = [...suspects]
    .toSorted((a, b) => a - b)
    .flatMap((row): readonly (TotalRow & { readonly row: number })[] => {
      const cells = cellsOf(raw, row);
      const kind = totalKind(cells);
      return kind === null ? [] : [{ row, line: lineAt(raw, row), kind, cells }];
    });
  const meant = totals.filter((total) => !isDated(total) || totals.filter(isDated).length * 2 <= raw.rows);
  if (meant.length === raw.rows) return [];
  for (const { row, kind } of meant) nameNotData(book, row, kind);
  return meant;
}

/** Where most rows are dated and say "Total", the word is a value of theirs: a spend file with one line a month. */
const isDated = ({ cells }: TotalRow): boolean => cells.some((cell) => ['day', 'parts'].includes(splitDate(cell)?.kind ?? ''));
