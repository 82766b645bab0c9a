import { tableFromIPC } from '@uwdata/flechette';
import type { Parcel } from '../core/metrics/engine';
import type { WholeValues } from '../core/model';
import type { TableColumn } from '../core/sql';
import { readRows, type Field } from './read-rows';
import type { Database } from './sql-engine';

/** What a column must still add up to inside the engine: how many values are known, and their sum in full digits. */
export type Tally = { readonly known: number; readonly sum: string };
type Control = readonly (readonly [name: string, tally: Tally])[];

/** The key under which a parcel carries its control sums. */
export const CONTROL = 'plumbline.control';
export const controlText = (control: Control): string => JSON.stringify(control);

const HALF = 2 ** 26;

/** Sums two halves of each value apart, so that the whole is exact whatever it comes to. */
export function tallyOf(values: WholeValues['values'], known: WholeValues['known']): Tally {
  let [count, high, low] = [0, 0, 0];
  for (let row = 0; row < values.length; row += 1) {
    if (known?.[row] === 0) continue;
    const value = values[row] ?? 0;
    const upper = Math.trunc(value / HALF);
    count += 1;
    high += upper;
    low += value - upper * HALF;
  }
  return { known: count, sum: String(BigInt(high) * BigInt(HALF) + BigInt(low)) };
}

/** Without its end marker a stream is taken in without an error, as no table at all, and the next call traps. */
const isComplete = (bytes: Uint8Array): boolean => bytes.slice(-8).join() === '255,255,255,255,0,0,0,0';

/** The control sums that a parcel carries; throws unless its columns are exactly these, of these types. */
export function controlOf(parcel: Parcel, columns: readonly TableColumn[]): Control {
  if (parcel.bytes.length === 0) throw new Error(`the parcel of ${parcel.table} is empty: it was handed over before`);
  if (!isComplete(parcel.bytes)) throw new Error(`the parcel of ${parcel.table} is not a complete stream`);
  const { fields, metadata } = tableFromIPC(parcel.bytes).schema;
  const told = fields.map(({ name, type }) => `${name} ${'bitWidth' in type ? type.bitWidth : ''}`);
  const wanted = columns.map(({ name, wire }) => `${name} ${wire === 'INTEGER' ? 32 : 64}`);
  if (told.join() !== wanted.join())
    throw new Error(`${parcel.table} has other columns than the dataset says: ${told.join()}; wanted ${wanted.join()}`);
  const text = metadata?.get(CONTROL);
  if (text === undefined) throw new Error(`${parcel.table} carries no control sums`);
  return JSON.parse(text) as Control;
}

/** Holds a table inside the engine against its parcel: the number of rows, and each column's known values and sum. */
export async function verify(database: Database, name: string, rows: number, control: Control): Promise<void> {
  const sums = control.map(
    ([column], i) => `CAST(count(${column}) AS INTEGER) AS n${i}, COALESCE(CAST(sum(${column}) AS VARCHAR), '0') AS s${i}`,
  );
  const shape: Field[] = control.flatMap((_, i): Field[] => [
    { name: `n${i}`, wire: 'INTEGER', nulls: 'refuse' },
    { name: `s${i}`, wire: 'VARCHAR', nulls: 'refuse' },
  ]);
  const sql = `SELECT ${['CAST(count(*) AS INTEGER) AS n', ...sums].join(', ')} FROM ${name}`;
  const held = readRows(await database.query(sql), [{ name: 'n', wire: 'INTEGER', nulls: 'refuse' }, ...shape]);
  if (held.whole('n')[0] !== rows) throw new Error(`${name} holds ${held.whole('n')[0]} rows, not ${rows}`);
  for (const [i, [column, tally]] of control.entries()) {
    if (held.whole(`n${i}`)[0] !== tally.known || held.text(`s${i}`)[0] !== tally.sum)
      throw new Error(`${name}.${column} does not add up to what was handed over`);
  }
}
