import type { Reading } from '../core/model';

/** A cell: what it says, and the exact value it is sorted by. */
export type Cell = {
  readonly text: string;
  readonly sort: number | string | null;
  readonly isQuiet?: boolean;
  /** Rests on too few to be told by its size: sorted by its column it stands after those that do not. */
  readonly isFew?: boolean;
  /** The number that it shows, for whoever wants to know how it came about. */
  readonly reading?: Reading;
  /** The same text in pieces, where some of them lead to the record of a decision. */
  readonly pieces?: readonly Piece[];
};
/** A part of a text; with the id of the decision whose record it leads to. */
export type Piece = { readonly text: string; readonly decision?: string };
export type Column = { readonly id: string; readonly label: string; readonly isNumber: boolean };
export type Row = { readonly id: string; readonly cells: readonly Cell[]; readonly isLast?: boolean };

/** A table that holds the same values as the picture it stands in for. The first cell of a row names it. */
export type Table = {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly note: string | null;
};

export type Sorting = { readonly column: string; readonly direction: 'ascending' | 'descending' };

export const textCell = (text: string): Cell => ({ text, sort: text });
export const numberCell = (text: string, value: number | null): Cell => ({ text, sort: value });

function compare(a: number | string | null, b: number | string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : Number(String(a) > String(b));
}

/** Where a row stands before its value is looked at: those that rest on enough, then on few, then without a value. */
function settledPlace({ isLast = false }: Row, cell: Cell | undefined): number {
  const own = (cell?.sort ?? null) === null ? 2 : Number(cell?.isFew ?? false);
  return isLast ? own + 3 : own;
}

/** Rows in the order of a column; few come after the others either way, then what has no value; rows that are always last do. */
export function sorted(table: Table, sorting: Sorting | null): readonly Row[] {
  const place = table.columns.findIndex((column) => column.id === sorting?.column);
  if (sorting === null || place < 0) return table.rows;
  const direction = sorting.direction === 'ascending' ? 1 : -1;
  return table.rows.toSorted((one, other) => {
    const settled = settledPlace(one, one.cells[place]) - settledPlace(other, other.cells[place]);
    return settled === 0 ? direction * compare(one.cells[place]?.sort ?? null, other.cells[place]?.sort ?? null) : settled;
  });
}

/** What a click on a header asks for next: numbers start at their highest, words at A. */
export function nextSorting(column: Column, current: Sorting | null): Sorting {
  const first = column.isNumber ? 'descending' : 'ascending';
  if (current?.column !== column.id) return { column: column.id, direction: first };
  return { column: column.id, direction: current.direction === 'ascending' ? 'descending' : 'ascending' };
}

/** How a table is sorted, in words; empty while nobody sorted it. */
export function sortingText({ columns }: Table, sorting: Sorting | null): string {
  const label = columns.find(({ id }) => id === sorting?.column)?.label;
  return sorting === null || label === undefined ? '' : `Sorted by ${label}, ${sorting.direction}`;
}
