import { describe, expect, test } from 'vitest';
import type { Sha256 } from '../../../src/core/model';
import { firstStop, holdingStep, stepBefore, stopAfter, whereText, wizardOf, type Wizard } from '../../../src/views/wizard';
import { admission, question } from './made-admission';

const SCOPE = '0123456789abcdef';
const DATES = question(`${SCOPE}:date-order:Close Date`);
const STAGE = question(`${SCOPE}:stage:Parked`, ['won', 'lost', 'open', 'other']);
const OVERLAP = question('files:overlap ab1200000000 cd3400000000', ['replace', 'snapshot', 'parts', 'earlier']);

type Draft = Parameters<typeof wizardOf>[0];
const draft = (given: Partial<Draft> = {}): Draft => ({ admissions: [admission()], definitionsError: null, canLoad: true, ...given });
const wizard = (given: Partial<Draft> = {}, loaded: Parameters<typeof wizardOf>[1] = null): Wizard => wizardOf(draft(given), loaded);
const asking = (...questions: (typeof DATES)[]) =>
  draft({ admissions: [admission({ inspection: { outcome: 'ask', questions } })], canLoad: false });
const refused = admission({
  inspection: { file: 'page.xls', table: null, format: null, outcome: 'reject', error: 'The file is a web page.', records: 0, loaded: 0 },
  columns: [],
  stages: [],
});
const says = ({ steps }: Wizard, id: string): string | undefined => steps.find((step) => step.id === id)?.says;

describe('an import', () => {
  test('that asks nothing begins and ends at the review, where it can be loaded', () => {
    const made = wizard();
    expect([firstStop(made), stopAfter(made, 'review'), made.load, made.barrier]).toEqual(['review', null, 'Load 3 rows', null]);
  });

  test('begins at what is asked first: a refused file, a question, a stage nobody knows', () => {
    const unsettled = admission({
      inspection: { outcome: 'ask', questions: [STAGE] },
      stages: [{ pipeline: null, stage: 'Parked', count: 3, outcome: null }],
    });
    const first = (given: Draft): string => firstStop(wizardOf(given, null));
    expect([
      first(draft({ admissions: [admission(), refused] })),
      first(asking(DATES)),
      first(draft({ admissions: [unsettled], canLoad: false })),
    ]).toEqual(['recognise', 'answer', 'meanings']);
  });

  test('goes on to the next step that asks something, and back over those that are empty', () => {
    const made = wizardOf(asking(DATES), null);
    expect([stopAfter(made, 'recognise')?.id, stopAfter(made, 'answer')?.id, stepBefore(made, 'columns')?.id]).toEqual([
      'answer',
      'review',
      'answer',
    ]);
    expect([stepBefore(wizard(), 'columns')?.id, stepBefore(wizard(), 'choose')]).toEqual(['recognise', null]);
  });

  test('asks what a stage means among the stages, and only what belongs nowhere else one by one', () => {
    const known = [{ pipeline: 'New', stage: 'Parked', count: 3, outcome: null }];
    const inPipeline = question(`${SCOPE}:stage:New/Parked`, ['won', 'lost']);
    const contradiction = question(`${SCOPE}:stage:Lost/Closed Won`, ['won', 'lost']);
    const made = wizard({
      admissions: [admission({ inspection: { outcome: 'ask', questions: [DATES, inPipeline, contradiction, OVERLAP] }, stages: known })],
      canLoad: false,
    });
    expect(made.open.map(({ id }) => id)).toEqual([DATES.id, contradiction.id]);
    expect([says(made, 'answer'), says(made, 'meanings'), says(made, 'keep')]).toEqual(['2 open', '1 open', '1 open']);
  });

  test('that is held up names the step that holds it, and not a refused file beside it', () => {
    const made = wizard({
      admissions: [refused, admission({ inspection: { outcome: 'ask', questions: [DATES] } })],
      canLoad: false,
    });
    expect([made.barrier, holdingStep(made)?.id]).toEqual(['1 question must be answered first.', 'answer']);
    expect(holdingStep(wizard({ admissions: [refused], canLoad: false }))?.id).toBe('recognise');
    expect(made.refused).toBe('1 file cannot be used: page.xls.');
  });

  test('misses a column that its table cannot do without', () => {
    const [id, , amount] = admission().columns;
    const made = wizard({ admissions: [admission({ columns: [id, amount].filter((column) => column !== undefined) })] });
    expect([firstStop(made), says(made, 'columns')]).toEqual(['columns', 'missing in 1 file']);
  });

  test('says where it stands without the names of all steps', () => {
    expect(whereText(wizardOf(asking(DATES), null).steps, 'answer')).toBe('Step 3 of 7: Answer, 1 open');
  });

  test('offers another header line only where a line of the file is the header', () => {
    const preview = [
      { line: 1, cells: ['Id', 'Stage'] },
      { line: 2, cells: ['1', 'Won'] },
    ];
    const header = (headerLine: number, shown = preview) =>
      wizard({ admissions: [admission({ preview: shown, headerLine })] }).files[0]?.header;
    expect(header(1)).toEqual({ line: 1, records: preview, width: 2 });
    expect([header(0), header(1, [])]).toEqual([null, null]);
  });

  test('marks the files that are loaded already', () => {
    const other = admission({ inspection: { file: 'new.csv', sha256: 'cd34' as Sha256 } });
    const made = wizard({ admissions: [admission(), other] }, { admissions: [admission()], sample: null });
    expect(made.files.map(({ file, isLoaded }) => [file, isLoaded])).toEqual([
      ['deals.csv', true],
      ['new.csv', false],
    ]);
    expect(wizard({}, { admissions: [admission()], sample: 'salesforce-style' }).files[0]?.isLoaded).toBe(false);
  });
});

describe('keeping', () => {
  const second = admission({ inspection: { file: 'april.csv', sha256: 'cd34' as Sha256, outcome: 'ask', questions: [OVERLAP] } });

  test('has nothing to choose where nothing of one’s own is loaded and no files overlap', () => {
    const { keeping, steps } = wizard();
    expect([keeping.choices, keeping.dates, keeping.sentence, steps.at(-1)?.isFilled]).toEqual([[], [], null, false]);
  });

  test('adds to what is loaded unless people say otherwise, and says so in the review', () => {
    const { keeping } = wizard({ keep: 'add' });
    expect([keeping.chosen, keeping.sentence]).toEqual(['add', 'These files are added to those that are loaded.']);
  });

  test('chooses nothing beforehand while files overlap, and asks after the review', () => {
    const made = wizard({ admissions: [admission(), second], keep: 'add', canLoad: false });
    expect([made.keeping.chosen, made.keeping.open.map(({ id }) => id), firstStop(made), stopAfter(made, 'review')?.id]).toEqual([
      null,
      [OVERLAP.id],
      'review',
      'keep',
    ]);
    expect(made.keeping.open[0]?.choices.map(({ label }) => label)).toEqual([
      'The later file takes the place of the earlier one',
      'Both stand, as snapshots of two dates',
      'Both count, and what is in both counts once',
      'Only the earlier file counts',
    ]);
  });

  test('takes a date for each file of deals where there are several', () => {
    const made = wizard({ admissions: [admission(), second], asOf: new Map([['april.csv', '2025-04-30']]) });
    expect(made.keeping.dates).toEqual([
      { file: 'deals.csv', date: '' },
      { file: 'april.csv', date: '2025-04-30' },
    ]);
  });
});
