import type { Currency } from '../model';
import { quoted } from './cell-text';
import { dataRows, setRowAside } from './row-book';
import { cellAt, lineAt, type Sheet, type SourceColumn } from './sheet';
import type { Talk } from './talk';

/** The signs beside the figures of a money column, by code, with the currencies each may mean. */
export type Signs = {
  readonly column: SourceColumn;
  readonly signs: ReadonlyMap<number, { readonly sign: string; readonly means: readonly string[] }>;
};

type Unnamed = { readonly sign: string; readonly means: readonly string[]; readonly column: SourceColumn; readonly rows: number[] };
type Places = { readonly ofRow: Uint8Array; readonly placeOf: (currency: Currency) => number };

const MOST_OFFERED = 6;

/**
 * Keeps amounts apart whose signs cannot be of one currency, where nothing else names theirs: they are never one sum. A
 * sign of one currency is then read as that currency. Where the others still contradict each other, people say what each
 * stands for; `aside` leaves its rows out.
 */
export function settleSigns(sheet: Sheet, marks: readonly Signs[], { ofRow, placeOf }: Places, talk: Talk): void {
  const unnamed = unnamedBySign(sheet, marks, ofRow);
  if (mayBeOne(unnamed)) return;
  const open = unnamed.filter(({ means }) => means.length > 1);
  const asked = mayBeOne(open) ? [] : open;
  for (const each of unnamed) {
    const { sign, means, column, rows } = each;
    const told = means.length === 1 ? (means[0] as Currency) : null;
    const currency = asked.includes(each) ? askSign(sheet, each, talk) : told;
    if (currency === null) continue;
    for (const row of rows) {
      if (currency !== 'aside') ofRow[row] = placeOf(currency);
      else setRowAside(sheet.book, row, { column: column.header, value: quoted(cellAt(column, row)), rule: 'names no currency' });
    }
    if (currency !== 'aside') talk.say(column.header, `${sign} read as ${currency}, since the column holds other signs too`, rows.length);
  }
}

/** The rows that name no currency, by the sign beside their first figure that has one. */
function unnamedBySign(sheet: Sheet, marks: readonly Signs[], ofRow: Uint8Array): readonly Unnamed[] {
  const bySign = new Map<string, Unnamed>();
  for (const row of dataRows(sheet.book)) {
    if (ofRow[row] !== 0) continue;
    const found = marks.map(({ column, signs }) => ({ column, mark: signs.get(column.codes[row] ?? 0) })).find(({ mark }) => mark);
    if (found?.mark === undefined) continue;
    const known = bySign.get(found.mark.sign);
    if (known === undefined) bySign.set(found.mark.sign, { ...found.mark, column: found.column, rows: [row] });
    else known.rows.push(row);
  }
  return [...bySign.values()];
}

const mayBeOne = (unnamed: readonly Unnamed[]): boolean =>
  unnamed.length < 2 || (unnamed[0]?.means ?? []).some((currency) => unnamed.every(({ means }) => means.includes(currency)));

function askSign(sheet: Sheet, { sign, means, column, rows }: Unnamed, talk: Talk): Currency | 'aside' | null {
  const reads = (word: string): readonly string[] =>
    rows.slice(0, 2).map((row) => `line ${lineAt(sheet.raw, row)}: ${quoted(cellAt(column, row))} → ${word}`);
  const answer = talk.ask({
    id: `currency-sign:${column.header}:${sign}`,
    column: column.header,
    ask: `Which currency does ${sign} stand for in ${column.header}? The column holds signs of several currencies, and nothing names them.`,
    choices: [
      ...means.slice(0, MOST_OFFERED).map((value) => ({ value, reads: reads(value) })),
      { value: 'aside', reads: reads('set aside') },
    ],
  });
  return answer as Currency | 'aside' | null;
}
