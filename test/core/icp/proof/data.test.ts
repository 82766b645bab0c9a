import { describe, expect, test } from 'vitest';
import { completeness, filledLevel, reviewAge, tightness, type IcpProfile, type IcpVersion } from '../../../../src/core/icp';
import type { DimensionId } from '../../../../src/core/model';
import { columnsOf, resultsOf, scoredOf, type MadeAccount } from './made-scores';

const profile: IcpProfile = {
  id: 'one',
  name: 'One',
  entry: { kind: 'isOneOf', dimension: 'industry' as DimensionId, members: ['Software'] },
  mustHave: [{ kind: 'within', column: 'employees', from: 50, to: null }],
  exclude: [{ kind: 'known', column: 'fundingStage' as DimensionId }],
  missing: 'leaveOut',
  cuts: [90, 70, 50],
  icpFrom: 70,
  review: '2025-06-30',
  lastValidated: '2025-01-31',
  criteria: [
    { id: 'size', field: 'employees', family: 'firmographic', side: 'fit', points: 100, bands: [] },
    { id: 'hiring', field: 'hiring', family: 'behavioural', side: 'intent', points: 100, bands: [] },
  ],
};
const version: IcpVersion = { id: 'v', name: 'V', effectiveFrom: '2024-03-31', author: '', note: '', profiles: [profile] };

describe('how complete the data are', () => {
  const accounts = columnsOf(
    ['industry', 'employees', 'hiring'],
    [
      ['Software', 100, ''],
      ['Software', '', ''],
      ['', '', 3],
      ['Software', 7, ''],
      ['Retail', '', ''],
    ],
  );
  const made: readonly MadeAccount[] = [
    { score: 95, won: 1 },
    { tier: 'unknown', score: null, open: 1 },
    { tier: 'unknown', score: null },
    { score: 20 },
    { score: 20 },
  ];
  const told = completeness(version, { accounts, scored: scoredOf(made), results: resultsOf(made) });

  test('each attribute that a profile names is counted once, over all accounts and over those with deals', () =>
    expect(
      told.attributes.map(({ name, usedFor, accounts: all, withDeals, level, isInFiles }) => [
        name,
        usedFor,
        all.filled,
        withDeals.filled,
        level,
        isInFiles,
      ]),
    ).toEqual([
      ['industry', ['entry'], 4, 2, 'fair', true],
      ['employees', ['mustHave', 'fit'], 2, 1, 'poor', true],
      ['fundingStage', ['exclude'], 0, 0, 'poor', false],
      ['hiring', ['intent'], 1, 0, 'poor', true],
    ]));
  test('what stands most in the way of a score is told; intent never does', () => {
    expect([told.accounts, told.unscored]).toEqual([5, 2]);
    expect(told.mostMissing).toEqual({ name: 'employees', accounts: 2 });
  });
  test('exactly 60 % is no warning, and exactly 80 % is not yet the goal', () =>
    expect(
      [
        [59, 100],
        [60, 100],
        [80, 100],
        [81, 100],
        [0, 0],
      ].map(([filled = 0, all = 0]) => filledLevel({ filled, all })),
    ).toEqual(['poor', 'fair', 'fair', 'good', null]));
});

describe('how tight the ICP is', () => {
  const made: readonly MadeAccount[] = [
    { score: 95, won: 2, lost: 1, open: 1 },
    { score: 75, lost: 1 },
    { score: 55 },
    { score: 10, lost: 4 },
    { tier: 'excluded', score: null, lost: 1 },
    { tier: 'unknown', score: null, open: 2 },
  ];
  const of = (tam: readonly number[] | null) => tightness(scoredOf(made), resultsOf(made, { won: 3 }), tam);

  test('accounts and deals of each tier add up to all; deals without an account are unknown', () => {
    const { tiers, icp, unknown, all } = of(null);
    expect(tiers.map(({ tier, accounts, deals }) => [tier, accounts, deals])).toEqual([
      ['1', 1, 4],
      ['2', 1, 1],
      ['3', 1, 0],
      ['4', 1, 4],
      ['excluded', 1, 1],
      ['unknown', 1, 5],
    ]);
    expect([icp, unknown, all]).toEqual([
      { accounts: 2, deals: 5 },
      { accounts: 1, deals: 5 },
      { accounts: 6, deals: 15 },
    ]);
  });
  test('without counts of the market nothing is judged', () => expect(of(null).tiers.every(({ market }) => market === null)).toBe(true));
  test('with them each tier is held against its usual share, both ends in', () =>
    expect(of([100, 150, 450, 300]).tiers.map(({ market }) => market)).toEqual([
      { share: 0.1, verdict: 'within' },
      { share: 0.15, verdict: 'within' },
      { share: 0.45, verdict: 'above' },
      { share: 0.3, verdict: 'within' },
      null,
      null,
    ]));
  test('a market of nothing judges nothing', () => expect(of([0, 0, 0, 0]).tiers[0]?.market).toBeNull());
});

describe('the age of the ICP', () => {
  test('is in whole months, and old from 18 on', () => {
    expect(reviewAge(version, '2025-09-30')).toMatchObject({ months: 17, isOld: false });
    expect(reviewAge(version, '2025-10-31')).toMatchObject({ months: 19, isOld: true });
    expect(reviewAge(version, '2024-03-30')).toMatchObject({ months: null, isOld: false });
  });
  test('a review is overdue the day after its date; retired profiles are not asked about', () => {
    const overdue = (asOf: string, status?: 'retired') =>
      reviewAge({ ...version, profiles: [{ ...profile, status }] }, asOf).profiles.map(({ isOverdue }) => isOverdue);
    expect([overdue('2025-06-30'), overdue('2025-07-01'), overdue('2025-07-01', 'retired')]).toEqual([[false], [true], []]);
  });
});
