import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreement, comparableColumns, crosstab, suggestedMapping, TIER_CODES, type CrmMapping, type Scored } from '../../../src/core/icp';
import { accountsOf, liningOf, resultsOf } from './crm-accounts';

const ACCOUNTS = accountsOf(
  `id  name   employees  industry  crmTier  flag
   1   One    500        Software  A        yes
   2   Two    500        Retail    A        yes
   3   Three  10         Retail    B        no
   4   Four   10         Retail    D        no
   5   Five   10         Retail    A        yes
   6   Six    500        Software  -        yes
   7   Seven  -          -         A        no
   8   Eight  500        Software  ?        yes`,
);
const world = liningOf(ACCOUNTS, { results: resultsOf(9, { open: { 2: 100 }, won: { 2: 5, 3: 900 } }) });
const TIERS: CrmMapping = new Map([
  ['A', '1'],
  ['B', '2'],
  ['D', '4'],
]);

describe('columns that may be the CRM’s own tier', () => {
  const columnsOf = (header: string, ...rows: string[]) =>
    comparableColumns(accountsOf([`id  name  ${header}`, ...rows].join('\n')), new Set(['market']));
  test('are text of two to twelve values, likely names first', () =>
    expect(
      columnsOf('region  Segment  Fit grade  My ICP  crmTier  plain  market', '1  a  x  s  f  i  c  p  m', '2  b  y  t  g  j  d  p  n'),
    ).toEqual(['crmTier', 'My ICP', 'Fit grade', 'Segment', 'region']));
  test('are not those with thirteen', () =>
    expect(columnsOf('few  many', ...Array.from({ length: 13 }, (_, at) => `${at}  n${at}  v${at % 12}  w${at}`))).toEqual(['few']));
});

test('values that speak for a tier or a flag are suggested, others are left to people', () =>
  expect([...suggestedMapping(['Tier 1', 'tier_2', 'C', '4', 'ICP Tier 3', 'Yes', 'non-ICP', 'Strategic', ' disqualified '])]).toEqual([
    ['Tier 1', '1'],
    ['tier_2', '2'],
    ['C', '3'],
    ['4', '4'],
    ['ICP Tier 3', '3'],
    ['Yes', 'in'],
    ['non-ICP', 'out'],
    [' disqualified ', 'excluded'],
  ]));

test('the table holds each account once, by the CRM’s value and our tier, the silent last', () => {
  const tab = crosstab(ACCOUNTS, world.scored, 'crmTier');
  const byTier = (row: readonly number[]) => Object.fromEntries(TIER_CODES.flatMap((tier, at) => (row[at] === 0 ? [] : [[tier, row[at]]])));
  expect(tab?.rows.map(({ value, byTier: row, n }) => [value, byTier(row), n])).toEqual([
    ['?', { 1: 1 }, 1],
    ['A', { 1: 1, 3: 1, 4: 1, unknown: 1 }, 4],
    ['B', { 4: 1 }, 1],
    ['D', { 4: 1 }, 1],
    [null, { 1: 1 }, 1],
  ]);
  expect(tab?.n).toBe(8);
  expect(crosstab(ACCOUNTS, world.scored, 'employees')).toBeNull();
});

describe('agreement', () => {
  test('is of accounts that both grade; the others are counted by why they are not compared', () =>
    expect(agreement(world, 'crmTier', TIERS)).toMatchObject({ agree: 2, compared: 5, crmSilent: 1, notMapped: 1, oursUnknown: 1 }));
  test('lists those that disagree by open amount, then by what was won', () =>
    expect(agreement(world, 'crmTier', TIERS)?.disagreeing).toEqual([2, 3, 5]));
  test('of a flag is of ICP membership', () =>
    expect(agreement(world, 'flag', suggestedMapping(['yes', 'no']))).toMatchObject({
      agree: 5,
      compared: 7,
      oursUnknown: 1,
      disagreeing: [2, 5],
    }));
  test('has no kappa where nothing is compared, tiers and flags are mixed, or all is one class', () => {
    const missing = (mapping: CrmMapping) => agreement(world, 'crmTier', mapping)?.kappaMissing;
    expect(missing(new Map())).toBe('nothingCompared');
    expect(
      missing(
        new Map([
          ['A', '1'],
          ['B', 'out'],
        ] as const),
      ),
    ).toBe('mixed');
    expect(missing(new Map([['D', '4']] as const))).toBe('oneClass');
  });

  /** Scores that give each account a tier, whatever it is like. */
  const tiered = (tiers: readonly number[]): Scored => ({ ...world.scored, tier: Uint8Array.from([0, ...tiers]) });
  const textbook = (both: readonly (readonly [value: string, tier: number, times: number])[]) => {
    const rows = both.flatMap(([value, tier, times]) => Array.from({ length: times }, () => ({ value, tier })));
    const accounts = accountsOf(['id  name  crmTier', ...rows.map(({ value }, at) => `${at}  n  ${value}`)].join('\n'));
    return agreement({ accounts, scored: tiered(rows.map(({ tier }) => tier)), results: resultsOf(accounts.count) }, 'crmTier', TIERS);
  };
  test('has the kappa of the textbook: 20 and 15 of 50 agree, 5 and 10 do not: 0.4', () =>
    expect(
      textbook([
        ['A', 1, 20],
        ['A', 2, 5],
        ['B', 1, 10],
        ['B', 2, 15],
      ])?.kappa,
    ).toBeCloseTo(0.4, 12));
  test('is 1 where all agree, and about 0 where sides are independent', () => {
    expect(
      textbook([
        ['A', 1, 7],
        ['B', 2, 9],
      ])?.kappa,
    ).toBe(1);
    expect(
      textbook([
        ['A', 1, 6],
        ['A', 2, 3],
        ['B', 1, 4],
        ['B', 2, 2],
      ])?.kappa,
    ).toBeCloseTo(0, 12);
  });

  const meant = fc.constantFrom('1', '2', '4', 'excluded', 'in', 'out', null);
  test('counts each account in exactly one part, under any mapping', () =>
    fc.assert(
      fc.property(meant, meant, meant, (a, b, d) => {
        const pairs = (['A', 'B', 'D'] as const).flatMap((value, at) => {
          const verdict = [a, b, d][at] ?? null;
          return verdict === null ? [] : [[value, verdict] as const];
        });
        const found = agreement(world, 'crmTier', new Map(pairs));
        if (found === null) throw new Error('crmTier is text');
        expect(found.compared + found.crmSilent + found.notMapped + found.oursUnknown).toBe(8);
        expect(found.disagreeing).toHaveLength(found.compared - found.agree);
      }),
    ));
});
