import type { NotDataKind } from '../../../src/core/model';
import type { Book, Cells } from './book';
import type { Column } from './columns';
import type { Deal } from './deal';

/** How a delimited file is written. */
export type Dialect = {
  readonly delimiter: string;
  readonly end: string;
  readonly quote: string;
  /** Every cell in quotes, or only those that need them. */
  readonly all: boolean;
  /** What stands before a quote inside quotes: the quote itself, or a backslash. */
  readonly escape: string;
};
export const COMMA: Dialect = { delimiter: ',', end: '\n', quote: '"', all: false, escape: '"' };
export const dialect = (changes: Partial<Dialect>): Dialect => ({ ...COMMA, ...changes });

/** One record to be written, and what must become of it. `raw` stands in the file as it is. */
export type Entry = {
  readonly cells: readonly string[];
  readonly raw?: string;
  readonly is: Cells | 'header' | 'aside' | readonly NotDataKind[];
};
export type Page = { readonly dialect: Dialect; readonly entries: readonly Entry[]; readonly final?: string };

export const cellText = (cell: string, { delimiter, quote, all, escape }: Dialect): string => {
  const needs = all || cell.includes(delimiter) || cell.includes(quote) || /[\r\n]/.test(cell);
  return needs ? quote + cell.replaceAll(quote, escape + quote) + quote : cell;
};
export const rowText = (cells: readonly string[], as: Dialect): string => cells.map((cell) => cellText(cell, as)).join(as.delimiter);

export const cellsOf = (deal: Deal, index: number, columns: readonly Column[]): readonly string[] =>
  columns.map((column) => column.write(deal, index));

/** What a deal's row must hold: the column of the file that tells it, by product column. */
export const truthOf = (deal: Deal, index: number, columns: readonly Column[]): Cells =>
  Object.fromEntries(columns.flatMap(({ field, truth }) => (field === null ? [] : [[field, truth(deal, index)] as const])));

export const entryOf = (deal: Deal, index: number, columns: readonly Column[]): Entry => ({
  cells: cellsOf(deal, index, columns),
  is: truthOf(deal, index, columns),
});

/** A header and a row for each deal. */
export const pageOf = (deals: readonly Deal[], columns: readonly Column[], as: Dialect = COMMA): Page => ({
  dialect: as,
  entries: [{ cells: columns.map(({ header }) => header), is: 'header' }, ...deals.map((deal, i) => entryOf(deal, i, columns))],
});

/** The page with the data row at `index` (0 is the first under the header) changed. */
export const rowChanged = (page: Page, index: number, change: (entry: Entry) => Entry): Page => ({
  ...page,
  entries: page.entries.map((entry, i) => (i === index + 1 ? change(entry) : entry)),
});

/** The page with entries put in before the entry at `place` (0 is the header). */
export const inserted = (page: Page, place: number, ...entries: readonly Entry[]): Page => ({
  ...page,
  entries: [...page.entries.slice(0, place), ...entries, ...page.entries.slice(place)],
});
export const appended = (page: Page, ...entries: readonly Entry[]): Page => ({ ...page, entries: [...page.entries, ...entries] });
/** A line that stands in the file as it is, and is no data. */
export const line = (raw: string, ...is: readonly NotDataKind[]): Entry => ({ cells: [], raw, is });

/** One cell of a row changed, in the file and, if given, in what is true of it. */
export const cellChanged = (page: Page, index: number, place: number, cell: string, is?: (truth: Entry['is']) => Entry['is']): Page =>
  rowChanged(page, index, (entry) => ({
    ...entry,
    cells: entry.cells.map((old, i) => (i === place ? cell : old)),
    is: is === undefined ? entry.is : is(entry.is),
  }));

const breaksIn = (text: string): number => text.match(/\r\n|\r|\n/g)?.length ?? 0;

/** The file's text, and what must become of each of its records, with the line on which it starts. */
export function written(page: Page): { readonly text: string; readonly book: Book } {
  const { entries, dialect: as } = page;
  const rows: { line: number; cells: Cells }[] = [];
  const setAside: number[] = [];
  const notData: { line: number; kinds: readonly NotDataKind[] }[] = [];
  const texts: string[] = [];
  let at = 1;
  for (const entry of entries) {
    const text = entry.raw ?? rowText(entry.cells, as);
    texts.push(text);
    if (entry.is === 'aside') setAside.push(at);
    else if (Array.isArray(entry.is)) notData.push({ line: at, kinds: entry.is });
    else if (entry.is !== 'header') rows.push({ line: at, cells: entry.is as Cells });
    at += breaksIn(text) + 1;
  }
  return { text: texts.join(as.end) + (page.final ?? as.end), book: { rows, setAside, notData } };
}
