import { BOOLEAN_CELL, DATE_CELL, NUMBER_CELL, TEXT_CELL, type RawColumn, type RawTable } from '../../../src/core/admission';
import type { Sha256 } from '../../../src/core/model';

/** A date as a workbook types it, beside numbers, truths and texts. */
export type TypedCell = string | number | boolean | { readonly date: string };

const written = (cell: TypedCell): readonly [number, string] => {
  if (typeof cell === 'number') return [NUMBER_CELL, String(cell)];
  if (typeof cell === 'boolean') return [BOOLEAN_CELL, String(cell)];
  return typeof cell === 'string' ? [TEXT_CELL, cell] : [DATE_CELL, cell.date];
};

function columnOf(cells: readonly TypedCell[]): RawColumn {
  const [places, values, kinds]: [Map<string, number>, string[], number[]] = [new Map(), [], []];
  const codes = Uint32Array.from(cells, (cell) => {
    const [kind, text] = written(cell);
    const key = `${kind} ${text}`;
    const known = places.get(key);
    if (known !== undefined) return known;
    kinds.push(kind);
    places.set(key, values.push(text) - 1);
    return values.length - 1;
  });
  return { codes, values, kinds: Uint8Array.from(kinds) };
}

/** A raw table whose source types its cells, as a sheet of a workbook gives it: the header is row 1. */
export function typedTable(header: string, rows: readonly (readonly TypedCell[])[]): RawTable {
  const names = header.split(',');
  return {
    file: 'deals.xlsx',
    sha256: 'e'.repeat(64) as Sha256,
    bytes: 1,
    header: names,
    headerLine: 1,
    columns: names.map((_, place) => columnOf(rows.map((row) => row[place] ?? ''))),
    rows: rows.length,
    lines: Uint32Array.from(rows, (_, at) => at + 2),
    odd: [],
    recordCount: rows.length,
    notices: [],
    questions: [],
  };
}
