import { columnFromArray, float64, int32, tableFromColumns, tableToIPC } from '@uwdata/flechette';
import type { Scoring } from '../core/metrics/engine';
import type { AttributeTable } from '../core/icp';
import type { FactTable } from '../core/model';
import { controlText, tallyOf, verify } from './control';
import type { Database } from './sql-engine';

type Told = { readonly attributes: AttributeTable; readonly sql: string; readonly scores: FactTable };

const masked = (values: Int32Array | Float64Array, known: Uint8Array | null): (number | null)[] =>
  Array.from(values, (value, row) => (known?.[row] === 0 ? null : value));

/**
 * What an engine scores accounts from: their attributes as one complete Arrow stream, the statement, and what its result must
 * add up to: the scores that plain TypeScript gave for the same accounts.
 */
export function packScoring({ attributes, sql, scores }: Told): Scoring {
  const columns = attributes.columns.map(({ name, wire, values, known }): [string, ReturnType<typeof columnFromArray>] => [
    name,
    columnFromArray(masked(values, known), wire === 'INTEGER' ? int32() : float64()),
  ]);
  const bytes = tableToIPC(tableFromColumns(columns), { format: 'stream' });
  if (bytes === null) throw new Error('Arrow gave no bytes');
  const control = controlText([...scores.columns].map(([name, { values, known }]) => [name, tallyOf(values, known)]));
  return { bytes, sql, rows: scores.rows, control };
}

/**
 * Makes a table of scores inside the engine. Throws where it does not add up to what TypeScript scored: then one of the two
 * reads a rule otherwise, and neither may be shown.
 */
export async function scoreInto(database: Database, table: string, { bytes, sql, rows, control }: Scoring): Promise<void> {
  if (bytes.length === 0) throw new Error('the attributes of accounts are empty: they were handed over before');
  await database.query('DROP TABLE IF EXISTS attribute');
  await database.query(`DROP TABLE IF EXISTS ${table}`);
  await database.insert('attribute', bytes);
  await database.query(`CREATE TABLE ${table} AS ${sql}`);
  await verify(database, table, rows, JSON.parse(control) as Parameters<typeof verify>[3]);
  await database.query('DROP TABLE attribute');
}
