import { describe, expect, it } from 'vitest';
import { attributesBehind, ownerOf } from '../../../src/core/drift-owners';
import type { IcpProfile, IcpVersion } from '../../../src/core/icp';
import type { DimensionId } from '../../../src/core/model';
import type { Segmentation } from '../../../src/core/segments';
import type { Definitions } from '../../../src/core/workspace';
import { company } from '../../fixtures/ask-kernel';
import { grid } from '../../fixtures/grid';

const id = (name: string): DimensionId => name as DimensionId;
const profile = (name: string, owner: string, rest: Partial<IcpProfile> = {}): IcpProfile => ({
  id: name,
  name,
  owner,
  mustHave: [{ kind: 'known', column: 'country' as never }],
  exclude: [],
  missing: 'leaveOut',
  cuts: [90, 70, 50],
  icpFrom: 70,
  criteria: [
    {
      id: 'size',
      field: 'employees',
      family: 'firmographic',
      side: 'fit',
      points: 100,
      bands: [{ when: { kind: 'always' }, points: 100 }],
    },
  ],
  ...rest,
});
const version = (...profiles: IcpProfile[]): IcpVersion => ({
  id: 'v',
  name: 'V',
  effectiveFrom: '2020-01-01',
  author: '',
  note: '',
  profiles,
});
const segment = (name: string, owner: string) => ({
  id: name,
  name,
  owner,
  when: { kind: 'isOneOf' as const, dimension: id('country'), members: [name] },
  status: 'target' as const,
  valueProposition: '',
  pains: [],
  roles: [],
  play: '',
  coverageModel: '',
  review: null,
});
const MARKETS: Segmentation = {
  id: 'markets',
  name: 'Markets',
  version: 1,
  effectiveFrom: '2020-01-01',
  author: '',
  note: '',
  owner: 'Ana',
  segments: [segment('DE', 'Ben'), segment('FR', '')],
};

function made(definitions: Partial<Definitions>) {
  const tables = [
    grid('account', 'accountId country employees\na DE 10\nb FR 20'),
    grid(
      'opportunity',
      'opportunityId accountId outcome createdDate closeDate\nd a won 2025-01-01 2025-02-01\ne b lost 2025-01-01 2025-02-01',
    ),
  ];
  const { dataset, definitions: whole, cube } = company(tables, definitions, '2025-06-30');
  return { cube: cube([]), accounts: null, dataset, definitions: whole };
}
const owner = (definitions: Partial<Definitions>, metric: string, ...slice: (readonly [string, string])[]) =>
  ownerOf(made(definitions), metric, new Map(slice.map(([dimension, label]) => [id(dimension), label])));

describe('the owner of a finding', () => {
  it('is that of its segment, else of its segmentation', () => {
    expect(owner({ segmentations: [MARKETS] }, 'winRate', ['markets', 'DE'])).toBe('Ben');
    expect(owner({ segmentations: [MARKETS] }, 'winRate', ['markets', 'FR'])).toBe('Ana');
  });

  it('is that of its profile, and of its tier where the profile has one of its own', () => {
    const icp = [version(profile('p', 'Cy', { tiers: { '1': { owner: 'Dee' } } }), profile('q', 'Eve'))];
    expect(owner({ icp }, 'winRate', ['icpProfile', 'q'])).toBe('Eve');
    expect(owner({ icp: [version(profile('p', 'Cy', { tiers: { '1': { owner: 'Dee' } } }))] }, 'winRate', ['tier', '1'])).toBe('Dee');
    expect(owner({ icp: [version(profile('p', 'Cy'))] }, 'winRate', ['tier', '2'])).toBe('Cy');
  });

  it('of a share on ICP accounts is the one owner of all profiles, and nobody where they are several', () => {
    expect(owner({ icp: [version(profile('p', 'Cy'), profile('q', 'Cy'))] }, 'icpShareCreated')).toBe('Cy');
    expect(owner({ icp: [version(profile('p', 'Cy'), profile('q', 'Eve'))] }, 'icpShareCreated')).toBeNull();
  });

  it('is nobody of all deals, and of a column of the files', () => {
    expect(owner({ icp: [version(profile('p', 'Cy'))] }, 'winRate')).toBeNull();
    expect(owner({ segmentations: [MARKETS] }, 'winRate', ['country', 'DE'])).toBeNull();
  });
});

it('the attributes behind a dimension are those that its rules ask for', () => {
  const behind = attributesBehind(made({ segmentations: [MARKETS], icp: [version(profile('p', 'Cy'))] }));
  expect(behind(id('markets'))).toEqual(['country']);
  expect(behind(id('tier')).toSorted()).toEqual(['country', 'employees']);
  expect(behind(id('region'))).toEqual(['region']);
});
