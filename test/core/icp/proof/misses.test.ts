import { describe, expect, test } from 'vitest';
import {
  missedWins,
  nearMisses,
  overrated,
  scoreAccounts,
  type AccountRule,
  type IcpProfile,
  type IcpVersion,
  type Override,
} from '../../../../src/core/icp';
import type { DimensionId } from '../../../../src/core/model';
import { columnsOf, resultsOf, scoredOf, type MadeAccount } from './made-scores';

describe('large wins that the ICP puts low', () => {
  const accounts: readonly MadeAccount[] = [
    { score: 95, won: 1, annual: 1000 },
    { score: 40, won: 1, annual: 900 },
    { tier: 'excluded', score: null, won: 2, annual: 800 },
    { score: 40, won: 1, annual: 700 },
    ...Array.from({ length: 8 }, (_, at): MadeAccount => ({ score: 40, won: 1, annual: 100 + at })),
    { score: 40, won: 3, annual: 0 },
  ];
  test('are the upper quarter by amount, ties in, largest first, and wins without an amount are none', () =>
    // Twelve amounts, ascending 100 … 107, 700, 800, 900, 1000: the third quartile lies a quarter of the way from 700 to 800.
    expect(missedWins(scoredOf(accounts), resultsOf(accounts))).toMatchObject({
      missing: null,
      from: 725,
      large: 3,
      unknown: 0,
      accounts: [
        { account: 2, tier: '4', amount: 900, won: 1 },
        { account: 3, tier: 'excluded', amount: 800, won: 2 },
      ],
    }));
  test('an unknown tier is told apart and not called missed', () => {
    const made: readonly MadeAccount[] = [
      { tier: 'unknown', score: null, won: 1, annual: 500 },
      { score: 10, won: 1, annual: 500 },
    ];
    expect(missedWins(scoredOf(made), resultsOf(made))).toMatchObject({ large: 2, unknown: 1, accounts: [{ account: 2 }] });
  });
  test('without amounts cannot be told', () =>
    expect(missedWins(scoredOf([{ score: 40, won: 1 }]), resultsOf([{ score: 40, won: 1 }]))).toEqual({ missing: 'noAmounts' }));
});

describe('tier 1 that disappoints', () => {
  const left = { standing: 2, months: 9, monthly: 0, yearAgo: 70 } as const;
  const accounts: readonly MadeAccount[] = [
    { score: 95, lost: 2 },
    { score: 95, won: 1, lost: 3, annual: 90 },
    { score: 95, won: 1, annual: 80, customer: left },
    { score: 95, lost: 1, customer: { ...left, standing: 1, monthly: 70 } },
    { score: 95 },
    { score: 20, lost: 5 },
  ];
  test('is what was only lost and is no customer, and what has left', () =>
    expect(overrated(scoredOf(accounts), resultsOf(accounts))).toMatchObject({
      judged: 4,
      accounts: [
        { account: 3, why: 'left', won: 1, amount: 80, monthlyThen: 70 },
        { account: 1, why: 'lost', lost: 2, won: 0 },
      ],
    }));
});

const atLeast = (column: string, from: number): AccountRule => ({ kind: 'within', column, from, to: null });
const profile: IcpProfile = {
  id: 'one',
  name: 'One',
  mustHave: [atLeast('employees', 50), atLeast('annualRevenue', 1000)],
  exclude: [{ kind: 'isOneOf', dimension: 'country' as DimensionId, members: ['XX'] }],
  missing: 'leaveOut',
  cuts: [90, 70, 50],
  icpFrom: 70,
  criteria: [
    {
      id: 'industry',
      field: 'industry',
      family: 'firmographic',
      side: 'fit',
      points: 100,
      bands: [{ when: { kind: 'isOneOf', dimension: 'industry' as DimensionId, members: ['Software'] }, points: 100 }],
    },
  ],
};
const version: IcpVersion = { id: 'v', name: 'V', effectiveFrom: '2024-01-01', author: 'A', note: '', profiles: [profile] };
const HEADER = ['industry', 'country', 'employees', 'annualRevenue'];

type Case = { readonly row: readonly (string | number)[]; readonly won?: number; readonly lost?: number };
function near(cases: readonly Case[], overrides: readonly Override[] = [], asked: IcpVersion = version) {
  const accounts = columnsOf(
    HEADER,
    cases.map(({ row }) => row),
  );
  const scored = scoreAccounts(asked, accounts, { overrides, date: '2025-01-01' });
  const told = nearMisses({ version: asked, scored, accounts, results: resultsOf(cases.map(({ won = 0, lost = 0 }) => ({ won, lost }))) });
  return told.missing === null ? told.all : [];
}
const fits = (won: number, lost: number): Case => ({ row: ['Software', 'US', 100, 5000], won, lost });
const small = (won: number, lost: number): Case => ({ row: ['Software', 'US', 20, 5000], won, lost });

describe('near misses', () => {
  test('fail one must-have alone and would else be in the ICP', () => {
    const all = near([
      fits(1, 1),
      small(1, 0),
      { row: ['Software', 'US', 100, 10] },
      { row: ['Software', 'US', 20, 10] },
      { row: ['Retail', 'US', 20, 5000] },
      { row: ['Software', 'XX', 20, 5000] },
      { row: ['Software', 'US', 20, ''] },
      { row: ['', 'US', 20, 5000] },
    ]);
    expect(all.map(({ rule, accounts }) => [rule, accounts])).toEqual([
      [atLeast('employees', 50), [2]],
      [atLeast('annualRevenue', 1000), [3]],
    ]);
  });

  test('"too narrow?" is asked where they do not clearly win less than the ICP', () => {
    const [asked] = near([fits(40, 60), small(20, 30)]);
    expect(asked).toMatchObject({ rate: { won: 20, lost: 30 }, icp: { won: 40, lost: 60 }, isTooNarrow: true, difference: { value: 0 } });
    const [not] = near([fits(80, 20), small(5, 95)]);
    expect(not?.isTooNarrow).toBe(false);
    // Newcombe by hand from both Wilson intervals: 0.05 (0.0215–0.1118) minus 0.8 (0.7112–0.8667).
    expect(not?.difference.missing === null ? not.difference.limits.high : null).toBeCloseTo(
      -0.75 + Math.hypot(0.1118 - 0.05, 0.8 - 0.7112),
      3,
    );
  });

  test('under ten closed deals on a side nothing is asked', () => {
    expect(near([fits(40, 60), small(4, 5)])[0]).toMatchObject({ difference: { missing: 'fewClosed' }, isTooNarrow: null });
    expect(near([fits(4, 5), small(20, 30)])[0]).toMatchObject({ difference: { missing: 'fewClosed' }, isTooNarrow: null });
    expect(near([fits(40, 60), small(0, 0)])[0]).toMatchObject({ difference: { missing: 'noClosed' }, isTooNarrow: null });
  });

  test('an account with a tier by hand is no near miss', () => {
    const override: Override = {
      account: 'A2',
      tier: '1',
      reason: 'r',
      author: 'a',
      from: '2024-06-01',
      expires: '2026-01-01',
      liftsExclusion: false,
    };
    expect(near([fits(1, 1), small(1, 0)], [override])[0]?.accounts).toEqual([]);
  });

  test('profiles without must-haves have none', () => {
    const accounts = columnsOf(HEADER, [['Software', 'US', 1, 1]]);
    const without = { ...version, profiles: [{ ...profile, mustHave: [] }] };
    const scored = scoreAccounts(without, accounts, { overrides: [], date: '2025-01-01' });
    expect(nearMisses({ version: without, scored, accounts, results: resultsOf([{}]) })).toEqual({ missing: 'noMustHave' });
  });

  test('are held against the ICP accounts of their own profile', () => {
    const entry = (industry: string): AccountRule => ({ kind: 'isOneOf', dimension: 'industry' as DimensionId, members: [industry] });
    const two = {
      ...version,
      profiles: [
        { ...profile, entry: entry('Software') },
        {
          ...profile,
          id: 'two',
          entry: entry('Retail'),
          criteria: profile.criteria.map((each) => ({ ...each, bands: [{ when: entry('Retail'), points: 100 }] })),
        },
      ],
    };
    const all = near(
      [
        fits(40, 60),
        small(20, 30),
        { row: ['Retail', 'US', 100, 5000], won: 1, lost: 9 },
        { row: ['Retail', 'US', 20, 5000], won: 2, lost: 8 },
      ],
      [],
      two,
    );
    expect(all.filter(({ accounts }) => accounts.length > 0).map(({ icp, rate }) => [icp.won, icp.lost, rate.won])).toEqual([
      [40, 60, 20],
      [1, 9, 2],
    ]);
  });
});
