import { describe, expect, it, vi } from 'vitest';
import type { SessionDesk } from '../../src/app/session-desk';
import type { FlagRecord } from '../../src/core/drift';
import { writeDefinitions, type Definitions } from '../../src/core/workspace';
import { file, kernelEngine, openWorld, rest, type World } from './parts';

vi.setConfig({ testTimeout: 30_000 });

const HEADER = 'Opportunity ID,Account Name,Stage,Amount,Currency,Created Date,Close Date,Industry';
const row = (id: number): string => `${id},Account ${id},Closed Won,1000,EUR,2025-01-10,2025-03-14,Software`;
const deals = (...ids: readonly number[]): string => [HEADER, ...ids.map(row), ''].join('\n');
const workspace = (more: object): File => file('workspace.json', JSON.stringify({ version: 1, ...more }));

/** What was found in what is loaded, as of a date. */
function found(desk: SessionDesk, asOf: string, more: Partial<FlagRecord> = {}): FlagRecord {
  const data = desk.state().loaded?.dataset.fingerprint ?? '';
  return { asOf, data, rules: 'a', icp: null, currency: 'EUR', flags: [], leftOut: 0, ...more };
}
const logOf = (desk: SessionDesk): readonly string[] =>
  desk.state().loaded?.definitions.flagLog.map(({ asOf, rules }) => `${asOf} ${rules}`) ?? [];
const told = (desk: SessionDesk) => {
  const { loaded, canUndoDefine, failure, storage } = desk.state();
  return [loaded?.definitionsFile, canUndoDefine, failure, storage.saving.kind];
};

async function settled(desk: SessionDesk): Promise<void> {
  await rest(desk);
  await vi.waitFor(
    () => expect([desk.state().defining, desk.state().storage.saving.kind]).toEqual([null, expect.not.stringMatching('saving')]),
    {
      timeout: 10_000,
      interval: 5,
    },
  );
}

async function loaded(world: World, ...files: readonly File[]): Promise<World> {
  world.desk.inspect(files);
  await rest(world.desk);
  world.desk.load();
  await settled(world.desk);
  return world;
}
const opened = (...files: readonly File[]): Promise<World> => loaded(openWorld(), file('deals.csv', deals(1, 2, 3)), ...files);

/** Records, and waits until it stands in the log and, where files are kept, in the vault. */
async function record(desk: SessionDesk, given: FlagRecord, isKept = true): Promise<void> {
  desk.recordFlags(given);
  const { asOf, rules } = given;
  await vi.waitFor(() => {
    expect(logOf(desk)).toContain(`${asOf} ${rules}`);
    const kept = desk.state().storage.vault?.workspace?.defined?.definitions.flagLog ?? [];
    if (isKept) expect(kept.some((each) => each.asOf === asOf && each.rules === rules)).toBe(true);
  }, 10_000);
}

/** Time for all that was asked for to have happened. */
const pause = (): Promise<void> => new Promise((later) => setTimeout(later, 40));

async function define(desk: SessionDesk, change: Partial<Definitions>, from = desk.state().loaded?.definitions): Promise<void> {
  const before = desk.state().loaded;
  if (from === undefined) throw new Error('nothing is loaded');
  desk.define({ ...from, ...change });
  await vi.waitFor(() => expect(desk.state().loaded).not.toBe(before), 10_000);
  await settled(desk);
}

async function reloaded({ browser }: World): Promise<World> {
  browser.closeWriter();
  const world = openWorld(undefined, kernelEngine(), browser);
  world.desk.begin();
  await vi.waitFor(() => expect(world.desk.state().loaded).not.toBeNull(), 10_000);
  await settled(world.desk);
  return world;
}

describe('what was found at an as-of date', () => {
  it("is recorded once, and is nobody's change: no step, no other definitions, nothing built or asked anew", async () => {
    const world = await opened(workspace({ fiscalYearStartMonth: 4 }));
    const { desk } = world;
    const [before, loads] = [told(desk), world.told.loads];
    await record(desk, found(desk, '2025-09-30'));
    const { loaded: shown, storage } = desk.state();
    desk.recordFlags(found(desk, '2025-09-30'));
    await pause();
    expect(desk.state().loaded).toBe(shown);
    expect(desk.state().storage.vault?.generation).toBe(storage.vault?.generation);
    expect(told(desk)).toEqual(before);
    expect([before, world.told.loads]).toEqual([['workspace.json', false, null, 'saved'], loads]);
  });

  it('takes the place of what was found there before only under other definitions', async () => {
    const { desk } = await opened();
    await record(desk, found(desk, '2025-09-30'));
    await record(desk, found(desk, '2025-06-30'));
    await record(desk, found(desk, '2025-09-30', { rules: 'b' }));
    expect(logOf(desk)).toEqual(['2025-06-30 a', '2025-09-30 b']);
  });

  it('in other data than those that are loaded is not recorded', async () => {
    const { desk } = await opened();
    desk.recordFlags(found(desk, '2025-09-30', { data: 'abc' }));
    await pause();
    expect(logOf(desk)).toEqual([]);
  });

  it('survives a reload, and the definitions of the file are still those of the file', async () => {
    const world = await opened(workspace({ fiscalYearStartMonth: 4 }));
    await record(world.desk, found(world.desk, '2025-09-30'));
    const { desk } = await reloaded(world);
    expect(logOf(desk)).toEqual(['2025-09-30 a']);
    expect(told(desk)).toEqual(['workspace.json', false, null, 'saved']);
    expect(desk.state().loaded?.definitions.calendar.startMonth).toBe(4);
    expect(desk.state().loaded?.dataset.fingerprint).toBe(world.desk.state().loaded?.dataset.fingerprint);
  });

  it('stays where a change is taken back, and goes into the workspace file', async () => {
    const world = await opened();
    const { desk } = world;
    const first = desk.state().loaded?.definitions;
    await record(desk, found(desk, '2025-06-30'));
    // Begun before the last was recorded: what people change takes nothing out of the log.
    await define(desk, { calendar: { kind: 'months', startMonth: 4, namedBy: 'end' } }, first);
    expect([logOf(desk), told(desk)[0], told(desk)[1]]).toEqual([['2025-06-30 a'], 'changed on this page', true]);
    await record(desk, found(desk, '2025-09-30'));
    expect(told(desk)[1]).toBe(true);
    desk.undoDefine();
    await vi.waitFor(() => expect(desk.state().loaded?.definitions.calendar.startMonth).toBe(1), 10_000);
    await settled(desk);
    expect([logOf(desk), told(desk)[0]]).toEqual([['2025-06-30 a', '2025-09-30 a'], null]);
    const { definitions } = desk.state().loaded ?? {};
    if (definitions === undefined) throw new Error('nothing is loaded');
    expect(writeDefinitions(definitions)).toMatchObject({ flagLog: [{ asOf: '2025-06-30' }, { asOf: '2025-09-30' }] });
    expect(logOf((await reloaded(world)).desk)).toEqual(['2025-06-30 a', '2025-09-30 a']);
  });

  it('goes with newer exports that take the place of those, and stands beside a newer file of definitions', async () => {
    const world = await opened(workspace({ fiscalYearStartMonth: 4 }));
    const { desk } = world;
    await record(desk, found(desk, '2025-06-30'));
    desk.inspect([
      file('next.csv', deals(1, 2, 3, 4)),
      workspace({ fiscalYearStartMonth: 7, flagLog: [found(desk, '2025-03-31', { rules: 'c' })] }),
    ]);
    await rest(desk);
    // Recorded while the next files are still under review.
    await record(desk, found(desk, '2025-07-31'));
    desk.keep('replace');
    await rest(desk);
    desk.load();
    await settled(desk);
    const { loaded: shown } = desk.state();
    expect([shown?.dataset.deals, shown?.definitions.calendar.startMonth, shown?.definitionsFile]).toEqual([4, 7, 'workspace (2).json']);
    expect(logOf(desk)).toEqual(['2025-03-31 c', '2025-06-30 a', '2025-07-31 a']);
    expect(logOf((await reloaded(world)).desk)).toEqual(['2025-03-31 c', '2025-06-30 a', '2025-07-31 a']);
  });

  it('leaves no definitions standing that went with the files that held them', async () => {
    const { desk } = await opened(workspace({ fiscalYearStartMonth: 4 }));
    await record(desk, found(desk, '2025-06-30'));
    desk.inspect([file('next.csv', deals(1, 2))]);
    await rest(desk);
    desk.keep('replace');
    await rest(desk);
    desk.load();
    await settled(desk);
    expect([desk.state().loaded?.definitions.calendar.startMonth, logOf(desk)]).toEqual([1, ['2025-06-30 a']]);
  });

  it('of a sample is there until another one is loaded, and is never kept', async () => {
    const world = openWorld(async () => [file('deals.csv', deals(1, 2))]);
    const { desk } = world;
    desk.loadSample('salesforce-style');
    await settled(desk);
    await record(desk, found(desk, '2025-09-30'), false);
    expect(desk.state().storage.vault?.workspace ?? null).toBeNull();
    desk.loadSample('salesforce-style');
    await settled(desk);
    expect(logOf(desk)).toEqual([]);
  });

  it('is gone with everything else when all is erased', async () => {
    const { desk } = await opened();
    await record(desk, found(desk, '2025-09-30'));
    desk.eraseAll();
    await vi.waitFor(() => expect(desk.state().storage.erased).toContain('1 file'), 10_000);
    await loaded({ desk } as World, file('deals.csv', deals(1, 2, 3)));
    expect(logOf(desk)).toEqual([]);
  });

  it('is not kept by a tab that only reads, which says no more than it said before', async () => {
    const world = await opened();
    const { desk } = openWorld(undefined, kernelEngine(), world.browser);
    desk.begin();
    await vi.waitFor(() => expect(desk.state().loaded).not.toBeNull(), 10_000);
    await settled(desk);
    const before = desk.state().storage;
    await record(desk, found(desk, '2025-09-30'), false);
    await pause();
    expect(desk.state().storage).toEqual(before);
    expect(logOf((await reloaded(world)).desk)).toEqual([]);
  });
});
