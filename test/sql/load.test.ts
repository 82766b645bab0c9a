import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Engine, Parcel } from '../../src/core/metrics/engine';
import { ALWAYS, type FactTable, type TableName, type WholeValues } from '../../src/core/model';
import { FIXED_COLUMNS } from '../../src/core/sql/tables';
import { pack } from '../../src/engine/arrow';
import { controlOf } from '../../src/engine/control';
import { loadTables } from '../../src/engine/load-tables';
import { readRows } from '../../src/engine/read-rows';
import type { Database } from '../../src/engine/sql-engine';
import { columnOf, datasetOf, tableOf } from '../oracle/random-facts';
import { sharedDatabase, sharedEngine } from './shared-engine';

const dataset = datasetOf([]);
const columnsOf = (table: TableName): readonly string[] => FIXED_COLUMNS[table].map(({ name }) => name).filter((name) => name !== 'row');
const NAMES = columnsOf('opportunity');
const deals = (amounts: readonly (number | null)[]): FactTable =>
  tableOf(
    amounts.map((amount, at) => ({ account: at, amount })),
    NAMES,
  );
const spend = (opportunity: number): Parcel => pack('spend', tableOf([{ opportunity, month: 600, spendByDays: 5 }], columnsOf('spend')));
const score = (...accounts: number[]): Parcel =>
  pack(
    'score',
    tableOf(
      accounts.map((account) => ({ account })),
      ['account'],
    ),
  );
const created = async (engine: Engine) => [
  ...((await engine.cube({ by: [], time: 'none', measures: ['created'], filter: ALWAYS })).numbers.get('created') ?? []),
];
const replaced = (table: FactTable, name: string, column: WholeValues): FactTable => ({
  ...table,
  columns: new Map([...table.columns, [name, column]]),
});

describe('a load that fails leaves what was loaded', () => {
  let engine: Engine;
  beforeEach(async () => {
    engine = await sharedEngine();
    await engine.load(dataset, [pack('opportunity', deals([1, 2, 3]))]);
  });
  afterEach(async () => expect(await created(engine)).toEqual([3]));

  const good = () => pack('opportunity', deals([1, 2]));
  const cut = (parcel: Parcel, by: number): Parcel => ({ ...parcel, bytes: parcel.bytes.slice(0, -by) });

  test.each<[string, () => readonly Parcel[], RegExp]>([
    ['a parcel of another number of rows', () => [{ ...good(), rows: 3 }], /holds 2 rows, not 3/],
    ['columns that the dataset does not have', () => [pack('opportunity', replaced(deals([1]), 'd0', columnOf([2])))], /other columns/],
    ['a parcel that was used before', () => [{ ...good(), bytes: new Uint8Array(0) }], /handed over before/],
    ['two parcels of one table', () => [good(), good()], /two parcels/],
    ['spend of a deal that is not there', () => [good(), spend(2)], /points to a deal/],
    ['an account with two scores', () => [good(), score(4, 4)], /two scores/],
    ['a stream without its end marker', () => [cut(good(), 8)], /not a complete stream/],
    ['a stream that ends in the middle', () => [cut(good(), 64)], /not a complete stream/],
  ])('%s', async (_, parcels, message) => {
    await expect(engine.load(dataset, parcels())).rejects.toThrow(message);
  });
});

test('a load replaces all tables, those without a parcel by empty ones', async () => {
  const engine = await sharedEngine();
  const total = async () =>
    (await engine.cube({ by: [], time: 'none', measures: ['spendByDays'], filter: ALWAYS })).numbers
      .get('spendByDays')
      ?.reduce((sum, value) => sum + value, 0);
  await engine.load(dataset, [pack('opportunity', deals([1])), spend(0)]);
  expect(await total()).toBe(5);
  await engine.load(dataset, [pack('opportunity', deals([1, 2]))]);
  expect([await total(), ...(await created(engine))]).toEqual([0, 2]);
});

test('a failure in the middle of the swap is undone', async () => {
  const database = await sharedDatabase();
  await loadTables(database, { dataset, parcels: [pack('opportunity', deals([1, 2, 3]))] });
  const failing: Database = {
    ...database,
    query: (sql) => (sql.includes('RENAME TO spend') ? Promise.reject(new Error('planted')) : database.query(sql)),
  };
  await expect(loadTables(failing, { dataset, parcels: [pack('opportunity', deals([1]))] })).rejects.toThrow('planted');
  const rows = readRows(await database.query('SELECT CAST(count(*) AS INTEGER) AS x FROM opportunity'), [
    { name: 'x', wire: 'INTEGER', nulls: 'refuse' },
  ]);
  expect([...rows.whole('x')]).toEqual([3]);
  await loadTables(database, { dataset, parcels: [] });
});

test('rows that vanish or change on their way in are noticed', async () => {
  const database = await sharedDatabase();
  const meddling = (sql: string): Database => ({
    ...database,
    insert: async (name, bytes) => {
      await database.insert(name, bytes);
      if (name === 'next_opportunity') await database.query(sql);
    },
  });
  const load = (sql: string) =>
    loadTables(meddling(sql), { dataset, parcels: [pack('opportunity', deals([1, null, 2 ** 53 - 1, 2 ** 53 - 1]))] });
  await expect(load('DELETE FROM next_opportunity WHERE row = 1')).rejects.toThrow('3 rows, not 4');
  await expect(load('UPDATE next_opportunity SET amount = amount - 1 WHERE row = 3')).rejects.toThrow('amount does not add up');
  await expect(load('UPDATE next_opportunity SET amount = 0 WHERE row = 1')).rejects.toThrow('amount does not add up');
  await expect(load('SELECT 1')).resolves.toBeUndefined();
});

describe('packing', () => {
  test('control sums are exact beyond what a double holds', () => {
    const parcel = pack('opportunity', deals([2 ** 53 - 1, 2 ** 53 - 1, -5, null]));
    expect(new Map(controlOf(parcel, FIXED_COLUMNS.opportunity)).get('amount')).toEqual({
      known: 3,
      sum: String(2n * (2n ** 53n - 1n) - 5n),
    });
  });

  test.each<[string, FactTable, RegExp]>([
    ['half a cent', deals([0.5]), /not whole/],
    ['an amount beyond 2^53', deals([2 ** 53]), /2\^53/],
    ['a day beyond 32 bits', replaced(deals([1]), 'createdDay', columnOf([2 ** 31])), /32 bits/],
    ['NaN that is said to be known', replaced(deals([1]), 'amount', { values: Float64Array.from([NaN]), known: null }), /not whole/],
    ['a column that is too short', replaced(deals([1, 2]), 'amount', columnOf([1])), /one value a row/],
    ['a missing column', tableOf([{}], NAMES.slice(1)), /lacks the column account/],
    ['a key that is not known', replaced(deals([1]), 'd0', columnOf([null])), /known in every row/],
  ])('%s is refused', (_, table, message) => {
    expect(() => pack('opportunity', table)).toThrow(message);
  });
});
