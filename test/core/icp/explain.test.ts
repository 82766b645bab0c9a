import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readerOf } from '../../../src/core/icp/account-columns';
import { explain } from '../../../src/core/icp/explain';
import type { Criterion, IcpProfile, IcpVersion, Override } from '../../../src/core/icp/profile';
import { score } from '../../../src/core/icp/score';
import { accountColumns, overrides, profileVersions } from '../../fixtures/random-profiles';

const within = (column: string, from: number | null, to: number | null) => ({ kind: 'within' as const, column, from, to });
const oneOf = (dimension: string, ...members: string[]) => ({ kind: 'isOneOf' as const, dimension: dimension as never, members });
const criterion = (id: string, side: Criterion['side'], points: number, ...bands: Criterion['bands']): Criterion => ({
  id,
  field: id,
  family: side === 'fit' ? 'firmographic' : 'behavioural',
  side,
  points,
  bands,
});
const profile: IcpProfile = {
  id: 'p',
  name: 'P',
  mustHave: [within('employees', 50, null), oneOf('region', 'EU')],
  exclude: [oneOf('funding', 'Bootstrapped')],
  missing: 'leaveOut',
  cuts: [90, 70, 50],
  icpFrom: 70,
  criteria: [
    criterion('visits', 'intent', 100, { when: within('visits', 3, null), points: 100 }),
    criterion(
      'employees',
      'fit',
      60,
      { when: within('employees', 200, 999), points: 60 },
      { when: within('employees', 50, 199), points: 25 },
    ),
    criterion('industry', 'fit', 30, { when: oneOf('industry', 'Software'), points: 30 }),
    criterion('country', 'fit', 10, { when: oneOf('country', 'US'), points: 10 }),
  ],
};
const version = (...profiles: IcpProfile[]): IcpVersion => ({ id: 'v', name: 'V', effectiveFrom: '', author: '', note: '', profiles });
type Account = Readonly<Record<string, string | number>>;
const explained = (account: Account, of: IcpProfile = profile, override: Override | null = null) =>
  explain(version(of), (name) => account[name] ?? null, { override });
const whole: Account = { employees: 120, industry: 'Software', country: 'DE', region: 'EU', funding: 'Series B', visits: 4 };

describe('why an account has its score', () => {
  test('is a line a criterion: the value seen, its points of those possible, and the band', () => {
    const lines = explained(whole).lines.map(({ criterion: { id }, value, points, possible, outcome, band }) => [
      id,
      value,
      points,
      possible,
      outcome,
      band,
    ]);
    expect(lines).toEqual([
      ['employees', 120, 25, 60, 'met', 1],
      ['industry', 'Software', 30, 30, 'met', 0],
      ['country', 'DE', 0, 10, 'missed', null],
      ['visits', 4, 100, 100, 'met', 0],
    ]);
  });
  test('says what is missing, and what the score could come to', () => {
    const { lines, bounds, tier, isProvisional, lacks } = explained({ ...whole, industry: '' });
    expect(lines[1]).toMatchObject({ value: null, points: 0, outcome: 'blank' });
    expect(lacks).toEqual(['industry']);
    expect(bounds?.score).toBeCloseTo((100 * 25) / 70, 9);
    expect([bounds?.low, bounds?.high]).toEqual([25, 55]);
    expect([tier, isProvisional]).toEqual(['4', true]);
  });
  test('counts a blank as a miss where the profile says so: nothing is provisional', () => {
    const { lines, bounds, isProvisional } = explained({ ...whole, industry: '' }, { ...profile, missing: 'countAsMiss' });
    expect(lines[1]).toMatchObject({ value: null, outcome: 'missed' });
    expect(bounds).toEqual({ score: 25, low: 25, high: 25 });
    expect(isProvisional).toBe(false);
  });
  test('names each must-have and exclusion with its verdict', () => {
    const { mustHave, exclude, tier, decidedBy } = explained({ employees: 120, industry: 'Software', country: 'US' });
    expect(mustHave.map(({ verdict }) => verdict)).toEqual([true, null]);
    expect(exclude.map(({ verdict }) => verdict)).toEqual([null]);
    expect([tier, decidedBy]).toEqual(['unknown', 'mustHave']);
  });
  test('shows what an excluded account would have earned, though it has no points', () => {
    const { earned, bounds, lines, decidedBy } = explained({ ...whole, funding: 'Bootstrapped' });
    expect([earned, bounds?.score, decidedBy]).toEqual([0, 55, 'exclusion']);
    expect(lines).toHaveLength(4);
  });
  test('says which tier returns when an override is over', () => {
    const override: Override = {
      account: 'A',
      tier: '1',
      reason: 'r',
      author: 'a',
      from: '2025-01-01',
      expires: '2025-12-31',
      liftsExclusion: false,
    };
    expect(explained(whole, profile, override)).toMatchObject({ tier: '1', decidedBy: 'override', byRules: { tier: '3', icp: 'out' } });
  });
  test('has no lines and no bounds where no profile scores the account', () => {
    const nobody = explained({}, { ...profile, entry: oneOf('industry', 'Software') });
    expect(nobody).toMatchObject({ scoredBy: null, lines: [], bounds: null, profile: null, decidedBy: 'undecidedEntry' });
  });
});

describe('intent', () => {
  test('is a score of its own that never changes the tier', () => {
    const [cold, live] = [explained({ ...whole, visits: 0 }), explained(whole)];
    expect([cold.intent, live.intent]).toEqual([
      { earned: 0, known: 100, possible: 100 },
      { earned: 100, known: 100, possible: 100 },
    ]);
    expect([cold.tier, cold.earned, cold.known]).toEqual([live.tier, live.earned, live.known]);
  });
});

test('a profile without criteria decides nothing: unknown', () =>
  expect(explained(whole, { ...profile, criteria: [] })).toMatchObject({ tier: 'unknown', icp: 'unknown', possible: 0, bounds: null }));

test('reasons agree with the score: lines add up to its points, bounds hold it, and it is what `score` says', () => {
  fc.assert(
    fc.property(profileVersions, accountColumns, overrides, (drawn, accounts, [override = null]) => {
      for (let account = 1; account < accounts.count; account += 1) {
        const read = readerOf(accounts, account);
        const why = explain(drawn, read, { override });
        expect(why).toMatchObject(score(drawn, read, override));
        if (why.decidedBy === 'exclusion' || why.scoredBy === null) continue;
        const fit = why.lines.filter((line) => line.criterion.side === 'fit');
        expect(fit.reduce((sum, line) => sum + line.points, 0)).toBe(why.earned);
        if (why.bounds?.score === null || why.bounds === null) continue;
        expect(why.bounds.score).toBeGreaterThanOrEqual(why.bounds.low - 1e-9);
        expect(why.bounds.score).toBeLessThanOrEqual(why.bounds.high + 1e-9);
        // With all bounds on one side of every cut there is nothing left to be provisional about.
        if (why.bounds.low === why.bounds.high) expect(why.isProvisional).toBe(false);
      }
    }),
    { numRuns: 150 },
  );
});
