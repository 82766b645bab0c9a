import type { Parcel, Scoring } from '../core/metrics/engine';
import type { Dataset, FactTable, TableName } from '../core/model';
import { TABLE_NAMES, tableColumns } from '../core/sql';
import { pack } from './arrow';
import { controlOf, verify } from './control';
import { isLost } from './lost';
import { readRows } from './read-rows';
import { scoreInto } from './scoring';
import type { Database } from './sql-engine';

/**
 * Replaces all tables at once. Each parcel goes in under a staging name and is held against its control sums there; only
 * when all of them agree are the names changed, in one transaction. Whatever fails leaves the old tables as they were.
 * A table without a parcel is made empty, so that every statement can be bound; scores are made inside the engine.
 */
export async function loadTables(
  database: Database,
  {
    dataset,
    parcels,
    scoring = null,
  }: { readonly dataset: Dataset; readonly parcels: readonly Parcel[]; readonly scoring?: Scoring | null },
): Promise<void> {
  const all = complete(dataset, parcels);
  try {
    for (const parcel of all) if (scoring === null || parcel.table !== 'score') await stage(database, dataset, parcel);
    if (scoring !== null) await scoreInto(database, staging('score'), scoring);
    await checkLinks(database);
    await swap(
      database,
      all.map(({ table }) => table),
    );
  } catch (error) {
    await ifAlive(error, async () => {
      for (const { table } of all) await database.query(`DROP TABLE IF EXISTS ${staging(table)}`);
      await database.query('DROP TABLE IF EXISTS attribute');
    });
    throw error;
  }
}

const staging = (table: TableName): string => `next_${table}`;

function complete(dataset: Dataset, parcels: readonly Parcel[]): readonly Parcel[] {
  return TABLE_NAMES.map((table) => {
    const [parcel, second] = parcels.filter((each) => each.table === table);
    if (second !== undefined) throw new Error(`two parcels for ${table}`);
    return parcel ?? pack(table, emptyTable(table, dataset));
  });
}

function emptyTable(table: TableName, dataset: Dataset): FactTable {
  const columns = tableColumns(table, dataset.dimensions).filter(({ name }) => name !== 'row');
  return { rows: 0, columns: new Map(columns.map(({ name }) => [name, { values: new Int32Array(0), known: null }])) };
}

async function stage(database: Database, dataset: Dataset, parcel: Parcel): Promise<void> {
  const control = controlOf(parcel, tableColumns(parcel.table, dataset.dimensions));
  await database.query(`DROP TABLE IF EXISTS ${staging(parcel.table)}`);
  await database.insert(staging(parcel.table), parcel.bytes);
  await verify(database, staging(parcel.table), parcel.rows, control);
}

/** A join must neither lose nor multiply rows: deals are numbered once each, an account has one score, a pointer finds its deal. */
const LINKS: readonly (readonly [claim: string, from: string])[] = [
  ['a deal has a row number twice', `(SELECT row FROM ${staging('opportunity')} GROUP BY row HAVING count(*) > 1)`],
  ['an account has two scores', `(SELECT account FROM ${staging('score')} WHERE account IS NOT NULL GROUP BY account HAVING count(*) > 1)`],
  ['a new logo has no deal', `${staging('logo')} AS f ANTI JOIN ${staging('opportunity')} AS o ON o.row = f.opportunity`],
  [
    'spend points to a deal that is not there',
    `(SELECT opportunity FROM ${staging('spend')} WHERE opportunity IS DISTINCT FROM -1) AS f ANTI JOIN ${staging('opportunity')} AS o ON o.row = f.opportunity`,
  ],
];

async function checkLinks(database: Database): Promise<void> {
  for (const [claim, from] of LINKS) {
    const bad = readRows(await database.query(`SELECT CAST(count(*) AS INTEGER) AS n FROM ${from}`), [
      { name: 'n', wire: 'INTEGER', nulls: 'refuse' },
    ]);
    if (bad.whole('n')[0] !== 0) throw new Error(`${claim}: ${bad.whole('n')[0]} rows`);
  }
}

async function swap(database: Database, tables: readonly TableName[]): Promise<void> {
  await database.query('BEGIN TRANSACTION');
  try {
    for (const table of tables) {
      await database.query(`DROP TABLE IF EXISTS ${table}`);
      await database.query(`ALTER TABLE ${staging(table)} RENAME TO ${table}`);
    }
    await database.query('COMMIT');
  } catch (error) {
    await ifAlive(error, () => database.query('ROLLBACK'));
    throw error;
  }
}

/** Tidies up after a failure, unless the engine is lost: then there is nothing to tidy, and the failure itself must be seen. */
async function ifAlive(error: unknown, tidy: () => Promise<unknown>): Promise<void> {
  if (!isLost(error)) await tidy();
}
