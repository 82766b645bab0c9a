import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countUpTo,
  mean,
  quantile,
  quantileLimits,
  quantileOfSorted,
  quantileRanks,
  spreadOf,
  spreadOfValues,
  valueAtRank,
} from '../../../src/core/statistics';
import { choose, holds, near, ratio, sure } from './property';

const days = fc.array(fc.integer({ min: -20, max: 400 }), { minLength: 1, maxLength: 80 });

describe('a spread', () => {
  it('adds up equal values, drops empty ones and is in order', () => {
    const spread = spreadOf([
      [30, 2],
      [10, 1],
      [30, 1],
      [20, 0],
    ]);
    expect(spread).toEqual({ values: [10, 30], counts: [1, 3], size: 4 });
    expect(
      spreadOf(
        new Map([
          [7, 2],
          [3, 1],
        ]),
      ),
    ).toEqual({ values: [3, 7], counts: [1, 2], size: 3 });
  });

  it('refuses negative counts and values that are no number', () => {
    expect(() => spreadOf([[1, -1]])).toThrow(RangeError);
    expect(() => spreadOf([[Number.NaN, 1]])).toThrow(RangeError);
  });

  it('knows mean, ranks and counts like the list it stands for', () => {
    holds(
      fc.property(days, fc.integer({ min: -20, max: 400 }), (values, limit) => {
        const spread = spreadOfValues(values);
        const sorted = values.toSorted((a, b) => a - b);
        return (
          near(sure(mean(spread)) + 1000, values.reduce((sum, value) => sum + value, 0) / values.length + 1000) &&
          sorted.every((value, index) => valueAtRank(spread, index + 1) === value) &&
          valueAtRank(spread, 0) === null &&
          valueAtRank(spread, values.length + 1) === null &&
          countUpTo(spread, limit) === values.filter((value) => value <= limit).length
        );
      }),
    );
  });
});

describe('a quantile', () => {
  it('of an even count is the mean of the middle two', () => {
    expect(quantile(spreadOfValues([40, 10, 20, 31]), 0.5)).toBe(25.5);
    expect(quantile(spreadOfValues([9]), 0.95)).toBe(9);
  });

  it('interpolates between order statistics: p25 and p75 of 1, 2, 4, 8', () => {
    expect(quantile(spreadOfValues([1, 2, 4, 8]), 0.25)).toBe(1.75);
    expect(quantile(spreadOfValues([1, 2, 4, 8]), 0.75)).toBe(5);
  });

  it('of nothing is undefined, as is the mean', () => {
    expect(quantile(spreadOf([]), 0.5)).toBeNull();
    expect(quantileOfSorted([], 0.5)).toBeNull();
    expect(mean(spreadOf([]))).toBeNull();
  });

  it('of a spread equals that of the sorted list, rises with p, and scales with the values', () => {
    holds(
      fc.property(days, fc.double({ min: 0, max: 1, noNaN: true }), (values, p) => {
        const spread = spreadOfValues(values);
        const seen = sure(quantile(spread, p));
        const list = quantileOfSorted(
          values.toSorted((a, b) => a - b),
          p,
        );
        const tripled = sure(quantile(spreadOfValues(values.map((value) => 3 * value)), p));
        return seen === list && seen <= sure(quantile(spread, Math.min(1, p + 0.1))) && Math.abs(tripled - 3 * seen) < 1e-9;
      }),
    );
  });
});

/** The chance that ranks l and u enclose the quantile at a/b, in whole numbers: l <= successes <= u - 1. */
function coverage(n: number, { low, high }: { low: number; high: number }, [a, b]: readonly [number, number]): number {
  let sum = 0n;
  for (let i = low; i < high; i++) sum += choose(n, i) * BigInt(a) ** BigInt(i) * BigInt(b - a) ** BigInt(n - i);
  return ratio(sum, BigInt(b) ** BigInt(n));
}

describe('order-statistic limits', () => {
  it('of a median are the golden ranks: 1, 6; 2, 9; 6, 15; 18, 33', () => {
    expect([6, 10, 20, 50].map((n) => sure(quantileRanks(n, 0.5, 0.95)))).toEqual([
      { low: 1, high: 6 },
      { low: 2, high: 9 },
      { low: 6, high: 15 },
      { low: 18, high: 33 },
    ]);
  });

  it('need six values for a median', () => {
    expect([0, 1, 5].map((n) => quantileRanks(n, 0.5, 0.95))).toEqual([null, null, null]);
    expect(quantileLimits(spreadOfValues([1, 2, 3, 4, 5]), 0.5, 0.95)).toBeNull();
    expect(quantileLimits(spreadOf([]), 0.5, 0.95)).toBeNull();
  });

  it('hold at least the level, and no narrower pair holds it in each tail', () => {
    for (const p of [
      [1, 2],
      [1, 4],
      [9, 10],
    ] as const) {
      for (let n = 1; n <= 120; n++) {
        const ranks = quantileRanks(n, p[0] / p[1], 0.95);
        if (ranks === null) continue;
        expect(coverage(n, ranks, p)).toBeGreaterThanOrEqual(0.95);
        expect(coverage(n, { low: 0, high: ranks.low + 1 }, p)).toBeGreaterThan(0.025);
        expect(1 - coverage(n, { low: 0, high: ranks.high - 1 }, p)).toBeGreaterThan(0.025);
      }
    }
  });

  it('of a median are symmetric, of a spread contain its median, and grow with the level', () => {
    holds(
      fc.property(fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 10, maxLength: 150 }), (values) => {
        const ranks = sure(quantileRanks(values.length, 0.5, 0.95));
        const spread = spreadOfValues(values);
        const [narrow, wide, middle] = [
          sure(quantileLimits(spread, 0.5, 0.9)),
          sure(quantileLimits(spread, 0.5, 0.95)),
          sure(quantile(spread, 0.5)),
        ];
        return (
          ranks.low + ranks.high === values.length + 1 &&
          narrow.low <= middle &&
          middle <= narrow.high &&
          wide.low <= narrow.low &&
          narrow.high <= wide.high
        );
      }),
    );
  });
});
