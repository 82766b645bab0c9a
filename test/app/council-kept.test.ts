import { describe, expect, it, vi } from 'vitest';
import type { SessionDesk } from '../../src/app/session-desk';
import { NO_COUNCIL_RECORDS, withRevision, type CouncilRecords } from '../../src/core/council';
import { withDecision } from '../../src/core/council-effects';
import { writeDefinitions, type Definitions } from '../../src/core/workspace';
import { revised } from '../core/council/made-decisions';
import { file, kernelEngine, openWorld, rest, type World } from './parts';

vi.setConfig({ testTimeout: 30_000 });

const HEADER = 'Opportunity ID,Account Name,Stage,Amount,Currency,Created Date,Close Date,Industry';
const row = (id: number): string => `${id},Account ${id},Closed Won,1000,EUR,2025-01-10,2025-03-14,Software`;
const deals = (...ids: readonly number[]): string => [HEADER, ...ids.map(row), ''].join('\n');
const decision = (id: string) => revised({ id }, `2025-0${id.length}-01T00:00:00Z`);
const council = (...ids: readonly string[]): CouncilRecords =>
  ids.reduce((records, id) => withRevision(records, decision(id)), NO_COUNCIL_RECORDS);
const workspace = (month: number, ...ids: readonly string[]): File =>
  file('workspace.json', JSON.stringify({ version: 1, fiscalYearStartMonth: month, council: council(...ids) }));

const standing = (desk: SessionDesk): Definitions => {
  const { loaded } = desk.state();
  if (loaded === null) throw new Error('nothing is loaded');
  return loaded.definitions;
};
const decided = (desk: SessionDesk): string =>
  standing(desk)
    .council.decisions.map(({ decision: { id } }) => id)
    .join(' ');
const startMonth = (desk: SessionDesk): number => standing(desk).calendar.startMonth;

async function settled(desk: SessionDesk): Promise<void> {
  await rest(desk);
  await vi.waitFor(
    () => expect([desk.state().defining, desk.state().storage.saving.kind]).toEqual([null, expect.not.stringMatching('saving')]),
    { timeout: 10_000, interval: 5 },
  );
}
async function loaded(desk: SessionDesk, files: readonly File[], keep: 'add' | 'replace' = 'add'): Promise<void> {
  desk.inspect(files);
  await rest(desk);
  if (keep === 'replace') {
    desk.keep('replace');
    await rest(desk);
  }
  desk.load();
  await settled(desk);
}
async function opened(...files: readonly File[]): Promise<World> {
  const world = openWorld();
  await loaded(world.desk, [file('deals.csv', deals(1, 2, 3)), ...files]);
  return world;
}
async function changed(desk: SessionDesk, act: () => void): Promise<void> {
  const before = desk.state().loaded;
  act();
  await vi.waitFor(() => expect(desk.state().loaded).not.toBe(before), 10_000);
  await settled(desk);
}
const record = (desk: SessionDesk, id: string, from = standing(desk)): Promise<void> =>
  changed(desk, () => desk.define({ ...from, council: withRevision(from.council, decision(id)) }));
async function reloaded({ browser }: World): Promise<SessionDesk> {
  browser.closeWriter();
  const { desk } = openWorld(undefined, kernelEngine(), browser);
  desk.begin();
  await vi.waitFor(() => expect(desk.state().loaded).not.toBeNull(), 10_000);
  await settled(desk);
  return desk;
}

describe('a decision', () => {
  it('builds nothing anew, and is there after a reload', async () => {
    const world = await opened();
    const [loads, { dataset }] = [world.told.loads, world.desk.state().loaded ?? {}];
    await record(world.desk, 'a');
    expect([world.told.loads, world.desk.state().loaded?.dataset === dataset]).toEqual([loads, true]);
    expect(decided(await reloaded(world))).toBe('a');
  });

  it('of a session stays when a file of definitions with others is dropped over it', async () => {
    const world = await opened(workspace(4, 'a'));
    await record(world.desk, 'bb');
    await loaded(world.desk, [workspace(7, 'ccc')]);
    expect([startMonth(world.desk), decided(world.desk)]).toEqual([7, 'a bb ccc']);
    const desk = await reloaded(world);
    expect([startMonth(desk), decided(desk)]).toEqual([7, 'a bb ccc']);
  });

  it('of a file stays when another file of definitions is dropped over it', async () => {
    const { desk } = await opened(workspace(4, 'a'));
    await loaded(desk, [workspace(7, 'bb')]);
    expect([startMonth(desk), decided(desk)]).toEqual([7, 'a bb']);
  });

  it('is there once, however often its file is dropped', async () => {
    const { desk } = await opened(workspace(4, 'a', 'bb'));
    const before = writeDefinitions(standing(desk));
    await loaded(desk, [workspace(4, 'a', 'bb')]);
    await loaded(desk, [workspace(4, 'a', 'bb')]);
    expect(writeDefinitions(standing(desk))).toEqual(before);
  });

  it('outlives the exports it was taken over, and leaves no definitions of theirs standing', async () => {
    const world = await opened(workspace(4, 'a'));
    await loaded(world.desk, [file('next.csv', deals(1, 2, 3, 4))], 'replace');
    expect([world.desk.state().loaded?.dataset.deals, startMonth(world.desk), decided(world.desk)]).toEqual([4, 1, 'a']);
    expect(decided(await reloaded(world))).toBe('a');
  });

  it('recorded while newer exports are under review goes with them', async () => {
    const { desk } = await opened(workspace(4, 'a'));
    desk.inspect([file('next.csv', deals(1, 2))]);
    await rest(desk);
    await record(desk, 'bb');
    desk.keep('replace');
    await rest(desk);
    desk.load();
    await settled(desk);
    expect(decided(desk)).toBe('a bb');
  });

  it('is not taken away by a change of definitions that began before it', async () => {
    const { desk } = await opened();
    const stale = standing(desk);
    await record(desk, 'a');
    await changed(desk, () => desk.define({ ...stale, tam: [1, 2, 3, 4] }));
    expect([standing(desk).tam, decided(desk)]).toEqual([[1, 2, 3, 4], 'a']);
  });

  it('is not taken away by a change that overtakes it while facts are built anew', async () => {
    const { desk } = await opened();
    const stale = standing(desk);
    const next: Definitions = { ...stale, calendar: { ...stale.calendar, startMonth: 4 } };
    desk.define({ ...next, council: withRevision(next.council, decision('a')) });
    desk.define({ ...stale, calendar: { ...stale.calendar, startMonth: 7 } });
    await vi.waitFor(() => expect(desk.state().loaded?.definitions.calendar.startMonth).toBe(7), 10_000);
    await settled(desk);
    expect(decided(desk)).toBe('a');
  });

  it('is taken back by itself, and by no step back over something else', async () => {
    const { desk } = await opened();
    await record(desk, 'a');
    await changed(desk, () => desk.define({ ...standing(desk), tam: [1, 2, 3, 4] }));
    await changed(desk, () => desk.undoDefine());
    expect([standing(desk).tam, decided(desk)]).toEqual([null, 'a']);
    await record(desk, 'bb');
    await changed(desk, () => desk.undoDefine());
    expect(decided(desk)).toBe('a');
    await changed(desk, () => desk.define({ ...standing(desk), tam: [1, 2, 3, 4] }));
    await record(desk, 'bb');
    await changed(desk, () => desk.undoDefine(2));
    expect([standing(desk).tam, decided(desk)]).toEqual([null, 'a bb']);
  });

  it('goes back together with the target that it set', async () => {
    const { desk } = await opened();
    const made = { kind: 'target', metric: 'winRate', slice: [], want: 'atLeast', value: 0.4 } as const;
    const next = withDecision(standing(desk), revised({ type: 'setTarget', made }));
    await changed(desk, () => desk.define(next.definitions ?? standing(desk)));
    expect([standing(desk).targets.length, decided(desk)]).toEqual([3, 'd1']);
    await changed(desk, () => desk.undoDefine());
    expect([standing(desk).targets.length, decided(desk)]).toEqual([2, '']);
  });

  it('of a sample does not go into files of one\u2019s own', async () => {
    const world = openWorld(async () => [file('deals.csv', deals(1, 2)), workspace(1, 'a')]);
    world.desk.loadSample('salesforce-style');
    await settled(world.desk);
    expect(decided(world.desk)).toBe('a');
    await record(world.desk, 'bb');
    await loaded(world.desk, [file('own.csv', deals(7))]);
    expect(decided(world.desk)).toBe('');
  });
});
