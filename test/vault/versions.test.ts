import { describe, expect, test } from 'vitest';
import { EVENT_VERSIONS, NO_DEFINITIONS, writeDefinitions, type EventVersions, type Upgrader } from '../../src/core/workspace';
import { digestsReady } from '../../src/vault/digests';
import { headOfNew, journalRecord } from '../../src/vault/journal-record';
import { manifestText } from '../../src/vault/manifest';
import { sealed } from '../../src/vault/sealed';
import { afterCrash, MemoryDisk } from './memory-disk';
import { bytes, keepingOf, lineOf, never, openedOn, restoredTexts } from './tabs';

const DEALS = { 'deals.csv': 'id\n1\n' };
type Json = Readonly<Record<string, unknown>>;

/** The disk of a vault in which `events` were written as a version, each in a generation of its own, and nothing else. */
async function writtenAs(
  version: number,
  events: readonly unknown[],
  raw: Readonly<Record<string, Uint8Array>> = {},
): Promise<Map<string, Uint8Array>> {
  const digests = await digestsReady();
  let head = headOfNew(digests, 1);
  const records = events.map((event, at) => {
    const record = journalRecord(digests, head, { version, generation: at + 1, event });
    ({ head } = record);
    return record.bytes;
  });
  const journal = Uint8Array.from(records.flatMap((record) => [...record]));
  const generation = events.length;
  const named = { generation, journal: { number: 1, bytes: journal.length, head } };
  return new Map([
    ...Object.entries(raw),
    ['journal/1.log', journal] as const,
    [`state/${generation}.json`, bytes(sealed(digests, version, { generation, events }))] as const,
    ['manifest.json', bytes(manifestText(digests, version, named))] as const,
  ]);
}

/** Version 0, as it might have been: files by `hash` and `size`, no dates of files, decisions as objects. */
const DECISIONS_0 = { answers: { abc: { 'question 1': 'choice 1' } } };
const loaded0 = (savedAt: string, files: readonly Json[]): Json => ({
  kind: 'loaded',
  files,
  removed: ['x!y'],
  savedAt,
  decisions: DECISIONS_0,
});
const NOW = { mapping: [], stages: [], corrections: [], asOf: [] };
const FROM_0: Upgrader = {
  from: 0,
  upgrade: (events) =>
    events.map((event) => {
      const { files, ...rest } = event as Json & { readonly files: readonly Json[] };
      const now = files.map(({ hash, size, ...file }) => ({ ...file, sha256: hash, bytes: size, batch: 0 }));
      return { ...rest, files: now, decisions: { ...NOW, answers: [['abc', [['question 1', 'choice 1']]]] } };
    }),
};
const VERSIONS: EventVersions = { current: EVENT_VERSIONS.current, upgraders: [...EVENT_VERSIONS.upgraders, FROM_0] };

async function oldVault(): Promise<Map<string, Uint8Array>> {
  const content = bytes(DEALS['deals.csv']);
  const hash = (await digestsReady()).sha256(content);
  const files = [{ name: 'deals.csv', hash, size: content.length }];
  return writtenAs(0, [loaded0('2024-01-01T00:00:00Z', []), loaded0('2024-02-01T00:00:00Z', files)], { [`raw/${hash}`]: content });
}
const LINE = '2024-02-01T00:00:00Z [deals.csv#0] x!y question 1 | question 1';

describe('a vault of an older version', () => {
  test('is read by the steps that lead to ours, and written anew beside the old one', async () => {
    const disk = MemoryDisk.of(await oldVault());
    const { vault, state } = await openedOn(disk, VERSIONS);
    expect([state.access.kind, lineOf(state.workspace), state.said]).toEqual(['writing', LINE, []]);
    expect(await restoredTexts(vault)).toEqual(DEALS);
    const old = await oldVault();
    for (const [path, content] of old) if (path !== 'manifest.json') expect(disk.files().get(path), path).toEqual(content);
    expect(disk.files().get('manifest.v0.json')).toEqual(old.get('manifest.json'));
  }, 60_000);

  test('keeps its old copy through saves until the new one was opened once, and then lets it go', async () => {
    const disk = MemoryDisk.of(await oldVault());
    const { vault } = await openedOn(disk, VERSIONS);
    for (const number of [3, 4]) await vault.keep(keepingOf(number, DEALS), never);
    const has = (): readonly boolean[] => ['manifest.v0.json', 'journal/1.log', 'state/2.json'].map((path) => disk.files().has(path));
    expect(has()).toEqual([true, true, true]);
    const { vault: later, state } = await openedOn(disk, VERSIONS);
    expect([lineOf(state.workspace), state.said]).toEqual([expect.stringMatching(/ question 4 \| question 1,question 3,question 4$/), []]);
    await later.keep(keepingOf(5, DEALS), never);
    expect(has()).toEqual([false, false, false]);
  }, 60_000);

  test('keeps its old copy as long as an opening finds the new one harmed', async () => {
    const disk = MemoryDisk.of(await oldVault());
    await openedOn(disk, VERSIONS);
    disk.put('state/3.json', bytes('{'));
    const { state } = await openedOn(disk, VERSIONS);
    expect([lineOf(state.workspace), state.said.length]).toEqual([LINE, 1]);
    expect(disk.files().has('manifest.v0.json')).toBe(true);
  });

  test('is whole after a crash at any moment of it, and after a fault at any moment', async () => {
    const old = await oldVault();
    const disk = MemoryDisk.of(old);
    await openedOn(disk, VERSIONS);
    expect(disk.deeds.length).toBeGreaterThan(20);
    for (let at = 0; at <= disk.deeds.length; at += 1) {
      const crashed = MemoryDisk.of(new Map([...old, ...afterCrash(disk.deeds, at, at, () => 'torn')]));
      const { vault, state } = await openedOn(crashed, VERSIONS);
      expect([state.access.kind, lineOf(state.workspace)]).toEqual(['writing', LINE]);
      expect(await restoredTexts(vault)).toEqual(DEALS);
    }
    for (const call of ['write', 'flush', 'move', 'open', 'close'] as const) {
      for (let at = 1; at < 8; at += 1) {
        const faulty = MemoryDisk.of(old);
        faulty.arm({ call, at, way: 'before' });
        const { vault } = await openedOn(faulty, VERSIONS);
        faulty.arm(null);
        const after = await vault.keep(keepingOf(3, DEALS), never);
        const again = await openedOn(MemoryDisk.of(faulty.files()), VERSIONS);
        expect([lineOf(again.state.workspace), again.state.said]).toEqual([lineOf(after.workspace), []]);
      }
    }
  }, 60_000);

  test('goes through all steps in turn', async () => {
    const { current, upgraders } = VERSIONS;
    const next: Upgrader = {
      from: current,
      upgrade: (events) => events.map((event) => ({ ...(event as Json), removed: ['by the last step'] })),
    };
    const { state } = await openedOn(MemoryDisk.of(await oldVault()), { current: current + 1, upgraders: [next, ...upgraders] });
    expect(state.workspace?.removed).toEqual(['by the last step']);
  }, 60_000);

  test.each<[string, readonly Upgrader[]]>([
    ['a step is missing', []],
    [
      'a step fails',
      [
        {
          from: 0,
          upgrade: () => {
            throw new Error('no');
          },
        },
      ],
    ],
    ['a step makes what is not understood', [{ from: 0, upgrade: (events) => events }]],
  ])('is left as it is where %s', async (_why, upgraders) => {
    const old = await oldVault();
    const disk = MemoryDisk.of(old);
    const { vault, state } = await openedOn(disk, {
      current: EVENT_VERSIONS.current,
      upgraders: [...EVENT_VERSIONS.upgraders, ...upgraders],
    });
    expect([state.access.kind, state.workspace]).toEqual(['none', null]);
    await expect(vault.keep(keepingOf(3, DEALS), never)).rejects.toThrow(/left as it is/);
    expect(disk.files()).toEqual(MemoryDisk.of(old).files());
  });
});

const CHANGED = { definitions: writeDefinitions({ ...NO_DEFINITIONS, amountMeans: 'tcv' }), batch: 1 };
const REDEFINED = { kind: 'defined', defined: CHANGED, savedAt: '2025-03-01T00:00:00Z' };

describe('a vault of version 1, which knew no definitions of the page', () => {
  const loaded1 = (savedAt: string): Json => ({
    kind: 'loaded',
    files: [],
    removed: [],
    decisions: { ...NOW, answers: [] },
    savedAt,
  });
  const remembered1 = { kind: 'remembered', decisions: { ...NOW, answers: [['abc', [['question 0', 'choice 0']]]] } };

  test('opens as it was: the definitions of its files stand', async () => {
    const disk = MemoryDisk.of(await writtenAs(1, [remembered1, loaded1('2024-01-01T00:00:00Z'), loaded1('2024-02-01T00:00:00Z')]));
    const { vault, state } = await openedOn(disk);
    expect([state.access.kind, state.said, lineOf(state.workspace), state.workspace?.defined]).toEqual([
      'writing',
      [],
      '2024-02-01T00:00:00Z []   | question 0',
      null,
    ]);
    const { workspace } = await vault.define({
      defined: { definitions: { ...NO_DEFINITIONS, amountMeans: 'tcv' }, batch: 0 },
      savedAt: '2024-03-01T00:00:00Z',
    });
    expect(workspace?.defined?.definitions.amountMeans).toBe('tcv');
    const again = await openedOn(MemoryDisk.of(disk.files()));
    expect([again.state.said, again.state.workspace?.defined?.definitions.amountMeans]).toEqual([[], 'tcv']);
  });

  test('is left as it is where one of its events already speaks of definitions', async () => {
    const disk = MemoryDisk.of(await writtenAs(1, [loaded1('2024-01-01T00:00:00Z'), { ...REDEFINED, kind: 'dreamt' }]));
    expect((await openedOn(disk)).state.access.kind).toBe('none');
  });
});

describe('a vault from the future', () => {
  const LATER =
    'What is kept in this browser was written by a later version of this page. It is left as it is, and nothing is kept meanwhile. ' +
    'Open it with that version, or erase it to begin anew.';
  const whole = {
    kind: 'loaded',
    files: [],
    removed: [],
    decisions: { ...NOW, answers: [] },
    defined: null,
    savedAt: '2025-01-01T00:00:00Z',
  };
  const { current } = EVENT_VERSIONS;

  async function futures(): Promise<readonly (readonly [string, Map<string, Uint8Array>])[]> {
    const now = await writtenAs(current, [whole]);
    const manifest = new TextDecoder().decode(now.get('manifest.json'));
    const changed = (text: string) => new Map([...now, ['manifest.json', bytes(text)] as const]);
    return [
      ['all of the next version', await writtenAs(current + 1, [whole])],
      [
        'a manifest whose version was raised by hand',
        changed(JSON.stringify({ ...(JSON.parse(manifest) as Json), version: 99, more: [1] })),
      ],
      ['a manifest of the next version by hand', changed(manifest.replace(`"version":${current}`, `"version":${current + 1}`))],
      ['a manifest of version 7 in another frame', changed('{\n  "version": 7\n}')],
      ['an event of an unknown kind', await writtenAs(current, [whole, { kind: 'dreamt', of: 'sheep' }])],
      ['an event with a field more', await writtenAs(current, [whole, { ...whole, colour: 'red' }])],
      ['decisions with a field more', await writtenAs(current, [{ ...whole, decisions: { ...whole.decisions, votes: [] } }])],
      [
        'definitions with a key more',
        await writtenAs(current, [whole, { ...REDEFINED, defined: { ...CHANGED, definitions: { mood: 1 } } }]),
      ],
    ];
  }

  test('is left untouched byte for byte, whatever is tried, and said in a sentence', async () => {
    for (const [name, files] of await futures()) {
      files.set('raw/incoming-1.part', bytes('half'));
      const disk = MemoryDisk.of(files);
      const { vault, state } = await openedOn(disk);
      expect([name, state.access, state.workspace]).toEqual([name, { kind: 'none', why: LATER }, null]);
      await expect(vault.keep(keepingOf(1, DEALS), never)).rejects.toThrow(LATER);
      expect(await vault.restore()).toEqual([]);
      expect(disk.files()).toEqual(MemoryDisk.of(files).files());
      expect(disk.deeds).toEqual([]);
    }
  }, 60_000);

  test('can be erased by whoever wants to, and then the vault is as new', async () => {
    for (const [, files] of await futures()) {
      const disk = MemoryDisk.of(files);
      const { vault } = await openedOn(disk);
      expect((await vault.erase()).left).toEqual([]);
      expect((await vault.keep(keepingOf(1, DEALS), never)).access.kind).toBe('writing');
      expect(await restoredTexts((await openedOn(MemoryDisk.of(disk.files()))).vault)).toEqual(DEALS);
    }
  }, 60_000);

  test('that appears while a tab is writing stops it', async () => {
    const disk = new MemoryDisk();
    const { vault } = await openedOn(disk);
    await vault.keep(keepingOf(1, DEALS), never);
    disk.put('manifest.json', bytes(JSON.stringify({ version: current + 1 })));
    const before = disk.files();
    await expect(vault.keep(keepingOf(2, DEALS), never)).rejects.toThrow(LATER);
    expect((await vault.askForPromise()).access).toEqual({ kind: 'none', why: LATER });
    expect(disk.files()).toEqual(before);
  }, 60_000);
});
