import { describe, expect, it, test } from 'vitest';
import type { Hypothesis, HypothesisRevision, ToldReadOut } from '../../../src/core/hypotheses';
import { NO_COUNCIL_RECORDS, standingHypotheses } from '../../../src/core/council';
import type { HypothesisPlan } from '../../../src/core/hypothesis-readings';
import { parseDate, type Currency, type Dataset, type Dimension, type DimensionId } from '../../../src/core/model';
import { NO_DEFINITIONS, type Definitions } from '../../../src/core/workspace';
import { hypothesesView } from '../../../src/views/hypotheses';
import { newHypothesis, pilotDraft, planAsked, writtenHypothesis, type HypothesisDraft } from '../../../src/views/hypothesis-draft';
import { ruleOf } from '../../../src/views/hypothesis-rule';
import { planView } from '../../../src/views/hypothesis-plan';
import { hypothesisRecord } from '../../../src/views/hypothesis-record';
import { plain } from '../../../src/wording';
import { made } from '../hypotheses/made-hypotheses';
import { company } from '../../fixtures/ask-kernel';
import { grid } from '../../fixtures/grid';

const ICP: Dimension = { id: 'icp' as DimensionId, label: 'ICP', home: 'score', members: ['', '', 'in', 'out'], ordered: true };
const REGION: Dimension = {
  id: 'region' as DimensionId,
  label: 'Region',
  home: 'account',
  members: ['', '', 'North', 'South'],
  ordered: false,
};

const base = company([grid('opportunity', 'opportunityId outcome createdDate closeDate\nd1 won 2025-01-01 2025-09-30')]).dataset;
const datasetOf = (asOf: string): Dataset => ({
  ...base,
  asOf: parseDate(asOf) ?? 0,
  asOfFrom: 'given',
  currency: 'USD' as Currency,
  dimensions: [ICP, REGION],
});
const revision = (hypothesis: Hypothesis, at = '2025-01-01T08:00:00Z', by = 'Ana'): HypothesisRevision => ({ hypothesis, by, at });
const withHypotheses = (...hypotheses: readonly HypothesisRevision[]): Definitions => ({
  ...NO_DEFINITIONS,
  council: { ...NO_COUNCIL_RECORDS, hypotheses },
});
const told = (parts: Partial<ToldReadOut> = {}): ToldReadOut => ({
  asOf: '2026-01-05',
  look: 1,
  treated: { n: 340, value: 0.32, low: 0.273, high: 0.371 },
  control: { n: 335, value: 0.24, low: 0.197, high: 0.288 },
  difference: { value: 0.08, low: 0.012, high: 0.147, level: 0.95 },
  verdict: 'held',
  confounders: [],
  ...parts,
});
const view = (asOf: string, ...all: readonly Hypothesis[]) =>
  hypothesesView({
    dataset: datasetOf(asOf),
    definitions: withHypotheses(...all.map((each) => revision(each))),
    reached: new Map([['h1', { treated: 84, control: 400 }]]),
  });
const record = (hypothesis: Hypothesis, asOf = '2026-01-05') =>
  hypothesisRecord(hypothesis, { dataset: datasetOf(asOf), definitions: withHypotheses(revision(hypothesis)), least: 10 });

describe('what is being tested', () => {
  it('says what it is for where nothing is written down', () => {
    expect(plain(view('2025-06-30').sentence)).toBe(
      'No hypothesis is written down. What is tested is written before anybody looks, so that the look can tell.',
    );
  });

  it('counts what collects, what is to be read, and what came of the rest', () => {
    const all = [
      made(),
      made({ id: 'h2', readOn: '2025-06-01' }),
      made({ id: 'h3', status: 'read', told: told() }),
      made({ id: 'h4', status: 'read', told: told({ verdict: 'tooEarly' }) }),
      made({ id: 'h5', status: 'stopped' }),
    ];
    expect(plain(view('2025-06-30', ...all).sentence)).toBe(
      '5 hypotheses: 1 is to be read now and 1 is collecting deals, until 31 Dec 2025; 1 held, 1 read too early to tell and 1 stopped.',
    );
  });

  it('says of those that start later that they wait', () => {
    const later = [made({ id: 'h2', starts: '2025-10-01' }), made({ id: 'h3', starts: '2025-10-01' })];
    expect(plain(view('2025-06-30', made(), ...later).sentence)).toBe(
      '3 hypotheses: 1 is collecting deals, until 31 Dec 2025 and 2 are waiting for their start.',
    );
    expect(plain(view('2024-12-31', made()).sentence)).toBe('1 hypothesis: 1 is waiting for its start.');
  });

  test.each`
    asOf            | parts                               | state           | says
    ${'2024-12-31'} | ${{}}                               | ${'waiting'}    | ${'Starts on 1 Jan 2025'}
    ${'2025-06-30'} | ${{}}                               | ${'collecting'} | ${'Collecting deals'}
    ${'2025-12-31'} | ${{ needed: 84 }}                   | ${'due'}        | ${'To be read now'}
    ${'2025-12-31'} | ${{ needed: 85 }}                   | ${'short'}      | ${'Its day has come, its sample is not full'}
    ${'2025-12-31'} | ${{ status: 'read', told: told() }} | ${'read'}       | ${'Held'}
    ${'2025-12-31'} | ${{ status: 'stopped' }}            | ${'stopped'}    | ${'Stopped, not read'}
  `('is $state on $asOf: $says', ({ asOf, parts, state, says }) => {
    const [row] = view(asOf, made(parts)).rows;
    expect([row?.state, row?.stateText]).toEqual([state, says]);
  });

  it('shows how many deals each side has of those it needs, and nothing else of them', () => {
    const [row] = view('2025-06-30', made()).rows;
    expect(row?.reached).toEqual([
      { name: 'Treated arm', text: '84 of 329', part: 84, whole: 329 },
      { name: 'Control arm', text: 'full: 400, 329 needed', part: 329, whole: 329 },
    ]);
    expect(row).toMatchObject({ needed: '329 deals a side', worth: 'Win rate higher by 10 points or more', readOn: '31 Dec 2025' });
  });

  it('says what the loaded files lack of its rule', () => {
    expect(view('2025-06-30', made()).rows[0]?.lacks).toBe(
      'The loaded files have nothing by the name of industry: until they do, no deal counts.',
    );
    expect(view('2025-06-30', made({ segment: { kind: 'known', column: REGION.id } })).rows[0]?.lacks).toBeNull();
  });

  it('keeps the latest revision of each, those under way first and by their day', () => {
    const definitions = withHypotheses(
      revision(made({ id: 'b', owner: 'late' }), '2025-03-01T08:00:00Z'),
      revision(made({ id: 'a', status: 'stopped' })),
      revision(made({ id: 'b', owner: 'early' }), '2025-01-01T08:00:00Z'),
      revision(made({ id: 'c', readOn: '2025-06-01' })),
    );
    expect(standingHypotheses(definitions.council).map(({ id, owner }) => [id, owner])).toEqual([
      ['c', 'Ana'],
      ['b', 'late'],
      ['a', 'Ana'],
    ]);
  });
});

describe('the record of a hypothesis', () => {
  it('holds no number of its sides before the day of the read-out', () => {
    const seen = record(made(), '2025-06-30');
    expect(seen.looks).toEqual([]);
    expect(seen.hidden).toMatch(/^Before 31 Dec 2025 deals are counted, and what they show is not worked out/);
    expect(record(made(), '2026-01-05').hidden).toMatch(/^Until it is read/);
  });

  it('tells what was read as it was told: who outperformed, never why', () => {
    const [look] = record(made({ status: 'read', told: told() })).looks;
    expect(look === undefined ? '' : plain(look.sentence)).toBe(
      'Held: the treated arm outperformed the other: the interval of the difference lies wholly on the wanted side of 0. Win rate differs by +8 points (+1 to +15).',
    );
    expect(look?.sides).toEqual([
      { label: 'Treated arm', text: '32% (27–37; n=340)' },
      { label: 'Control arm', text: '24% (20–29; n=335)' },
    ]);
    expect(JSON.stringify(look)).not.toMatch(/caused|uplift|because/i);
  });

  it('names where else a pilot may come from, and that it shows no cause', () => {
    const pilot = made({
      against: 'others',
      segmentLabel: 'ICP accounts',
      status: 'read',
      told: told({ confounders: [{ attribute: 'region', label: 'North', standardised: -0.41 }] }),
    });
    const [look] = record(pilot).looks;
    expect(look?.caution).toBe(
      'ICP accounts and all others were not dealt by chance: what else differs between them may be behind it. A pilot shows which side did better, not why.',
    );
    expect(look?.elsewhere).toEqual(['Region: North (standardised difference 0.41, more in All others)']);
  });

  it('says the level of a look that has another, and days and money in their units', () => {
    const early = made({
      readOut: { kind: 'looks', looks: 3 },
      told: told({ verdict: 'notShown', difference: { value: 0.08, low: -0.03, high: 0.19, level: 0.999 } }),
    });
    const [look] = record(early).looks;
    expect(look?.title).toBe('Look 1 of 3, with data as of 5 Jan 2026');
    expect(look === undefined ? '' : plain(look.sentence)).toContain('+8 points (−3 to +19; 99.9% interval)');
    const days = made({
      metric: 'salesCycle',
      want: 'fall',
      size: 14,
      status: 'read',
      told: told({
        treated: { n: 40, value: 71.6, low: 60.2, high: 83.1 },
        difference: { value: -12.4, low: -20.9, high: -3.9, level: 0.95 },
      }),
    });
    expect(record(days).looks[0]?.sides[0]?.text).toBe('72 days (60–83; n=40)');
    expect(record(days).facts.find(({ label }) => label === 'Worth having')?.text).toBe('Mean sales cycle shorter by 14 days or more');
  });

  it('shows fractions alone where a side is small', () => {
    const few = made({ status: 'read', told: told({ verdict: 'tooEarly', treated: { n: 7, value: 3 / 7, low: 0.1, high: 0.8 } }) });
    expect(record(few).looks[0]?.sides[0]?.text).toBe('3 of 7');
  });

  it('keeps its history: who moved the day before anybody looked, and who read it', () => {
    const first = made();
    const moved = { ...first, readOn: '2026-03-31' };
    const read: Hypothesis = { ...moved, status: 'read', told: told() };
    const definitions = withHypotheses(
      revision(first),
      revision(moved, '2025-12-31T08:00:00Z', 'Ben'),
      revision(read, '2026-04-01T08:00:00Z', 'Cleo'),
    );
    expect(hypothesisRecord(read, { dataset: datasetOf('2026-04-01'), definitions, least: 10 }).history.map(({ text }) => text)).toEqual([
      '1 Apr 2026: read by Cleo',
      '31 Dec 2025: read-out moved from 31 Dec 2025 to 31 Mar 2026 by Ben, before anybody looked',
      '1 Jan 2025: written down by Ana',
    ]);
  });
});

describe('a hypothesis as it is written', () => {
  const dataset = datasetOf('2025-09-30');
  const PLAN: HypothesisPlan = {
    baseline: { value: 0.24, n: 412, spread: null, designEffect: 1.2 },
    inside: 380,
    outside: 412,
    undecided: 50,
    needed: 389,
    perMonth: 34.3,
    lagDays: 110,
    duration: { months: 15, readOn: '2026-12-30' as never },
  };
  const draft = (parts: Partial<HypothesisDraft> = {}): HypothesisDraft => ({
    ...newHypothesis(dataset, 'Ana'),
    text: 'A second call wins more.',
    owner: 'Ben',
    ...parts,
  });
  const write = (parts: Partial<HypothesisDraft> = {}, plan: HypothesisPlan | null = PLAN) =>
    writtenHypothesis(draft(parts), { dataset, plan, id: 'new' });

  it('starts on the day after the data in hand, and freezes what they say of it', () => {
    expect(write()).toEqual({
      faults: {},
      hypothesis: {
        id: 'new',
        text: 'A second call wins more.',
        segment: { kind: 'always' },
        segmentLabel: 'The whole market',
        against: 'dealtArms',
        metric: 'winRate',
        want: 'rise',
        size: 0.1,
        baseline: PLAN.baseline,
        needed: 389,
        perMonth: 34.3,
        allocation: { seed: 'new', treatedShare: 0.5 },
        readOut: { kind: 'once' },
        starts: '2025-10-01',
        readOn: '2026-12-30',
        owner: 'Ben',
        status: 'running',
        told: null,
      },
    });
  });

  it('is refused with what to do at each field', () => {
    expect(write({ text: ' ', owner: '', by: '' }).faults).toEqual({
      text: expect.stringMatching(/words/),
      owner: expect.stringMatching(/owns/),
      by: expect.stringMatching(/writes/),
    });
    expect(write({ starts: '2025-09-30' }).faults.starts).toMatch(/has to start after 30 Sep 2025/);
    expect(write({ size: 'much' }).faults.size).toMatch(/is not a number/);
    expect(write({ share: '100' }).faults.share).toMatch(/Between 1 and 99/);
    expect(write({ against: 'others' }).faults.where).toMatch(/no others/);
    expect(write({ where: [{ dimension: 'region', is: 'in', members: [] }] }).faults.where).toMatch(/Choose what Region is/);
    expect(write({ readOn: '2025-10-01' }).faults.readOn).toMatch(/not after/);
    expect(write({}, { ...PLAN, duration: null }).faults.readOn).toMatch(/at this volume none follows/);
    expect(write({}, null).faults.whole).toMatch(/sample that it needs/);
  });

  it('has a pilot for a preset: ICP accounts against all others', () => {
    const pilot = pilotDraft(draft(), dataset);
    expect(pilot).toMatchObject({ against: 'others', metric: 'winRate', size: '10' });
    const { hypothesis } = writtenHypothesis(pilot ?? draft(), { dataset, plan: PLAN, id: 'p' });
    expect(hypothesis).toMatchObject({ segmentLabel: 'ICP accounts', segment: { kind: 'isOneOf', dimension: 'icp', members: ['in'] } });
    expect(pilotDraft(draft(), { ...dataset, dimensions: [REGION] })).toBeNull();
  });

  test.each`
    says                                  | where                                                        | rule
    ${'nothing is everything'}            | ${[]}                                                        | ${{ kind: 'always' }}
    ${'a value'}                          | ${[{ dimension: 'region', is: 'in', members: ['North'] }]}   | ${{ kind: 'isOneOf', dimension: 'region', members: ['North'] }}
    ${'a blank'}                          | ${[{ dimension: 'region', is: 'in', members: [null] }]}      | ${{ kind: 'not', of: { kind: 'known', column: 'region' } }}
    ${'what a score spells unknown'}      | ${[{ dimension: 'icp', is: 'notIn', members: ['unknown'] }]} | ${{ kind: 'not', of: { kind: 'not', of: { kind: 'known', column: 'icp' } } }}
    ${'a value called unknown elsewhere'} | ${[{ dimension: 'region', is: 'in', members: ['unknown'] }]} | ${{ kind: 'isOneOf', dimension: 'region', members: ['unknown'] }}
  `('asks for $says', ({ where, rule }) => {
    expect(ruleOf(where, dataset)).toEqual(rule);
  });

  it('asks for all conditions together, and for a blank beside values', () => {
    const both = ruleOf(
      [
        { dimension: 'region', is: 'in', members: ['North', null] },
        { dimension: 'icp', is: 'notIn', members: ['out'] },
      ],
      dataset,
    );
    expect(both).toMatchObject({ kind: 'all', of: [{ kind: 'any' }, { kind: 'not' }] });
  });

  it('tells what it takes, and what to do where it takes too much', () => {
    const asked = planAsked(draft(), dataset);
    if (asked === null) throw new Error('nothing is asked');
    const { lines, note } = planView(PLAN, asked, dataset);
    expect(lines.map(({ text }) => text)).toEqual([
      '24% of 412 closed deals',
      '380 deals',
      '389 deals a side, to see that size four times in five',
      '15 months: 34 a month on the slower side, and 110 days from creation to close',
      '30 Dec 2026',
    ]);
    expect(note).toMatch(/^50 deals of the last twelve months lie on neither side/);
    expect(planView({ ...PLAN, needed: null, duration: null }, asked, dataset).note).toBe(
      'The win rate has no room to rise by so much: choose a smaller size.',
    );
    expect(planView({ ...PLAN, duration: null, perMonth: 0.3 }, asked, dataset).lines[3]?.text).toBe(
      'decades: 0.3 a month on the slower side',
    );
    expect(planView('no_deals', asked, dataset)).toEqual({ lines: [], note: expect.stringContaining('widen the segment') });
  });
});
