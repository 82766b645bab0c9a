import { expect, test } from 'vitest';
import { EngineLost } from '../../src/engine/lost';
import { readRows } from '../../src/engine/read-rows';
import { send, type Sliced } from '../../src/engine/send';
import { sharedDatabase } from './shared-engine';

const LONG = 'SELECT CAST(count(*) AS INTEGER) AS x FROM range(3000000) AS a, range(3000) AS b WHERE (a.range * b.range) % 7 = 3';

test('a statement is cancelled between two slices, and the engine is well afterwards', async () => {
  const database = await sharedDatabase();
  const stop = { aborted: false };
  setTimeout(() => (stop.aborted = true), 150);
  const started = performance.now();
  await expect(database.query(LONG, stop)).rejects.toMatchObject({ name: 'AbortError' });
  expect(performance.now() - started).toBeLessThan(5000);
  const rows = readRows(await database.query('SELECT CAST(42 AS INTEGER) AS x'), [{ name: 'x', wire: 'INTEGER', nulls: 'refuse' }]);
  expect([...rows.whole('x')]).toEqual([42]);
});

test('a statement that takes too long is cancelled and counts as lost', async () => {
  const cancelled: string[] = [];
  const endless: Sliced = {
    start: async () => null,
    poll: async () => null,
    fetch: async () => null,
    cancel: async () => cancelled.push('yes'),
  };
  await expect(send(endless, 'SELECT 1', { stop: undefined, milliseconds: 5 })).rejects.toThrow(EngineLost);
  expect(cancelled).toEqual(['yes']);
});

test('all messages of an answer come in order, those to be asked for again among them', async () => {
  const waiting = [null, Uint8Array.of(2), null, Uint8Array.of(3), new Uint8Array(0)];
  const heads = [null, Uint8Array.of(1)];
  const line: Sliced = {
    start: async () => null,
    poll: async () => heads.shift() ?? null,
    fetch: async () => waiting.shift() ?? null,
    cancel: async () => true,
  };
  expect(await send(line, 'SELECT 1', { stop: undefined, milliseconds: 1000 })).toEqual([
    Uint8Array.of(1),
    Uint8Array.of(2),
    Uint8Array.of(3),
  ]);
});
