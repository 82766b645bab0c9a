import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { NO_COUNCIL_RECORDS, type Decision, type DecisionEvidence, type DecisionRevision, type Outcome } from '../../../src/core/council';
import { CALENDAR_MONTHS, dayFrom, type Currency, type Dataset, type Dimension, type DimensionId } from '../../../src/core/model';
import { NO_DEFINITIONS } from '../../../src/core/workspace';
import { cardCsv } from '../../../src/exports/csv';
import { councilRoomHeadline } from '../../../src/views/council-room';
import { reviewChoices, usualReview } from '../../../src/views/decision-dates';
import { draftOfDecision, newDraft, sliceOfRule, type DecisionDraft } from '../../../src/views/decision-draft';
import { readDraft } from '../../../src/views/decision-faults';
import { historySteps } from '../../../src/views/decision-history';
import { readSize, sizeText } from '../../../src/views/decision-numbers';
import { conditionsShown, ruleText, withMember } from '../../../src/views/decision-segment';
import { dueDecisions } from '../../../src/views/decisions-due';
import { exportTable } from '../../../src/views/decisions-export';
import { decisionsList } from '../../../src/views/decisions-list';
import { plain } from '../../../src/wording';
import { NUMBER_MANNERS, USUAL_MANNER, writeIn } from '../../../src/wording/manner';
import { day, number, share } from './made';

const HOSTILE = '<img src=x onerror=alert(1)>';
const USD = 'USD' as Currency;
const dimension = (id: string, label: string, members: readonly string[]): Dimension => ({
  id: id as DimensionId,
  label,
  home: 'account',
  members: ['', '', ...members],
  ordered: false,
});
const DATASET: Pick<Dataset, 'asOf' | 'calendar' | 'currency' | 'dimensions' | 'fingerprint'> = {
  asOf: dayFrom(day('2025-09-30')),
  calendar: CALENDAR_MONTHS,
  currency: USD,
  dimensions: [dimension('industry', 'Industry', ['Software', 'Retail', HOSTILE]), dimension('region', 'Region', ['North', 'South'])],
  fingerprint: 'f1',
};
const dataset = DATASET as Dataset;
const EVIDENCE: DecisionEvidence = { asOf: '2025-09-30', data: 'f1', rules: 'r1', icp: null, question: null, finding: null, readings: [] };
const GIVEN = { id: 'd1', made: null, dataset, definitions: NO_DEFINITIONS };
const draft = (part: Partial<DecisionDraft> = {}): DecisionDraft => ({
  ...newDraft({}, EVIDENCE, dataset),
  text: 'Shift a fifth of paid search to partners',
  size: '5',
  owner: 'Ana',
  by: 'Ben',
  ...part,
});

const madeOf = (part: Partial<DecisionDraft> = {}): Decision => {
  const { decision, faults } = readDraft(draft(part), GIVEN);
  if (decision === null) throw new Error(JSON.stringify(faults));
  return decision;
};
const revision = (decision: Decision, by = 'Ben', at = '2025-09-30T10:00:00Z'): DecisionRevision => ({ decision, by, at });
const recorded = (...decisions: readonly DecisionRevision[]) => ({
  ...NO_DEFINITIONS,
  council: { ...NO_COUNCIL_RECORDS, decisions },
});

afterEach(() => writeIn(USUAL_MANNER));

describe('the size of an expected change', () => {
  test.each([
    ['winRate', '5', 0.05],
    ['winRate', '0.5', 0.005],
    ['acvMedian', '1,250.50', 125_050],
    ['salesCycle', '10', 10],
    ['ltvToCac', '0.25', 0.25],
  ] as const)('of %s, typed %s, is %s in its own unit', (metric, typed, size) => {
    expect(readSize(typed, metric, USD)).toEqual({ value: size, fault: null });
  });

  test('is read by the separators that a person chose, and not by others', () => {
    writeIn({ ...USUAL_MANNER, numbers: '1.234,5' });
    expect(readSize('1.250,50', 'acvMedian', USD).value).toBe(125_050);
    expect(readSize('0,5', 'winRate', USD).value).toBe(0.005);
    expect(readSize('1.5', 'winRate', USD).fault).toBe('“1.5” is not a number. Write it like 1.234,5.');
    writeIn({ ...USUAL_MANNER, numbers: '1 234,5' });
    expect(readSize('1 250,5', 'acvMedian', USD).value).toBe(125_050);
  });

  test.each(['', '0', '-3', 'ten', '1,2', '1e3', HOSTILE])('is refused in words where it is %s', (typed) => {
    const read = readSize(typed, 'winRate', USD);
    expect(read.value).toBeNull();
    expect(read.fault).toMatch(/\.$/);
  });

  test('stands in its field as it is read again, in every manner', () => {
    const cases = [
      ['winRate', 10_000],
      ['acvMedian', 1],
      ['salesCycle', 100],
    ] as const;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.constantFrom(...cases),
        fc.constantFrom(...NUMBER_MANNERS),
        (whole, [metric, per], numbers) => {
          writeIn({ ...USUAL_MANNER, numbers });
          const size = whole / per;
          expect(readSize(sizeText(size, metric, USD), metric, USD).value).toBeCloseTo(size, 12);
        },
      ),
    );
  });
});

describe('a segment as a rule', () => {
  const where = [
    { dimension: 'industry', is: 'in' as const, members: ['Software', 'Retail'] },
    { dimension: 'region', is: 'notIn' as const, members: [null] },
  ];

  test('is said in words, blank and all', () => {
    expect(ruleText({ where }, dataset)).toBe('Industry is Software or Retail; Region is not Unknown');
    expect(ruleText({ where: [] }, dataset)).toBe('All deals and accounts');
  });

  test('keeps what the files no longer have, and says that it is gone', () => {
    const [gone] = conditionsShown([{ dimension: 'industry', is: 'in', members: ['Mining'] }], dataset);
    expect(gone?.members.filter(({ isChosen }) => isChosen).map(({ text }) => text)).toEqual(['Mining']);
    expect(gone?.note).toBe('The loaded files do not have Mining.');
    const [nowhere] = conditionsShown([{ dimension: 'owner', is: 'in', members: ['Ana'] }], dataset);
    expect(nowhere?.note).toMatch(/have nothing by the name of owner/);
  });

  test('takes a value and gives it back', () => {
    const [first] = where;
    if (first === undefined) throw new Error('no condition');
    expect(withMember(withMember(first, HOSTILE), HOSTILE)).toEqual(first);
  });

  test('is the slice of a target where every condition is one value, and none otherwise', () => {
    expect(sliceOfRule([{ dimension: 'region', is: 'in', members: ['North'] }])).toEqual([['region', 'North']]);
    expect(sliceOfRule([])).toEqual([]);
    expect(sliceOfRule(where)).toBeNull();
  });
});

describe('a draft of a decision', () => {
  test('says what is missing beside each field, and is no decision before', () => {
    const read = readDraft(
      draft({ text: ' ', owner: '', by: '', size: '', where: [{ dimension: 'region', is: 'in', members: [] }] }),
      GIVEN,
    );
    expect(read.decision).toBeNull();
    expect(Object.keys(read.faults).toSorted()).toEqual(['by', 'owner', 'size', 'text', 'where']);
    expect(read.faults.where).toBe('Choose what Region is or is not, or remove that condition.');
  });

  test('holds its dates in order', () => {
    expect(readDraft(draft({ due: '2025-01-01' }), GIVEN).faults.due).toBe('It is due before it was decided.');
    expect(readDraft(draft({ review: '2025-09-30' }), GIVEN).faults.review).toBe('It would be reviewed before it was decided.');
    expect(readDraft(draft({ taken: '2025-02-30' }), GIVEN).faults.taken).toBe('2025-02-30 is not a date that exists.');
  });

  test('becomes a decision with its size in the unit of the metric, and reads back as the same draft', () => {
    const decision = madeOf({ options: 'wait\n\n do more ', dissent: HOSTILE, approvers: [{ name: ' Cleo ', function: 'finance' }] });
    expect(decision).toMatchObject({
      id: 'd1',
      expected: { metric: 'winRate', want: 'rise', size: 0.05 },
      options: ['wait', 'do more'],
      dissent: HOSTILE,
      approvers: [{ name: 'Cleo', function: 'finance' }],
      segment: { name: 'The whole market', where: [] },
      status: 'open',
      due: null,
      made: null,
    });
    const again = readDraft({ ...draftOfDecision(decision, dataset), by: 'Ben' }, GIVEN);
    expect(again).toEqual({ decision, faults: {} });
  });

  test('needs no number where none is expected to move', () => {
    expect(madeOf({ expects: false, size: '' }).expected).toBeNull();
  });

  test('sets a target in the slice of its segment, and says why where it has none', () => {
    const where = [{ dimension: 'region', is: 'in' as const, members: ['North'] }];
    const target = { metric: 'winRate' as const, want: 'atLeast' as const, text: '35' };
    expect(madeOf({ type: 'setTarget', where, target }).made).toEqual({
      kind: 'target',
      metric: 'winRate',
      slice: [['region', 'North']],
      want: 'atLeast',
      value: 0.35,
    });
    const wide = [{ dimension: 'region', is: 'notIn' as const, members: ['North'] }];
    expect(readDraft(draft({ type: 'setTarget', where: wide, target }), GIVEN).faults.target).toMatch(/one value of a dimension/);
    expect(readDraft(draft({ type: 'setTarget', target: { ...target, text: '' } }), GIVEN).faults.target).toBe(
      'Write the value that is wanted.',
    );
    expect(readDraft(draft({ type: 'setTarget', target: { ...target, text: '140' } }), GIVEN).faults.target).toMatch(/between 0% and 100%/);
  });

  test('to change the ICP names a version, or the draft that it publishes', () => {
    expect(readDraft(draft({ type: 'changeIcp' }), GIVEN).faults.version).toMatch(/^Choose the version/);
    expect(readDraft(draft({ type: 'changeIcp', version: 'draft' }), GIVEN).faults.version).toMatch(/^Choose the version/);
  });
});

describe('the review of a decision', () => {
  test('is after the quarter that follows it, and any of the next two years can be chosen', () => {
    expect(usualReview('2025-09-30', dataset)).toBe('2026-01-01');
    expect(reviewChoices('2025-09-30', '', dataset).slice(0, 2)).toEqual([
      { value: '2025-10-01', text: 'after Q3 2025: from 1 Oct 2025 on' },
      { value: '2026-01-01', text: 'after Q4 2025: from 1 Jan 2026 on' },
    ]);
  });

  test('counts the quarters of a fiscal year, and keeps a date that ends none', () => {
    const fiscal = { calendar: { ...CALENDAR_MONTHS, startMonth: 2 } };
    expect(reviewChoices('2025-09-30', '', fiscal)[0]?.text).toBe('after Q3 FY26: from 1 Nov 2025 on');
    expect(reviewChoices('2025-09-30', '2025-11-17', dataset)[0]).toEqual({ value: '2025-11-17', text: 'from 17 Nov 2025 on' });
  });
});

const outcome = (decision: Decision, part: Partial<Outcome> = {}): Outcome => ({
  decision,
  isDue: true,
  word: 'cannotTell',
  isLessThanExpected: false,
  before: share('winRate', 38, 93, { period: null }),
  after: share('winRate', 62, 119, { period: null }),
  change: number('winRate', 0.11, 119, { limits: [-0.02, 0.24] }),
  split: { market: 0.03, mix: null, mixBy: null, rule: 0, rest: 0.08 },
  have: 119,
  needed: 400,
  reasons: ['intervalHoldsBoth'],
  ...part,
});
const LAST = { taken: '2025-05-02', due: '2025-07-31', review: '2025-07-01' } as const;
const told = (decisions: readonly Decision[], outcomes: readonly Outcome[] | null = []) => ({
  dataset,
  definitions: recorded(...decisions.map((each) => revision(each))),
  outcomes,
  least: 10,
});

describe('the list of decisions', () => {
  const late = { ...madeOf(LAST), id: 'late', text: HOSTILE, owner: 'Ana' };
  const done = { ...madeOf({ ...LAST, due: '' }), id: 'done', owner: 'Ben', status: 'done' as const, type: 'retire' as const };
  const old = { ...madeOf({ taken: '2024-02-01', review: '2024-07-01' }), id: 'old' };
  const given = told([late, done, old], [outcome(late)]);

  test('says which are late by the as-of date, and what came of each', () => {
    const { rows } = decisionsList(given);
    expect(rows.map(({ id, quarter, statusText, due }) => [id, quarter, statusText, due])).toEqual([
      ['done', 'Q2 2025', 'Done', null],
      ['late', 'Q2 2025', 'Late', '31 Jul 2025'],
      ['old', 'Q1 2024', 'Open', null],
    ]);
    const row = rows.find(({ id }) => id === 'late');
    expect(row?.text).toBe(HOSTILE);
    expect(row?.outcome).toMatchObject({ text: 'Cannot tell', change: '+11 points (−2 to +24)' });
    expect(row?.outcome?.split.map(({ label, text }) => `${label}: ${text}`)).toEqual([
      'Market moved: +3.0 points',
      'Mix moved: not told',
      'Rule moved: 0.0 points',
      'The rest: +8.0 points',
    ]);
    expect(rows[0]?.outcome).toBeNull();
  });

  test('is narrowed by quarter, owner, type and status, with choices that exist', () => {
    const any = { quarter: null, owner: null, type: null, status: null };
    const ids = (part: Parameters<typeof decisionsList>[1]) => decisionsList(given, part).rows.map(({ id }) => id);
    expect(ids({ ...any, status: 'late' })).toEqual(['late']);
    expect(ids({ ...any, owner: 'Ben' })).toEqual(['done']);
    expect(ids({ ...any, type: 'retire', quarter: '2024-Q1' })).toEqual([]);
    expect(decisionsList(given).quarters).toEqual([
      { value: '2025-Q2', text: 'Q2 2025' },
      { value: '2024-Q1', text: 'Q1 2024' },
    ]);
  });

  test('goes into a file in full, where no text is a formula', () => {
    const evil = { ...late, text: '=HYPERLINK("http://evil.example")', owner: '@sum' };
    const table = exportTable(decisionsList(told([evil], [outcome(evil)])).rows, told([evil], [outcome(evil)]));
    expect(table.rows.every(({ cells }) => cells.length === table.columns.length)).toBe(true);
    const csv = cardCsv({ evidence: [], table, about: [] });
    expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
    expect(csv).toContain(`,'@sum,`);
    const [head = '', line = ''] = csv.replace('\ufeff', '').split('\r\n');
    const at = head.split(',').indexOf('change');
    expect(at).toBeGreaterThan(0);
    expect(line).toContain('0.11,-0.02,0.24,0.03,,0,0.08,Cannot tell');
  });
});

describe('the headline of the Council room', () => {
  const first = { ...madeOf({ ...LAST, name: 'mid-market' }), id: 'a' };

  test('counts last quarter, and tells the one that is due with both sides and the interval', () => {
    expect(plain(councilRoomHeadline(told([first], [outcome(first)])))).toBe(
      'Of 1 decision of last quarter (Q2 2025) none is done and 1 is late. One was due for review and cannot be told yet. mid-market: win rate is 52% (62 of 119) after 41% (38 of 93), +11 points (−2 to +24).',
    );
  });

  test('says nothing of outcomes that are not there yet, and that nothing is recorded where nothing is', () => {
    expect(plain(councilRoomHeadline(told([first], null)))).toBe('Of 1 decision of last quarter (Q2 2025) none is done and 1 is late.');
    expect(plain(councilRoomHeadline(told([])))).toBe('No decision is recorded yet.');
  });

  test('counts several that are due by what became of them, without those that are settled or dropped', () => {
    const all = ['a', 'b', 'c', 'd'].map((id) => ({ ...first, id }));
    const [a, b, c, d] = all;
    if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error('four');
    const settled = { ...c, verdict: 'kept' as const };
    const dropped = { ...d, status: 'dropped' as const };
    const outcomes = [outcome(a, { word: 'worked' }), outcome(b, { word: 'didNot' }), outcome(settled), outcome(dropped)];
    expect(plain(councilRoomHeadline(told([a, b, settled, dropped], outcomes)))).toMatch(/2 are due for review: 1 worked, 1 did not\.$/);
  });
});

describe('what the Council comes back to', () => {
  test('is what is due first, then what is late, then the rest of last quarter, and nothing older', () => {
    const due = { ...madeOf({ taken: '2024-11-01', review: '2025-04-01' }), id: 'due', status: 'done' as const };
    const late = { ...madeOf({ taken: '2024-11-02', due: '2024-12-01', review: '2026-01-01' }), id: 'late' };
    const last = { ...madeOf({ ...LAST, due: '', review: '2026-01-01' }), id: 'last' };
    const old = { ...madeOf({ taken: '2024-02-01', review: '2026-01-01' }), id: 'old' };
    const view = dueDecisions(
      told([due, late, last, old], [outcome(due), ...[late, last, old].map((each) => outcome(each, { isDue: false }))]),
    );
    expect(view.rows.map(({ id }) => id)).toEqual(['due', 'late', 'last']);
    expect(plain(view.sentence)).toBe('4 decisions are recorded: 3 open, 1 late; 1 due for review, not yet judged by the council.');
  });
});

describe('the history of a decision', () => {
  test('says who changed what and when, the newest first', () => {
    const first = madeOf();
    const second = { ...first, status: 'done' as const, owner: HOSTILE };
    const definitions = recorded(revision(first, 'Ben', '2025-09-30T10:00:00Z'), revision(second, 'Cleo', '2025-10-02T08:05:09Z'));
    expect(historySteps('d1', { dataset, definitions })).toMatchObject([
      {
        by: 'Cleo',
        at: '2 Oct 2025, 08:05 UTC',
        changes: [
          { label: 'Owner', before: 'Ana', after: HOSTILE },
          { label: 'Status', before: 'Open', after: 'Done' },
        ],
      },
      { by: 'Ben', at: '30 Sep 2025, 10:00 UTC', changes: [] },
    ]);
  });
});
