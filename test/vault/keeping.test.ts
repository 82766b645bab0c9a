import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { NO_DECISIONS, withCorrection } from '../../src/core/workspace';
import { MemoryDisk } from './memory-disk';
import { bytes, keepingOf, lineOf, never, openedOn, restoredTexts, SENTENCE } from './tabs';

const DEALS = 'id,amount\n1,100\n';
const MORE = `${DEALS}2,200\n`;
const rawNames = (disk: MemoryDisk): readonly string[] => [...disk.files().keys()].filter((path) => path.startsWith('raw/'));
const shaOf = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('keeping', () => {
  test('a workspace comes back after a reload as it was: files in order, decisions, what was left out, and when', async () => {
    const disk = new MemoryDisk();
    const { vault, state: empty } = await openedOn(disk);
    expect([empty.workspace, empty.generation, empty.access, empty.said]).toEqual([null, 0, { kind: 'writing' }, []]);
    const kept = await vault.keep(keepingOf(7, { 'b.csv': MORE, 'a.csv': DEALS, ['__proto__']: 'x' }), never);
    const { vault: later, state } = await openedOn(MemoryDisk.of(disk.files()));
    expect(state).toEqual(kept);
    expect(state.workspace?.files.map(({ name, sha256, bytes: size, batch }) => [name, sha256, size, batch])).toEqual([
      ['b.csv', shaOf(MORE), MORE.length, 0],
      ['a.csv', shaOf(DEALS), DEALS.length, 1],
      ['__proto__', shaOf('x'), 1, 2],
    ]);
    expect((await later.restore()).map(({ kind }) => kind)).toEqual(['file', 'file', 'file']);
  }, 60_000);

  test('files lie under their SHA-256, equal ones once, and what is held already is not written again', async () => {
    const disk = new MemoryDisk();
    const { vault } = await openedOn(disk);
    await vault.keep(keepingOf(1, { 'deals.csv': DEALS, 'twin.csv': DEALS, 'more.csv': MORE }), never);
    expect(rawNames(disk).toSorted()).toEqual([`raw/${shaOf(DEALS)}`, `raw/${shaOf(MORE)}`].toSorted());
    const before = disk.deeds.length;
    await vault.keep(keepingOf(2, { 'renamed.csv': DEALS, 'more.csv': MORE }), never);
    const made = disk.deeds.slice(before).flatMap((deed) => (deed.kind === 'make' ? [deed.path] : []));
    expect(made.filter((path) => path.startsWith('raw/'))).toEqual([]);
  }, 60_000);

  test('a file of the same length as a kept one is told from it by its bytes', async () => {
    const disk = new MemoryDisk();
    const { vault } = await openedOn(disk);
    await vault.keep(keepingOf(1, { 'a.csv': 'id\n1\n' }), never);
    await vault.keep(keepingOf(2, { 'b.csv': 'id\n2\n' }), never);
    expect(await restoredTexts(vault)).toEqual({ 'b.csv': 'id\n2\n' });
  }, 60_000);

  test('files of the last two loads are kept, for going back; older ones are removed', async () => {
    const disk = new MemoryDisk();
    const { vault } = await openedOn(disk);
    for (const number of [1, 2, 3, 4]) {
      await vault.keep(keepingOf(number, { 'deals.csv': `${DEALS}${number}\n` }), never);
      const expected = [number - 1, number].filter((each) => each > 0).map((each) => `raw/${shaOf(`${DEALS}${each}\n`)}`);
      expect(rawNames(disk).toSorted()).toEqual(expected.toSorted());
    }
    expect([...disk.files().keys()].filter((path) => !path.startsWith('raw/'))).toEqual([
      'journal/1.log',
      'manifest.json',
      'manifest.previous.json',
      'state/3.json',
      'state/4.json',
    ]);
  }, 60_000);

  test('what was decided in every load before is remembered, the newest on top', async () => {
    const disk = new MemoryDisk();
    const { vault } = await openedOn(disk);
    for (const number of [1, 2, 3, 4, 5]) await vault.keep(keepingOf(number, { 'deals.csv': DEALS }), never);
    const { state } = await openedOn(MemoryDisk.of(disk.files()));
    expect(lineOf(state.workspace)).toMatch(/ question 5 \| question 1,question 2,question 3,question 4,question 5$/);
  }, 60_000);

  test('a file of many pieces is kept and comes back byte for byte, and progress ends at its total', async () => {
    const disk = new MemoryDisk();
    const { vault } = await openedOn(disk);
    const big = 'x'.repeat(4 * 1024 * 1024) + DEALS;
    const told: (readonly [number, number])[] = [];
    await vault.keep(keepingOf(1, { 'big.csv': big, 'deals.csv': DEALS }), (done, total) => told.push([done, total]));
    const total = 2 * (big.length + DEALS.length);
    expect(told.at(-1)).toEqual([total, total]);
    expect(told.every(([done], at) => done >= (told[at - 1]?.[0] ?? 0))).toBe(true);
    const [file] = await vault.restore();
    expect(file?.kind === 'file' && shaOf(await file.blob.text())).toBe(shaOf(big));
  }, 60_000);

  test('a long journal is begun anew with its events folded, and the old one goes when nothing names it', async () => {
    const disk = new MemoryDisk();
    const { vault } = await openedOn(disk);
    const cells = [Array.from({ length: 20_000 }, (_, at) => `cell ${at} of a long correction, as text that takes its room`)];
    const decisions = withCorrection(NO_DECISIONS, { sha256: shaOf(DEALS), line: 2 }, cells[0] ?? []);
    let last = '';
    for (const number of [1, 2, 3, 4, 5, 6, 7])
      last = lineOf((await vault.keep({ ...keepingOf(number, { 'deals.csv': DEALS }), decisions }, never)).workspace);
    const journals = [...disk.files().keys()].filter((path) => path.startsWith('journal/'));
    expect(journals.length).toBeLessThanOrEqual(2);
    expect(journals).not.toContain('journal/1.log');
    const { state } = await openedOn(MemoryDisk.of(disk.files()));
    expect([lineOf(state.workspace), state.said]).toEqual([last, []]);
    expect(state.workspace?.decisions.corrections.get(shaOf(DEALS))?.get(2)).toEqual(cells[0]);
  }, 60_000);

  test('two savings asked for at once happen one after the other', async () => {
    const disk = new MemoryDisk();
    const { vault } = await openedOn(disk);
    const both = await Promise.all([
      vault.keep(keepingOf(1, { 'a.csv': DEALS }), never),
      vault.keep(keepingOf(2, { 'b.csv': MORE }), never),
    ]);
    expect(both.map(({ generation }) => generation)).toEqual([1, 2]);
    expect(await restoredTexts((await openedOn(MemoryDisk.of(disk.files()))).vault)).toEqual({ 'b.csv': MORE });
  }, 60_000);
});

describe('a refusal', () => {
  test('of a file that can no longer be read names the file, and what was kept stands', async () => {
    const disk = new MemoryDisk();
    const { vault } = await openedOn(disk);
    await vault.keep(keepingOf(1, { 'deals.csv': DEALS }), never);
    const before = disk.files();
    const gone = new Blob([bytes(MORE)]);
    gone.slice = () => Object.assign(new Blob([]), { arrayBuffer: () => Promise.reject(new DOMException('changed', 'NotReadableError')) });
    const keeping = { ...keepingOf(2, {}), files: [{ name: 'gone.csv', batch: 0, blob: gone }] };
    await expect(vault.keep(keeping, never)).rejects.toThrow(
      /^gone\.csv could not be read any more: .* what was kept before is unchanged\.$/,
    );
    expect(disk.files()).toEqual(before);
  }, 60_000);

  test('of decisions that would not be read again comes before anything is written', async () => {
    const disk = new MemoryDisk();
    const { vault } = await openedOn(disk);
    await vault.keep(keepingOf(1, { 'deals.csv': DEALS }), never);
    const before = disk.files();
    const keeping = { ...keepingOf(2, {}), savedAt: 'yesterday' };
    await expect(vault.keep(keeping, never)).rejects.toThrow(SENTENCE);
    expect(disk.files()).toEqual(before);
  }, 60_000);

  test('of a vault that was not opened is a sentence', async () => {
    const { Browser } = await import('./tabs');
    const vault = new Browser(new MemoryDisk()).tab();
    await expect(vault.keep(keepingOf(1, {}), never)).rejects.toThrow('What is kept in this browser was not opened yet.');
    await expect(vault.erase()).rejects.toThrow('What is kept in this browser was not opened yet.');
    expect(await vault.restore()).toEqual([]);
  }, 60_000);
});

describe('erasing', () => {
  test('leaves nothing, by listing, and the vault is as new', async () => {
    const disk = new MemoryDisk();
    const { vault } = await openedOn(disk);
    for (const number of [1, 2, 3]) await vault.keep(keepingOf(number, { 'deals.csv': `${DEALS}${number}` }), never);
    disk.put('cache/cube', bytes('a cube'));
    disk.put('raw/stranger', bytes('?'));
    const { left, state } = await vault.erase();
    expect([left, [...disk.files().keys()]]).toEqual([[], []]);
    expect([state.workspace, state.generation, state.access.kind, state.said]).toEqual([null, 0, 'writing', []]);
    expect(await vault.restore()).toEqual([]);
    await vault.keep(keepingOf(4, { 'deals.csv': DEALS }), never);
    const again = await openedOn(MemoryDisk.of(disk.files()));
    expect([lineOf(again.state.workspace), again.state.said]).toEqual([expect.stringMatching(/ question 4 \| question 4$/), []]);
  }, 60_000);
});
