import { describe, expect, test } from 'vitest';
import type { VaultState } from '../../src/vault';
import { KeptVault } from '../../src/vault';
import { VaultRefusal } from '../../src/vault/refusal';
import { MemoryDisk } from './memory-disk';
import { Browser, definingOf, keepingOf, lineOf, never, openedOn, restoredTexts } from './tabs';

const ELSEWHERE = 'Another tab of this browser is writing; this one shows what was saved and keeps nothing.';
const DEALS = { 'deals.csv': 'id\n1\n' };
const MORE = { 'deals.csv': 'id\n1\n2\n' };

/** The next state that a vault tells its subscribers. */
const told = (vault: KeptVault): Promise<VaultState> =>
  new Promise((resolve) => {
    const stop = vault.subscribe((state) => {
      stop();
      resolve(state);
    });
  });

describe('two tabs', () => {
  test('the second shows what was saved and keeps nothing, in a sentence', async () => {
    const browser = new Browser(new MemoryDisk());
    const [first, second] = [browser.tab(), browser.tab()];
    await first.open();
    await first.keep(keepingOf(1, DEALS), never);
    const state = await second.open();
    expect([state.access, lineOf(state.workspace)]).toEqual([{ kind: 'reading', why: ELSEWHERE }, expect.stringContaining('question 1')]);
    expect(await restoredTexts(second)).toEqual(DEALS);
    const before = browser.disk.files();
    await expect(second.keep(keepingOf(2, MORE), never)).rejects.toThrow(ELSEWHERE);
    await expect(second.erase()).rejects.toThrow(/^Another tab of this browser is writing, so nothing was erased\./);
    expect(browser.disk.files()).toEqual(before);
  });

  test('the second is told what definitions the first changes, and changes none itself', async () => {
    const browser = new Browser(new MemoryDisk());
    const [first, second] = [browser.tab(), browser.tab()];
    await first.open();
    await first.keep(keepingOf(1, DEALS), never);
    await second.open();
    const heard = told(second);
    await first.define(definingOf(4));
    expect(lineOf((await heard).workspace)).toContain('n 5');
    const before = browser.disk.files();
    await expect(second.define(definingOf(7))).rejects.toThrow(ELSEWHERE);
    expect(browser.disk.files()).toEqual(before);
  });

  test('the second is told what the first saves and erases, and writes when the first is closed', async () => {
    const browser = new Browser(new MemoryDisk());
    const [first, second] = [browser.tab(), browser.tab()];
    await first.open();
    await second.open();
    const saved = told(second);
    await first.keep(keepingOf(1, DEALS), never);
    expect([(await saved).access.kind, lineOf((await saved).workspace)]).toEqual(['reading', expect.stringContaining('question 1')]);
    expect(await restoredTexts(second)).toEqual(DEALS);
    const erased = told(second);
    await first.erase();
    expect((await erased).workspace).toBeNull();
    const followed = told(second);
    await first.keep(keepingOf(2, DEALS), never);
    expect((await followed).access.kind).toBe('reading');
    const writes = told(second);
    browser.closeWriter();
    const taken = await writes;
    expect([taken.access, lineOf(taken.workspace), taken.said]).toEqual([{ kind: 'writing' }, expect.stringContaining('question 2'), []]);
    await second.keep(keepingOf(3, MORE), never);
    expect(await restoredTexts((await openedOn(MemoryDisk.of(browser.disk.files()))).vault)).toEqual(MORE);
  });

  test('one that reads while the other is in the middle of a save sees the save before, and repairs nothing', async () => {
    const disk = new MemoryDisk();
    const browser = new Browser(disk);
    const first = browser.tab();
    await first.open();
    await first.keep(keepingOf(1, DEALS), never);
    const second = browser.tab();
    const seen: VaultState[] = [];
    const move = disk.move.bind(disk);
    disk.move = async (from, to) => {
      seen.push(await second.open());
      return move(from, to);
    };
    await first.keep(keepingOf(2, MORE), never);
    expect(seen.length).toBeGreaterThan(3);
    for (const state of seen)
      expect([lineOf(state.workspace), state.said]).toEqual([expect.stringMatching(/ question 1 \| question 1$/), []]);
    disk.move = move;
    expect(lineOf((await second.open()).workspace)).toMatch(/ question 2 \|/);
  });

  test('one that reads while the other saves several times over looks again, and sees the last', async () => {
    const disk = new MemoryDisk();
    const browser = new Browser(disk);
    const [first, second] = [browser.tab(), browser.tab()];
    await first.open();
    await first.keep(keepingOf(1, DEALS), never);
    const read = disk.read.bind(disk);
    let isCaught = false;
    disk.read = async (path) => {
      if (path === 'journal/1.log' && !isCaught) {
        isCaught = true;
        for (const number of [2, 3, 4]) await first.keep(keepingOf(number, MORE), never);
      }
      return read(path);
    };
    const state = await second.open();
    expect([isCaught, lineOf(state.workspace), state.said]).toEqual([true, expect.stringMatching(/ question 4 \|/), []]);
  });

  test('a writer that finds a newer generation than it knows stops and says so, and the newer one stands', async () => {
    const browser = new Browser(new MemoryDisk());
    const [first, second] = [browser.tab(undefined, true), browser.tab(undefined, true)];
    await first.open();
    await first.keep(keepingOf(1, DEALS), never);
    await second.open();
    await first.keep(keepingOf(2, DEALS), never);
    await expect(second.keep(keepingOf(3, MORE), never)).rejects.toThrow(
      /^Another tab of this browser saved in the meantime, so this one stopped writing/,
    );
    await expect(second.keep(keepingOf(4, MORE), never)).rejects.toThrow(/stopped writing/);
    const { state, vault } = await openedOn(MemoryDisk.of(browser.disk.files()));
    expect([lineOf(state.workspace), state.said]).toEqual([expect.stringMatching(/ question 2 \|/), []]);
    expect(await restoredTexts(vault)).toEqual(DEALS);
    expect((await first.keep(keepingOf(5, MORE), never)).generation).toBe(3);
  });
});

describe('a window without a disk', () => {
  const why = 'This browser window keeps nothing: a reload empties the page.';
  const refusing = (error: Error): KeptVault =>
    new KeptVault({
      disk: () => Promise.reject(error),
      lock: { take: async () => true, wait: () => new Promise(() => undefined) },
      tabs: { tell: () => undefined, listen: () => undefined },
      room: { estimate: async () => ({ used: 0, quota: null, promised: false }), askForPromise: async () => undefined },
    });

  test('opens without access and says what a reload does; nothing else fails', async () => {
    const vault = refusing(new VaultRefusal(why));
    const state = await vault.open();
    expect([state.access, state.workspace]).toEqual([{ kind: 'none', why }, null]);
    expect(await vault.restore()).toEqual([]);
    await expect(vault.keep(keepingOf(1, DEALS), never)).rejects.toThrow(why);
    await expect(vault.erase()).rejects.toThrow(why);
    expect((await vault.askForPromise()).access.kind).toBe('none');
  });

  test('whose browser fails in its own words says it in ours', async () => {
    const { access } = await refusing(new DOMException('internal', 'UnknownError') as unknown as Error).open();
    expect(access).toEqual({
      kind: 'none',
      why: 'What is kept in this browser could not be read: the browser could not read or write its files. Nothing was changed. Reload the page to try again.',
    });
  });
});

test('the promise not to evict is asked for and shown', async () => {
  const vault = new Browser(new MemoryDisk()).tab();
  expect((await vault.open()).room.promised).toBe(false);
  expect((await vault.askForPromise()).room.promised).toBe(true);
});
