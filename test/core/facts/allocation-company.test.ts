import { describe, expect, test } from 'vitest';
import { assemble } from '../../../src/core/assembly';
import { ALLOCATION_KEYS, NO_ASSUMPTIONS, type AllocationKey, type Assumptions } from '../../../src/core/metrics';
import { parseDate, type AdmittedTable } from '../../../src/core/model';
import { NO_DEFINITIONS } from '../../../src/core/workspace';
import { company, readingsOf, totalOf } from '../../fixtures/ask-kernel';
import { grid } from '../../fixtures/grid';

const JANUARY = 55 * 12;
/** The spend fact of files, as text: month, deal (`nobody` for -1) and the five keys. */
function spendOf(tables: readonly AdmittedTable[], lag: Assumptions['lag'] = 'cycle'): readonly string[] {
  const definitions = { ...NO_DEFINITIONS, assumptions: { ...NO_ASSUMPTIONS, lag } };
  const { tables: facts, deals } = assemble(tables, definitions, parseDate('2025-12-31'));
  const spend = facts.get('spend');
  const at = (name: string, row: number): number => spend?.columns.get(name)?.values[row] ?? Number.NaN;
  return Array.from({ length: spend?.rows ?? 0 }, (_, row) => {
    const minor = ['spendByDays', 'spendByCreated', 'spendByOpenValue', 'spendByWon', 'spendByRevenue'].map((name) => at(name, row));
    return `${at('month', row) - JANUARY + 1} ${deals[at('opportunity', row)]?.id ?? 'nobody'} ${minor.join(' ')}`;
  }).toSorted();
}

const twoWins = (first: string, second: string): AdmittedTable =>
  grid(
    'opportunity',
    `
    opportunityId outcome currency amount createdDate closeDate
    w1            won     USD      100    2025-01-10  ${first}
    w2            won     USD      300    2025-01-10  ${second}
    l1            lost    USD      300    2025-01-10  2025-01-20`,
  );
const januarySpend = grid('spend', 'month class amount currency\n2025-01-01 shared 8 USD');

describe('how long after the spend wins are looked for', () => {
  test('the median cycle of all wins: 59.5 days are two months', () =>
    expect(spendOf([twoWins('2025-03-10', '2025-03-11'), januarySpend])).toContain('1 w2 326 266 343 400 600'));
  test('months are of 30.4375 days, and half of one counts up: from 45.65625 days on there are two', () => {
    expect(spendOf([twoWins('2025-02-24', '2025-02-25'), januarySpend])).toContain('1 w2 326 266 343 400 600');
    const longer = spendOf([twoWins('2025-02-25', '2025-02-25'), januarySpend]);
    expect(longer.filter((row) => row.startsWith('1 nobody'))).toEqual(['1 nobody 0 0 0 800 800']);
  });
  test('never more than twelve: of wins after fourteen months, those of a year later carry the spend', () => {
    const slow = grid(
      'opportunity',
      `
      opportunityId outcome currency amount createdDate closeDate
      w1            won     USD      100    2023-11-01  2025-01-10`,
    );
    expect(spendOf([slow, grid('spend', 'month amount currency\n2024-01-01 8 USD')])).toEqual([
      '-11 nobody 0 800 0 0 0',
      '-11 w1 800 0 800 800 800',
    ]);
  });
  test('a number given holds instead', () => {
    expect(spendOf([twoWins('2025-06-10', '2025-06-11'), januarySpend], 5)).toContain('1 w2 326 266 343 400 600');
    expect(spendOf([twoWins('2025-06-10', '2025-06-11'), januarySpend], 4)).toContain('1 nobody 0 0 0 800 800');
  });
});

describe('deals that carry nothing', () => {
  const spend = januarySpend;
  const noted = (tables: readonly AdmittedTable[]) => company(tables).dataset.notes.filter(({ what }) => what.includes('carry no spend'));
  const deals = grid(
    'opportunity',
    `
    opportunityId outcome currency amount createdDate closeDate
    a             won     USD      100    -           2025-03-01
    b             won     USD      100    2025-01-01  -
    c             lost    USD      100    2025-02-01  2025-01-01
    d             lost    USD      100    2025-01-01  2025-03-01`,
  );
  test('are counted by the dates they lack, where there is spend to share', () => {
    expect(noted([deals, spend]).map(({ count }) => count)).toEqual([3, 1, 1]);
    expect(noted([deals])).toEqual([]);
  });
});

describe('the dimensions that spend is direct to', () => {
  const deals = grid(
    'opportunity',
    `
    opportunityId outcome region product createdDate closeDate
    a             won     EMEA   Core    2025-01-01  2025-01-20
    b             won     APAC   Core    2025-01-01  2025-01-20`,
  );
  const kept = (lines: string, files: readonly AdmittedTable[] = [deals]) => company([...files, grid('spend', lines)]).dataset.spendKeptBy;
  test('are those that every line names', () => {
    expect(kept('month amount region\n2025-01-01 8 EMEA\n2025-02-01 8 APAC')).toEqual(['region']);
    expect(kept('month amount region product\n2025-01-01 8 EMEA Core\n2025-02-01 8 APAC Core')).toEqual(['region', 'product']);
    expect(kept('month amount region product\n2025-01-01 8 EMEA Core\n2025-02-01 8 APAC -')).toEqual(['region']);
  });
  test('are none where a line is shared, or direct to what the deals lack', () => {
    expect(kept('month amount region\n2025-01-01 8 EMEA\n2025-02-01 8 -')).toEqual([]);
    expect(kept('month amount region\n2025-01-01 8 EMEA', [twoWins('2025-02-01', '2025-02-01')])).toEqual([]);
    expect(kept('month amount\n2025-01-01 8')).toEqual([]);
    expect(company([deals]).dataset.spendKeptBy).toEqual([]);
  });
  test('lines for expansion do not speak', () =>
    expect(kept('month amount class region\n2025-01-01 8 expansion -\n2025-02-01 8 newBusiness APAC')).toEqual(['region']));
});

describe('CAC under each key', () => {
  const rows = (segment: string, size: number, line: (at: number) => string): string =>
    Array.from({ length: size }, (_, at) => `${segment}${at} ${segment}${at} ${segment} ${line(at)}`).join('\n');
  // The worked example with all of its months in one, and hence a tenth of its days.
  const deals = grid(
    'opportunity',
    `opportunityId accountId product outcome currency amount createdDate closeDate
    ${rows('A', 60, (at) => `${at < 24 ? 'won' : 'lost'} USD 20000 2025-06-01 2025-06-07`)}
    ${rows('B', 40, (at) => `${at < 8 ? 'won' : 'lost'} USD 60000 2025-06-01 2025-06-13`)}`,
  );
  const months = Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}-01`);
  const spend = grid('spend', `month amount currency\n${months.map((month, at) => `${month} ${at === 5 ? 960000 : 0} USD`).join('\n')}`);
  const under = (allocationKey: AllocationKey) =>
    company([deals, spend], { assumptions: { ...NO_ASSUMPTIONS, lag: 0, allocationKey } }, '2025-12-31');

  test.each([
    ['created', 24_000_00, 48_000_00],
    ['openValue', 13_333_33.33, 80_000_00],
    ['won', 30_000_00, 30_000_00],
    ['revenue', 20_000_00, 60_000_00],
  ] as const)('%s', (key, a, b) => {
    const byProduct = readingsOf(under(key), 'cac', ['product']);
    expect(byProduct.get('A')?.value).toBeCloseTo(a, 1);
    expect(byProduct.get('B')?.value).toBeCloseTo(b, 1);
  });
  test('opportunityDays, to within the cents that whole cents for every deal can be off', () => {
    const byProduct = readingsOf(under('opportunityDays'), 'cac', ['product']);
    expect(Math.abs((byProduct.get('A')?.value ?? 0) - 17_142_85.714)).toBeLessThan(60 / 24);
    expect(Math.abs((byProduct.get('B')?.value ?? 0) - 68_571_42.857)).toBeLessThan(40 / 8);
  });
  test('the total is 960,000 over 32 logos whatever the key, with the Poisson limits of 32', () => {
    for (const key of ALLOCATION_KEYS) {
      const total = totalOf(under(key), 'cac');
      expect(total).toMatchObject({ value: 30_000_00, n: 32 });
      expect([total.low, total.high].map((limit) => Math.round(limit ?? 0) / 100)).toEqual([21_250.95, 43_859.7]);
    }
  });
});
