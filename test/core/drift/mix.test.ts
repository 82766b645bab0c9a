import { describe, expect, it } from 'vitest';
import { largestChange } from '../../../src/core/drift/mix';
import { bandOf, testMix } from '../../../src/core/drift/mix-tested';

const counted = (before: readonly number[], now: readonly number[]) =>
  before.map((count, at) => ({ label: `S${at}`, before: count, now: now[at] ?? 0 }));

describe('a mix of .5/.3/.2 that becomes .4/.3/.3', () => {
  it('cannot be told from chance with a hundred deals a side, and its PSI has no label that would say so', () => {
    const { test, stability, moved } = testMix(counted([50, 30, 20], [40, 30, 30]));
    expect(test?.chiSquare).toBeCloseTo(3.1111, 4);
    expect(test?.p).toBeCloseTo(0.2111, 4);
    expect(test?.cramersV).toBeCloseTo(0.1247, 4);
    expect(stability?.psi).toBeCloseTo(0.062861, 6);
    expect(moved).toEqual([]);
  });

  it('is certain with eight hundred, names what moved, and would be called stable by the bands', () => {
    const { test, band, moved, stability } = testMix(counted([400, 240, 160], [320, 240, 240]));
    expect(test?.chiSquare).toBeCloseTo(24.8889, 4);
    expect(test?.p).toBeCloseTo(3.94e-6, 8);
    expect(stability?.critical).toBeCloseTo(0.015, 3);
    expect(band).toBe('stable');
    expect(moved.map(({ label }) => label)).toEqual(['S2', 'S0']);
    expect(moved[0]?.residual).toBeGreaterThan(2);
  });
});

describe('the bands of a PSI', () => {
  const spread = (categories: number, n: number) =>
    Array.from({ length: categories }, (_, at) => Math.floor(n / categories) + Number(at < n % categories));
  const stability = (categories: number, n: number) => testMix(counted(spread(categories, n), spread(categories, n)));
  it.each([
    [8, 100, 0.281],
    [8, 400, 0.07],
    [5, 100, 0.19],
    [5, 400, 0.047],
    [10, 100, 0.338],
    [2, 100, 0.077],
  ])('of %d categories and %d deals a side mean something only under a critical value of 0.1', (categories, n, critical) => {
    const found = stability(categories, n);
    expect(found.stability?.critical).toBeCloseTo(critical, 3);
    expect(found.stability?.nullMean).toBeCloseTo((categories - 1) * (2 / n), 12);
    expect(found.band === null).toBe(critical >= 0.1);
  });

  it('are those in use', () => {
    const of = (psi: number) => bandOf({ psi, nullMean: 0, critical: 0.01, categories: 3, smoothed: false });
    expect([of(0.05), of(0.1), of(0.25)]).toEqual(['stable', 'moved', 'shifted']);
  });
});

describe('a table with few deals', () => {
  it('is tested by drawing tables with the same margins, the same way each time', () => {
    const few = counted([9, 3, 1], [4, 5, 6]);
    const [first, again] = [testMix(few), testMix(few)];
    expect(first.test?.isByChance).toBe(true);
    expect(first.test?.p).toBe(again.test?.p);
    expect(first.test?.p).toBeGreaterThan(0.03);
    expect(first.test?.p).toBeLessThan(0.2);
  });

  it('has no test where one side or all categories but one are empty', () => {
    expect(testMix(counted([5, 5], [0, 0])).test).toBeNull();
    expect(testMix(counted([5], [5])).test).toBeNull();
  });
});

it('a category is too rare to be tested where all of it on one side would still be a small change', () => {
  const all = { label: null, before: 100, now: 100 };
  expect(largestChange({ label: 'rare', before: 2, now: 1 }, all)).toBeCloseTo(0.03, 12);
  expect(largestChange({ label: 'common', before: 60, now: 70 }, all)).toBeCloseTo(0.7, 12);
});
