import type { AccountColumns, AttributeColumn } from './account-columns';

/** A column of the table `attribute`; `known` is 0 where nothing is, and null where all is known. */
export type AttributeTableColumn =
  | { readonly name: string; readonly wire: 'INTEGER'; readonly values: Int32Array; readonly known: Uint8Array | null }
  | { readonly name: string; readonly wire: 'DOUBLE'; readonly values: Float64Array; readonly known: Uint8Array | null };
export type AttributeTable = { readonly rows: number; readonly columns: readonly AttributeTableColumn[] };

/**
 * What is known of accounts as the table `attribute` that `scoreSql` reads: one row for each account but nobody, by its
 * number, with a column `a<i>` for each attribute in the order of `columns`. Text is its code; a blank is unknown. No word of
 * a file is in it.
 */
export function attributeTable({ count, columns }: AccountColumns): AttributeTable {
  const rows = Math.max(0, count - 1);
  const account = Int32Array.from({ length: rows }, (_, at) => at + 1);
  return {
    rows,
    columns: [
      { name: 'account', wire: 'INTEGER', values: account, known: null },
      ...[...columns.values()].map((column, place) => columnOf(`a${place}`, column, rows)),
    ],
  };
}

function columnOf(name: string, column: AttributeColumn, rows: number): AttributeTableColumn {
  if (column.kind === 'number') {
    const values = column.values.slice(1, rows + 1);
    return { name, wire: 'DOUBLE', values, known: knownOf(values, (value) => !Number.isNaN(value)) };
  }
  const values = Int32Array.from(column.codes.subarray(1, rows + 1));
  return { name, wire: 'INTEGER', values, known: knownOf(values, (code) => (column.labels[code] ?? '') !== '') };
}

function knownOf(values: Int32Array | Float64Array, isKnown: (value: number) => boolean): Uint8Array | null {
  const known = new Uint8Array(values.length);
  values.forEach((value, row) => {
    known[row] = isKnown(value) ? 1 : 0;
  });
  return known.includes(0) ? known : null;
}
