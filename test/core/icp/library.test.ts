import { describe, expect, it } from 'vitest';
import { score, type AccountColumns } from '../../../src/core/icp';
import { pointsById, sumOfPoints } from '../../../src/core/icp/edit-points';
import { equalProfile, libraryProfile, STARTERS, startersFor } from '../../../src/core/icp/library';
import { attributesOffered } from '../../../src/core/icp/offered';
import { accountsOf } from './accounts-of';

/** Every attribute of the library, by the first name it goes by. */
const ALL = accountsOf(
  new Map(STARTERS.map(({ fields, from }) => [fields[0] ?? '', from === null && fields[0] !== 'employees' ? ['x', 'y', 'x'] : [1, 2, 3]])),
);
const SOME = accountsOf(
  new Map<string, readonly (string | number | null)[]>([
    ['industry', ['Software', 'Software', 'Retail', 'Energy', null]],
    ['employees', [10, 20, 30, 400, null]],
    ['technologies', ['Marketo; Looker', 'Looker', 'Excel;Looker;Looker', null, null]],
    ['crmTier', ['A', 'B', 'A', 'B', 'A']],
    ['Number of tools', [12, 3, null, null, null]],
    ['hiring', [1, 4, 0, null, null]],
    ['blank', [null, null, null, null, null]],
  ]),
);

describe('the starter library', () => {
  const points = (preset: 'sides' | 'allFit'): readonly (readonly [string, number])[] => {
    const { criteria } = libraryProfile('All', startersFor(ALL), preset);
    return criteria.filter(({ side }) => side === 'fit').map(({ field }, at) => [field, pointsAt(preset)[at] ?? 0]);
  };
  const pointsAt = (preset: 'sides' | 'allFit'): readonly number[] => [
    ...pointsById(libraryProfile('All', startersFor(ALL), preset), 'fit').values(),
  ];

  it('gives its nine fit criteria 23, 17, three times 12 and four times 6', () => {
    expect(Object.fromEntries(points('sides'))).toEqual({
      employees: 23,
      competitorTools: 17,
      industry: 12,
      annualRevenue: 12,
      technologies: 12,
      country: 6,
      fundingStage: 6,
      Integrations: 6,
      'SaaS Tools': 6,
    });
  });

  it('gives all eighteen in one 100 eleven, eight, six or five, and three', () => {
    const all = Object.fromEntries(points('allFit'));
    expect(Object.keys(all)).toHaveLength(18);
    expect([all['employees'], all['Pricing Page Visits'], all['competitorTools'], all['hiring'], all['Comparison Content']]).toEqual([
      11, 11, 8, 8, 8,
    ]);
    expect([all['industry'], all['annualRevenue'], all['technologies']]).toEqual([6, 6, 6]);
    expect([all['headcountGrowth'], all['Recently Funded'], all['Budget Trigger']]).toEqual([5, 5, 5]);
    expect([all['country'], all['fundingStage'], all['Economy']]).toEqual([3, 3, 3]);
  });

  it('offers only what the files have, under the header that they have it by', () => {
    expect(startersFor(SOME).map(({ starter, offered }) => [starter.id, offered.id])).toEqual([
      ['employees', 'employees'],
      ['industry', 'industry'],
      ['stack', 'technologies'],
      ['maturity', 'Number of tools'],
      ['hiring', 'hiring'],
    ]);
  });

  it('begins with the least value the library names, else with what is common', () => {
    const rules = libraryProfile('Some', startersFor(SOME)).criteria.map(({ field, bands }) => [field, bands[0]?.when]);
    expect(Object.fromEntries(rules)).toEqual({
      employees: { kind: 'within', column: 'employees', from: 20, to: null },
      industry: { kind: 'isOneOf', dimension: 'industry', members: ['Software'] },
      technologies: { kind: 'isOneOf', dimension: 'technologies', members: ['Looker'] },
      'Number of tools': { kind: 'within', column: 'Number of tools', from: 10, to: null },
      hiring: { kind: 'within', column: 'hiring', from: 3, to: null },
    });
  });
});

describe('a start with equal weights', () => {
  const profile = equalProfile('Draft', SOME, new Set());

  it('takes each attribute that says what an account is like, and not the CRM’s own opinion', () => {
    expect(profile.criteria.map(({ field, side }) => [field, side])).toEqual([
      ['industry', 'fit'],
      ['employees', 'fit'],
      ['technologies', 'fit'],
      ['Number of tools', 'fit'],
      ['hiring', 'intent'],
    ]);
    expect([...pointsById(profile, 'fit').values()]).toEqual([25, 25, 25, 25]);
    expect(sumOfPoints(profile, 'fit')).toBe(100);
  });

  it('can be scored as it stands', () => {
    const version = { id: 'v', name: 'v', effectiveFrom: '2025-01-01', author: '', note: '', profiles: [profile] };
    const read = (name: string) =>
      new Map<string, string | number>([
        ['industry', 'Software'],
        ['employees', 20],
        ['technologies', 'Looker'],
      ]).get(name) ?? null;
    expect(score(version, read)).toMatchObject({ tier: '1', earned: 75, known: 75 });
  });
});

describe('attributes as they are offered', () => {
  it('count each value of a list once an account, the commonest first, and pass over what is blank', () => {
    const offered = attributesOffered(SOME);
    expect(offered.map(({ id }) => id)).not.toContain('blank');
    expect(offered.find(({ id }) => id === 'technologies')).toEqual({
      id: 'technologies',
      kind: 'text',
      known: 3,
      of: 5,
      values: [
        { label: 'Looker', accounts: 3 },
        { label: 'Excel', accounts: 1 },
        { label: 'Marketo', accounts: 1 },
      ],
    });
    expect(offered.find(({ id }) => id === 'employees')).toEqual({
      id: 'employees',
      kind: 'number',
      known: 4,
      of: 5,
      least: 10,
      most: 400,
      middle: 20,
    });
  });

  it('are none without accounts', () => {
    const none: AccountColumns = { count: 1, ids: [''], names: [''], columns: new Map() };
    expect(attributesOffered(none)).toEqual([]);
    expect(equalProfile('Draft', none, new Set()).criteria).toEqual([]);
  });
});
