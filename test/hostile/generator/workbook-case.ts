import type { Book } from './book';
import { dealsOf, type Deal } from './deal';
import { AS_IS, type Expect, type HostileCase } from './hostile-case';
import { workbookOf, type XBook, type XCell, type XRow, type XSheet } from './workbook-writer';

type Made = { readonly book: XBook; readonly expect: Expect };
/** A case whose file is a workbook made of deals drawn from its name. */
export const workbookCase = (name: string, make: (deals: readonly Deal[]) => Made): HostileCase => {
  const { book, expect } = make(dealsOf(name));
  return { name, family: 'workbooks', file: 'deals.xlsx', bytes: () => workbookOf(book), expect };
};
/** A workbook of one sheet. */
export const sheet = (rows: readonly XRow[], more: Partial<XSheet> = {}): XBook => ({ sheets: [{ name: 'Deals', rows, ...more }] });
/** It loads as it is, and holds the book. */
export const loads = (book: Book, more: Partial<Expect> = {}): Expect => ({ outcomes: AS_IS, books: [book], ...more });
/** Every cell of the rows under the header changed. */
export const cells = (rows: readonly XRow[], change: (cell: XCell, place: number, row: number) => XCell): readonly XRow[] =>
  rows.map((row, i) => (i === 0 ? row : { ...row, cells: row.cells.map((cell, place) => change(cell, place, i - 1)) }));

/** The two rows that a case spoils. */
export const two = (i: number): boolean => i === 5 || i === 17;
