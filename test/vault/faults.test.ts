import { describe, expect, test } from 'vitest';
import { CALLS, MemoryDisk, WAYS, type Call, type Fault } from './memory-disk';
import { Browser, CODES, keepingOf, lineOf, never, openedOn, restoredTexts, SENTENCE } from './tabs';

const BEFORE = { 'deals.csv': 'id,amount\n1,100\n', 'accounts.csv': 'id\na1\n' };
const NEXT = { 'deals.csv': 'id,amount\n1,100\n2,200\n', 'accounts.csv': 'id\na1\n' };

/** Each goes through all points of failure; milliseconds. */
const SLOW = 120_000;

/** A disk with two acknowledged saves. */
async function savedTwice(): Promise<MemoryDisk> {
  const disk = new MemoryDisk();
  const { vault } = await openedOn(disk);
  await vault.keep(keepingOf(1, { 'old.csv': 'id\n0\n' }), never);
  await vault.keep(keepingOf(2, BEFORE), never);
  return disk;
}

const sentenceOf = async (work: Promise<unknown>): Promise<string | null> =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : 'no error'),
  );

/** One keep with a fault in it; null once the fault lies beyond its last call. */
async function keepWithFault(fault: Fault): Promise<{ readonly said: string | null; readonly disk: MemoryDisk } | null> {
  const disk = await savedTwice();
  const { vault, state: before } = await openedOn(disk);
  disk.arm(fault);
  const said = await sentenceOf(vault.keep(keepingOf(3, NEXT), never));
  const { failed } = disk;
  disk.arm(null);
  if (!failed) return null;

  const reopened = await openedOn(MemoryDisk.of(disk.files()));
  const isNew = lineOf(reopened.state.workspace).includes('question 3');
  if (said === null) expect(isNew).toBe(true);
  else expect(isNew, 'a save that was refused changed what is kept').toBe(false);
  if (!isNew) expect(lineOf(reopened.state.workspace)).toBe(lineOf(before.workspace));
  expect(await restoredTexts(reopened.vault)).toEqual(isNew ? NEXT : BEFORE);

  const after = await vault.keep(keepingOf(4, NEXT), never);
  const again = await openedOn(MemoryDisk.of(disk.files()));
  expect([lineOf(again.state.workspace), again.state.said]).toEqual([lineOf(after.workspace), []]);
  expect(await restoredTexts(again.vault)).toEqual(NEXT);
  return { said, disk };
}

/** Every call of a kind fails once, in every way; gives back how many points there were. */
async function everyPoint(call: Call, once: (fault: Fault) => Promise<unknown>): Promise<number> {
  let points = 0;
  for (const way of WAYS) {
    for (let at = 1; at < 200 && (await once({ call, at, way })) !== null; at += 1) points += 1;
  }
  return points;
}

describe('when the disk fails once', () => {
  test.each(CALLS)(
    'in any %s of a save, what was acknowledged stands, the refusal is a sentence, and the next save works',
    async (call) => {
      const said = new Set<string>();
      const points = await everyPoint(call, async (fault) => {
        const kept = await keepWithFault(fault);
        if (kept !== null && kept.said !== null) said.add(kept.said);
        return kept;
      });
      if (call !== 'clear') expect(points).toBeGreaterThan(0);
      for (const each of said) {
        expect(each).toMatch(SENTENCE);
        expect(each).not.toMatch(CODES);
      }
    },
  );

  test.each(CALLS)(
    'in any %s of an opening, nothing is changed, and the next opening finds all of it',
    async (call) => {
      await everyPoint(call, async (fault) => {
        const disk = await savedTwice();
        disk.arm(fault);
        const { state } = await openedOn(disk);
        const { failed } = disk;
        disk.arm(null);
        if (!failed) return null;
        if (state.access.kind === 'none') expect(state.access.why).toMatch(SENTENCE);
        else expect(state.workspace?.savedAt).toContain(':02.000Z');
        const again = await openedOn(MemoryDisk.of(disk.files()));
        expect(await restoredTexts(again.vault)).toEqual(BEFORE);
        expect(again.state.said).toEqual([]);
        return true;
      });
    },
    SLOW,
  );

  test.each(CALLS)(
    'in any %s of an erasing, it is said or listed, and erasing again leaves nothing',
    async (call) => {
      await everyPoint(call, async (fault) => {
        const disk = await savedTwice();
        const { vault } = await openedOn(disk);
        disk.arm(fault);
        const outcome = await vault.erase().catch((error: Error) => error);
        const { failed } = disk;
        const there = [...disk.files().keys()];
        disk.arm(null);
        if (!failed) return null;
        if (outcome instanceof Error) expect(outcome.message).toMatch(SENTENCE);
        else expect(outcome.left.toSorted()).toEqual(there);
        const { left, state } = await vault.erase();
        expect([left, state.workspace, state.access.kind, [...disk.files().keys()]]).toEqual([[], null, 'writing', []]);
        return true;
      });
    },
    SLOW,
  );

  test(
    'after half an erasing nothing new is kept beside the rest',
    async () => {
      const disk = await savedTwice();
      const { vault } = await openedOn(disk);
      const remove = disk.remove.bind(disk);
      disk.remove = async (path) =>
        path.startsWith('raw/') ? Promise.reject(new DOMException('held', 'NoModificationAllowedError')) : remove(path);
      const { left, state } = await vault.erase();
      expect(left.filter((path) => path.startsWith('raw/'))).not.toEqual([]);
      expect(state.workspace).toBeNull();
      expect(await sentenceOf(vault.keep(keepingOf(5, NEXT), never))).toMatch(/^Not all that was kept could be erased/);
      disk.remove = remove;
      await vault.keep(keepingOf(6, NEXT), never);
      expect(await restoredTexts((await openedOn(MemoryDisk.of(disk.files()))).vault)).toEqual(NEXT);
    },
    SLOW,
  );
});

describe('when the disk fails for good', () => {
  test.each(CALLS)(
    'from any %s of a save on, the old workspace or the new one is there whole, and saving works when it is well again',
    async (call) => {
      const uncertain = new Set<string>();
      await everyPoint(call, async (fault) => {
        const disk = await savedTwice();
        const { vault } = await openedOn(disk);
        disk.arm({ ...fault, lasts: true });
        const said = await sentenceOf(vault.keep(keepingOf(3, NEXT), never));
        const { failed } = disk;
        disk.arm(null);
        if (!failed) return null;
        if (said?.includes('not certain') === true) uncertain.add(said);
        const reopened = await openedOn(MemoryDisk.of(disk.files()));
        const isNew = lineOf(reopened.state.workspace).includes('question 3');
        if (said === null) expect(isNew).toBe(true);
        expect(await restoredTexts(reopened.vault)).toEqual(isNew ? NEXT : BEFORE);
        expect(reopened.state.said.join()).not.toMatch(/load again|Load the files/);

        const after = await vault.keep(keepingOf(4, NEXT), never);
        const again = await openedOn(MemoryDisk.of(disk.files()));
        expect([lineOf(again.state.workspace), again.state.said]).toEqual([lineOf(after.workspace), []]);
        return true;
      });
      if (call === 'read')
        expect([...uncertain]).toEqual([
          'The disk failed while this was saved, so it is not certain what it kept: all of it, or what was kept before. Reload the page to see.',
        ]);
    },
    SLOW,
  );
});

describe('a disk that says nothing', () => {
  test(
    'and writes one wrong bit anywhere is caught by reading back: the save is refused, and what was kept stands',
    async () => {
      let caught = 0;
      for (let at = 1; ; at += 1) {
        const disk = await savedTwice();
        const { vault } = await openedOn(disk);
        disk.liesAt = at;
        const said = await sentenceOf(vault.keep(keepingOf(3, NEXT), never));
        if (disk.liesAt > 0) break;
        caught += 1;
        expect(said).toMatch(/came back (from the disk )?different.* What was kept before is unchanged\.$/);
        const reopened = await openedOn(MemoryDisk.of(disk.files()));
        expect(await restoredTexts(reopened.vault)).toEqual(BEFORE);
      }
      expect(caught).toBeGreaterThanOrEqual(5);
    },
    SLOW,
  );

  test(
    'and lost all of it, or the end of its journal, or got more behind it while a tab was open, is written anew',
    async () => {
      const harms: readonly ((disk: MemoryDisk) => void)[] = [
        (disk) => [...disk.files().keys()].forEach((path) => disk.delete(path)),
        (disk) => disk.put('journal/1.log', (disk.files().get('journal/1.log') ?? new Uint8Array(0)).slice(0, -5)),
        (disk) => disk.put('journal/1.log', Uint8Array.from([...(disk.files().get('journal/1.log') ?? []), 1, 2, 3])),
        (disk) => disk.delete('journal/1.log'),
      ];
      for (const harm of harms) {
        const disk = await savedTwice();
        const { vault } = await openedOn(disk);
        harm(disk);
        const after = await vault.keep(keepingOf(3, NEXT), never);
        const again = await openedOn(MemoryDisk.of(disk.files()));
        expect([lineOf(again.state.workspace), again.state.said]).toEqual([lineOf(after.workspace), []]);
        expect(await restoredTexts(again.vault)).toEqual(NEXT);
      }
    },
    SLOW,
  );
});

describe('without room', () => {
  const full = { used: 990, quota: 1000, promised: false };

  test(
    'a save is refused by the estimate in a sentence with both figures, and not a byte is changed',
    async () => {
      const browser = new Browser(await savedTwice());
      const vault = browser.tab();
      await vault.open();
      const before = browser.disk.files();
      browser.room = full;
      const said = await sentenceOf(vault.keep(keepingOf(3, { 'big.csv': 'x'.repeat(3_000_000) }), never));
      expect(said).toMatch(
        /^There is not enough room in this browser: keeping these files takes 4 MB, and 1 MB are left\. What was kept before is unchanged\./,
      );
      expect(browser.disk.files()).toEqual(before);
      browser.room = { used: 0, quota: null, promised: false };
      expect((await vault.keep(keepingOf(4, NEXT), never)).generation).toBe(3);
    },
    SLOW,
  );

  test(
    'a disk that fills up at any byte refuses in a sentence, and what was kept stands',
    async () => {
      let refused = 0;
      for (let free = 0; ; free += 37) {
        const disk = await savedTwice();
        const { vault } = await openedOn(disk);
        const before = disk.files();
        disk.free = free;
        const said = await sentenceOf(vault.keep(keepingOf(3, NEXT), never));
        if (said === null) break;
        refused += 1;
        expect(said).toBe(
          'These files could not be kept: the disk, or the room this browser allows, is full. What was kept before is unchanged.',
        );
        const names = [...disk.files().keys()].filter((path) => path !== 'manifest.previous.json');
        for (const path of names) expect(disk.files().get(path), path).toEqual(before.get(path));
        expect(await restoredTexts((await openedOn(MemoryDisk.of(disk.files()))).vault)).toEqual(BEFORE);
      }
      expect(refused).toBeGreaterThan(20);
    },
    SLOW,
  );
});
