import { expect, test } from 'vitest';
import type { Parcel } from '../../src/core/metrics/engine';
import { ALWAYS } from '../../src/core/model';
import { pack } from '../../src/engine/arrow';
import { EngineLost, inTime } from '../../src/engine/lost';
import { openSqlEngine, type Database } from '../../src/engine/sql-engine';
import { datasetOf, tableOf } from '../oracle/random-facts';
import { sharedDatabase } from './shared-engine';

const dataset = datasetOf([]);
const ASK = { by: [], time: 'none', measures: ['customers'], filter: ALWAYS } as const;
const parcels = (rows: number): readonly Parcel[] => [
  pack(
    'customer',
    tableOf(
      Array.from({ length: rows }, (_, account) => ({ account })),
      ['account', 'mrr'],
    ),
  ),
];

/** A database that traps at the first cubes asked of it, as often as told in all. */
async function trapping(times: number) {
  const real = await sharedDatabase();
  const seen = { opened: 0, closed: 0, left: times };
  const open = async (): Promise<Database> => {
    seen.opened += 1;
    return {
      ...real,
      close: async () => void (seen.closed += 1),
      query: async (sql, stop) => {
        if (!sql.includes('AS customers') || seen.left === 0) return real.query(sql, stop);
        seen.left -= 1;
        throw new WebAssembly.RuntimeError('memory access out of bounds');
      },
    };
  };
  return { seen, open };
}

test('after a trap a new engine is loaded and asked once more', async () => {
  const { seen, open } = await trapping(1);
  const engine = await openSqlEngine({ open, reload: async () => ({ dataset, parcels: parcels(2) }) });
  await engine.load(dataset, parcels(2));
  expect([...((await engine.cube(ASK)).numbers.get('customers') ?? [])]).toEqual([2]);
  expect(seen).toEqual({ opened: 2, closed: 1, left: 0 });
});

test('a second trap is shown, and the next question still finds the tables', async () => {
  const { seen, open } = await trapping(2);
  const engine = await openSqlEngine({ open, reload: async () => ({ dataset, parcels: parcels(2) }) });
  await engine.load(dataset, parcels(2));
  await expect(engine.cube(ASK)).rejects.toThrow('out of bounds');
  expect((await engine.cube(ASK)).cells).toBe(1);
  expect(seen.left).toBe(0);
});

test('without a way to load again, a trap is shown and nothing is loaded', async () => {
  const { open } = await trapping(1);
  const engine = await openSqlEngine({ open, reload: null });
  await engine.load(dataset, parcels(2));
  await expect(engine.cube(ASK)).rejects.toThrow('out of bounds');
  await expect(engine.cube(ASK)).rejects.toThrow('nothing is loaded');
});

test('a wrong question is no trap: it is not asked again', async () => {
  const { seen, open } = await trapping(0);
  const engine = await openSqlEngine({ open, reload: null });
  await engine.load(dataset, []);
  await expect(engine.cube({ ...ASK, by: ['x' as never] })).rejects.toThrow('no such dimension');
  expect(seen.opened).toBe(1);
});

test('who has gone away is not answered', async () => {
  const { open } = await trapping(0);
  const engine = await openSqlEngine({ open, reload: null });
  await engine.load(dataset, []);
  await expect(engine.cube(ASK, { aborted: true })).rejects.toMatchObject({ name: 'AbortError' });
});

test('what does not come in time is lost', async () => {
  await expect(inTime(new Promise(() => undefined), 5, 'a boot')).rejects.toThrow(EngineLost);
  await expect(inTime(Promise.resolve(7), 5, 'a boot')).resolves.toBe(7);
});
