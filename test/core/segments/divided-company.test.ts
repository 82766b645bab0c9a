import { describe, expect, test } from 'vitest';
import { assemble, type Assembly } from '../../../src/core/assembly';
import type { IcpProfile } from '../../../src/core/icp';
import { FIRST_LABEL, labelOf, type AttributeRule, type Dimension } from '../../../src/core/model';
import type { Segmentation } from '../../../src/core/segments';
import { NO_DEFINITIONS, readDefinitions, type Definitions } from '../../../src/core/workspace';
import { grid } from '../../fixtures/grid';

const ACCOUNTS = grid(
  'account',
  `
  accountId  accountName  industry  employees  region
  1          Acme         Software  2000       North
  2          Bolt         Software  20         North
  3          Cask         Retail    5000       South
  4          Dorn         -         9000       South
  5          Eel          Retail    30         -
`,
);
const DEALS = grid(
  'opportunity',
  `
  opportunityId  accountId  outcome  amount  currency  createdDate  closeDate   product
  10             1          won      1000    USD       2025-01-10   2025-03-02  Suite
  11             2          lost     2000    USD       2025-01-11   2025-03-03  Suite
  12             3          won      3000    USD       2025-01-12   2025-03-04  Core
  13             4          lost     4000    USD       2025-01-13   2025-03-05  Core
  14             5          open     5000    USD       2025-01-14   2025-06-30  Suite
  15             -          open     6000    USD       2025-01-15   2025-06-30  Suite
`,
);

const naming = (dimension: string, ...members: string[]): AttributeRule => ({ kind: 'isOneOf', dimension: dimension as never, members });
const large: AttributeRule = { kind: 'within', column: 'employees', from: 1000, to: null };
/** Definitions as a file of them says it. */
function defined(json: object): Definitions {
  const read = readDefinitions(JSON.parse(JSON.stringify(json)));
  if (read.definitions === null) throw new Error(read.error);
  return read.definitions;
}
const MARKET = {
  id: 'market',
  name: 'Market',
  segments: [
    { name: 'Software', when: naming('industry', 'Software') },
    { name: 'Large', when: large },
  ],
};
const assembled = (json: object, files = [DEALS, ACCOUNTS]): Assembly => assemble(files, defined(json), null);

function dimensionOf({ dataset }: Assembly, id: string): Dimension {
  const dimension = dataset.dimensions.find((each) => each.id === id);
  if (dimension === undefined) throw new Error(`no dimension ${id}`);
  return dimension;
}

/** The labels of a dimension in the rows of a fact. */
function labels(assembly: Assembly, table: 'opportunity' | 'score' | 'account', id: string): readonly (string | null)[] {
  const place = assembly.dataset.dimensions.findIndex((each) => each.id === id);
  const codes = assembly.tables.get(table)?.columns.get(`d${place}`)?.values;
  if (codes === undefined) throw new Error(`no column of ${id} in ${table}`);
  return Array.from(codes, (code) => labelOf(dimensionOf(assembly, id), code));
}

describe('a company divided by a segmentation', () => {
  test('has its segments beside the columns of its files, in their order, before the scores', () => {
    const { dataset } = assembled({ segmentations: [MARKET], icp: icp() });
    const ids = dataset.dimensions.map(({ id }) => String(id));
    expect(dimensionOf(assembled({ segmentations: [MARKET] }), 'market')).toMatchObject({
      label: 'Market',
      home: 'account',
      isSegmentation: true,
    });
    expect(ids.indexOf('market')).toBeGreaterThan(ids.indexOf('industry'));
    expect(ids.indexOf('market')).toBeLessThan(ids.indexOf('tier'));
  });

  test('finds each deal in the segment of its account: none is a segment of its own, unknown another', () => {
    const [software, retail, blank] = ['Software', 'Large', 'unknown'];
    expect(labels(assembled({ segmentations: [MARKET] }), 'opportunity', 'market')).toEqual([
      software,
      software,
      retail,
      blank,
      'none',
      'unknown',
    ]);
  });

  test('divides accounts that have no deal too', () => {
    expect(labels(assembled({ segmentations: [MARKET] }), 'account', 'market')).toEqual([
      'Software',
      'Software',
      'Large',
      'unknown',
      'none',
    ]);
  });

  test('keeps a segmentation on the deal where a rule names what only deals have', () => {
    const byProduct = {
      ...MARKET,
      segments: [
        { name: 'Large core', when: { kind: 'all', of: [naming('product', 'Core'), large] } },
        { name: 'Suite', when: naming('product', 'Suite') },
      ],
    };
    const assembly = assembled({ segmentations: [byProduct] });
    expect(dimensionOf(assembly, 'market').home).toBe('opportunity');
    expect(labels(assembly, 'opportunity', 'market')).toEqual(['Suite', 'Suite', 'Large core', 'Large core', 'Suite', 'Suite']);
  });

  test('stands by several segmentations side by side', () => {
    const assembly = assembled({ segmentations: [MARKET, { id: 'place', segments: [{ name: 'Up', when: naming('region', 'North') }] }] });
    expect(labels(assembly, 'opportunity', 'place')).toEqual(['Up', 'Up', 'none', 'none', 'unknown', 'unknown']);
    expect(labels(assembly, 'opportunity', 'market')).toHaveLength(6);
  });

  test('is read by the version in force at the as-of date, and by no other', () => {
    const later = { ...MARKET, version: 2, effectiveFrom: '2025-03-01', segments: [{ name: 'Everybody', when: { kind: 'always' } }] };
    const last = { ...later, version: 3, effectiveFrom: '2026-01-01', segments: [] };
    expect(dimensionOf(assembled({ segmentations: [last, MARKET, later] }), 'market').members.slice(FIRST_LABEL)).toEqual([
      'Everybody',
      'none',
    ]);
  });

  test('keeps a column that has the name of a segmentation, and says under which name that is found', () => {
    const assembly = assembled({ segmentations: [{ ...MARKET, id: 'region' }] });
    expect(labels(assembly, 'opportunity', 'region')).toEqual(['North', 'North', 'South', 'South', null, null]);
    expect(labels(assembly, 'opportunity', 'segmentation:region').slice(0, 3)).toEqual(['Software', 'Software', 'Large']);
    expect(assembly.dataset.notes.map(({ what }) => what)).toContain(
      'accounts divided by segmentation Market as segmentation:region, for a column of the files is called region',
    );
  });

  test('is told which attribute no file has', () => {
    const assembly = assembled({ segmentations: [{ ...MARKET, segments: [{ name: 'Red', when: naming('colour', 'red') }] }] });
    expect(labels(assembly, 'opportunity', 'market')).toEqual(Array.from({ length: 6 }, () => 'unknown'));
    expect(assembly.dataset.notes).toContainEqual({
      what: 'accounts for which segmentation Market asks for colour, which no file has',
      count: 5,
    });
  });
});

function icp(entry?: AttributeRule): readonly object[] {
  const profile = {
    id: 'p',
    name: 'P',
    ...(entry === undefined ? {} : { entry }),
    criteria: [{ id: 'size', field: 'employees', family: 'firmographic', side: 'fit', points: 100, bands: [{ when: large, points: 100 }] }],
  } satisfies Partial<Record<keyof IcpProfile, unknown>>;
  return [{ id: 'icp-1', name: 'ICP 1', effectiveFrom: '2025-01-01', profiles: [profile] }];
}

describe('a profile whose entry names segments', () => {
  test('scores the accounts of those segments, and leaves out whom it is unknown of', () => {
    const assembly = assembled({ segmentations: [MARKET], icp: icp(naming('market', 'Software')) });
    expect(labels(assembly, 'score', 'icpProfile')).toEqual(['p', 'p', 'none', 'unknown', 'none']);
    expect(labels(assembly, 'score', 'icp')).toEqual(['in', 'out', 'out', 'unknown', 'out']);
  });

  test('may name those that no segment takes', () => {
    expect(labels(assembled({ segmentations: [MARKET], icp: icp(naming('market', 'none')) }), 'score', 'icpProfile')).toEqual([
      'none',
      'none',
      'none',
      'unknown',
      'p',
    ]);
  });

  test('is undecided where the segment hangs on what only deals have', () => {
    const byProduct = { ...MARKET, segments: [{ name: 'Suite', when: naming('product', 'Suite') }] };
    const assembly = assembled({ segmentations: [byProduct], icp: icp(naming('market', 'Suite')) });
    expect(labels(assembly, 'score', 'icp')).toEqual(Array.from({ length: 5 }, () => 'unknown'));
    expect(assembly.dataset.notes).toContainEqual({
      what: 'accounts that a profile asks for their segment of Market, which is known of deals only',
      count: 5,
    });
  });

  test('follows the segmentation though a column has its name', () => {
    const assembly = assembled({ segmentations: [{ ...MARKET, id: 'region' }], icp: icp(naming('region', 'Software')) });
    expect(labels(assembly, 'score', 'icpProfile').slice(0, 3)).toEqual(['p', 'p', 'none']);
  });
});

describe('a fingerprint', () => {
  const fingerprint = (more: Partial<Definitions>): string =>
    assemble([DEALS, ACCOUNTS], { ...NO_DEFINITIONS, ...more }, null).dataset.fingerprint;
  const segmentations: readonly Segmentation[] = defined({ segmentations: [MARKET] }).segmentations;
  const { assumptions } = NO_DEFINITIONS;

  test('is another once what shapes the facts changes', () => {
    const before = fingerprint({});
    for (const more of [
      { segmentations },
      { amountMeans: 'tcv' as const },
      { bands: new Map([['employees', [1, 100]]]) },
      { assumptions: { ...assumptions, lag: 2 } },
    ])
      expect(fingerprint(more)).not.toBe(before);
  });

  test('is the same where only margin, key, variant or targets change: no cube is asked for again', () => {
    const numbers = new Map([['grossMargin', 0.8] as const]);
    expect(fingerprint({ targets: [], assumptions: { ...assumptions, numbers, allocationKey: 'won', ltvVariant: 'simple' } })).toBe(
      fingerprint({}),
    );
  });
});
