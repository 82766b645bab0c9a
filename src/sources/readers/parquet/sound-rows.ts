import type { OddRecord, RawColumn } from '../../../core/admission';
import { columnOf } from '../typed-column';

/** Columns without the rows that were set aside; `lines` has the record number of each row left. */
export type SoundRows = { readonly columns: readonly RawColumn[]; readonly lines: Uint32Array; readonly odd: readonly OddRecord[] };

/** Sets rows aside that have a NUL in a cell, which also stands for bytes that are no characters. */
export function soundRows(columns: readonly RawColumn[], rows: number): SoundRows {
  const all = Uint32Array.from({ length: rows }, (_, row) => row);
  const suspects = columns.flatMap(({ codes, values }) => {
    const broken = new Set(values.flatMap((value, code) => (value.includes('\0') ? [code] : [])));
    return broken.size === 0 ? [] : [{ codes, broken }];
  });
  if (suspects.length === 0) return { columns, lines: all.map((row) => row + 1), odd: [] };
  const isOdd = (row: number): boolean => suspects.some(({ codes, broken }) => broken.has(codes[row] ?? 0));
  const sound = all.filter((row) => !isOdd(row));
  const odd = Array.from(all.filter(isOdd), (row): OddRecord => {
    const cells = columns.map(({ codes, values }) => values[codes[row] ?? 0] ?? '');
    return { record: row + 1, line: row + 1, fault: 'control', cells };
  });
  const left = columns.map(({ codes, values, kinds }) =>
    columnOf(
      sound.map((row) => codes[row] ?? 0),
      values,
      kinds ?? [],
    ),
  );
  return { columns: left, lines: sound.map((row) => row + 1), odd };
}
