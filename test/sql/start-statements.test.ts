import { expect, test } from 'vitest';
import { readRows } from '../../src/engine/read-rows';
import { startStatements } from '../../src/engine/start-statements';
import { pack } from '../../src/engine/arrow';
import { sharedDatabase } from './shared-engine';

/** What a hostile statement would try. `INSTALL` is not among them: it reports success and does nothing. */
const FORBIDDEN = [
  "SELECT * FROM read_csv('https://example.com/a.csv')",
  "SELECT * FROM 'https://example.com/a.parquet'",
  "SELECT * FROM read_parquet('https://example.com/a.parquet')",
  "SELECT * FROM read_json('https://example.com/a.json')",
  "SELECT * FROM read_text('/etc/passwd')",
  "SELECT * FROM read_csv('/etc/passwd')",
  "SELECT * FROM glob('/*')",
  "COPY (SELECT 1) TO '/tmp/plumbline-leak.csv'",
  "ATTACH '/tmp/plumbline-leak.db' AS leak",
  "ATTACH 'https://example.com/a.db' AS leak",
  'LOAD httpfs',
  "SELECT json_extract('{}', '$.a')",
  'SELECT current_date',
  "SELECT date_trunc('month', TIMESTAMPTZ '2025-01-01 00:00:00+00')",
  "SET TimeZone = 'Pacific/Apia'",
  'SET enable_external_access = true',
  'SET lock_configuration = false',
  "SET custom_extension_repository = 'https://extensions.duckdb.org'",
  'SET autoload_known_extensions = true',
  "SET memory_limit = '8GB'",
];

test('the nine statements stand in the order that closes every door', () => {
  expect(startStatements('https://plumbline.test', 512)).toMatchInlineSnapshot(`
    [
      "SET custom_extension_repository = 'https://plumbline.test/none'",
      "SET autoinstall_known_extensions = false",
      "SET autoload_known_extensions = false",
      "SET allow_community_extensions = false",
      "SET memory_limit = '512MB'",
      "SET temp_directory = ''",
      "SET allowed_paths = []",
      "SET enable_external_access = false",
      "SET lock_configuration = true",
    ]
  `);
});

test('no origin but one goes into a statement', () => {
  for (const origin of ["https://a'; SET x", 'file:///x', 'null', 'https://a/b'])
    expect(() => startStatements(origin)).toThrow('not an origin');
  expect(() => startStatements('http://[::1]:4173')).not.toThrow();
  expect(() => startStatements('http://127.0.0.1:4173', 0.5)).toThrow();
});

test.each(FORBIDDEN)('%s ends in a clean error, and the engine lives on', async (sql) => {
  const database = await sharedDatabase();
  const error: unknown = await database.query(sql).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error, sql).toBeInstanceOf(Error);
  expect(error, sql).not.toBeInstanceOf(WebAssembly.RuntimeError);
  const still = readRows(await database.query('SELECT CAST(41 + 1 AS INTEGER) AS x'), [{ name: 'x', wire: 'INTEGER', nulls: 'refuse' }]);
  expect([...still.whole('x')]).toEqual([42]);
});

test('after all of them a table still goes in', async () => {
  const database = await sharedDatabase();
  const column = { values: Int32Array.from([7, 8]), known: null };
  await database.query('DROP TABLE IF EXISTS lives');
  await database.insert('lives', pack('score', { rows: 2, columns: new Map([['account', column]]) }).bytes);
  const rows = readRows(await database.query('SELECT CAST(sum(account) AS INTEGER) AS x FROM lives'), [
    { name: 'x', wire: 'INTEGER', nulls: 'refuse' },
  ]);
  expect([...rows.whole('x')]).toEqual([15]);
  await database.query('DROP TABLE lives');
});

test('the settings hold as they were set', async () => {
  const database = await sharedDatabase();
  const names = [
    'enable_external_access',
    'autoload_known_extensions',
    'autoinstall_known_extensions',
    'allow_community_extensions',
    'lock_configuration',
    'temp_directory',
    'allowed_paths',
  ];
  for (const [name, value] of names.map((name, at) => [name, ['false', 'false', 'false', 'false', 'true', '', '[]'][at]])) {
    const rows = readRows(await database.query(`SELECT CAST(current_setting('${name}') AS VARCHAR) AS x`), [
      { name: 'x', wire: 'VARCHAR', nulls: 'zero' },
    ]);
    expect(rows.text('x'), name).toEqual([value]);
  }
});
