import { batchType, Column, int32, int64, Table, tableFromColumns, tableToIPC, type DataType } from '@uwdata/flechette';
import type { Parcel } from '../core/metrics/engine';
import type { FactTable, TableName, WholeValues } from '../core/model';
import { FIXED_COLUMNS, type TableColumn } from '../core/sql';
import { CONTROL, controlText, tallyOf, type Tally } from './control';

/**
 * A fact packed as one complete Arrow stream: its fixed columns in their order, then its dimensions. `row` is made here.
 * The control sums are taken from the columns before they are encoded, and travel in the stream's own schema.
 * Throws where a column is missing, too short, or holds what is not a whole number of its width.
 */
export function pack(table: TableName, facts: FactTable): Parcel {
  const packed = layoutOf(table, facts).map((column) => packColumn(column, valuesOf(table, column.name, facts), facts.rows));
  const control = controlText(packed.map(({ name, tally }) => [name, tally]));
  const plain = tableFromColumns(packed.map(({ name, column }) => [name, column]));
  const signed = new Table({ ...plain.schema, metadata: new Map([[CONTROL, control]]) }, plain.children);
  const bytes = tableToIPC(signed, { format: 'stream' });
  if (bytes === null) throw new Error('Arrow gave no bytes');
  return { table, rows: facts.rows, bytes };
}

const DIMENSION = /^d(\d+)$/;

function layoutOf(table: TableName, facts: FactTable): readonly TableColumn[] {
  const places = [...facts.columns.keys()].flatMap((name) => DIMENSION.exec(name)?.slice(1) ?? []).map(Number);
  const dimensions = places.sort((a, b) => a - b).map((place): TableColumn => ({ name: `d${place}`, wire: 'INTEGER' }));
  return [...FIXED_COLUMNS[table], ...dimensions];
}

function valuesOf(table: TableName, name: string, facts: FactTable): WholeValues {
  if (name === 'row') return { values: Int32Array.from({ length: facts.rows }, (_, row) => row), known: null };
  const column = facts.columns.get(name);
  if (column === undefined) throw new Error(`${table} lacks the column ${name}`);
  if (column.values.length !== facts.rows || (column.known !== null && column.known.length !== facts.rows))
    throw new Error(`${table}.${name} has not one value a row`);
  if (column.known?.includes(0) && DIMENSION.test(name)) throw new Error(`${table}.${name} is a key and must be known in every row`);
  return column;
}

type Packed = { readonly name: string; readonly column: Column<unknown>; readonly tally: Tally };

function packColumn({ name, wire }: TableColumn, { values, known }: WholeValues, rows: number): Packed {
  const [numbers, type] = wire === 'INTEGER' ? [integers(name, values, known), int32()] : [bigints(name, values, known), int64()];
  const tally = tallyOf(values, known);
  const batch = newBatch(type, {
    length: rows,
    nullCount: rows - tally.known,
    type,
    validity: validityOf(known, rows - tally.known),
    values: numbers,
  });
  return { name, column: new Column([batch], type), tally };
}

/** A batch over values that are already in Arrow's own layout: no builder, hence no call for each cell. */
function newBatch(
  type: DataType,
  parts: ConstructorParameters<ReturnType<typeof batchType>>[0],
): InstanceType<ReturnType<typeof batchType>> {
  const Kind = batchType(type, { useBigInt: true });
  return new Kind(parts);
}

/** Whole numbers that are all known, as a column of 32 bits. */
export function integerColumn(values: Int32Array): Column<unknown> {
  const type = int32();
  return new Column([newBatch(type, { length: values.length, nullCount: 0, type, validity: new Uint8Array(0), values })], type);
}

/** One bit a row, the first row lowest; empty where all are known. */
function validityOf(known: Uint8Array | null, unknown: number): Uint8Array {
  if (known === null || unknown === 0) return new Uint8Array(0);
  const bits = new Uint8Array(Math.ceil(known.length / 64) * 8);
  known.forEach((one, row) => {
    if (one !== 0) bits[row >> 3] = (bits[row >> 3] ?? 0) | (1 << (row & 7));
  });
  return bits;
}

function integers(name: string, values: WholeValues['values'], known: Uint8Array | null): Int32Array {
  const out = new Int32Array(values.length);
  for (let row = 0; row < values.length; row += 1) {
    if (known?.[row] === 0) continue;
    const value = values[row] ?? NaN;
    out[row] = value;
    if (out[row] !== value) throw new RangeError(`${name} holds a number that is not whole or not within 32 bits, in row ${row}`);
  }
  return out;
}

/** 64-bit values written as two halves each, so that no BigInt is made for a cell. */
function bigints(name: string, values: WholeValues['values'], known: Uint8Array | null): BigInt64Array {
  const halves = new Int32Array(values.length * 2);
  for (let row = 0; row < values.length; row += 1) {
    if (known?.[row] === 0) continue;
    const value = values[row] ?? NaN;
    if (!Number.isSafeInteger(value)) throw new RangeError(`${name} holds a number that is not whole or not within 2^53, in row ${row}`);
    halves[row * 2] = value % 2 ** 32;
    halves[row * 2 + 1] = Math.floor(value / 2 ** 32);
  }
  return new BigInt64Array(halves.buffer);
}
