import { plainCell } from './cell-text';
import { tidyHeader } from './header-name';
import type { RawColumn, RawTable } from './raw-table';
import { isData, kindOfRow, nameNotData, setRowAside, type RowBook } from './row-book';
import { cellAt, lineAt } from './sheet';
import { isDay, totalKind, totalWord } from './total-words';
import { splitNumber } from './written-number';

/** A total row of the file with its cells, to be held against our own sums. */
export type TotalRow = { readonly line: number; readonly kind: 'total' | 'subtotal'; readonly cells: readonly string[] };

/** The cells of one row; only for the few rows that need them. */
export const cellsOf = (raw: RawTable, row: number): readonly string[] => raw.columns.map((column) => cellAt(column, row));

/** The totals among the rows, and the rows that have a total's word and may yet be deals. */
export type ToldTotals = { readonly totals: readonly TotalRow[]; readonly suspects: readonly number[] };

/** Names the regular rows that are no data: preamble, blank lines, repeated headers and totals. */
export function tellRowsApart(raw: RawTable, book: RowBook): ToldTotals {
  for (let row = 0; row < raw.rows && lineAt(raw, row) < raw.headerLine; row++) nameNotData(book, row, 'preamble');
  nameBlankRows(raw, book);
  nameRepeatedHeaders(raw, book);
  setOtherHeadersAside(raw, book);
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

/** Whether a cell holds nothing but blanks. Most cells begin with a letter or a digit, and are not looked at further. */
function isBlank(cell: string): boolean {
  const first = cell.charCodeAt(0);
  return !(first > 0x20 && first < 0x7f) && plainCell(cell) === '';
}

function nameBlankRows(raw: RawTable, book: RowBook): void {
  const blank = raw.columns.map((column) => marked(column, isBlank));
  for (let row = 0; row < raw.rows; row++) {
    if (isData(book, row) && raw.columns.every((column, at) => blank[at]?.[column.codes[row] ?? 0] === 1)) nameNotData(book, row, 'blank');
  }
}

function nameRepeatedHeaders(raw: RawTable, book: RowBook): void {
  const named: { readonly column: RawColumn; readonly marks: Uint8Array }[] = [];
  const order = raw.columns
    .map((column, at) => ({ column, name: tidyHeader(raw.header[at] ?? '') }))
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

/** So many of the header's own names in one row, and so large a part of its cells, make it a header and no data. */
const LEAST_NAMES = 3;
const LEAST_SHARE = 0.6;

/**
 * Sets rows aside that stand below another header, of the same names in another order or with a few others among them:
 * they are not what the first header says. A repeat of the first header ends that stretch.
 */
function setOtherHeadersAside(raw: RawTable, book: RowBook): void {
  const headers = otherHeaders(raw);
  if (headers.size === 0) return;
  let other: number | null = null;
  for (let row = 0; row < raw.rows; row++) {
    if (kindOfRow(book, row) === 'repeatedHeader') other = null;
    if (!isData(book, row)) continue;
    if (headers.has(row)) other = lineAt(raw, row);
    if (other === null) continue;
    const rule = other === lineAt(raw, row) ? 'is a header of other columns' : `stands below a header of other columns, on line ${other}`;
    setRowAside(book, row, { column: null, value: null, rule: `the record ${rule}` });
  }
}

/** Rows that hold the header's own names, in whatever columns. Only columns in which a name stands anywhere are looked at by row. */
function otherHeaders(raw: RawTable): ReadonlySet<number> {
  const names = new Set(raw.header.map(tidyHeader).filter((name) => name !== ''));
  const longest = Math.max(0, ...[...names].map((name) => name.length)) * 2 + 8;
  const isName = (cell: string): boolean => names.has(cell) || (cell.length <= longest && names.has(tidyHeader(cell)));
  const least = Math.max(LEAST_NAMES, raw.columns.length * LEAST_SHARE);
  const named: { readonly column: RawColumn; readonly marks: Uint8Array }[] = [];
  // Columns of few values first: in most files too many of them hold no name, and the million others need no look.
  for (const [at, column] of raw.columns.toSorted((a, b) => a.values.length - b.values.length).entries()) {
    const marks = marked(column, isName);
    if (marks.includes(1)) named.push({ column, marks });
    if (named.length + raw.columns.length - at - 1 < least) return new Set();
  }
  const counts = new Uint16Array(raw.rows);
  for (const { column, marks } of named)
    for (let row = 0; row < raw.rows; row++) counts[row] = (counts[row] ?? 0) + (marks[column.codes[row] ?? 0] ?? 0);
  const rows = [...counts.keys()].filter((row) => (counts[row] ?? 0) >= least);
  return new Set(rows.filter((row) => namesIn(raw, row, isName) >= least));
}

/** How many different names stand in a row: a word that is a header's name by chance stands in many rows, and in one column. */
const namesIn = (raw: RawTable, row: number, isName: (cell: string) => boolean): number =>
  new Set(cellsOf(raw, row).filter(isName).map(tidyHeader)).size;

function nameTotals(raw: RawTable, book: RowBook): ToldTotals {
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
  if (meant.length === raw.rows) return { totals: [], suspects: [] };
  for (const { row, kind } of meant) nameNotData(book, row, kind);
  return { totals: meant, suspects: [...suspects].filter((row) => isData(book, row)).toSorted((a, b) => a - b) };
}

/** Where most rows are dated and say "Total", the word is a value of theirs: a spend file with one line a month. */
const isDated = ({ cells }: TotalRow): boolean => cells.some((cell) => splitNumber(cell) === null && isDay(cell));
