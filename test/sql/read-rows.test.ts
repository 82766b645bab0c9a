import { expect, test } from 'vitest';
import { readRows, type Field } from '../../src/engine/read-rows';
import { sharedDatabase } from './shared-engine';

const read = async (sql: string, wire: Field['wire'], nulls: Field['nulls'] = 'refuse') =>
  readRows(await (await sharedDatabase()).query(sql), [{ name: 'x', wire, nulls }]);

test('whole numbers and text arrive as they are', async () => {
  expect([...(await read('SELECT CAST(-7 AS INTEGER) AS x', 'INTEGER')).whole('x')]).toEqual([-7]);
  expect([
    ...(
      await read(
        'SELECT CAST(x AS BIGINT) AS x FROM (VALUES (-9007199254740991), (9007199254740991), (-1), (0), (4294967296)) AS v(x)',
        'BIGINT',
      )
    ).whole('x'),
  ]).toEqual([-9_007_199_254_740_991, 9_007_199_254_740_991, -1, 0, 4_294_967_296]);
  expect((await read("SELECT 'à' AS x", 'VARCHAR')).text('x')).toEqual(['à']);
});

test('many batches of rows are one column', async () => {
  const rows = await read('SELECT CAST(i AS BIGINT) * 3 AS x FROM range(10000) AS r(i) ORDER BY i', 'BIGINT');
  expect(rows.count).toBe(10_000);
  expect(rows.whole('x')[9999]).toBe(29_997);
});

test('an answer without rows still has its columns checked', async () => {
  expect((await read('SELECT CAST(1 AS INTEGER) AS x WHERE FALSE', 'INTEGER')).count).toBe(0);
  await expect(read('SELECT CAST(1 AS BIGINT) AS x WHERE FALSE', 'INTEGER')).rejects.toThrow('wanted x INTEGER');
});

test.each([
  'count(*)',
  'sum(i)',
  'CAST(1.50 AS DECIMAL(9, 2))',
  'avg(i)',
  'CAST(1 AS HUGEINT)',
  "DATE '2025-03-31'",
  "TIMESTAMP '2025-03-31 00:00:00'",
  'CAST(1 AS DOUBLE)',
  'CAST(1 AS UINTEGER)',
  'CAST(1 AS SMALLINT)',
  "'7'",
  'true',
])('%s is of another wire type than INTEGER and throws', async (expression) => {
  await expect(read(`SELECT ${expression} AS x FROM (VALUES (CAST(1 AS INTEGER))) AS v(i)`, 'INTEGER')).rejects.toThrow(TypeError);
});

test('a number that a double cannot hold throws', async () => {
  for (const value of ['9007199254740992', '-9007199254740992', '9223372036854775807', '-9223372036854775808']) {
    await expect(read(`SELECT CAST(${value} AS BIGINT) AS x`, 'BIGINT')).rejects.toThrow('too large');
  }
});

test('a sum of squares that no 64 bits hold arrives as the double next to it', async () => {
  const squares = 'SELECT CAST(sum(CAST(v AS HUGEINT) * v) AS DOUBLE) AS x FROM (VALUES (9007199254740991), (-3), (4)) AS t(v)';
  expect([...(await read(squares, 'DOUBLE')).whole('x')]).toEqual([Number(9_007_199_254_740_991n ** 2n + 25n)]);
  await expect(read(squares, 'BIGINT')).rejects.toThrow('wanted x BIGINT');
  await expect(read('SELECT CAST(1 AS FLOAT) AS x', 'DOUBLE')).rejects.toThrow('wanted x DOUBLE');
});

test('a NULL is 0 where a measure is of another fact, and throws anywhere else', async () => {
  const sql = 'SELECT CAST(x AS BIGINT) AS x FROM (VALUES (5), (NULL), (7)) AS v(x)';
  expect([...(await read(sql, 'BIGINT', 'zero')).whole('x')]).toEqual([5, 0, 7]);
  await expect(read(sql, 'BIGINT')).rejects.toThrow('NULL');
});

test('a column more, or of another name, throws', async () => {
  await expect(read('SELECT CAST(1 AS INTEGER) AS x, CAST(1 AS INTEGER) AS y', 'INTEGER')).rejects.toThrow(TypeError);
  await expect(read('SELECT CAST(1 AS INTEGER) AS y', 'INTEGER')).rejects.toThrow(TypeError);
});

test('a sum beyond 64 bits is a loud error of the engine', async () => {
  await expect(read('SELECT CAST(sum(x) AS BIGINT) AS x FROM (VALUES (9223372036854775807), (1)) AS v(x)', 'BIGINT')).rejects.toThrow(
    'Conversion Error',
  );
});
