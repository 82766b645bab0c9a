import { describe, expect, it, vi } from 'vitest';
import type { SessionDesk } from '../../src/app/session-desk';
import { MemoryDisk } from '../vault/memory-disk';
import { Browser } from '../vault/tabs';
import { file, kernelEngine, openWorld, rest, type World } from './parts';

const HEADER = 'Opportunity ID,Account Name,Stage,Amount,Currency,Created Date,Close Date,Source';
const row = (id: number, close = '2025-03-14'): string => `${id},Account ${id},Closed Won,1000,EUR,2025-01-10,${close},Web`;
const deals = (...rows: readonly string[]): string => [HEADER, ...rows, ''].join('\n');
const DEALS = deals(row(1), row(2), row(3));
const OTHER_DEALS = deals(row(11), row(12));

const loadedFiles = (desk: SessionDesk): readonly string[] =>
  desk.state().loaded?.admissions.map(({ inspection }) => `${inspection.file} ${inspection.loaded}`) ?? [];

async function settled(desk: SessionDesk): Promise<void> {
  await rest(desk);
  await vi.waitFor(() => expect(desk.state().storage.saving.kind).not.toBe('saving'), { timeout: 10_000, interval: 5 });
}

async function drop(desk: SessionDesk, name: string, text: string): Promise<void> {
  desk.inspect([file(name, text)]);
  await rest(desk);
}

async function load(desk: SessionDesk): Promise<void> {
  desk.load();
  await settled(desk);
}

/** The same browser after its writing tab was closed: what a reload shows. */
async function reloaded({ browser }: World): Promise<World> {
  browser.closeWriter();
  const world = openWorld(undefined, kernelEngine(), browser);
  world.desk.begin();
  await vi.waitFor(() => expect(world.desk.state().storage.vault).not.toBeNull(), { timeout: 10_000 });
  await new Promise((later) => setTimeout(later, 20));
  await settled(world.desk);
  return world;
}

async function kept(text = DEALS): Promise<World> {
  const world = openWorld();
  await drop(world.desk, 'deals.csv', text);
  await load(world.desk);
  return world;
}

describe('what is kept', () => {
  it('says saved after it was read back, and a reload restores files, answers and corrections', async () => {
    const world = openWorld();
    await drop(world.desk, 'deals.csv', deals(row(1), row(2, '2025-02-30'), row(3)));
    world.desk.correct('deals.csv', 3, row(2, '2025-02-28').split(','));
    await rest(world.desk);
    await load(world.desk);
    expect(world.desk.state().storage.saving).toEqual({ kind: 'saved' });
    const before = world.desk.state().loaded;
    const { desk } = await reloaded(world);
    expect([loadedFiles(desk), desk.state().failure]).toEqual([['deals.csv 3'], null]);
    expect(desk.state().loaded?.dataset.fingerprint).toBe(before?.dataset.fingerprint);
    expect(desk.state().storage.saving).toEqual({ kind: 'saved' });
  });

  it('writes nothing again when it is only brought back', async () => {
    const world = await kept();
    const generation = world.desk.state().storage.vault?.generation;
    const { desk } = await reloaded(world);
    expect(desk.state().storage.vault?.generation).toBe(generation);
  });

  it('joins the kept files when more are dropped beside a sample, and replaces nothing unasked', async () => {
    const world = await kept();
    world.browser.closeWriter();
    const { desk } = openWorld(undefined, kernelEngine(), world.browser);
    await drop(desk, 'more.csv', OTHER_DEALS);
    expect(desk.state().draft?.admissions.map(({ inspection }) => inspection.file)).toEqual(['deals.csv', 'more.csv']);
    expect(desk.state().draft?.keep).toBe('add');
  });

  it('replaces what is loaded where that is chosen, and undo brings it back and keeps it', async () => {
    const world = await kept();
    const { desk } = world;
    await drop(desk, 'next.csv', OTHER_DEALS);
    desk.keep('replace');
    await rest(desk);
    await load(desk);
    expect([loadedFiles(desk), desk.state().canUndo]).toEqual([['next.csv 2'], true]);
    desk.undo();
    await settled(desk);
    expect(loadedFiles(desk)).toEqual(['deals.csv 3']);
    expect(loadedFiles((await reloaded(world)).desk)).toEqual(['deals.csv 3']);
  });

  it('remembers answers for the same headers beyond a reload', async () => {
    const unsure = DEALS.replaceAll(/(\d{4})-(\d{2})-(\d{2})/g, '03/04/$1');
    const world = openWorld();
    await drop(world.desk, 'deals.csv', unsure);
    const asked = world.desk.state().draft?.admissions[0]?.inspection.questions[0]?.id ?? '';
    world.desk.answer(asked, 'day-first');
    await rest(world.desk);
    await load(world.desk);
    const { desk } = await reloaded(world);
    await drop(desk, 'again.csv', unsure.replaceAll(/\n(\d)/g, '\n9$1'));
    expect(desk.state().draft?.admissions.map(({ inspection }) => inspection.outcome)).not.toContain('ask');
  });

  it('says which file is missing, loads nothing of the rest by itself, and offers it for review', async () => {
    const world = openWorld();
    world.desk.inspect([file('deals.csv', DEALS), file('more.csv', OTHER_DEALS)]);
    await rest(world.desk);
    await load(world.desk);
    const raw = world.desk.state().storage.vault?.workspace?.files.find(({ name }) => name === 'more.csv')?.sha256 ?? '';
    world.browser.disk.delete(`raw/${raw}`);
    const { desk } = await reloaded(world);
    const { loaded, draft, failure } = desk.state();
    expect([loaded, draft?.admissions.map(({ inspection }) => inspection.file)]).toEqual([null, ['deals.csv']]);
    expect(failure).toContain('more.csv');
  });

  it('loads what cannot be kept and says why it is not kept; what was kept stays', async () => {
    const world = await kept();
    world.browser.room = { used: 10, quota: 20, promised: false };
    await drop(world.desk, 'next.csv', OTHER_DEALS);
    await load(world.desk);
    expect(loadedFiles(world.desk)).toEqual(['deals.csv 3', 'next.csv 2']);
    expect(world.desk.state().storage.saving).toMatchObject({ kind: 'notKept' });
    world.browser.room = { used: 0, quota: null, promised: false };
    expect(loadedFiles((await reloaded(world)).desk)).toEqual(['deals.csv 3']);
  });

  it('keeps nothing in a second tab, and says so', async () => {
    const world = await kept();
    const { desk } = openWorld(undefined, kernelEngine(), world.browser);
    desk.begin();
    await vi.waitFor(() => expect(loadedFiles(desk)).toEqual(['deals.csv 3']), { timeout: 10_000 });
    expect(desk.state().storage.vault?.access.kind).toBe('reading');
    await drop(desk, 'next.csv', OTHER_DEALS);
    await load(desk);
    expect(desk.state().storage.saving).toMatchObject({ kind: 'notKept' });
    expect(loadedFiles((await reloaded(world)).desk)).toEqual(['deals.csv 3']);
  });

  it('erases everything with proof: the page is empty, and so is a reload', async () => {
    const world = await kept();
    world.desk.eraseAll();
    await vi.waitFor(() => expect(world.desk.state().storage.erased).toContain('1 file'), { timeout: 10_000 });
    expect([world.desk.state().loaded, world.browser.disk.files().size]).toEqual([null, expect.any(Number)]);
    const { desk } = await reloaded(world);
    expect([desk.state().loaded, desk.state().draft, desk.state().failure]).toEqual([null, null, null]);
  });

  it('never keeps a sample', async () => {
    const world = openWorld(async () => [file('deals.csv', DEALS)]);
    world.desk.loadSample('salesforce-style');
    await settled(world.desk);
    expect([loadedFiles(world.desk), world.desk.state().storage.saving]).toEqual([['deals.csv 3'], { kind: 'none' }]);
    expect((await reloaded(world)).desk.state().loaded).toBeNull();
  });

  it('opens on an empty disk without a word', async () => {
    const { desk } = openWorld(undefined, kernelEngine(), new Browser(new MemoryDisk()));
    desk.begin();
    await rest(desk);
    expect([desk.state().failure, desk.state().loaded]).toEqual([null, null]);
  });
});
