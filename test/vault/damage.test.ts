import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EVENT_VERSIONS } from '../../src/core/workspace';
import { digestsReady } from '../../src/vault/digests';
import { headOfNew, journalRecord } from '../../src/vault/journal-record';
import { MemoryDisk } from './memory-disk';
import { bytes, keepingOf, lineOf, never, openedOn, restoredTexts, SENTENCE } from './tabs';

const FIRST = { 'deals.csv': 'id,amount\n1,100\n', 'accounts.csv': 'id\na1\n' };
const SECOND = { 'deals.csv': 'id,amount\n1,100\n2,200\n', 'accounts.csv': 'id\na1\n' };
type Files = Map<string, Uint8Array>;
/** Each goes through all bytes of a file; milliseconds. */
const SLOW = 120_000;

/** The disk after one save and after two. */
async function saved(): Promise<{ readonly one: Files; readonly two: Files; readonly lines: readonly string[] }> {
  const disk = new MemoryDisk();
  const { vault } = await openedOn(disk);
  const first = await vault.keep(keepingOf(1, FIRST), never);
  const one = disk.files();
  const second = await vault.keep(keepingOf(2, SECOND), never);
  return { one, two: disk.files(), lines: [lineOf(first.workspace), lineOf(second.workspace)] };
}

const with_ = (files: Files, path: string, content: Uint8Array): MemoryDisk => MemoryDisk.of(new Map([...files, [path, content]]));
const flipped = (content: Uint8Array, at: number, bits: number): Uint8Array =>
  content.map((byte, index) => (index === at ? byte ^ bits : byte));
const journal = 'journal/1.log';
const sizeOf = (files: Files, path: string): number => files.get(path)?.length ?? 0;
const part = (files: Files, path: string, to: number): Uint8Array => files.get(path)?.slice(0, to) ?? new Uint8Array(0);

describe('a journal', () => {
  test(
    'that ends in a torn record, at whatever byte, is cut there; it is said, and the next save is whole',
    async () => {
      const { one, two, lines } = await saved();
      const [from, to] = [sizeOf(one, journal), sizeOf(two, journal)];
      expect(to).toBeGreaterThan(from + 100);
      for (let at = from + 1; at < to; at += 1) {
        const disk = with_(one, journal, part(two, journal, at));
        const { vault, state } = await openedOn(disk);
        expect([lineOf(state.workspace), state.said]).toEqual([
          lines[0],
          [expect.stringMatching(/^The journal ended in a record that was never finished\. It was cut off/)],
        ]);
        expect(sizeOf(disk.files(), journal)).toBe(from);
        if (at % 16 > 0) continue;
        await vault.keep(keepingOf(2, SECOND), never);
        const again = await openedOn(MemoryDisk.of(disk.files()));
        expect([lineOf(again.state.workspace), again.state.said]).toEqual([lines[1], []]);
      }
    },
    SLOW,
  );

  test(
    'that goes on whole behind the manifest is followed, if its files are there',
    async () => {
      const { one, two, lines } = await saved();
      const whole = new Map([...two, ...[...one].filter(([path]) => path === 'manifest.json')]);
      const { state } = await openedOn(MemoryDisk.of(whole));
      expect([lineOf(state.workspace), state.said]).toEqual([lines[1], [expect.stringMatching(/^The last save was interrupted/)]]);
      const without = await openedOn(with_(one, journal, part(two, journal, Infinity)));
      expect(lineOf(without.state.workspace)).toBe(lines[0]);
    },
    SLOW,
  );

  test(
    'that is cut short or damaged before what was acknowledged gives way to its second copy, in a sentence',
    async () => {
      const { two, lines } = await saved();
      for (let at = 0; at < sizeOf(two, journal); at += 1) {
        for (const disk of [
          with_(two, journal, part(two, journal, at)),
          with_(two, journal, flipped(part(two, journal, Infinity), at, 1 << (at % 8))),
        ]) {
          const { vault, state } = await openedOn(disk);
          expect([lineOf(state.workspace), state.said]).toEqual([lines[1], [expect.stringMatching(/^A part of the journal was damaged/)]]);
          if (at % 16 > 0) continue;
          const after = await vault.keep(keepingOf(3, FIRST), never);
          const again = await openedOn(MemoryDisk.of(disk.files()));
          expect([lineOf(again.state.workspace), again.state.said]).toEqual([lineOf(after.workspace), []]);
        }
      }
    },
    SLOW,
  );

  test('that lost its last record, with the copy damaged too, is said to be older and is left as it is found', async () => {
    const { one, two, lines } = await saved();
    const short = part(one, journal, Infinity);
    const disk = MemoryDisk.of(new Map([...two, [journal, short], ['state/2.json', bytes('{')]]));
    const { vault, state } = await openedOn(disk);
    expect([lineOf(state.workspace), state.said]).toEqual([lines[0], [expect.stringMatching(/^What was saved last was damaged/)]]);
    const after = await vault.keep(keepingOf(3, SECOND), never);
    expect(disk.files().get(journal)).toEqual(short);
    const again = await openedOn(MemoryDisk.of(disk.files()));
    expect([lineOf(again.state.workspace), again.state.generation]).toEqual([lineOf(after.workspace), 3]);
  });

  test(
    'of which a record was swapped for a well-made one of another place is not believed',
    async () => {
      const { two } = await saved();
      const digests = await digestsReady();
      const forged = journalRecord(digests, headOfNew(digests, 2), { version: 1, generation: 9, event: {} });
      const { state } = await openedOn(with_(two, journal, forged.bytes));
      expect(state.said.join()).toMatch(/journal was damaged/);
    },
    SLOW,
  );
});

describe('a flipped byte', () => {
  test.each(['manifest.json', 'manifest.previous.json', 'state/1.json', 'state/2.json'])(
    'anywhere in %s is noticed, and nothing is lost',
    async (path) => {
      const { two, lines } = await saved();
      expect(sizeOf(two, path)).toBeGreaterThan(100);
      for (let at = 0; at < sizeOf(two, path); at += 1) {
        for (const bits of [1 << (at % 8)]) {
          const disk = with_(two, path, flipped(part(two, path, Infinity), at, bits));
          const { vault, state } = await openedOn(disk);
          // The manifest's own word that a later version wrote it is believed: then nothing is touched.
          const version = /^\{"version":(\d+)/.exec(new TextDecoder().decode(disk.files().get('manifest.json')))?.[1];
          if (Number(version) > EVENT_VERSIONS.current) {
            expect([state.access.kind, disk.deeds]).toEqual(['none', []]);
            continue;
          }
          expect(state.access.kind, `byte ${at}, bits ${bits}`).toBe('writing');
          expect(lineOf(state.workspace)).toBe(lines[1]);
          expect(state.said.length).toBeGreaterThan(0);
          for (const said of state.said) expect(said).toMatch(SENTENCE);
          if (at % 16 > 0) continue;
          await vault.keep(keepingOf(3, FIRST), never);
          // The damaged file may be the spare of the save before; after two saves nothing names it.
          const after = await vault.keep(keepingOf(4, SECOND), never);
          const again = await openedOn(MemoryDisk.of(disk.files()));
          expect([lineOf(again.state.workspace), again.state.said]).toEqual([lineOf(after.workspace), []]);
        }
      }
    },
  );

  test(
    'anywhere in a kept file keeps that file from being handed out, and no other',
    async () => {
      const { two } = await saved();
      const { vault } = await openedOn(MemoryDisk.of(two));
      const kept = (await vault.restore())[0]?.kept;
      const path = `raw/${kept?.sha256 ?? ''}`;
      for (let at = 0; at < sizeOf(two, path); at += 1) {
        const disk = with_(two, path, flipped(part(two, path, Infinity), at, 4));
        const opened = await openedOn(disk);
        expect(await restoredTexts(opened.vault)).toEqual({
          'deals.csv': expect.stringMatching(/^The bytes of deals\.csv were damaged in this browser: .* not used\. Load the file again\.$/),
          'accounts.csv': SECOND['accounts.csv'],
        });
        await opened.vault.keep(keepingOf(3, SECOND), never);
        expect(await restoredTexts((await openedOn(MemoryDisk.of(disk.files()))).vault)).toEqual(SECOND);
      }
    },
    SLOW,
  );

  test(
    'in several places at once never brings up anything but a save that was made, and is always noticed',
    async () => {
      const { two, lines } = await saved();
      const paths = [...two.keys()].filter((path) => !path.startsWith('raw/'));
      const flip = fc.record({ path: fc.constantFrom(...paths), at: fc.nat(5000), bits: fc.integer({ min: 1, max: 255 }) });
      const law = fc.asyncProperty(fc.array(flip, { minLength: 1, maxLength: 6 }), async (flips) => {
        const files = new Map(two);
        for (const { path, at, bits } of flips) files.set(path, flipped(part(files, path, Infinity), at % sizeOf(two, path), bits));
        const isHarmed = [...files].some(([path, content]) => !content.every((byte, at) => byte === two.get(path)?.[at]));
        const { state } = await openedOn(MemoryDisk.of(files));
        expect([...lines, 'nothing']).toContain(lineOf(state.workspace));
        if (isHarmed) expect(state.said.length + (state.access.kind === 'none' ? 1 : 0)).toBeGreaterThan(0);
        if (lineOf(state.workspace) !== lines[1] && state.access.kind === 'writing')
          expect(state.said.join()).toMatch(/What was saved last was damaged|could not be read|not known whether a later save was lost/);
      });
      await fc.assert(law, { numRuns: 1000 });
    },
    SLOW,
  );
});

describe('what is not there', () => {
  test(
    'a missing file is said by its name, and the others are given back',
    async () => {
      const { two } = await saved();
      const { vault } = await openedOn(MemoryDisk.of(two));
      const [first] = await vault.restore();
      const disk = MemoryDisk.of(two);
      disk.delete(`raw/${first?.kept.sha256 ?? ''}`);
      const opened = await openedOn(disk);
      expect(opened.state.workspace?.files).toHaveLength(2);
      expect(await restoredTexts(opened.vault)).toEqual({
        'deals.csv': 'The bytes of deals.csv are not in this browser any more. Load the file again; the others are not affected.',
        'accounts.csv': SECOND['accounts.csv'],
      });
    },
    SLOW,
  );

  test(
    'any one file of the vault can be gone: the last save or, said, the one before it stands',
    async () => {
      const { two, lines } = await saved();
      for (const path of [...two.keys()].filter((each) => !each.startsWith('raw/'))) {
        const disk = MemoryDisk.of(two);
        disk.delete(path);
        const { state } = await openedOn(disk);
        expect([path, lineOf(state.workspace)]).toEqual([path, lines[1]]);
        if (path !== 'manifest.previous.json' && path !== 'state/1.json') expect(state.said.length, path).toBeGreaterThan(0);
      }
    },
    SLOW,
  );

  test(
    'what was damaged beyond reading is said, and the next save begins anew',
    async () => {
      const { two } = await saved();
      const disk = MemoryDisk.of(
        new Map([...two].map(([path, content]) => [path, path.startsWith('raw/') ? content : content.map(() => 7)])),
      );
      const { vault, state } = await openedOn(disk);
      expect([state.access.kind, state.workspace]).toEqual(['writing', null]);
      expect(state.said.at(-1)).toMatch(/damaged and could not be read\. Load the files again\.$/);
      await vault.keep(keepingOf(3, SECOND), never);
      const again = await openedOn(MemoryDisk.of(disk.files()));
      expect([again.state.said, await restoredTexts(again.vault)]).toEqual([[], SECOND]);
    },
    SLOW,
  );

  test(
    'what an interrupted save left half written is removed by the next opening',
    async () => {
      const { two } = await saved();
      const disk = MemoryDisk.of(new Map([...two, ['raw/incoming-1.part', bytes('half')], ['manifest.json.part', bytes('{')]]));
      await openedOn(disk);
      expect([...disk.files().keys()]).toEqual([...two.keys()]);
    },
    SLOW,
  );
});
