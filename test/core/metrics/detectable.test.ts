import { describe, expect, test } from 'vitest';
import { difference } from '../../../src/core/metrics';
import { detectableChangeOf } from '../../../src/core/metrics/detectable';
import type { Reading } from '../../../src/core/model';
import { wilson } from '../../../src/core/statistics';

const blank = { slice: new Map(), period: null, currency: null, leftOut: [], missing: null };
const share = (part: number, n: number): Reading => {
  const limits = wilson(part, n, 0.95);
  return {
    ...blank,
    metric: 'winRate',
    unit: 'share',
    value: part / n,
    n,
    low: limits?.low ?? null,
    high: limits?.high ?? null,
    level: 0.95,
  };
};
const number = (value: number, n: number, limits: readonly [number, number] | null): Reading => ({
  ...blank,
  metric: 'salesCycle',
  unit: 'days',
  value,
  n,
  low: limits?.[0] ?? null,
  high: limits?.[1] ?? null,
  level: limits === null ? null : 0.95,
});

describe('the smallest change of a share that shows', () => {
  test.each([
    [30, 24],
    [50, 20],
    [100, 15],
    [200, 11],
    [400, 8],
  ])('with %i deals from a quarter is %i points', (n, points) =>
    expect(Math.round((detectableChangeOf({ ...share(1, 4), n }) ?? 0) * 100)).toBe(points),
  );
  test.each([
    [250, 10],
    [1094, 5],
    [100, 15],
  ])('with %i deals a side is %i points from a quarter', (n, points) =>
    expect(detectableChangeOf({ ...share(1, 4), n })).toBeCloseTo(points / 100, 3),
  );
  test('is the same from 75 %, where it is a rise that shows first', () =>
    expect(detectableChangeOf(share(75, 100))).toBeCloseTo(detectableChangeOf(share(25, 100)) ?? 0, 10));
  test('is a rise where nothing can fall', () => {
    expect(detectableChangeOf(share(0, 100))).toBeCloseTo(0.074672, 6);
    expect(detectableChangeOf(share(100, 100))).toBeCloseTo(detectableChangeOf(share(0, 100)) ?? 0, 10);
  });
  test('is none where so few deals show nothing', () => {
    expect(detectableChangeOf(share(1, 2))).toBeNull();
    expect(detectableChangeOf({ ...share(1, 2), n: 0 })).toBeNull();
  });
});

describe('the smallest change of another number that shows', () => {
  test('is 2.80 times the root of two times the standard error its interval stands for', () => {
    // 1.96 days either way are a standard error of one day.
    expect(detectableChangeOf(number(60, 40, [60 - 1.959964, 60 + 1.959964]))).toBeCloseTo(3.96204, 4);
    expect(detectableChangeOf(number(60, 40, [50, 90]))).toBeCloseTo((3.96204 * 20) / 1.959964, 3);
  });
  test('goes by the level of the interval', () =>
    expect(detectableChangeOf({ ...number(60, 40, [60 - 1.644854, 60 + 1.644854]), level: 0.9 })).toBeCloseTo(3.96204, 4));
  test('of a difference of shares goes by its interval, for its n is of one side', () => {
    const delta = difference('winRate', share(10, 100), share(30, 100), new Map());
    expect(delta.value).toBeCloseTo(-0.2, 10);
    const width = (delta.high ?? 0) - (delta.low ?? 0);
    expect(detectableChangeOf(delta)).toBeCloseTo((3.96204 * width) / 2 / 1.959964, 4);
  });
  test('is none without a value, without an interval, or with one of no width', () => {
    expect(detectableChangeOf({ ...number(60, 40, [50, 70]), value: null, missing: 'no_won' })).toBeNull();
    expect(detectableChangeOf(number(60, 40, null))).toBeNull();
    expect(detectableChangeOf(number(60, 40, [60, 60]))).toBeNull();
  });
});
