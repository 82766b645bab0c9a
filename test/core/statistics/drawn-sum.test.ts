import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawnSumLimits, resample } from '../../../src/core/statistics';

const whole = fc.integer({ min: -1000, max: 1000 }).filter((part) => part !== 0);
const sums = fc
  .record({ parts: fc.array(whole, { minLength: 10, maxLength: 60 }), empty: fc.integer({ min: 0, max: 200 }) })
  .map(({ parts, empty }) => ({ parts, clusters: parts.length + empty }));
const sumOf = (parts: readonly number[]): number => parts.reduce((sum, each) => sum + each, 0);

describe('the range of a sum over clusters drawn anew', () => {
  test('has the spread that drawing them many times has', () => {
    const parts = [5, 8, 1, 12, 40, 7, 3, 9, 22, 6, 18, 2];
    const clusters = 40;
    const drawn = resample({
      clusters,
      statistic: (weights) => parts.reduce((sum, part, at) => sum + part * (weights[at] ?? 0), 0),
      resamples: 20_000,
      seed: 7,
    });
    const mean = drawn.reduce((sum, each) => sum + each, 0) / drawn.length;
    const spread = Math.sqrt(drawn.reduce((sum, each) => sum + (each - mean) ** 2, 0) / drawn.length);
    const limits = drawnSumLimits({ parts, clusters }, 0.95);
    expect(mean).toBeCloseTo(sumOf(parts), -1);
    expect(((limits?.high ?? 0) - sumOf(parts)) / 1.959964 / spread).toBeCloseTo(1, 1);
  });

  test('holds the sum, whatever the parts, and does not cross 0 where all are of one sign', () => {
    fc.assert(
      fc.property(sums, ({ parts, clusters }) => {
        const limits = drawnSumLimits({ parts, clusters }, 0.95);
        if (limits === null) throw new Error('ten clusters are enough');
        expect(limits.low).toBeLessThanOrEqual(sumOf(parts));
        expect(limits.high).toBeGreaterThanOrEqual(sumOf(parts));
        if (parts.every((part) => part > 0)) expect(limits.low).toBeGreaterThanOrEqual(0);
        if (parts.every((part) => part < 0)) expect(limits.high).toBeLessThanOrEqual(0);
      }),
    );
  });

  test('mirrors with the sign, grows with the unit, and does not listen to the order', () => {
    fc.assert(
      fc.property(sums, ({ parts, clusters }) => {
        const limits = drawnSumLimits({ parts, clusters }, 0.9);
        const mirrored = drawnSumLimits({ parts: parts.map((part) => -3 * part).toReversed(), clusters }, 0.9);
        expect(mirrored?.low).toBeCloseTo(-3 * (limits?.high ?? 0), 6);
        expect(mirrored?.high).toBeCloseTo(-3 * (limits?.low ?? 0), 6);
      }),
    );
  });

  test('has no width where every cluster adds the same, for so many are always drawn', () => {
    expect(drawnSumLimits({ parts: Array.from({ length: 25 }, () => 4), clusters: 25 }, 0.95)).toEqual({ low: 100, high: 100 });
  });

  test('is not told under ten clusters that add anything, and refuses what is no sum of clusters', () => {
    expect(drawnSumLimits({ parts: [1, 2, 3], clusters: 400 }, 0.95)).toBeNull();
    expect(() => drawnSumLimits({ parts: [1, 2, 3], clusters: 2 }, 0.95)).toThrow(RangeError);
    expect(() => drawnSumLimits({ parts: [], clusters: 2 }, 1.5)).toThrow(RangeError);
  });
});
