import { describe, expect, it, vi } from 'vitest';
import type { SessionDesk } from '../../src/app/session-desk';
import type { Definitions } from '../../src/core/workspace';
import type { IcpVersion } from '../../src/core/icp';
import { basePlan } from '../../src/core/metrics';
import { file, kernelEngine, openWorld, rest, type World } from './parts';

vi.setConfig({ testTimeout: 30_000 });

const HEADER = 'Opportunity ID,Account Name,Stage,Amount,Currency,Created Date,Close Date,Industry';
const row = (id: number, industry = 'Software'): string => `${id},Account ${id},Closed Won,1000,EUR,2025-01-10,2025-03-14,${industry}`;
const deals = (...rows: readonly string[]): string => [HEADER, ...rows, ''].join('\n');
const DEALS = deals(row(1), row(2, 'Retail'), row(3));
const workspace = (grossMargin: number, more: object = {}): string => JSON.stringify({ version: 1, assumptions: { grossMargin }, ...more });

const marginOf = (desk: SessionDesk): number | undefined => desk.state().loaded?.definitions.assumptions.numbers.get('grossMargin');
const fingerprintOf = (desk: SessionDesk): string => desk.state().loaded?.dataset.fingerprint ?? '';
const dimensionsOf = (desk: SessionDesk): readonly string[] => desk.state().loaded?.dataset.dimensions.map(({ id }) => String(id)) ?? [];

/** What stands, with something changed. */
function changed(desk: SessionDesk, change: (definitions: Definitions) => Partial<Definitions>): Definitions {
  const now = desk.state().defining ?? desk.state().loaded?.definitions;
  if (now === undefined) throw new Error('nothing is loaded');
  return { ...now, ...change(now) };
}
const withMargin =
  (margin: number) =>
  (now: Definitions): Partial<Definitions> => ({
    assumptions: { ...now.assumptions, numbers: new Map([...now.assumptions.numbers, ['grossMargin', margin]]) },
  });
const withStart =
  (startMonth: number) =>
  (now: Definitions): Partial<Definitions> => ({ calendar: { ...now.calendar, startMonth } });
const profile = (icpFrom: number): IcpVersion['profiles'][number] => ({
  id: 'all',
  name: 'All',
  mustHave: [],
  exclude: [],
  missing: 'leaveOut',
  cuts: [90, 70, 50],
  icpFrom,
  criteria: [],
});
const versioned = (id: string, note: string): IcpVersion => ({
  id,
  name: id,
  effectiveFrom: '2025-01-01',
  author: 'Ana',
  note,
  profiles: [profile(70)],
});
const withDraft = (note: string | null) => (): Partial<Definitions> => ({ icpDraft: note === null ? null : versioned('draft', note) });
/** As publishing does: the draft becomes a version and is gone. */
const publishing = (now: Definitions): Partial<Definitions> => ({
  icp: [...now.icp, versioned(`icp-${now.icp.length + 1}`, now.icpDraft?.note ?? '')],
  icpDraft: null,
});
const drafted = (desk: SessionDesk): string | null => desk.state().loaded?.definitions.icpDraft?.note ?? null;
const versionsOf = (desk: SessionDesk): readonly string[] => desk.state().loaded?.definitions.icp.map(({ note }) => note) ?? [];
const divided = (now: Definitions): Partial<Definitions> => ({
  segmentations: [
    ...now.segmentations,
    {
      id: 'market',
      name: 'Market',
      version: 1,
      effectiveFrom: '2025-01-01',
      author: 'Ana',
      note: '',
      owner: '',
      segments: [
        {
          id: 'software',
          name: 'Software',
          when: { kind: 'isOneOf', dimension: 'industry' as never, members: ['Software'] },
          status: 'target',
          owner: '',
          valueProposition: '',
          pains: [],
          roles: [],
          play: '',
          coverageModel: '',
          review: null,
        },
      ],
    },
  ],
});

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

/** Changes definitions and waits until they stand or were refused. */
async function define(desk: SessionDesk, change: (definitions: Definitions) => Partial<Definitions>): Promise<void> {
  const before = desk.state().loaded;
  let isRefused = false;
  const stop = desk.subscribe(() => {
    if (desk.state().failure !== null) isRefused = true;
    else if (desk.state().defining !== null) isRefused = false;
  });
  desk.define(changed(desk, change));
  await vi.waitFor(() => expect(desk.state().loaded !== before || isRefused).toBe(true), { timeout: 10_000, interval: 5 });
  stop();
  await settled(desk);
}

/** Begins a change that builds the facts anew, and gives back control while they are built. */
async function begun(desk: SessionDesk, change: (definitions: Definitions) => Partial<Definitions>): Promise<void> {
  const isUnderWay = new Promise<void>((resolve) => {
    const stop = desk.subscribe(() => {
      if (desk.state().defining === null) return;
      stop();
      resolve();
    });
  });
  desk.define(changed(desk, change));
  await isUnderWay;
}

async function undone(desk: SessionDesk): Promise<void> {
  const before = desk.state().loaded;
  desk.undoDefine();
  await vi.waitFor(() => expect(desk.state().loaded).not.toBe(before), { timeout: 10_000, interval: 5 });
  await settled(desk);
}

async function drop(desk: SessionDesk, ...files: readonly File[]): Promise<void> {
  desk.inspect(files);
  await rest(desk);
}

async function loaded(world: World = openWorld(), ...files: readonly File[]): Promise<World> {
  await drop(world.desk, ...(files.length === 0 ? [file('deals.csv', DEALS)] : files));
  world.desk.load();
  await settled(world.desk);
  return world;
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

describe('a change of definitions', () => {
  it('that shapes no fact takes effect over the same cubes: nothing is built and nothing asked anew', async () => {
    const { desk, told } = await loaded();
    const [before, loads] = [fingerprintOf(desk), told.loads];
    await define(desk, withMargin(0.8));
    expect([marginOf(desk), fingerprintOf(desk), told.loads, desk.state().failure]).toEqual([0.8, before, loads, null]);
  });

  it('that shapes facts builds them anew and shows them only then', async () => {
    const { desk, told } = await loaded();
    const [before, loads] = [fingerprintOf(desk), told.loads];
    const definitions = changed(desk, divided);
    await begun(desk, divided);
    expect(desk.state().defining).toEqual(definitions);
    expect([fingerprintOf(desk), dimensionsOf(desk).includes('market')]).toEqual([before, false]);
    await settled(desk);
    expect([dimensionsOf(desk).includes('market'), told.loads, desk.state().progress]).toEqual([true, loads + 1, null]);
    expect(fingerprintOf(desk)).not.toBe(before);
    const { dataset } = desk.state().loaded ?? {};
    if (dataset === undefined) throw new Error('nothing is loaded');
    const cube = await desk.engine.cube(dataset.fingerprint, basePlan(dataset), { aborted: false });
    expect(cube.ask.by).toContain('market');
  });

  it('says where the definitions come from now', async () => {
    const bare = await loaded();
    expect(bare.desk.state().loaded?.definitionsFile).toBeNull();
    await define(bare.desk, withMargin(0.8));
    expect(bare.desk.state().loaded?.definitionsFile).toBe('changed on this page');
    const { desk } = await loaded(openWorld(), file('deals.csv', DEALS), file('workspace.json', workspace(0.5)));
    await define(desk, withStart(4));
    expect([marginOf(desk), desk.state().loaded?.definitionsFile]).toEqual([0.5, 'workspace.json, changed on this page']);
  });

  it('is taken back step by step, and then those of the file stand again', async () => {
    const { desk } = await loaded(openWorld(), file('deals.csv', DEALS), file('workspace.json', workspace(0.5)));
    const before = fingerprintOf(desk);
    expect(desk.state().canUndoDefine).toBe(false);
    await define(desk, withMargin(0.8));
    await define(desk, withStart(4));
    await undone(desk);
    expect([marginOf(desk), desk.state().loaded?.definitions.calendar.startMonth, fingerprintOf(desk)]).toEqual([0.8, 1, before]);
    await undone(desk);
    expect([marginOf(desk), desk.state().loaded?.definitionsFile, desk.state().canUndoDefine]).toEqual([0.5, 'workspace.json', false]);
  });

  it('is refused with a sentence where a reload could not read it, and what is loaded stays', async () => {
    const { desk } = await loaded();
    const before = desk.state().loaded;
    await define(desk, withMargin(7));
    expect(desk.state().failure).toMatch(
      /^The definitions could not be changed: assumptions\.grossMargin: .*\. What is loaded stays as it was\.$/,
    );
    expect(desk.state().loaded).toBe(before);
    expect(desk.state().canUndoDefine).toBe(false);
  });

  it('that the engine refuses leaves what is loaded as it was', async () => {
    const { desk, told } = await loaded();
    const before = desk.state().loaded;
    told.refuse = 'no room';
    await define(desk, withStart(4));
    expect([desk.state().loaded, desk.state().defining]).toEqual([before, null]);
    expect(desk.state().failure).toBe('The definitions could not be changed: no room. What is loaded stays as it was.');
    told.refuse = null;
    await define(desk, withStart(4));
    expect([desk.state().loaded?.definitions.calendar.startMonth, desk.state().failure]).toEqual([4, null]);
  });

  it('that is cancelled leaves what is loaded as it was', async () => {
    const { desk } = await loaded();
    const before = desk.state().loaded;
    await begun(desk, withStart(4));
    desk.cancel();
    await settled(desk);
    expect([desk.state().loaded, desk.state().defining, desk.state().progress, desk.state().failure]).toEqual([before, null, null, null]);
  });

  it('that overtakes one under way stands in its place, and loses nothing that was changed on top of it', async () => {
    const told = kernelEngine();
    let letGo = (): void => undefined;
    let gate = Promise.resolve();
    const load: (typeof told.engine)['load'] = (...given) => gate.then(() => told.engine.load(...given));
    const { desk } = await loaded(openWorld(undefined, { ...told, engine: { ...told.engine, load } }));
    gate = new Promise((resolve) => {
      letGo = resolve;
    });
    await begun(desk, withStart(4));
    await vi.waitFor(() => expect(desk.state().progress?.step).toBe('loading'), { interval: 1 });
    await begun(desk, withMargin(0.6));
    letGo();
    await vi.waitFor(() => expect(marginOf(desk)).toBe(0.6), { timeout: 10_000 });
    await settled(desk);
    expect([desk.state().loaded?.definitions.calendar.startMonth, desk.state().failure]).toEqual([4, null]);
    await undone(desk);
    expect([marginOf(desk), desk.state().loaded?.definitions.calendar.startMonth, desk.state().canUndoDefine]).toEqual([
      undefined,
      1,
      false,
    ]);
  });

  it('does nothing where nothing is loaded', async () => {
    const { desk } = openWorld();
    const { loaded: from } = (await loaded()).desk.state();
    if (from === null) throw new Error('nothing is loaded');
    desk.define(from.definitions);
    desk.undoDefine();
    await new Promise((later) => setTimeout(later, 50));
    expect([desk.state().loaded, desk.state().failure, desk.state().defining]).toEqual([null, null, null]);
  });
});

describe('a draft of the ICP', () => {
  it('is kept without a step to take back, and builds nothing', async () => {
    const world = await loaded();
    const { desk, told } = world;
    const loads = told.loads;
    await define(desk, withDraft('one'));
    await define(desk, withDraft('two'));
    expect([drafted(desk), desk.state().canUndoDefine, told.loads]).toEqual(['two', false, loads]);
    expect(drafted((await reloaded(world)).desk)).toBe('two');
  });

  it('leaves all else the very same, so that no page works anything out anew', async () => {
    const { desk } = await loaded();
    const before = desk.state().loaded;
    await define(desk, withDraft('one'));
    const after = desk.state().loaded;
    const { icpDraft, ...others } = after?.definitions ?? {};
    expect(icpDraft?.note).toBe('one');
    for (const [name, part] of Object.entries(others)) expect(part, name).toBe(before?.definitions[name as keyof Definitions]);
    expect(after?.dataset).toBe(before?.dataset);
  });

  it('comes back with the publishing that is taken back', async () => {
    const { desk } = await loaded();
    await define(desk, withDraft('one'));
    await define(desk, withDraft('two'));
    await define(desk, publishing);
    expect([versionsOf(desk), drafted(desk)]).toEqual([['two'], null]);
    await undone(desk);
    expect([versionsOf(desk), drafted(desk), desk.state().canUndoDefine]).toEqual([[], 'two', false]);
  });

  it('that was begun after the publishing stays when that is taken back', async () => {
    const world = await loaded();
    const { desk } = world;
    await define(desk, withDraft('one'));
    await define(desk, publishing);
    await define(desk, withDraft('next'));
    await undone(desk);
    expect([versionsOf(desk), drafted(desk), desk.state().canUndoDefine]).toEqual([[], 'next', false]);
    const again = await reloaded(world);
    expect([versionsOf(again.desk), drafted(again.desk)]).toEqual([[], 'next']);
  });

  it('stays as it is when another change is taken back, down to the definitions of the file', async () => {
    const { desk } = await loaded(openWorld(), file('deals.csv', DEALS), file('workspace.json', workspace(0.5)));
    await define(desk, withMargin(0.8));
    await define(desk, withDraft('one'));
    await define(desk, withStart(4));
    await define(desk, withDraft('two'));
    await undone(desk);
    expect([desk.state().loaded?.definitions.calendar.startMonth, drafted(desk)]).toEqual([1, 'two']);
    await undone(desk);
    expect([marginOf(desk), drafted(desk), desk.state().canUndoDefine]).toEqual([0.5, 'two', false]);
  });

  it('typed just before it was published does not undo the publishing', async () => {
    const { desk } = await loaded();
    await define(desk, withDraft('one'));
    const [publication, before] = [changed(desk, publishing), changed(desk, withDraft('two'))];
    desk.define(publication);
    desk.define(before);
    await vi.waitFor(() => expect(versionsOf(desk)).toHaveLength(1), { timeout: 10_000 });
    await settled(desk);
    expect([versionsOf(desk), drafted(desk), desk.state().failure]).toEqual([['one'], null, null]);
  });

  it('typed just before another change is kept with it', async () => {
    const { desk } = await loaded();
    await define(desk, withDraft('one'));
    const [start, before] = [changed(desk, withStart(4)), changed(desk, withDraft('two'))];
    desk.define(start);
    desk.define(before);
    await vi.waitFor(() => expect(drafted(desk)).toBe('two'), { timeout: 10_000 });
    await settled(desk);
    expect(desk.state().loaded?.definitions.calendar.startMonth).toBe(4);
    await undone(desk);
    expect([desk.state().loaded?.definitions.calendar.startMonth, drafted(desk)]).toEqual([1, 'two']);
  });

  it('that was discarded does not come back with a change that had nothing to do with it', async () => {
    const { desk } = await loaded();
    await define(desk, withDraft('one'));
    await define(desk, withMargin(0.8));
    await define(desk, withDraft(null));
    await undone(desk);
    expect([marginOf(desk), drafted(desk)]).toEqual([undefined, null]);
  });
});

describe('definitions that were changed on the page', () => {
  it('stand after a reload, with the same numbers', async () => {
    const world = await loaded(openWorld(), file('deals.csv', DEALS), file('workspace.json', workspace(0.5)));
    await define(world.desk, withMargin(0.8));
    await define(world.desk, divided);
    expect(world.desk.state().storage.saving).toEqual({ kind: 'saved' });
    const { desk } = await reloaded(world);
    expect([marginOf(desk), dimensionsOf(desk).includes('market'), desk.state().failure]).toEqual([0.8, true, null]);
    expect([fingerprintOf(desk), desk.state().loaded?.definitionsFile]).toEqual([
      fingerprintOf(world.desk),
      'workspace.json, changed on this page',
    ]);
  });

  it('are those of before where a reload came before they were saved', async () => {
    const world = await loaded();
    await begun(world.desk, withStart(4));
    const { desk } = await reloaded(world);
    expect([desk.state().loaded?.definitions.calendar.startMonth, desk.state().failure]).toEqual([1, null]);
  });

  it('taken back are not there after a reload', async () => {
    const world = await loaded(openWorld(), file('deals.csv', DEALS), file('workspace.json', workspace(0.5)));
    await define(world.desk, withMargin(0.8));
    await undone(world.desk);
    const { desk } = await reloaded(world);
    expect([marginOf(desk), desk.state().loaded?.definitionsFile]).toEqual([0.5, 'workspace.json']);
  });

  it('give way to a file of definitions that is dropped later', async () => {
    const world = await loaded(openWorld(), file('deals.csv', DEALS), file('workspace.json', workspace(0.5)));
    const { desk } = world;
    await define(desk, withMargin(0.8));
    await drop(desk, file('newer.json', workspace(0.3)));
    desk.load();
    await settled(desk);
    expect([marginOf(desk), desk.state().loaded?.definitionsFile, desk.state().canUndoDefine]).toEqual([0.3, 'newer.json', false]);
    await define(desk, withMargin(0.4));
    expect(marginOf((await reloaded(world)).desk)).toBe(0.4);
  });

  it('go with the files that join later, and into the draft that is open', async () => {
    const { desk } = await loaded();
    await drop(desk, file('more.csv', deals(row(11), row(12))));
    await define(desk, withMargin(0.8));
    expect(desk.state().draft?.admissions.map(({ inspection }) => inspection.file)).toEqual(['deals.csv', 'more.csv']);
    desk.load();
    await settled(desk);
    expect([marginOf(desk), desk.state().loaded?.admissions.length]).toEqual([0.8, 2]);
  });

  it('leave an open draft open while the facts are built anew', async () => {
    const { desk } = await loaded();
    await drop(desk, file('more.csv', deals(row(11), row(12))));
    await define(desk, withStart(4));
    expect(desk.state().draft?.admissions).toHaveLength(2);
    desk.load();
    await settled(desk);
    expect([desk.state().loaded?.definitions.calendar.startMonth, desk.state().loaded?.dataset.deals]).toEqual([4, 5]);
  });

  it('let what stands be undone to the definitions it had', async () => {
    const { desk } = await loaded();
    await define(desk, withMargin(0.8));
    await drop(desk, file('next.csv', deals(row(11))));
    desk.keep('replace');
    await rest(desk);
    desk.load();
    await settled(desk);
    await define(desk, withMargin(0.9));
    desk.undo();
    await settled(desk);
    expect([marginOf(desk), desk.state().loaded?.dataset.deals]).toEqual([0.8, 3]);
  });

  it('of a sample hold until another one is loaded, and are never kept', async () => {
    const world = openWorld(async () => [file('deals.csv', DEALS), file('workspace.json', workspace(0.5))]);
    const { desk } = world;
    desk.loadSample('salesforce-style');
    await settled(desk);
    await define(desk, divided);
    await define(desk, withMargin(0.8));
    expect([marginOf(desk), dimensionsOf(desk).includes('market'), desk.state().storage.saving.kind]).toEqual([0.8, true, 'none']);
    await undone(desk);
    expect(marginOf(desk)).toBe(0.5);
    desk.loadSample('salesforce-style');
    await settled(desk);
    expect([dimensionsOf(desk).includes('market'), desk.state().canUndoDefine]).toEqual([false, false]);
    expect((await reloaded(world)).desk.state().loaded).toBeNull();
  });

  it('are lost with everything else when all is erased', async () => {
    const world = await loaded();
    await define(world.desk, withMargin(0.8));
    world.desk.eraseAll();
    await vi.waitFor(() => expect(world.desk.state().storage.erased).toContain('1 file'), { timeout: 10_000 });
    expect([world.desk.state().canUndoDefine, world.desk.state().loaded]).toEqual([false, null]);
    await drop(world.desk, file('deals.csv', DEALS));
    world.desk.load();
    await settled(world.desk);
    const { desk } = await reloaded(world);
    expect([marginOf(desk), desk.state().loaded?.definitionsFile]).toEqual([undefined, null]);
  });
});

describe('in two tabs', () => {
  it('the second changes what it shows and says that it keeps nothing', async () => {
    const world = await loaded();
    const { desk } = openWorld(undefined, kernelEngine(), world.browser);
    desk.begin();
    await vi.waitFor(() => expect(desk.state().loaded).not.toBeNull(), { timeout: 10_000 });
    await settled(desk);
    await define(desk, withMargin(0.8));
    expect([marginOf(desk), desk.state().storage.saving]).toEqual([0.8, { kind: 'notKept', why: expect.stringMatching(/^Another tab/) }]);
    expect(marginOf((await reloaded(world)).desk)).toBeUndefined();
  });

  it('the second never keeps definitions beside files that the first saved since', async () => {
    const world = await loaded();
    const second = openWorld(undefined, kernelEngine(), world.browser);
    second.desk.begin();
    await vi.waitFor(() => expect(second.desk.state().loaded).not.toBeNull(), { timeout: 10_000 });
    await settled(second.desk);
    await drop(world.desk, file('next.csv', deals(row(11))));
    world.desk.keep('replace');
    await rest(world.desk);
    world.desk.load();
    await settled(world.desk);
    world.browser.closeWriter();
    await vi.waitFor(() => expect(second.desk.state().storage.vault?.access.kind).toBe('writing'), { timeout: 10_000 });
    await define(second.desk, withMargin(0.8));
    expect(second.desk.state().storage.saving).toEqual({ kind: 'notKept', why: expect.stringMatching(/beside other files/) });
    second.desk.keepLoaded();
    await settled(second.desk);
    const { desk } = await reloaded(second);
    expect([marginOf(desk), desk.state().loaded?.dataset.deals]).toEqual([0.8, 3]);
  });
});
