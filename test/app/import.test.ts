import { describe, expect, it } from 'vitest';
import type { SessionDesk } from '../../src/app/session-desk';
import { openQuestions } from '../../src/views/questions';
import { file, openWorld, rest } from './parts';

const HEADER = 'Opportunity ID,Account Name,Stage,Amount,Currency,Created Date,Close Date,Source';
const row = (id: number, stage = 'Closed Won', close = '2025-03-14'): string =>
  `${id},Account ${id},${stage},1000,EUR,2025-01-10,${close},Web`;
const DEALS = [HEADER, row(1), row(2, 'Closed Lost', '2025-04-14'), row(3, 'Closed Won', '2025-05-20'), ''].join('\n');
const UNSURE = DEALS.replaceAll(/(\d{4})-(\d{2})-(\d{2})/g, '03/04/$1');
const ICP = (text: string): File => file('workspace.json', text);

const outcomes = (desk: SessionDesk): readonly (readonly [string, string])[] =>
  desk.state().draft?.admissions.map(({ inspection }) => [inspection.file, inspection.outcome]) ?? [];
const questionsOf = (desk: SessionDesk): readonly string[] =>
  desk.state().draft?.admissions.flatMap(({ inspection }) => inspection.questions.map(({ id }) => id)) ?? [];

async function loadedWith(files: readonly File[]) {
  const world = openWorld();
  world.desk.inspect(files);
  await rest(world.desk);
  world.desk.load();
  await rest(world.desk);
  return world;
}

describe('an import', () => {
  it('makes a draft of dropped files, and loads nothing until it is told to', async () => {
    const { desk, told } = openWorld();
    desk.inspect([file('deals.csv', DEALS)]);
    const { draft, loaded } = await rest(desk);
    expect(draft?.admissions.map(({ inspection }) => [inspection.file, inspection.records, inspection.loaded])).toEqual([
      ['deals.csv', 3, 3],
    ]);
    expect([draft?.canLoad, loaded, told.loads]).toEqual([true, null, 0]);
    desk.load();
    const after = await rest(desk);
    expect([after.failure, after.draft, after.loaded?.dataset.currency, told.loads]).toEqual([null, null, 'EUR', 1]);
  });

  it('hands the page no cells: tables come without their columns', async () => {
    const { desk } = openWorld();
    desk.inspect([file('deals.csv', DEALS)]);
    const [admission] = (await rest(desk)).draft?.admissions ?? [];
    expect([admission?.table?.rows, admission?.table?.columns.size, admission?.table?.lines.length]).toEqual([3, 0, 0]);
  });

  it('waits for an answer, loads once it is given, and lists it to be changed', async () => {
    const { desk } = openWorld();
    desk.inspect([file('deals.csv', UNSURE)]);
    await rest(desk);
    const [question = ''] = questionsOf(desk);
    expect([outcomes(desk), desk.state().draft?.canLoad]).toEqual([[['deals.csv', 'ask']], false]);
    desk.answer(question, 'day-first');
    const { draft } = await rest(desk);
    expect([draft?.canLoad, draft?.answered?.map(({ choice }) => choice)]).toEqual([true, ['day-first']]);
    expect(draft?.admissions[0]?.inspection.totals?.lastClose).toBe('2025-04-03');
    desk.answer(question, 'month-first');
    expect((await rest(desk)).draft?.admissions[0]?.inspection.totals?.lastClose).toBe('2025-03-04');
  });

  it('remembers an answer for the same headers, and asks anew for others', async () => {
    const { desk } = openWorld();
    desk.inspect([file('deals.csv', UNSURE)]);
    await rest(desk);
    desk.answer(questionsOf(desk)[0] ?? '', 'day-first');
    await rest(desk);
    desk.discard();
    desk.inspect([file('again.csv', UNSURE)]);
    await rest(desk);
    expect(desk.state().draft?.canLoad).toBe(true);
    desk.discard();
    desk.inspect([file('other.csv', UNSURE.replace('Source', 'Origin'))]);
    await rest(desk);
    expect(desk.state().draft?.canLoad).toBe(false);
  });

  it('does not let an answer about one file settle a column of the same name in another', async () => {
    const { desk } = openWorld();
    desk.inspect([file('deals.csv', UNSURE), file('more.csv', UNSURE.replace('Source', 'Origin').replaceAll(/\n(\d)/g, '\n9$1'))]);
    await rest(desk);
    const [first = '', second = ''] = questionsOf(desk);
    expect([first === second, first.split(':')[1], second.split(':')[1]]).toEqual([false, 'date-order', 'date-order']);
    desk.answer(first, 'day-first');
    await rest(desk);
    expect(outcomes(desk).map(([, outcome]) => outcome === 'ask')).toEqual([false, true]);
  });

  it('gives other numbers another fingerprint: a changed answer never finds the cube of the old one', async () => {
    const { desk } = openWorld();
    const prints: string[] = [];
    for (const choice of ['day-first', 'month-first']) {
      desk.inspect([file('deals.csv', UNSURE)]);
      await rest(desk);
      const asked = questionsOf(desk)[0] ?? desk.state().draft?.answered?.[0]?.id ?? '';
      desk.answer(asked, choice);
      await rest(desk);
      if (desk.state().draft?.canLoad !== true) throw new Error('not ready');
      desk.load();
      await rest(desk);
      prints.push(desk.state().loaded?.dataset.fingerprint ?? '');
      desk.removeFile('deals.csv');
    }
    expect(new Set(prints).size).toBe(2);
  });

  it('reads a changed mapping without reading the file again, and keeps it for the same headers', async () => {
    const { desk } = openWorld();
    desk.inspect([file('deals.csv', DEALS)]);
    await rest(desk);
    desk.mapColumn('deals.csv', 'Amount', null);
    await rest(desk);
    const columns = desk.state().draft?.admissions[0]?.columns ?? [];
    expect(columns.find(({ header }) => header === 'Amount')).toMatchObject({ to: null });
    desk.mapColumn('deals.csv', 'Source', 'leadSource');
    await rest(desk);
    expect(desk.state().draft?.admissions[0]?.inspection.mapping['Source']?.to).toBe('leadSource');
  });

  it('takes the meaning of a stage word, asked or reviewed, from one place', async () => {
    const { desk } = openWorld();
    desk.inspect([file('deals.csv', [HEADER, row(1), row(2, 'Gone Fishing'), ''].join('\n'))]);
    await rest(desk);
    const [question = ''] = questionsOf(desk);
    expect(question).toMatch(/:stage:Gone Fishing$/);
    desk.answer(question, 'lost');
    await rest(desk);
    expect(desk.state().draft?.admissions[0]?.inspection.totals).toMatchObject({ won: 1, lost: 1 });
    desk.mapStage(null, 'Gone Fishing', 'other');
    await rest(desk);
    expect(desk.state().draft?.admissions[0]?.inspection.totals).toMatchObject({ won: 1, lost: 0, other: 1 });
  });

  it('keeps a refused file listed with its reason while the others load', async () => {
    const { desk } = await loadedWith([
      file('deals.csv', DEALS),
      file('page.xls', '<html><body>Sign in</body></html>'),
      file('empty.csv', ''),
    ]);
    const { loaded, failure } = desk.state();
    expect([failure, loaded?.admissions.map(({ inspection }) => inspection.outcome === 'reject')]).toEqual([null, [false, true, true]]);
    expect(loaded?.admissions[1]?.inspection.error).toMatch(/web page/i);
  });

  it('asks files with the same headers together, each with its own cells', async () => {
    const { desk } = openWorld();
    desk.inspect([file('a.csv', UNSURE), file('b.csv', UNSURE.replaceAll('03/04', '01/02').replaceAll(/\n(\d)/g, '\n9$1'))]);
    const [question, ...more] = openQuestions((await rest(desk)).draft?.admissions ?? []);
    expect([more.length, question?.file, question?.choices.find(({ value }) => value === 'day-first')?.reads]).toEqual([
      0,
      'a.csv, b.csv',
      ['03/04/2025 → 3 Apr 2025', '01/02/2025 → 1 Feb 2025'],
    ]);
  });

  it('does not load without deals', async () => {
    const { desk } = openWorld();
    desk.inspect([file('spend.csv', 'Month,Amount,Currency\n2025-01,100,EUR\n2025-02,100,EUR\n')]);
    expect((await rest(desk)).draft?.canLoad).toBe(false);
  });

  it('asks which file holds where two would count the same deals twice', async () => {
    const { desk } = openWorld();
    desk.inspect([file('september.csv', DEALS)]);
    await rest(desk);
    desk.inspect([file('october.csv', `${DEALS}${row(4)}\n`)]);
    await rest(desk);
    const [question = ''] = questionsOf(desk);
    expect(outcomes(desk)[1]).toEqual(['october.csv', 'ask']);
    desk.answer(question, 'replace');
    const { draft } = await rest(desk);
    expect(draft?.admissions.map(({ inspection }) => [inspection.loaded, inspection.records])).toEqual([
      [0, 3],
      [4, 4],
    ]);
    expect(draft?.admissions[0]?.inspection.error).toBe('Left out: 3 of its deals stand in october.csv too, and that file was chosen.');
    expect(draft?.answered?.map(({ choice }) => choice)).toEqual(['replace']);
    desk.removeFile('september.csv');
    expect((await rest(desk)).draft).toMatchObject({ canLoad: true, answered: [] });
  });

  it('uses the same bytes once', async () => {
    const { desk } = openWorld();
    desk.inspect([file('deals.csv', DEALS), file('deals.csv', DEALS)]);
    const { draft } = await rest(desk);
    expect(draft?.admissions.map(({ inspection }) => [inspection.file, inspection.loaded])).toEqual([
      ['deals.csv', 3],
      ['deals (2).csv', 0],
    ]);
    expect(draft?.canLoad).toBe(true);
  });

  it('takes further files to those that are loaded, and leaves what is loaded alone when the draft is discarded', async () => {
    const { desk, told } = await loadedWith([file('deals.csv', DEALS)]);
    const before = desk.state().loaded;
    desk.inspect([file('spend.csv', 'Month,Amount,Currency\n2025-01,100,EUR\n2025-02,100,EUR\n')]);
    await rest(desk);
    expect(outcomes(desk).map(([name]) => name)).toEqual(['deals.csv', 'spend.csv']);
    desk.discard();
    expect([desk.state().loaded, desk.state().draft, told.loads]).toEqual([before, null, 1]);
  });
});

describe('definitions beside files', () => {
  it('are taken over with them', async () => {
    const { desk } = await loadedWith([
      file('deals.csv', DEALS),
      ICP('{"version":1,"fiscalYearStartMonth":4,"assumptions":{"grossMargin":0.8}}'),
    ]);
    expect([desk.state().loaded?.definitions.calendar.startMonth, desk.state().loaded?.definitionsFile]).toEqual([4, 'workspace.json']);
  });

  it('hold up loading with a sentence while they are wrong, and no longer once they are removed', async () => {
    const { desk } = openWorld();
    desk.inspect([file('deals.csv', DEALS), ICP('{"version":1,"assumptions":{"grossMargin":80}}')]);
    const { draft } = await rest(desk);
    expect([draft?.canLoad, draft?.definitionsError]).toEqual([false, expect.stringContaining('assumptions.grossMargin')]);
    desk.removeFile('workspace.json');
    expect((await rest(desk)).draft).toMatchObject({ canLoad: true, definitionsError: null });
  });

  it('of two files in one drop are not chosen between', async () => {
    const { desk } = openWorld();
    desk.inspect([file('deals.csv', DEALS), ICP('{"version":1,"targets":[]}'), file('other.json', '{"version":1,"targets":[]}')]);
    expect((await rest(desk)).draft?.definitionsError).toBe('workspace.json and other.json both hold definitions. Remove one of them.');
  });
});

describe('what fails or is cancelled', () => {
  it('leaves a draft and what is loaded as they were when the engine refuses', async () => {
    const { desk, told } = await loadedWith([file('deals.csv', DEALS)]);
    const before = desk.state().loaded;
    desk.mapColumn('deals.csv', 'Source', 'leadSource');
    await rest(desk);
    told.refuse = 'opportunity.amount does not add up to what was handed over';
    desk.load();
    const after = await rest(desk);
    expect(after.loaded).toBe(before);
    expect(after.draft?.canLoad).toBe(true);
    expect(after.failure).toBe(
      'The data could not be loaded: opportunity.amount does not add up to what was handed over. What is loaded stays as it was.',
    );
  });

  it('ends at once when it is cancelled, and what is loaded stays', async () => {
    const { desk } = await loadedWith([file('deals.csv', DEALS)]);
    const before = desk.state().loaded;
    desk.inspect([file('more.csv', DEALS.repeat(50))]);
    expect(desk.state().progress).not.toBeNull();
    desk.cancel();
    expect([desk.state().progress, desk.state().draft, desk.state().loaded]).toEqual([null, null, before]);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect([desk.state().progress, desk.state().draft, desk.state().failure]).toEqual([null, null, null]);
  });

  it('answers about what the page shows even after a load was cancelled too late', async () => {
    const { desk, told } = await loadedWith([file('deals.csv', DEALS)]);
    const shown = desk.state().loaded?.dataset.fingerprint ?? '';
    desk.mapColumn('deals.csv', 'Source', 'leadSource');
    await rest(desk);
    const late = told.engine.load.bind(told.engine);
    const gate: { open(): void } = { open: () => undefined };
    told.engine.load = async (dataset, parcels) => {
      await late(dataset, parcels);
      await new Promise<void>((resolve) => {
        gate.open = resolve;
      });
    };
    desk.load();
    while (told.loads < 2) await new Promise((resolve) => setTimeout(resolve, 2));
    desk.cancel();
    told.engine.load = late;
    gate.open();
    await desk.engine.cube(shown, { by: [], time: 'none', measures: ['won'], filter: { kind: 'always' } }, { aborted: false });
    expect([desk.state().loaded?.dataset.fingerprint, told.loads]).toEqual([shown, 3]);
  });

  it('gives a lost engine what was loaded once more, from the files themselves even after a cancel', async () => {
    const { desk, reload } = await loadedWith([file('deals.csv', UNSURE), file('workspace.json', '{"version":1,"targets":[]}')]);
    expect(await reload()).toBeNull();
    desk.answer(questionsOf(desk)[0] ?? '', 'day-first');
    await rest(desk);
    desk.load();
    await rest(desk);
    const shown = desk.state().loaded?.dataset.fingerprint;
    desk.inspect([file('more.csv', DEALS)]);
    desk.cancel();
    const again = await reload();
    expect([again?.dataset.fingerprint, again?.parcels.some(({ rows }) => rows === 3)]).toEqual([shown, true]);
  });
});
