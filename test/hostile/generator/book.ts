import { exchanged } from './date-styles';
import type { NotDataKind } from '../../../src/core/model';

/** A loaded row as it must read, by product column. Money in minor units, dates as `YYYY-MM-DD`, null for nothing. */
export type Cells = Readonly<Record<string, string | number | null>>;
export type TrueRow = { readonly line: number; readonly cells: Cells };
/** A record that is no data, and the kinds it may be named as. */
export type LeftOut = { readonly line: number; readonly kinds: readonly NotDataKind[] };

/**
 * What must have become of every record of a file: the rows in file order, the lines set aside, the lines that are no
 * data. A column that the cells do not name is not compared.
 */
export type Book = {
  readonly rows: readonly TrueRow[];
  readonly setAside: readonly number[];
  readonly notData: readonly LeftOut[];
  /** What the sum of a currency has more than its rows, where rows hold parts of a cent: sums are exact, then rounded once. */
  readonly parts?: Readonly<Record<string, number>>;
  /** Where the lines of a file cannot be counted in one way only, they are not compared. */
  readonly linesUnsure?: boolean;
};

export type BookTotals = {
  readonly rows: number;
  readonly won: number;
  readonly lost: number;
  readonly open: number;
  readonly other: number;
  /** Sums in minor units, exact. */
  readonly amount: ReadonlyMap<string, bigint>;
  readonly blankAmounts: number;
  readonly firstClose: string | null;
  readonly lastClose: string | null;
};

/** The totals of an opportunity file by exact whole-number arithmetic on the rows themselves. */
export function totalsOf({ rows, parts = {} }: Book): BookTotals {
  const amount = new Map<string, bigint>();
  let blankAmounts = 0;
  for (const { cells } of rows) {
    const { amount: minor = null, currency = null } = cells;
    if (typeof minor !== 'number') blankAmounts += 1;
    else {
      const key = typeof currency === 'string' ? currency : 'XXX';
      amount.set(key, (amount.get(key) ?? 0n) + BigInt(minor));
    }
  }
  for (const [code, more] of Object.entries(parts)) amount.set(code, (amount.get(code) ?? 0n) + BigInt(more));
  const of = (outcome: string): number => rows.filter(({ cells }) => cells['outcome'] === outcome).length;
  const closes = rows.map(({ cells }) => cells['closeDate']).filter((date) => typeof date === 'string');
  closes.sort();
  return {
    rows: rows.length,
    won: of('won'),
    lost: of('lost'),
    open: of('open'),
    other: of('other'),
    amount,
    blankAmounts,
    firstClose: closes.at(0) ?? null,
    lastClose: closes.at(-1) ?? null,
  };
}

/** The book with some columns left out of the comparison. */
export const without = (book: Book, ...columns: readonly string[]): Book => ({
  ...book,
  rows: book.rows.map(({ line, cells }) => ({
    line,
    cells: Object.fromEntries(Object.entries(cells).filter(([name]) => !columns.includes(name))),
  })),
});

/** The book with every row's cells changed. */
export const reading = (book: Book, change: (cells: Cells, index: number) => Cells): Book => ({
  ...book,
  rows: book.rows.map(({ line, cells }, index) => ({ line, cells: { ...cells, ...change(cells, index) } })),
});

/** The book with day and month of a column exchanged; a row whose date then does not exist is set aside. */
export function otherOrder(book: Book, column: string): Book {
  const day = ({ cells }: TrueRow): number => Number(String(cells[column] ?? '').slice(8));
  return reading(
    keeping(book, (row) => !(day(row) > 12)),
    (cells) => ({ [column]: exchanged(cells[column] ?? null) }),
  );
}

/** The book in which the rows that do not pass are set aside instead. */
export const keeping = (book: Book, keep: (row: TrueRow, index: number) => boolean): Book => ({
  ...book,
  rows: book.rows.filter(keep),
  setAside: [...book.setAside, ...book.rows.filter((row, index) => !keep(row, index)).map(({ line }) => line)].sort((a, b) => a - b),
});
