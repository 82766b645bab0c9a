import { describe, expect, it, vi } from 'vitest';
import { takenFiles } from '../../src/app/brought-files';
import { lookAt, previewOf, reviewFiles, takeOver, type Beside } from '../../src/app/pages/data/open-workspace-file';
import type { SessionDesk } from '../../src/app/session-desk';
import { writeDefinitions, type Definitions } from '../../src/core/workspace';
import { writeWorkspaceFile, type WorkspaceGiven } from '../../src/exports/workspace-file';
import { file, openWorld, rest, type World } from './parts';

vi.setConfig({ testTimeout: 30_000 });

const HEADER = 'Opportunity ID,Account Name,Stage,Amount,Currency,Created Date,Close Date,Industry';
const row = (id: number): string => `${id},Account ${id},Closed Won,1000,EUR,2025-01-10,2025-03-14,Software`;
const deals = (...ids: readonly number[]): string => [HEADER, ...ids.map(row), ''].join('\n');
const TARGET = { metric: 'winRate', slice: {}, want: 'atLeast', value: 0.3 };
const workspace = (more: object): File => file('workspace.json', JSON.stringify({ version: 1, ...more }));

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

async function loaded(...files: readonly File[]): Promise<World> {
  const world = openWorld();
  world.desk.inspect(files);
  await rest(world.desk);
  world.desk.load();
  await settled(world.desk);
  return world;
}

const besideOf = (desk: SessionDesk): Beside => {
  const { loaded: now } = desk.state();
  return { loaded: now, open: now?.definitions ?? null, choices: new Map() };
};

/** The workspace of a desk as a file, with what it is changed to. */
async function savedFrom(desk: SessionDesk, withFiles: boolean, change: Partial<Definitions> = {}, name = 'ada.plumbline'): Promise<File> {
  const { files, removed, decisions } = takenFiles(desk.taken());
  const { loaded: now } = desk.state();
  if (now === null) throw new Error('nothing is loaded');
  const given: WorkspaceGiven = {
    definitions: { ...now.definitions, ...change },
    decisions,
    files: withFiles ? files : [],
    removed,
    product: 'Plumbline',
    asOf: null,
    data: now.dataset.fingerprint,
    isAnonymised: false,
  };
  return new File([await writeWorkspaceFile(given)], name);
}

async function seen(given: File) {
  const looked = await lookAt(given);
  if (looked.workspace === null) throw new Error(looked.error);
  return looked.workspace;
}
const textOf = (given: Definitions | undefined): string => JSON.stringify(given === undefined ? null : writeDefinitions(given));

describe('a workspace file on another machine', () => {
  it('loads its raw files through the usual review, and then the same data stand under the same definitions', async () => {
    const { desk } = await loaded(file('deals.csv', deals(1, 2, 3)), workspace({ targets: [TARGET], fiscalYearStartMonth: 4 }));
    const given = await seen(await savedFrom(desk, true));
    expect(given.files.map(({ name }) => name)).toEqual(['deals.csv']);
    const other = openWorld();
    takeOver(given, besideOf(other.desk), other.desk);
    await rest(other.desk);
    expect(other.desk.state().draft?.canLoad).toBe(true);
    other.desk.load();
    await settled(other.desk);
    expect(other.desk.state().loaded?.dataset.fingerprint).toBe(desk.state().loaded?.dataset.fingerprint);
    expect(textOf(other.desk.state().loaded?.definitions)).toBe(textOf(desk.state().loaded?.definitions));
    expect(other.desk.state().storage.saving.kind).toBe('saved');
  });

  it('brings along which answers were given and which stages were meant', async () => {
    const { desk } = await loaded(file('deals.csv', deals(1, 2, 3)));
    desk.mapStage(null, 'Closed Won', 'lost');
    await rest(desk);
    desk.load();
    await settled(desk);
    const other = openWorld();
    takeOver(await seen(await savedFrom(desk, true)), besideOf(other.desk), other.desk);
    await rest(other.desk);
    other.desk.load();
    await settled(other.desk);
    expect(takenFiles(other.desk.taken()).decisions.stages).toEqual(new Map([['Closed Won', 'lost']]));
  });

  it('without raw files waits as definitions for the exports', async () => {
    const { desk } = await loaded(file('deals.csv', deals(1, 2, 3)), workspace({ targets: [TARGET] }));
    const given = await seen(await savedFrom(desk, false));
    const other = openWorld();
    expect(previewOf(given, besideOf(other.desk))).toMatchObject({ isMerge: false, action: 'Open it, and import files next' });
    takeOver(given, besideOf(other.desk), other.desk);
    await rest(other.desk);
    expect(other.desk.state().draft).toMatchObject({ canLoad: false, definitionsFile: 'workspace.json' });
    other.desk.inspect([file('deals.csv', deals(1, 2, 3))]);
    await rest(other.desk);
    other.desk.load();
    await settled(other.desk);
    expect(other.desk.state().loaded?.definitions.targets).toMatchObject([{ metric: 'winRate', value: 0.3 }]);
  });
});

describe('a workspace file beside what is loaded', () => {
  it('changes nothing before it is taken over, and then is one change that can be taken back', async () => {
    const { desk } = await loaded(file('deals.csv', deals(1, 2, 3)), workspace({ targets: [TARGET] }));
    const before = textOf(desk.state().loaded?.definitions);
    const given = await seen(
      await savedFrom(desk, false, {
        currency: 'USD' as Definitions['currency'],
        flagLog: [{ asOf: '2024-12-31', data: 'a', rules: 'b', icp: null, currency: null, flags: [], leftOut: 0 }],
      }),
    );
    expect(previewOf(given, besideOf(desk))).toMatchObject({
      isMerge: true,
      changes: ['1 as-of date of findings added', 'Currency changed'],
      conflicts: [{ label: 'Currency', taken: 'theirs' }],
    });
    expect(textOf(desk.state().loaded?.definitions)).toBe(before);
    takeOver(given, besideOf(desk), desk);
    await vi.waitFor(() => expect(desk.state().loaded?.definitions.currency).toBe('USD'), 10_000);
    await settled(desk);
    expect(desk.state().loaded?.definitions.flagLog.map(({ asOf }) => asOf)).toContain('2024-12-31');
    expect(desk.state().canUndoDefine).toBe(true);
    desk.undoDefine();
    await vi.waitFor(() => expect(desk.state().loaded?.definitions.currency).toBeNull(), 10_000);
  });

  it('can be loaded in its place, after a review', async () => {
    const first = await loaded(file('deals.csv', deals(1, 2, 3)));
    const given = await seen(await savedFrom(first.desk, true));
    const { desk } = await loaded(file('others.csv', deals(4, 5)));
    expect(previewOf(given, besideOf(desk))).toMatchObject({ isMerge: true, instead: 'Review its files instead' });
    reviewFiles(given, desk);
    await rest(desk);
    expect(desk.state().loaded?.admissions[0]?.inspection.file).toBe('others.csv');
    desk.load();
    await settled(desk);
    expect(desk.state().loaded?.admissions.map(({ inspection }) => inspection.file)).toEqual(['deals.csv']);
    expect(desk.state().canUndo).toBe(true);
  });
});

describe('a workspace file among dropped files', () => {
  it('waits to be looked at, and the others are read', async () => {
    const { desk } = openWorld();
    const given = file('ada.plumbline', 'no matter');
    desk.inspect([given, file('deals.csv', deals(1))]);
    await rest(desk);
    expect(desk.state().workspaceFile).toBe(given);
    expect(desk.state().draft?.admissions.map(({ inspection }) => inspection.file)).toEqual(['deals.csv']);
    desk.inspect([file('ben.plumbline.zip', 'x')]);
    expect(desk.state().failure).toBe(
      'ben.plumbline.zip holds a workspace: load the files under review, or put them back, then it can be opened.',
    );
    desk.leaveWorkspaceFile();
    expect(desk.state().workspaceFile).toBeNull();
  });

  it('is refused with a sentence where it is none', async () => {
    expect(await lookAt(file('ada.plumbline', 'deal,amount\nA,1\n'))).toMatchObject({
      workspace: null,
      error: expect.stringContaining('no workspace file'),
    });
  });
});
