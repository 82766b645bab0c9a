import { TEXT_CELL, type RawColumn, type RawTable } from './raw-table';
import { isData, type RowBook } from './row-book';
import { tidyHeader } from './header-name';

/** A column of the file. `counts` says how often each distinct cell stands in rows that may be data. */
export type SourceColumn = {
  readonly place: number;
  readonly header: string;
  /** The header, numbered where it is not the first of its name: what the mapping is keyed by. */
  readonly key: string;
  readonly values: readonly string[];
  readonly codes: Uint32Array;
  readonly counts: Uint32Array;
  /** By code, what a cell is by the file's own typing; null where all cells are text. Then two codes may share one text. */
  readonly kinds: Uint8Array | null;
};

/** The file with its header settled and its rows told apart. */
export type Sheet = { readonly raw: RawTable; readonly columns: readonly SourceColumn[]; readonly book: RowBook };

/** Columns under their headers, with the distinct cells counted over the rows that may be data. */
export function sheetOf(raw: RawTable, book: RowBook): Sheet {
  const seen = new Map<string, number>();
  const columns = raw.columns.map((column, place): SourceColumn => {
    const name = tidyHeader(raw.header[place] ?? '');
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    return {
      place,
      header: name,
      key: nth === 1 ? name : `${name} (${nth})`,
      values: column.values,
      codes: column.codes,
      counts: countsOf(column, book),
      kinds: column.kinds ?? null,
    };
  });
  return { raw, columns, book };
}

function countsOf(column: RawColumn, book: RowBook): Uint32Array {
  const counts = new Uint32Array(column.values.length);
  const { codes } = column;
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] ?? 0;
    if (isData(book, row)) counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

/** The cell of a row, exactly as it stands in the file. */
export const cellAt = (column: Pick<RawColumn, 'codes' | 'values'>, row: number): string => column.values[column.codes[row] ?? 0] ?? '';

/** What a distinct cell is by the file's own typing: one of the kinds of `raw-table.ts`. */
export const kindAt = ({ kinds }: SourceColumn, code: number): number => kinds?.[code] ?? TEXT_CELL;

/** The physical line a row starts on. */
export const lineAt = (raw: RawTable, row: number): number => raw.lines[row] ?? 0;

/** Up to `most` distinct cells that say something, for people to recognise the column by. */
export function samplesOf(column: SourceColumn, most: number): readonly string[] {
  const samples: string[] = [];
  for (let code = 0; code < column.values.length && samples.length < most; code++) {
    const text = (column.values[code] ?? '').trim();
    if (text !== '' && (column.counts[code] ?? 0) > 0 && !samples.includes(text)) samples.push(text);
  }
  return samples;
}

/** The first data row in which a column holds a given distinct cell, or null. */
export function firstRowOf(sheet: Sheet, column: SourceColumn, code: number): number | null {
  const row = column.codes.findIndex((held, at) => held === code && isData(sheet.book, at));
  return row < 0 ? null : row;
}
