import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';

test('the hash that the page holds is that of the installed wasm', () => {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'));
  const said = /'(sha256-[^']+)'/.exec(readFileSync(new URL('../../src/engine/duckdb-assets.ts', import.meta.url), 'utf8'))?.[1];
  expect(said).toBe(`sha256-${createHash('sha256').update(wasm).digest('base64')}`);
});
