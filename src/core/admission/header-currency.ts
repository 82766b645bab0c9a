import type { Currency } from '../model';
import { quoted } from './cell-text';
import { currencyInHeader } from './header-name';
import type { NumberField } from './read-numbers';
import { dataRows } from './row-book';
import { cellAt, lineAt, type Sheet, type SourceColumn } from './sheet';
import type { Talk } from './talk';

type Header = {
  readonly money: readonly NumberField[];
  readonly column: SourceColumn | undefined;
  readonly named: readonly (Currency | null)[];
};

/** The currency the money columns' headers name. Where the currency column says another, people say which `wins`. */
export function headerCurrency(
  sheet: Sheet,
  { money, column, named }: Header,
  talk: Talk,
): { readonly currency: Currency; readonly wins: boolean } | null {
  const field = money.find((each) => currencyInHeader(each.column.header) !== null);
  const currency = field === undefined ? null : currencyInHeader(field.column.header);
  if (field === undefined || currency === null) return null;
  const others =
    column === undefined
      ? []
      : [...dataRows(sheet.book)].filter((row) => (named[column.codes[row] ?? 0] ?? currency) !== currency).slice(0, 2);
  if (column === undefined || others.length === 0) {
    talk.assume(field.column.header, `currency read from the header: ${currency}`, 1);
    return { currency, wins: false };
  }
  const reads = (word: (row: number) => string): readonly string[] =>
    others.map((row) => `line ${lineAt(sheet.raw, row)}: ${quoted(cellAt(field.column, row)) || '(blank)'} → ${word(row)}`);
  const answer = talk.ask({
    id: `currency:${field.column.header}`,
    column: field.column.header,
    ask: `Whose money is ${field.column.header}? Its header says ${currency}, the column ${column.header} says otherwise.`,
    choices: [
      { value: 'header', reads: reads(() => currency) },
      { value: 'column', reads: reads((row) => named[column.codes[row] ?? 0] ?? '') },
    ],
  });
  return { currency, wins: answer === 'header' };
}
