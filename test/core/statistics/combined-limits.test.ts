import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { combinedLimits, newcombe, normalQuantile, wilson } from '../../../src/core/statistics';

const estimates = fc.array(
  fc
    .record({ weight: fc.integer({ min: -20, max: 20 }), value: fc.integer({ min: -99, max: 99 }), down: fc.nat(50), up: fc.nat(50) })
    .map(({ weight, value, down, up }) => ({ weight, value, low: value - down, high: value + up })),
  { maxLength: 8 },
);

describe('the limits of a weighted sum of estimates', () => {
  test('are those of Newcombe for the difference of two shares', () => {
    const [a, b] = [wilson(24, 60, 0.95), wilson(8, 40, 0.95)];
    if (a === null || b === null) throw new Error('both sides have cases');
    const { low, high } = combinedLimits([
      { weight: 1, value: 0.4, ...a },
      { weight: -1, value: 0.2, ...b },
    ]);
    const expected = newcombe({ part: 24, whole: 60 }, { part: 8, whole: 40 }, 0.95);
    expect(low).toBeCloseTo(expected?.low ?? NaN, 12);
    expect(high).toBeCloseTo(expected?.high ?? NaN, 12);
  });

  test('are those of a sum of independent normal means where the limits of each are even', () => {
    const z = normalQuantile(0.975);
    const { value, low, high } = combinedLimits([
      { weight: 0.5, value: 10, low: 10 - z * 3, high: 10 + z * 3 },
      { weight: 0.5, value: 20, low: 20 - z * 4, high: 20 + z * 4 },
    ]);
    expect(value).toBe(15);
    expect(high - value).toBeCloseTo(z * 2.5, 10);
    expect(value - low).toBeCloseTo(z * 2.5, 10);
  });

  test('hold the sum, mirror with the sign, and listen to no order and to no weight of nothing', () => {
    fc.assert(
      fc.property(estimates, (given) => {
        const { value, low, high } = combinedLimits(given);
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
        const mirrored = combinedLimits(given.map((each) => ({ ...each, weight: -each.weight })).toReversed());
        expect(mirrored.low).toBeCloseTo(-high, 6);
        expect(mirrored.high).toBeCloseTo(-low, 6);
        const more = combinedLimits([...given, { weight: 0, value: 5, low: -900, high: 900 }]);
        expect(more.high).toBeCloseTo(high, 6);
      }),
    );
  });

  test('are nothing for nothing', () => {
    expect(combinedLimits([])).toEqual({ value: 0, low: 0, high: 0 });
  });
});
