import { describe, expect, test } from 'vitest';
import { answer, type Judged } from '../../../src/core/analysis';
import { examineTarget } from '../../../src/core/drift';
import { readCube } from '../../../src/core/metrics';
import { USUAL_QUESTION, type Question } from '../../../src/core/question';
import type { Target } from '../../../src/core/workspace';
import { lacks, reads } from '../drift/read';
import { madeCompany, many, open, won, type MadeAccount } from './made-company';

const ALL: Question = { ...USUAL_QUESTION, period: { kind: 'all' } };
const target = (metric: Target['metric'], value: number, slice: Target['slice'] = []): Target => ({
  metric,
  slice,
  want: 'atLeast',
  value,
});
const IN = { trade: 'Software', size: '500' };
const OUT = { trade: 'Software', size: '5' };
const UNKNOWN = { trade: '-', size: '-' };

function judgedOf(accounts: readonly MadeAccount[], wanted: Target, question = ALL): Judged {
  const [judged] = answer(madeCompany(accounts, [wanted]), question).judged;
  if (judged === undefined) throw new Error('not judged');
  return judged;
}

describe('the deciding counts of domain.md 10.2', () => {
  const stateAt = (value: number, inIcp: number, all: number, unknown = 0) =>
    examineTarget({ want: 'atLeast', value }, reads(inIcp / all, all, { metric: 'icpShareOpen' }), { inIcp, unknown, all }).state;

  test.each([
    [0.5, 50, 31, 19],
    [0.5, 100, 59, 41],
    [0.5, 200, 112, 88],
    [0.7, 40, 33, 23],
    [0.7, 100, 78, 62],
  ])('at %d of %d: met from %d, missed up to %d', (value, all, met, missed) => {
    expect([met, met - 1, missed + 1, missed].map((inIcp) => stateAt(value, inIcp, all))).toEqual([
      'met',
      'undecided',
      'undecided',
      'missed',
    ]);
  });

  test('unknown accounts are members for the upper limit alone: 41 of 100 is missed, and with one unknown undecided', () => {
    expect([stateAt(0.5, 41, 100), stateAt(0.5, 41, 100, 1), stateAt(0.5, 59, 100, 30)]).toEqual(['missed', 'undecided', 'met']);
  });

  test('the one-sided limits: 58 of 100 from 0.49776, 59 of 100 from 0.50777', () => {
    const low = (inIcp: number) =>
      examineTarget({ want: 'atLeast', value: 0.5 }, reads(inIcp / 100, 100), { inIcp, unknown: 0, all: 100 }).low;
    expect(low(58)).toBeCloseTo(0.49776, 5);
    expect(low(59)).toBeCloseTo(0.50777, 5);
  });

  test('44 of 100 lacks 12, and what cannot be read lacks nothing that is said', () => {
    const wanted = { want: 'atLeast', value: 0.5 } as const;
    const { next } = examineTarget(wanted, reads(0.44, 100), { inIcp: 44, unknown: 0, all: 100 });
    expect(next).toMatch(/^12 more ICP deals or 12 fewer non-ICP deals /);
    expect(examineTarget(wanted, lacks('no_icp'), null)).toMatchObject({ state: 'undecided', size: null, low: null, high: null, next: '' });
  });
});

describe('how far it is', () => {
  const pipeline = [...many(44, { ...IN, deals: [open(300)] }), ...many(56, { ...OUT, deals: [open(200)] })];

  test('a share of deals in deals, in money at the mean of their side, and until the quarter ends', () => {
    const { distance, finding } = judgedOf(pipeline, target('icpShareOpen', 0.5));
    expect(distance).toEqual({
      of: 'deals',
      counts: { more: 12, less: 12 },
      money: { more: 360_000, less: 240_000 },
      currency: 'USD',
      by: '2025-12-31',
    });
    expect(finding.next).toBe(
      '12 more ICP deals (about USD 3,600) or 12 fewer non-ICP deals (about USD 2,400) by 2025-12-31 would reach it, all else unchanged',
    );
  });

  test('a share of amounts in money, and in deals at the mean: 13,200 of 24,400 at 0.6', () => {
    const { distance } = judgedOf(pipeline, target('icpShareOpenAmount', 0.6));
    // (0.6 × 24,400 − 13,200) / 0.4 = 3,600; 24,400 − 13,200 / 0.6 = 2,400.
    expect(distance).toMatchObject({ of: 'money', counts: { more: 12, less: 12 }, money: { more: 360_000, less: 240_000 } });
  });

  test('a share of accounts in accounts: one with five deals is one', () => {
    const accounts = [
      ...many(4, { ...IN, deals: [open(300), open(300), open(300), open(300), open(300)] }),
      ...many(6, { ...OUT, deals: [open(200)] }),
    ];
    const { distance, counts } = judgedOf(accounts, target('icpShareOpenAccounts', 0.5));
    expect(counts).toEqual({ inIcp: 4, unknown: 0, all: 10 });
    expect(distance).toMatchObject({ of: 'accounts', counts: { more: 2, less: 2 }, money: { more: 300_000, less: 40_000 } });
  });

  test('what is won stays won: only more can be won, and a period that is over has no date', () => {
    const wins = [...many(4, { ...IN, deals: [won('2025-05-10', 300)] }), ...many(6, { ...OUT, deals: [won('2025-05-10', 200)] })];
    const past: Question = { ...ALL, period: { kind: 'back', step: 'quarter', count: 4 } };
    const { distance } = judgedOf(wins, target('icpShareWonAccounts', 0.5), past);
    expect(distance).toMatchObject({ of: 'accounts', counts: { more: 2, less: null }, by: null });
  });

  test('a win rate in wins of as many deals', () => {
    const lost = 'lost 2024-01-01 2025-05-10 100';
    const deals = [...many(25, { ...IN, deals: [won('2025-05-10', 400)] }), ...many(75, { ...OUT, deals: [lost] })];
    const { distance } = judgedOf(deals, target('winRate', 0.3));
    expect(distance).toMatchObject({ of: 'wins', counts: { more: 5, less: null }, money: { more: 200_000, less: null } });
  });
});

describe('a share of amounts', () => {
  const amounts = (inside: number, outside: number, unknown: number) => [
    ...many(inside, { ...IN, deals: [open(100)] }),
    ...many(outside, { ...OUT, deals: [open(100)] }),
    ...many(unknown, { ...UNKNOWN, deals: [open(100)] }),
  ];
  const stateOf = (accounts: readonly MadeAccount[]) => judgedOf(accounts, target('icpShareOpenAmount', 0.5)).finding;

  test('is met, missed and undecided by accounts that are drawn, near the limits of counts where amounts are alike', () => {
    expect([stateOf(amounts(62, 38, 0)).state, stateOf(amounts(38, 62, 0)).state, stateOf(amounts(53, 47, 0)).state]).toEqual([
      'met',
      'missed',
      'undecided',
    ]);
    const { low, high } = stateOf(amounts(53, 47, 0));
    expect(low).toBeCloseTo(0.53 - 1.645 * 0.0499, 1);
    expect(high).toBeCloseTo(0.53 + 1.645 * 0.0499, 1);
  });

  test('counts amounts that cannot be scored into its upper limit', () => {
    expect([stateOf(amounts(38, 62, 0)).state, stateOf(amounts(38, 42, 20)).state]).toEqual(['missed', 'undecided']);
    expect(stateOf(amounts(38, 42, 20)).high).toBeGreaterThan(0.6);
  });

  test('has the one-sided pair, which is narrower than the interval of its reading', () => {
    const { low, high, now } = stateOf(amounts(53, 47, 0));
    expect(now.level).toBe(0.95);
    expect(low ?? 0).toBeGreaterThan(now.low ?? 1);
    expect(high ?? 1).toBeLessThan(now.high ?? 0);
  });

  test('under ten accounts is undecided', () => {
    expect(stateOf(amounts(9, 0, 0))).toMatchObject({ state: 'undecided', low: null, high: null });
  });

  test('one large account decides nothing by itself', () => {
    const whale = [...amounts(40, 60, 0), { ...IN, deals: [open(9000)] }];
    const { finding } = judgedOf(whale, target('icpShareOpenAmount', 0.5));
    expect(finding.size).toBeCloseTo(13 / 19 - 0.5, 12);
    expect(finding.state).toBe('undecided');
  });
});

describe('one profile’s share of all', () => {
  const accounts = [
    ...many(30, { ...IN, deals: [open(100)] }),
    ...many(10, { trade: 'Retail', size: '500', deals: [open(300)] }),
    ...many(20, { trade: 'Retail', size: '5', deals: [open(100)] }),
    ...many(40, { ...UNKNOWN, deals: [open(100)] }),
  ];
  const slice = (profile: string): Target['slice'] => [['icpProfile', profile]];

  test('has its members as part and all deals as whole, and what may be of it counted in above', () => {
    const { counts, finding } = judgedOf(accounts, target('icpShareOpen', 0.2, slice('retail')));
    expect(counts).toEqual({ inIcp: 10, unknown: 40, all: 100 });
    expect(finding.now).toMatchObject({ value: 0.1, n: 100 });
    expect([...finding.slice]).toEqual([['icpProfile', 'retail']]);
  });

  test('profiles add up to the share of the ICP, by deals and by amount', () => {
    for (const metric of ['icpShareOpen', 'icpShareOpenAmount', 'icpShareOpenAccounts'] as const) {
      const value = (of: Target['slice']) => judgedOf(accounts, target(metric, 0.2, of)).finding.now.value ?? Number.NaN;
      expect(value(slice('retail')) + value(slice('software'))).toBeCloseTo(value([]), 12);
    }
  });

  test('is judged on amounts by drawing all accounts', () => {
    const { finding } = judgedOf(accounts, target('icpShareOpenAmount', 0.1, slice('retail')));
    expect(finding.now.value).toBeCloseTo(3000 / 12_000, 12);
    expect(finding.low).toBeGreaterThan(0.12);
    expect(finding).toMatchObject({ state: 'met' });
  });

  test('that no longer exists is said to be gone, and never read as nothing', () => {
    const { finding, distance } = judgedOf(accounts, target('icpShareOpen', 0.2, slice('<img src=x>')));
    expect(finding).toMatchObject({ state: 'undecided', now: { value: null, missing: 'not_mapped' }, next: '' });
    expect(distance).toBeNull();
  });
});

test('a target on any metric is judged by the 90 % pair of its own method', () => {
  const accounts = many(40, { ...IN, deals: [won('2025-05-10', 100), won('2025-06-10', 500)] });
  const answerable = madeCompany(accounts, [target('acvMedian', 20_000)]);
  const [judged] = answer(answerable, ALL).judged;
  const reading = readCube(answerable.cube, answerable.dataset, {
    metrics: ['acvMedian'],
    by: [],
    spans: [null],
    where: [],
    assumptions: answerable.definitions.assumptions,
    accounts: null,
  })[0];
  expect(judged?.finding.now).toEqual(reading);
  expect(judged?.finding.low).toBeGreaterThanOrEqual(reading?.low ?? Infinity);
  expect(judged?.finding.high).toBeLessThanOrEqual(reading?.high ?? -Infinity);
});

test('an ICP share in one tier has no verdict: it would be all or nothing', () => {
  const accounts = many(30, { ...IN, deals: [open(100)] });
  const [judged] = answer(madeCompany(accounts, [target('icpShareOpen', 0.5, [['tier', '1']])], { by: ['tier'] }), ALL).judged;
  expect(judged?.finding).toMatchObject({ state: 'undecided', now: { missing: 'own_condition' } });
});

test('a slice that no deal is in says why, and is not left out', () => {
  const accounts = [...many(5, { ...IN, deals: [won('2025-05-10', 100)] }), { trade: 'Energy', size: '5', deals: [] }];
  const company = madeCompany(accounts, [target('winRate', 0.5, [['industry', 'Energy']])], { by: ['industry'] });
  expect(answer(company, ALL).judged[0]?.finding).toMatchObject({ state: 'undecided', now: { value: null, missing: 'no_closed' } });
});

describe('below target three periods running', () => {
  /** So many wins in the ICP of ten in each of these months. */
  const wins = (months: Readonly<Record<string, number>>): readonly MadeAccount[] =>
    Object.entries(months).flatMap(([month, inside]) => [
      ...many(inside, { ...IN, deals: [won(`${month}-10`, 100)] }),
      ...many(10 - inside, { ...OUT, deals: [won(`${month}-10`, 100)] }),
    ]);
  const belowOf = (months: Readonly<Record<string, number>>, asOf: string, metric: Target['metric'] = 'icpShareWon') => {
    const analysis = answer(madeCompany(wins(months), [target(metric, 0.5)], { asOf }), {
      ...ALL,
      period: { kind: 'back', step: 'quarter', count: 4 },
    });
    return { below: analysis.judged[0]?.below, findings: analysis.findings };
  };

  test('is a finding beside its verdict, undecided, with the first of the three as since', () => {
    const { below, findings } = belowOf({ '2025-02': 4, '2025-05': 4, '2025-08': 4 }, '2025-09-30');
    expect(below).toMatchObject({
      rule: 'belowTarget',
      state: 'undecided',
      since: '2025-01-01',
      before: { value: 0.4 },
      now: { value: 0.4 },
    });
    expect(findings.map(({ rule, state }) => [rule, state])).toEqual([
      ['target', 'undecided'],
      ['belowTarget', 'undecided'],
    ]);
  });

  test('reads the quarter under way as the latest, with the two complete ones before', () => {
    expect(belowOf({ '2025-02': 9, '2025-05': 4, '2025-08': 4, '2025-10': 4 }, '2025-10-20').below).toMatchObject({ since: '2025-04-01' });
    expect(belowOf({ '2025-02': 4, '2025-05': 4, '2025-08': 4, '2025-10': 9 }, '2025-10-20').below).toBeNull();
  });

  test('falls back on the last complete quarter while the one under way has no win', () => {
    expect(belowOf({ '2025-02': 4, '2025-05': 4, '2025-08': 4 }, '2025-10-20').below).toMatchObject({ since: '2025-01-01' });
  });

  test('is none where one of the three was on target, or has no reading', () => {
    expect(belowOf({ '2025-02': 4, '2025-05': 5, '2025-08': 4 }, '2025-09-30').below).toBeNull();
    expect(belowOf({ '2025-02': 4, '2025-08': 4 }, '2025-09-30').below).toBeNull();
  });

  test('holds for accounts and amounts that were won too', () => {
    for (const metric of ['icpShareWonAmount', 'icpShareWonAccounts'] as const)
      expect(belowOf({ '2025-02': 4, '2025-05': 4, '2025-08': 4 }, '2025-09-30', metric).below).toMatchObject({ since: '2025-01-01' });
  });

  test('sees open deals as rebuilt at the ends of the last quarters, and today', () => {
    const standing = (count: number, account: { readonly trade: string; readonly size: string }) =>
      many(count, { ...account, deals: ['open 2025-02-01 2026-02-01 100'] });
    const pipeline = [...standing(46, IN), ...standing(54, OUT)];
    const { below } = judgedOf(pipeline, target('icpShareOpen', 0.5));
    expect(below).toMatchObject({ since: '2025-01-01', now: { value: 0.46, n: 100, period: null } });
    expect(judgedOf(pipeline, target('icpShareOpenAmount', 0.5)).below).toBeNull();
  });
});
