import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { mergeWorkspaces } from '../../src/core/workspace-merge';
import { NO_DECISIONS, readDefinitions, withCorrection, writeDefinitions, type Definitions } from '../../src/core/workspace';
import { readWorkspaceFile } from '../../src/exports/read-workspace-file';
import { writeWorkspaceFile } from '../../src/exports/workspace-file';
import { chanceFrom, FAMILIES, mutated, MUST, type Family } from './workspace-files';

const CASES = 500;
const LONGEST = 1000;
const SEED = Number(process.env['HOSTILE_SEED'] ?? 7);

function sampleDefinitions(): Definitions {
  const read = readDefinitions(JSON.parse(readFileSync('data-samples/salesforce-style/workspace.json', 'utf8')));
  if (read.definitions === null) throw new Error(read.error);
  const decision = {
    id: 'd1',
    type: 'keep',
    text: 'Keep it',
    segment: { name: 'All', where: [] },
    taken: '2025-10-01',
    options: [],
    evidence: { asOf: '2025-09-30', data: 'a', rules: 'b', icp: null, question: null, finding: null, readings: [] },
    expected: null,
    owner: 'Ada',
    due: null,
    approvers: [],
    dissent: '',
    review: '2026-01-01',
    kill: '',
    status: 'open',
    verdict: null,
    made: null,
  } as const;
  return {
    ...read.definitions,
    council: { ...read.definitions.council, decisions: [{ decision, by: 'Ada', at: '2025-10-01T00:00:00Z' }] },
  };
}

const open = sampleDefinitions();
let file = new Uint8Array();

beforeAll(async () => {
  const blob = new Blob(['deal,amount\nA,100\n']);
  const decisions = withCorrection(NO_DECISIONS, { sha256: 'a'.repeat(64), line: 3 }, ['A', '100']);
  const zip = await writeWorkspaceFile({
    definitions: open,
    decisions,
    files: [{ name: 'deals.csv', batch: 1, blob }],
    product: 'Plumbline',
    asOf: '2025-09-30',
    data: 'abc',
    isAnonymised: false,
    removed: [],
  });
  file = new Uint8Array(await zip.arrayBuffer());
  const sound = await readWorkspaceFile(new Blob([file]));
  expect(sound.error).toBeNull();
});

it(`${CASES} changed workspace files are refused with one sentence or made harmless, at once, and the open workspace stays as it is`, async () => {
  const before = JSON.stringify(writeDefinitions(open));
  const outcomes = new Map<Family, { refused: number; harmless: number }>();
  const slow: string[] = [];
  for (let at = 0; at < CASES; at += 1) {
    const family = FAMILIES[at % FAMILIES.length] ?? 'flips';
    const bytes = mutated(file, family, chanceFrom(SEED * 10_000 + at));
    const start = performance.now();
    const { workspace, error } = await readWorkspaceFile(new Blob([bytes]));
    const where = `case ${at}, ${family}: ${error ?? 'read'}`;
    if (workspace !== null) {
      expect(readDefinitions(JSON.parse(JSON.stringify(writeDefinitions(workspace.definitions)))).error, where).toBeNull();
      for (const { name } of workspace.files) expect(name, where).not.toMatch(/[/\\\p{Cc}\p{Cf}]/u);
      mergeWorkspaces(null, open, workspace.definitions);
    } else expect(error, where).toMatch(/^The [^\n]{10,400}[.”"]$/);
    const took = performance.now() - start;
    if (took > LONGEST) slow.push(`${where} ${Math.round(took)} ms`);
    if (MUST[family] === 'refused') expect(workspace, where).toBeNull();
    const outcome = outcomes.get(family) ?? { refused: 0, harmless: 0 };
    outcomes.set(family, { ...outcome, ...(workspace === null ? { refused: outcome.refused + 1 } : { harmless: outcome.harmless + 1 }) });
  }
  expect(slow).toEqual([]);
  expect(JSON.stringify(writeDefinitions(open))).toBe(before);
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
  expect(Reflect.get([], 'targets')).toBeUndefined();
  console.log([...outcomes].map(([family, { refused, harmless }]) => `${family} ${refused} refused, ${harmless} harmless`).join('; '));
  expect(outcomes.get('markup')?.harmless).toBeGreaterThan(0);
  expect(outcomes.get('prototypeKeys')?.harmless).toBeGreaterThan(0);
});

it('markup and SQL in a name stay the text that they are', async () => {
  const markup = "<img src=x onerror=alert(1)>'; DROP TABLE deals; --";
  const definitions: Definitions = { ...open, watched: [{ finding: 'f', status: 'open', owner: markup, note: markup, on: '2025-09-30' }] };
  const zip = await writeWorkspaceFile({
    definitions,
    decisions: NO_DECISIONS,
    files: [],
    product: 'Plumbline',
    asOf: null,
    data: null,
    isAnonymised: false,
    removed: [],
  });
  const { workspace } = await readWorkspaceFile(zip);
  expect(workspace?.definitions.watched[0]).toMatchObject({ owner: markup, note: markup });
});

it('a file of another version or with a wrong checksum says so', async () => {
  const says = async (family: Family, seed: number): Promise<string | null> =>
    (await readWorkspaceFile(new Blob([mutated(file, family, chanceFrom(seed))]))).error;
  expect(await says('checksum', 1)).toMatch(/checksum/);
  const versions = await Promise.all([1, 2, 3, 4, 5, 6].map((seed) => says('version', seed)));
  expect(versions.some((each) => each?.includes('version') === true)).toBe(true);
});
