import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** A small import, and whether the table of src/README.md lets it pass. */
const IMPORTS: readonly (readonly [file: string, source: string, passes: boolean])[] = [
  ['src/core/model/a.ts', '../statistics', false],
  ['src/core/model/b.ts', './brand', true],
  ['src/core/statistics/a.ts', '../model', false],
  ['src/core/sql/a.ts', '../model', true],
  ['src/core/sql/b.ts', '../metrics', false],
  ['src/core/admission/a.ts', '../facts', false],
  ['src/core/admission/formats/a.ts', '../../metrics/metrics', false],
  ['src/core/facts/a.ts', '../admission', false],
  ['src/core/facts/b.ts', '../statistics', true],
  ['src/core/icp/a.ts', '../metrics', false],
  ['src/core/segments/a.ts', '../icp', false],
  ['src/core/segments/b.ts', '../model', true],
  ['src/core/icp/b.ts', '../segments', false],
  ['src/core/workspace/c.ts', '../segments', true],
  ['src/core/metrics/a.ts', '../icp', false],
  ['src/core/metrics/b.ts', '../../engine/arrow', false],
  ['src/core/metrics/c.ts', 'react', false],
  ['src/core/workspace/a.ts', '../facts', false],
  ['src/core/workspace/d.ts', '../drift', true],
  ['src/core/workspace/b.ts', 'valibot', true],
  ['src/core/drift/a.ts', '../workspace', false],
  ['src/core/analysis.ts', '../app/session', false],
  ['src/core/question/link.ts', '../metrics', true],
  ['src/sources/a.ts', '../core/metrics', false],
  ['src/sources/b.ts', '../core/admission', true],
  ['src/sources/c.ts', 'node:fs', false],
  ['src/vault/a.ts', '../core/workspace', true],
  ['src/vault/b.ts', 'hash-wasm', true],
  ['src/vault/c.ts', '../core/admission', false],
  ['src/vault/d.ts', '../workers/vault-messages', false],
  ['src/engine/a.ts', '../sources', false],
  ['src/engine/b.ts', '@duckdb/duckdb-wasm', true],
  ['src/wording/a.ts', '../views', false],
  ['src/views/a.ts', '../charts', false],
  ['src/views/b.ts', '@duckdb/duckdb-wasm', false],
  ['src/views/c.ts', '../wording', true],
  ['src/charts/a.ts', 'react', false],
  ['src/charts/b.ts', '../views', true],
  ['src/exports/a.ts', '../app/app', false],
  ['src/exports/b.ts', '../views', true],
  ['src/workers/a.ts', '../app/app', false],
  ['src/workers/b.ts', '../vault', true],
  ['src/terminal/a.ts', '../app/app', false],
  ['src/terminal/b.ts', 'node:fs', true],
  ['src/app/a.ts', '../terminal', false],
  ['src/app/b.ts', 'arquero', false],
  ['src/app/d.ts', '../vault', false],
  ['src/app/pages/council/c.ts', '../../../terminal/report', false],
];
const IMPURE: readonly (readonly [file: string, code: string])[] = [
  ['src/core/metrics/clock.ts', 'export const now = Date.now();'],
  ['src/core/metrics/chance.ts', 'export const chance = Math.random();'],
  ['src/core/facts/locale.ts', 'export const text = (1).toLocaleString();'],
  ['src/core/drift/any.ts', 'export const loose: any = 1;'],
];

let folder = '';
let refused: ReadonlyMap<string, string> = new Map();

/** Lints a temporary tree beside the real configuration and gathers what is refused, by file. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'boundaries-'));
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  write('.oxlintrc.json', readFileSync('.oxlintrc.json', 'utf8'));
  for (const [file, source] of IMPORTS) write(file, `import * as other from '${source}';\nexport const value = other;\n`);
  write('src/charts/types.ts', "import type { EChartsOption } from 'echarts';\nexport type Option = EChartsOption;\n");
  write('src/charts/values.ts', "import { init } from 'echarts';\nexport const start = init;\n");
  for (const [file, code] of IMPURE) write(file, `${code}\n`);
  let printed = '';
  try {
    printed = execFileSync(join(process.cwd(), 'node_modules/.bin/oxlint'), ['--format=json'], { cwd: folder, encoding: 'utf8' });
  } catch (error) {
    printed = error instanceof Error && 'stdout' in error ? String(error.stdout) : '';
  }
  const read = JSON.parse(printed) as { readonly diagnostics: readonly { readonly filename: string; readonly code: string }[] };
  refused = new Map(read.diagnostics.map(({ filename, code }) => [filename, code]));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('an import', () => {
  test.each(IMPORTS)('in %s of %s passes: %s', (file, _source, passes) => expect(refused.has(file)).toBe(!passes));
  test('of a type from echarts passes in charts, a value does not', () => {
    expect(refused.has('src/charts/types.ts')).toBe(false);
    expect(refused.has('src/charts/values.ts')).toBe(true);
  });
});

test.each(IMPURE)('%s is refused', (file) => expect(refused.has(file)).toBe(true));
