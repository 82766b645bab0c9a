import type { Book } from './book';
import { truthOf } from './page';
import { DATES } from './date-styles';
import { ORDINARY, type Column } from './columns';
import type { Deal } from './deal';
import { plain } from './number-styles';
import { DAY_STYLE, MONEY_STYLE, type XCell, type XRow } from './workbook-writer';

export const textCell = (text: string): XCell => (text === '' ? null : { kind: 'text', text });
export const dayCell = (iso: string | null, style = DAY_STYLE): XCell =>
  iso === null ? null : { kind: 'number', text: DATES.dayNumber(iso), style };

/** A cell as a workbook holds it: numbers and dates as numbers, all else as text. */
export function typedCell(column: Column, deal: Deal, index: number): XCell {
  if (column.field === 'amount') {
    return deal.minor === null ? null : { kind: 'number', text: plain(deal.minor, deal.currency), style: MONEY_STYLE };
  }
  if (column.field === 'createdDate') return dayCell(deal.created);
  if (column.field === 'closeDate') return dayCell(deal.close);
  return textCell(column.write(deal, index));
}

export const headerRow = (columns: readonly Column[] = ORDINARY): XRow => ({ cells: columns.map(({ header }) => textCell(header)) });
/** A header row and a typed row for each deal. */
export const sheetRows = (deals: readonly Deal[], columns: readonly Column[] = ORDINARY): readonly XRow[] => [
  headerRow(columns),
  ...deals.map((deal, i) => ({ cells: columns.map((column) => typedCell(column, deal, i)) })),
];

/** The book of deals that stand one a row (or record), the first of them on `first`. */
export const bookOf = (deals: readonly Deal[], first: number, columns: readonly Column[] = ORDINARY): Book => ({
  rows: deals.map((deal, i) => ({ line: first + i, cells: truthOf(deal, i, columns) })),
  setAside: [],
  notData: [],
});
