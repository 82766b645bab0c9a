import { createHash } from 'node:crypto';
import { unzipSync, strFromU8 } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWorkspaceFile } from '../../../src/exports/read-workspace-file';
import { writeWorkspaceFile, type WorkspaceGiven } from '../../../src/exports/workspace-file';
import {
  NO_DECISIONS,
  NO_DEFINITIONS,
  strictJson,
  upgradedWorkspace,
  withAnswer,
  withCorrection,
  writeDefinitions,
  type Definitions,
} from '../../../src/core/workspace';
import { council } from './random-council';
import { definitions } from './random-definitions';

const given = (over: Partial<WorkspaceGiven> = {}): WorkspaceGiven => ({
  definitions: NO_DEFINITIONS,
  decisions: NO_DECISIONS,
  files: [],
  product: 'Plumbline 1',
  asOf: '2025-09-30',
  data: 'abc',
  isAnonymised: false,
  removed: [],
  ...over,
});
const bytesOf = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await blob.arrayBuffer());
const opened = async (zip: Blob) => {
  const { workspace, error } = await readWorkspaceFile(zip);
  if (workspace === null) throw new Error(error);
  return workspace;
};
const csv = (text: string): Blob => new Blob([text]);

describe('a workspace file', () => {
  it('gives any definitions back as they were', async () => {
    await fc.assert(
      fc.asyncProperty(definitions, council, async (drawn, records) => {
        const own: Definitions = { ...drawn, council: records };
        const read = await opened(await writeWorkspaceFile(given({ definitions: own })));
        expect(JSON.stringify(writeDefinitions(read.definitions))).toBe(JSON.stringify(writeDefinitions(own)));
        expect(read.unheeded).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('is the same bytes for the same workspace', async () => {
    const files = [{ name: 'deals.csv', batch: 1, blob: csv('a,b\n') }];
    const [one, again] = [
      await bytesOf(await writeWorkspaceFile(given({ files }))),
      await bytesOf(await writeWorkspaceFile(given({ files }))),
    ];
    expect(Buffer.from(one).equals(Buffer.from(again))).toBe(true);
  });

  it('is a zip that any program opens, with a manifest of every part', async () => {
    const parts = unzipSync(
      await bytesOf(await writeWorkspaceFile(given({ files: [{ name: 'deals.csv', batch: 1, blob: csv('a,b\n') }] }))),
    );
    const manifest = JSON.parse(strFromU8(parts['manifest.json'] ?? new Uint8Array())) as Record<string, unknown> & {
      readonly parts: readonly { readonly path: string }[];
    };
    expect(manifest).toMatchObject({ plumbline: 'workspace', version: 1, product: 'Plumbline 1', asOf: '2025-09-30', data: 'abc' });
    expect(manifest.parts.map(({ path }) => path)).toEqual(Object.keys(parts).filter((path) => path !== 'manifest.json'));
  });

  it('holds raw files byte for byte under their checksums, each content once, whatever they are called', async () => {
    const files = [
      { name: 'deals.csv', batch: 1, blob: csv('a,b\n1,2\n') },
      { name: 'copy/../of\u202e.csv', batch: 2, blob: csv('a,b\n1,2\n') },
      { name: '', batch: 2, blob: csv('') },
    ];
    const zip = await writeWorkspaceFile(given({ files }));
    expect(Object.keys(unzipSync(await bytesOf(zip))).filter((path) => path.startsWith('files/'))).toHaveLength(2);
    const read = await opened(zip);
    expect(read.files.map(({ name, batch }) => [name, batch])).toEqual([
      ['deals.csv', 1],
      ['copy-..-of.csv', 2],
      ['unnamed', 2],
    ]);
    expect(await Promise.all(read.files.map(({ blob }) => blob.text()))).toEqual(['a,b\n1,2\n', 'a,b\n1,2\n', '']);
  });

  it('holds a raw file of many pieces under the checksum that anybody gets', async () => {
    const bytes = Uint8Array.from({ length: 9_000_001 }, (_, at) => (at * 7919) % 251);
    const zip = await writeWorkspaceFile(given({ files: [{ name: 'big.csv', batch: 1, blob: new Blob([bytes]) }] }));
    const { manifest, files } = await opened(zip);
    expect(manifest.files[0]?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(files[0]?.blob.size).toBe(bytes.length);
  });

  it('holds corrected rows, which are rows, only beside the raw files', async () => {
    const decisions = withCorrection(withAnswer(NO_DECISIONS, 'f:dates', 'dmy'), { sha256: 'a', line: 3 }, ['Acme', '100']);
    const bare = await writeWorkspaceFile(given({ decisions }));
    expect(strFromU8(await bytesOf(bare), true)).not.toContain('Acme');
    expect((await opened(bare)).decisions.answers.get('f')?.get('dates')).toBe('dmy');
    const whole = await opened(await writeWorkspaceFile(given({ decisions, files: [{ name: 'd.csv', batch: 1, blob: csv('x') }] })));
    expect(whole.decisions).toEqual(decisions);
  });

  it('is refused with one sentence where any one byte is another', async () => {
    const sound = await bytesOf(await writeWorkspaceFile(given({ files: [{ name: 'deals.csv', batch: 1, blob: csv('a,b\n1,2\n') }] })));
    await fc.assert(
      fc.asyncProperty(fc.nat(sound.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const changed = new Uint8Array(sound);
        changed[at] = (changed[at] ?? 0) ^ by;
        const { workspace, error } = await readWorkspaceFile(new Blob([changed]));
        expect(workspace).toBeNull();
        expect(error).toMatch(/^The /);
      }),
      { numRuns: 300 },
    );
  });

  it('is refused where it is no workspace file at all', async () => {
    for (const content of ['', 'a', 'PK\u0003\u0004', '{"version":1}', 'deal,amount\nA,1\n'.repeat(100)])
      expect(await readWorkspaceFile(new Blob([content]))).toMatchObject({
        workspace: null,
        error: expect.stringContaining('no workspace file'),
      });
  });
});

describe('JSON that says each thing once', () => {
  it('is what JSON says, for anything that JSON can write', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(strictJson(text, 'It')).toEqual({ json: JSON.parse(text), error: null });
      }),
    );
  });

  it('has no key twice, however it is escaped or set apart from its colon', () => {
    for (const text of [
      '{"a":1,"a":1}',
      '{"a":1,"\\u0061":2}',
      `{"b":[{"a":1,"x":{"a":2},"a"${' '.repeat(500)}:3}]}`,
      '{"__proto__":1,"__proto__":2}',
    ])
      expect(strictJson(text, 'It').error).toMatch(/^It has the key ".+" twice in one place\.$/);
    expect(strictJson('{"a":"a","b":["a","a"],"c":{"a":1}}', 'It').error).toBeNull();
    expect(strictJson('{"a":"\\"a\\":","b":1}', 'It').error).toBeNull();
  });

  it('is not nested beyond reason', () => {
    expect(strictJson(`${'['.repeat(5000)}${']'.repeat(5000)}`, 'It').error).toBe('It is nested too deeply.');
    expect(strictJson('{', 'It').error).toBe('It is no JSON that can be read.');
  });
});

describe('contents of an earlier version', () => {
  const contents = { manifest: { version: 1 }, definitions: { targets: [] }, decisions: null };
  const step = { from: 1, upgrade: (old: typeof contents) => ({ ...old, manifest: { version: 2 } }) };

  it('are brought to the current one step by step, and left as they are', () => {
    expect(upgradedWorkspace(contents, { current: 2, upgraders: [step as never] }).contents).toEqual({
      ...contents,
      manifest: { version: 2 },
    });
    expect(contents.manifest).toEqual({ version: 1 });
  });

  it('are refused where a step is missing or fails, and where they come from a later version', () => {
    expect(upgradedWorkspace(contents, { current: 3, upgraders: [step as never] }).error).toMatch(/cannot be read any more/);
    const failing = {
      from: 1,
      upgrade: () => {
        throw new Error('no');
      },
    };
    expect(upgradedWorkspace(contents, { current: 2, upgraders: [failing] }).error).toMatch(/could not be brought/);
    expect(upgradedWorkspace({ ...contents, manifest: { version: 9 } }, { current: 1, upgraders: [] }).error).toMatch(
      /version 9 .* reads up to version 1/,
    );
  });
});
