import { describe, expect, test } from 'vitest';
import { unknownSeries } from '../../../src/core/drift-unknowns';
import { ICP } from '../../../src/core/icp';
import { digestOf } from '../../../src/core/question';
import { LONG_AGO, marketOf, QUARTERS, SEGMENT, type Deal } from './claims/market';

/** quarter | created in it of a known and of no segment | won in it of those | still open at the end of June of those */
const TABLE = `
  2024-10 | 30 10 | 6 0 | 0 0
  2025-01 | 24 16 | 5 3 | 0 0
  2025-04 | 45 15 | 7 1 | 8 4
`;

const rows = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [month = '', ...pairs] = line.split('|').map((cell) => cell.trim());
    const [created, won, open] = pairs.map((pair) => pair.split(' ').map(Number));
    return { month, created: created ?? [], won: won ?? [], open: open ?? [] };
  });

const deals: readonly Deal[] = rows.flatMap(({ month, created, won, open }) =>
  (['S1', null] as const).flatMap((segment, side) =>
    Array.from({ length: created[side] ?? 0 }, (_, at): Deal => {
      const isWon = at < (won[side] ?? 0);
      const isOpen = !isWon && at < (won[side] ?? 0) + (open[side] ?? 0);
      const settled = isWon ? 'won' : 'lost';
      return {
        id: `${month}${side}x${at}`,
        segment,
        isIcp: true,
        created: `${month}-05`,
        closed: isOpen ? null : `${month}-25`,
        outcome: isOpen ? 'open' : settled,
        amount: 1000,
      };
    }),
  ),
);
const market = marketOf([LONG_AGO, ...deals]);

const told = (base: string, label: string) => {
  const series = unknownSeries(market, QUARTERS, SEGMENT).find((each) => each.base === base);
  const found = series?.periods.find((each) => each.label === label);
  return found === undefined ? null : [found.part, found.reading.n];
};

describe('deals that no segment can be given, by quarter', () => {
  test.each(rows.map((row, at) => [['2024-Q4', '2025-Q1', '2025-Q2'][at] ?? '', row] as const))(
    '%s has as many created and won ones as the table',
    (label, { created, won }) => {
      expect(told('created', label)).toEqual([created[1], (created[0] ?? 0) + (created[1] ?? 0)]);
      expect(told('won', label)).toEqual([won[1], (won[0] ?? 0) + (won[1] ?? 0)]);
    },
  );

  test('open ones are those at the end of the quarter', () => {
    expect(told('open', '2025-Q2')).toEqual([4, 12]);
    expect(told('open', '2025-Q1')).toEqual([0, 0]);
  });

  test('have a share with its interval where there is one to tell, and a reason where there is none', () => {
    const [created, open] = unknownSeries(market, QUARTERS, SEGMENT);
    const { value, low, high, level } = created?.periods.at(-1)?.reading ?? {};
    expect([value, level]).toEqual([0.25, 0.95]);
    // Wilson, 15 of 60.
    expect(low).toBeCloseTo(0.15777, 4);
    expect(high).toBeCloseTo(0.37232, 4);
    expect(open?.periods.find(({ label }) => label === '2025-Q1')?.reading).toMatchObject({ value: null, missing: 'no_rows' });
  });

  test('lead to a number of the catalogue in the slice that cannot be placed', () => {
    const [created] = unknownSeries(market, QUARTERS, SEGMENT);
    const behind = created?.periods.at(-1)?.behind;
    expect([behind?.metric, [...(behind?.slice ?? [])]]).toEqual(['createdCount', [[SEGMENT, null]]]);
  });

  test('begin with the first quarter that has a deal', () => {
    expect(unknownSeries(market, QUARTERS, SEGMENT).map(({ periods }) => periods[0]?.label)).toEqual(['2024-Q4', '2024-Q4', '2024-Q4']);
  });

  test('are told under the filters of the question', () => {
    const where = [{ dimension: SEGMENT, is: 'in' as const, members: [digestOf(SEGMENT, 'S1')] }];
    expect(unknownSeries(market, { ...QUARTERS, where }, SEGMENT)).toEqual([]);
  });

  test('are none where every deal can be placed', () => {
    expect(unknownSeries(market, QUARTERS, ICP)).toEqual([]);
  });
});
