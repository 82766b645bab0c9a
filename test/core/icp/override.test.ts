import { describe, expect, test } from 'vitest';
import { faultOfOverride, overridesInForce, standingsOf } from '../../../src/core/icp/override';
import type { Criterion, IcpProfile, IcpVersion, Override } from '../../../src/core/icp/profile';
import { score } from '../../../src/core/icp/score';

const given: Override = {
  account: 'A1',
  tier: '1',
  reason: 'Bought the sister company',
  author: 'Ana Ruiz',
  from: '2025-01-01',
  expires: '2025-06-30',
  liftsExclusion: false,
};
const tierOn = (date: string, ...overrides: Override[]) => overridesInForce(overrides, date).get('A1')?.tier ?? null;

describe('an override', () => {
  test('holds from its first day to its last, both included', () => {
    expect(['2024-12-31', '2025-01-01', '2025-06-30', '2025-07-01'].map((date) => tierOn(date, given))).toEqual([null, '1', '1', null]);
  });
  test('gives way to one that began later; of one day, to the later in the list', () => {
    const later: Override = { ...given, tier: '2', from: '2025-03-01' };
    expect([tierOn('2025-02-28', later, given), tierOn('2025-03-01', later, given)]).toEqual(['1', '2']);
    expect(tierOn('2025-02-01', given, { ...given, tier: '3' })).toBe('3');
  });
  test('that began first holds again when the later one is over', () => {
    const short: Override = { ...given, tier: '2', from: '2025-03-01', expires: '2025-03-31' };
    expect(tierOn('2025-04-01', given, short)).toBe('1');
  });
  test('is in force, behind another, expired or to come', () => {
    const list: Override[] = [
      given,
      { ...given, from: '2025-03-01' },
      { ...given, expires: '2025-02-01' },
      { ...given, from: '2025-06-01' },
    ];
    expect(standingsOf(list, '2025-05-01')).toEqual(['behind', 'inForce', 'expired', 'toCome']);
  });
});

test.each<[string, Partial<Override>, string | null]>([
  ['is whole', {}, null],
  ['holds for one day', { expires: '2025-01-01' }, null],
  ['has no account', { account: '' }, 'An override is for one account: choose which.'],
  ['has no reason', { reason: '  ' }, 'An override needs a reason: write why the rule is wrong about this account.'],
  ['has no author', { author: '' }, 'An override needs an author: write who decided it.'],
  ['has no first day', { from: '' }, 'An override needs the date from which it holds.'],
  ['has no expiry', { expires: '' }, 'An override needs an expiry: after that date the tier of the rule returns.'],
  [
    'ends on a day that does not exist',
    { expires: '2025-02-30' },
    'An override needs an expiry: after that date the tier of the rule returns.',
  ],
  ['ends before it begins', { expires: '2024-12-31' }, 'An override cannot expire (2024-12-31) before it begins (2025-01-01).'],
])('an override that %s', (_, part, fault) => expect(faultOfOverride({ ...given, ...part })).toBe(fault));

const size: Criterion = {
  id: 'size',
  field: 'employees',
  family: 'firmographic',
  side: 'fit',
  points: 100,
  bands: [{ when: { kind: 'within', column: 'employees', from: 100, to: null }, points: 100 }],
};
const profile: IcpProfile = {
  id: 'p',
  name: 'P',
  entry: { kind: 'known', column: 'employees' as never },
  mustHave: [{ kind: 'within', column: 'employees', from: 10, to: null }],
  exclude: [{ kind: 'within', column: 'employees', from: 9000, to: null }],
  missing: 'leaveOut',
  cuts: [90, 70, 50],
  icpFrom: 70,
  criteria: [size],
};
const version = (...profiles: IcpProfile[]): IcpVersion => ({ id: 'v', name: 'V', effectiveFrom: '', author: '', note: '', profiles });
const scored = (employees: number | null, override: Override, of: IcpProfile = profile) => score(version(of), () => employees, override);

describe('the tier that a person gave', () => {
  test('goes before the score, whose points stay', () =>
    expect(scored(50, given)).toMatchObject({ tier: '1', icp: 'in', decidedBy: 'override', profile: 'p', earned: 0, known: 100 }));
  test('goes before a must-have that fails', () =>
    expect(scored(5, { ...given, tier: '2' })).toMatchObject({ tier: '2', icp: 'in', decidedBy: 'override' }));
  test('stands behind an exclusion, unless it says that it lifts it', () => {
    expect(scored(9000, given)).toMatchObject({ tier: 'excluded', icp: 'out', decidedBy: 'exclusion', earned: 0 });
    expect(scored(9000, { ...given, liftsExclusion: true })).toMatchObject({ tier: '1', icp: 'in', decidedBy: 'override', earned: 100 });
  });
  test('makes a member where its lowest score would', () => {
    const icpOf = (tier: Override['tier'], icpFrom: number) => scored(50, { ...given, tier }, { ...profile, icpFrom }).icp;
    expect((['1', '2', '3', '4'] as const).map((tier) => icpOf(tier, 70))).toEqual(['in', 'in', 'out', 'out']);
    expect((['1', '2', '3', '4'] as const).map((tier) => icpOf(tier, 71))).toEqual(['in', 'out', 'out', 'out']);
    expect((['1', '2', '3', '4'] as const).map((tier) => icpOf(tier, 50))).toEqual(['in', 'in', 'in', 'out']);
  });
  test('holds for an account that no profile scores, by the usual cuts', () => {
    expect(scored(null, given)).toMatchObject({ tier: '1', icp: 'in', decidedBy: 'override', profile: 'none', possible: 0 });
    expect(scored(null, { ...given, tier: '3' })).toMatchObject({ tier: '3', icp: 'out' });
    const undecided = { ...profile, entry: size.bands[0]?.when };
    expect(scored(null, given, undecided)).toMatchObject({ tier: '1', icp: 'in', decidedBy: 'override', profile: null });
  });
});
