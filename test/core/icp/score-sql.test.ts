import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attributeTable, type AccountColumns, type AttributeColumn, type IcpProfile, type IcpVersion } from '../../../src/core/icp';
import { scoreSql } from '../../../src/core/icp/score-sql';
import { accountColumns, profileVersions } from '../../fixtures/random-profiles';

const within = (from: number | null) => ({ kind: 'within' as const, column: 'employees', from, to: null });
const criterionOf = (points: number) => ({
  id: 'c',
  field: 'employees',
  family: 'firmographic' as const,
  side: 'fit' as const,
  points,
  bands: [{ when: within(5), points }],
});
const PROFILE: IcpProfile = {
  id: 'p',
  name: 'P',
  mustHave: [],
  exclude: [],
  missing: 'leaveOut',
  cuts: [90, 70, 50],
  icpFrom: 70,
  criteria: [criterionOf(100)],
};
const versionOf = (more: Partial<IcpProfile>): IcpVersion => ({
  id: 'v',
  name: 'V',
  effectiveFrom: '2025-01-01',
  author: '',
  note: '',
  profiles: [{ ...PROFILE, ...more }],
});
const ACCOUNTS: AccountColumns = {
  count: 4,
  ids: ['', 'A1', 'A2', 'A3'],
  names: ['', 'One', 'Two', 'Three'],
  columns: new Map<string, AttributeColumn>([
    ['industry', { kind: 'text', labels: ['', 'Software', '', 'Retail'], codes: new Uint32Array([0, 3, 2, 0]) }],
    ['employees', { kind: 'number', values: new Float64Array([NaN, 5, NaN, 0.5]) }],
    ['country', { kind: 'text', labels: ['', 'US'], codes: new Uint32Array([0, 1, 1, 1]) }],
  ]),
};

describe('the table of attributes', () => {
  test('has a row for each account but nobody, codes for text, and a mask where nothing is known', () => {
    const { rows, columns } = attributeTable(ACCOUNTS);
    expect(rows).toBe(3);
    expect(columns.map(({ name, wire, values, known }) => [name, wire, [...values], known === null ? null : [...known]])).toEqual([
      ['account', 'INTEGER', [1, 2, 3], null],
      ['a0', 'INTEGER', [3, 2, 0], [1, 0, 0]],
      ['a1', 'DOUBLE', [5, NaN, 0.5], [1, 0, 1]],
      ['a2', 'INTEGER', [1, 1, 1], null],
    ]);
  });

  test('is empty where there is nobody', () => {
    expect(attributeTable({ count: 1, ids: [''], names: [''], columns: new Map() })).toMatchObject({
      rows: 0,
      columns: [{ name: 'account' }],
    });
    expect(attributeTable({ count: 0, ids: [], names: [], columns: new Map() }).rows).toBe(0);
  });
});

describe('a statement', () => {
  /** What stands in a statement besides numbers and signs. */
  const words = (sql: string) => new Set(sql.replaceAll(/\d+(\.\d+)?e[+-]?\d+/g, '').match(/[^\s\d(),.+*<>=-]+/g));
  const OURS = new Set(
    `WITH AS MATERIALIZED SELECT FROM WHERE LEFT JOIN ON UNION ALL VALUES REPLACE CASE WHEN THEN ELSE END IS NOT NULL AND OR IN
    TRUE FALSE CAST COALESCE INTEGER DOUBLE BOOLEAN entered attribute r h e t s j b a held lifts number excluded fits most
    isEnough ownTier leastTier mostTier account earned known possible intentEarned intentKnown tier icp profile isProvisional`.split(/\s+/),
  );

  test('holds numbers and our own words only, whatever profiles and files say', () => {
    fc.assert(
      fc.property(profileVersions, accountColumns, fc.string(), (drawn, accounts, word) => {
        const hostile = { kind: 'isOneOf' as const, dimension: word as never, members: [word, "'; DROP TABLE attribute; --"] };
        const profiles = drawn.profiles.map((each) => ({ ...each, id: word, name: word, mustHave: [hostile, ...each.mustHave] }));
        const column = { kind: 'text' as const, labels: ['', word, 'other'], codes: new Uint32Array(accounts.count) };
        const columns = new Map([...accounts.columns, [word, column] as const]);
        const sql = scoreSql({ ...drawn, profiles }, { columns }, { overrides: new Map() });
        expect([...words(sql)].filter((each) => !OURS.has(each))).toEqual([]);
        expect(sql).not.toContain('--');
      }),
    );
  });

  test.each([NaN, Infinity, -Infinity])('with %s for a number is not made', (value) => {
    const make = (profile: Partial<IcpProfile>) => () => scoreSql(versionOf(profile), ACCOUNTS, { overrides: new Map() });
    expect(make({})).not.toThrow();
    expect(make({ mustHave: [within(value)] })).toThrow(RangeError);
    expect(make({ criteria: [criterionOf(value)] })).toThrow(RangeError);
    expect(make({ cuts: [90, 70, value] })).toThrow(RangeError);
    expect(make({ icpFrom: value })).toThrow(RangeError);
    const overrides = new Map([[value, { tier: '1' as const, liftsExclusion: true }]]);
    expect(() => scoreSql(versionOf({}), ACCOUNTS, { overrides })).toThrow(RangeError);
  });
});
