import { headerAmong } from '../delimited/header';
import type { HeadRow } from './sheet-head';

/** Where the table of a sheet lies: its first and last column, and the row that names them. */
export type SheetLayout = {
  readonly from: number;
  readonly to: number;
  readonly header: readonly string[];
  readonly headerLine: number;
};

/** What a sheet is, by its first rows. */
export type SheetShape =
  | { readonly kind: 'table'; readonly layout: SheetLayout; readonly samples: readonly string[] }
  | { readonly kind: 'empty' | 'headerAlone' | 'column' };

const isText = (cell: string | undefined): boolean => cell !== undefined && /\S/.test(cell);

/** How many rows fill each column. */
function fillingOf(rows: readonly HeadRow[]): readonly number[] {
  const counts: number[] = [];
  for (const { cells } of rows) {
    cells.forEach((cell, column) => {
      while (counts.length <= column) counts.push(0);
      if (isText(cell)) counts[column] = (counts[column] ?? 0) + 1;
    });
  }
  return counts;
}

/** The columns from the first to the last that enough rows fill; a lone note beside the table does not widen it. */
function spanOf(rows: readonly HeadRow[], least: number): readonly [from: number, to: number] | null {
  const counts = fillingOf(rows);
  const from = counts.findIndex((count) => count >= least);
  return from < 0 ? null : [from, counts.findLastIndex((count) => count >= least)];
}

const cut = (cells: readonly string[], from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => cells[from + i] ?? '');

const filledIn = ({ cells }: HeadRow): number => cells.filter(isText).length;

/** Rows that fill about as many cells as most do: lines above a table, and notes below it, fill one or two. */
function likelyRows(rows: readonly HeadRow[]): readonly HeadRow[] {
  const counts = rows.map(filledIn).toSorted((one, other) => one - other);
  const usual = counts[counts.length >> 1] ?? 0;
  return rows.filter((row) => filledIn(row) * 3 > usual * 2);
}

function headerOf(rows: readonly HeadRow[]): HeadRow | undefined {
  const likely = likelyRows(rows);
  const [from, to] = spanOf(likely, Math.max(2, Math.ceil(likely.length / 10))) ?? spanOf(likely, 1) ?? [0, 0];
  const table = new Set(likely);
  const records = rows.map((row) => ({
    width: table.has(row) ? to - from + 1 : filledIn(row),
    line: row.line,
    isSound: true,
    isBlank: false,
    cells: cut(row.cells, from, to),
  }));
  return rows[headerAmong(records, to - from + 1)];
}

/**
 * What a sheet holds. Its header is judged as that of delimited text is; columns beside it that half of its rows fill
 * belong to the table though nothing names them, and other cells beside it do not.
 */
export function shapeOf(rows: readonly HeadRow[]): SheetShape {
  if (rows.length === 0) return { kind: 'empty' };
  const header = headerOf(rows);
  if (header === undefined) return { kind: 'empty' };
  const data = rows.slice(rows.indexOf(header) + 1);
  const named = spanOf([header], 1) ?? [0, 0];
  const filled = spanOf(data, Math.max(1, Math.ceil(data.length / 2))) ?? named;
  const [from, to] = [Math.min(named[0], filled[0]), Math.max(named[1], filled[1])];
  if (from === to) return { kind: 'column' };
  const first = data[0];
  if (first === undefined) return { kind: 'headerAlone' };
  const samples = cut(first.cells, from, to).filter(isText).slice(0, 2);
  return { kind: 'table', layout: { from, to, header: cut(header.cells, from, to), headerLine: header.line }, samples };
}
