import { Precision, tableFromIPC, Type, type Batch, type Column, type DataType } from '@uwdata/flechette';

/** An answer as the engine gives it: one Arrow stream or file, or the messages of a stream in order. */
export type ArrowBytes = Uint8Array | readonly Uint8Array[];

/**
 * What leaves SQL. Any other wire type throws: a DECIMAL or a bare sum arrives as unscaled digits, with no error. A DOUBLE is for squares
 * alone, whose exact sums no 64 bits hold.
 */
export type WireType = 'INTEGER' | 'BIGINT' | 'DOUBLE' | 'VARCHAR';
/** A column that an answer must have. `zero`: the row is of another fact, which has no such measure. */
export type Field = { readonly name: string; readonly wire: WireType; readonly nulls: 'refuse' | 'zero' };

/** A read answer. No BigInt is in it, and no number that a double cannot hold. */
export type Rows = { readonly count: number; whole(name: string): Int32Array | Float64Array; text(name: string): readonly string[] };

/** The one decoder of answers: exactly the columns of the shape, in any order, each of its wire type. */
export function readRows(bytes: ArrowBytes, shape: readonly Field[]): Rows {
  const table = tableFromIPC(bytes instanceof Uint8Array ? bytes : [...bytes], { useBigInt: true });
  const told = table.schema.fields
    .map(({ name, type }) => `${name} ${wireOf(type)}`)
    .sort()
    .join();
  const wanted = shape
    .map(({ name, wire }) => `${name} ${wire}`)
    .sort()
    .join();
  if (told !== wanted) throw new TypeError(`the engine answered ${told}; wanted ${wanted}`);
  const wholes = new Map<string, Int32Array | Float64Array>();
  const texts = new Map<string, readonly string[]>();
  for (const field of shape) {
    const column = table.getChild(field.name);
    if (field.wire === 'VARCHAR') texts.set(field.name, textsOf(column, field));
    else wholes.set(field.name, wholesOf(column, field, table.numRows));
  }
  return { count: table.numRows, whole: (name) => among(wholes, name), text: (name) => among(texts, name) };
}

function among<T>(columns: ReadonlyMap<string, T>, name: string): T {
  const column = columns.get(name);
  if (column === undefined) throw new RangeError(`the answer has no column ${name}`);
  return column;
}

function wireOf(type: DataType): string {
  if (type.typeId === Type.Utf8) return 'VARCHAR';
  if (type.typeId === Type.Float && type.precision === Precision.DOUBLE) return 'DOUBLE';
  if (type.typeId !== Type.Int || !type.signed) return `of type ${type.typeId}`;
  return (
    new Map([
      [32, 'INTEGER'],
      [64, 'BIGINT'],
    ]).get(type.bitWidth) ?? `of ${type.bitWidth} bits`
  );
}

function refuseNulls(batch: Batch<unknown>, field: Field): void {
  if (batch.nullCount > 0 && field.nulls === 'refuse') throw new TypeError(`${field.name} is NULL somewhere`);
}

function textsOf(column: Column<unknown>, field: Field): readonly string[] {
  column.data.forEach((batch) => refuseNulls(batch, field));
  return Array.from(column, (text) => String(text ?? ''));
}

function wholesOf(column: Column<unknown>, field: Field, rows: number): Int32Array | Float64Array {
  const out = field.wire === 'INTEGER' ? new Int32Array(rows) : new Float64Array(rows);
  let start = 0;
  for (const batch of column.data) {
    refuseNulls(batch, field);
    copy(batch, out.subarray(start, start + batch.length), field);
    start += batch.length;
  }
  return out;
}

/** NULL becomes 0 and its bytes are never looked at: they may be anything. */
function copy(batch: Batch<unknown>, out: Int32Array | Float64Array, field: Field): void {
  const known = batch.nullCount === 0 ? () => true : (row: number) => batch.isValid(row);
  const valueAt = reader(batch, field);
  for (let row = 0; row < out.length; row += 1) if (known(row)) out[row] = valueAt(row);
}

function reader({ values, length }: Batch<unknown>, field: Field): (row: number) => number {
  if (values instanceof Int32Array || values instanceof Float64Array) return (row) => values[row] ?? 0;
  if (!(values instanceof BigInt64Array)) throw new TypeError(`${field.name} came in an unknown layout`);
  // Two halves, so that no BigInt is made for a cell: the high one is signed, the low one is not.
  const halves = new Int32Array(values.buffer, values.byteOffset, length * 2);
  return (row) => {
    const value = (halves[row * 2 + 1] ?? 0) * 2 ** 32 + ((halves[row * 2] ?? 0) >>> 0);
    if (!Number.isSafeInteger(value)) throw new RangeError(`${field.name} is too large to be exact`);
    return value;
  };
}
