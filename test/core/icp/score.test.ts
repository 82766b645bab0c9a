import { describe, expect, test } from 'vitest';
import { score, versionInForce, type IcpProfile, type IcpVersion } from '../../../src/core/icp';
import { pointsOf } from '../../../src/core/icp/points';

const within = (column: string, from: number | null, to: number | null) => ({ kind: 'within' as const, column, from, to });
const oneOf = (dimension: string, ...members: string[]) => ({ kind: 'isOneOf' as const, dimension: dimension as never, members });
/** The profile of domain.md 9.1, without its intent side. */
const profile: IcpProfile = {
  id: 'mid-software',
  name: 'Mid-market software',
  entry: oneOf('industry', 'Software', 'Internet'),
  mustHave: [within('employees', 50, null)],
  exclude: [oneOf('fundingStage', 'Bootstrapped')],
  missing: 'leaveOut',
  cuts: [90, 70, 50],
  icpFrom: 70,
  criteria: [
    {
      id: 'size',
      field: 'employees',
      family: 'firmographic',
      side: 'fit',
      points: 40,
      bands: [
        { when: within('employees', 200, 1000), points: 40 },
        { when: within('employees', 50, 199), points: 25 },
      ],
    },
    {
      id: 'rival',
      field: 'competitorTools',
      family: 'technographic',
      side: 'fit',
      points: 30,
      bands: [{ when: oneOf('competitorTools', 'Toolmark', 'Segmenta'), points: 30 }],
    },
    {
      id: 'revenue',
      field: 'annualRevenue',
      family: 'firmographic',
      side: 'fit',
      points: 20,
      bands: [{ when: within('annualRevenue', 2_000_000_000, null), points: 20 }],
    },
    {
      id: 'place',
      field: 'country',
      family: 'firmographic',
      side: 'fit',
      points: 10,
      bands: [{ when: oneOf('country', 'US', 'CA'), points: 10 }],
    },
    {
      id: 'hiring',
      field: 'hiring',
      family: 'behavioural',
      side: 'intent',
      points: 100,
      bands: [{ when: within('hiring', 3, null), points: 100 }],
    },
  ],
};
const version = (...profiles: IcpProfile[]): IcpVersion => ({
  id: 'v',
  name: 'V',
  effectiveFrom: '2025-04-01',
  author: '',
  note: '',
  profiles,
});
type Account = Readonly<Record<string, string | number | null>>;
const scored = (account: Account, ...profiles: IcpProfile[]) =>
  score(version(...(profiles.length === 0 ? [profile] : profiles)), (name) => account[name] ?? null);
const full: Account = {
  industry: 'Software',
  employees: 500,
  competitorTools: 'Other; Segmenta',
  annualRevenue: 3_000_000_000,
  country: 'US',
  fundingStage: 'Series B',
};

describe('an account', () => {
  test('that meets everything is tier 1 and in', () =>
    expect(scored(full)).toMatchObject({ tier: '1', icp: 'in', earned: 100, known: 100 }));
  test('with exactly 90 points is tier 1, with exactly 70 tier 2 and in', () => {
    expect(scored({ ...full, country: 'DE' })).toMatchObject({ earned: 90, tier: '1' });
    expect(scored({ ...full, competitorTools: 'Other' })).toMatchObject({ earned: 70, tier: '2', icp: 'in' });
  });
  test('is not rounded into a better tier: 79 of 88 prints as 90 and is tier 2', () => {
    const nine = {
      ...profile,
      entry: undefined,
      mustHave: [],
      exclude: [],
      criteria: [
        {
          id: 'a',
          field: 'a',
          family: 'firmographic' as const,
          side: 'fit' as const,
          points: 88,
          bands: [{ when: oneOf('a', 'x'), points: 79 }],
        },
        { id: 'b', field: 'b', family: 'firmographic' as const, side: 'fit' as const, points: 12, bands: [] },
      ],
    };
    expect(scored({ a: 'x' }, nine)).toMatchObject({ earned: 79, known: 88, tier: '2' });
  });
  test('that an exclusion names is excluded and out, whatever its points', () =>
    expect(scored({ ...full, fundingStage: 'Bootstrapped' })).toMatchObject({ tier: 'excluded', icp: 'out' }));
  test('that fails a must-have is tier 4; one that cannot be decided is unknown', () => {
    expect(scored({ ...full, employees: 20 })).toMatchObject({ tier: '4', icp: 'out' });
    expect(scored({ ...full, employees: null })).toMatchObject({ tier: 'unknown', icp: 'unknown' });
  });
  test('with under 60 points known is unknown unless both bounds fall in one tier', () => {
    const open = { ...profile, mustHave: [] };
    const poor = { industry: 'Software', employees: 10, country: 'FR' };
    expect(scored(poor, open)).toMatchObject({ known: 50, earned: 0, tier: 'unknown' });
    expect(scored({ ...poor, annualRevenue: 1, employees: null, competitorTools: 'None of ours' }, open)).toMatchObject({
      known: 60,
      earned: 0,
      tier: '4',
      icp: 'out',
    });
  });
  test('of no profile is out; one whose entry cannot be decided is unknown', () => {
    expect(scored({ ...full, industry: 'Retail' })).toMatchObject({ profile: 'none', tier: '4', icp: 'out' });
    expect(scored({ ...full, industry: null })).toMatchObject({ profile: null, tier: 'unknown', icp: 'unknown' });
  });
  test('is scored by the first profile that it enters, and by no other', () => {
    const everyone = { ...profile, id: 'all', entry: undefined, mustHave: [], exclude: [] };
    expect(scored(full, everyone, profile).profile).toBe('all');
  });
});

test('importance becomes points that sum to 100, by the preset of domain.md 9.1', () => {
  const importances = ['critical', 'high', 'high', 'medium', 'medium', 'veryHigh', 'high', 'medium', 'medium'] as const;
  const criteria = importances.map((importance, at) => ({
    id: String(at),
    field: 'x',
    family: 'firmographic' as const,
    side: 'fit' as const,
    importance,
    bands: [],
  }));
  expect(pointsOf(criteria)).toEqual([23, 12, 12, 6, 6, 17, 12, 6, 6]);
});

test('the version in force is the latest that had taken effect', () => {
  const [one, two] = [
    { ...version(), id: '1', effectiveFrom: '2024-01-01' },
    { ...version(), id: '2', effectiveFrom: '2025-01-01' },
  ];
  expect(versionInForce([two, one], '2024-12-31')?.id).toBe('1');
  expect(versionInForce([two, one], '2025-01-01')?.id).toBe('2');
  expect(versionInForce([two, one], '2023-01-01')?.id).toBe('1');
});
