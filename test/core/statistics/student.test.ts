import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fisherAbove, fisherP, normalTail, studentTail, twoSidedT } from '../../../src/core/statistics';
import '../../fixtures/property-seed';

const tOf = fc.double({ min: -60, max: 60, noNaN: true });

describe("Student's t", () => {
  test('has the closed forms of one, two and four degrees of freedom', () => {
    fc.assert(
      fc.property(tOf, (t) => {
        expect(studentTail(t, 1)).toBeCloseTo(0.5 - Math.atan(t) / Math.PI, 11);
        expect(studentTail(t, 2)).toBeCloseTo(0.5 - t / (2 * Math.sqrt(2 + t * t)), 11);
        const a = t / Math.sqrt(4 + t * t);
        expect(studentTail(t, 4)).toBeCloseTo(0.5 - 0.75 * (a - a ** 3 / 3), 11);
      }),
    );
  });
  test('becomes normal', () => {
    for (const t of [-2, 0, 0.5, 1.96, 3]) expect(studentTail(t, 1e7)).toBeCloseTo(normalTail(t), 6);
  });
  test('has limits that leave half of what is left on either side', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 400, noNaN: true }), fc.double({ min: 0.1, max: 0.999, noNaN: true }), (df, level) => {
        expect(studentTail(twoSidedT(level, df), df)).toBeCloseTo((1 - level) / 2, 9);
      }),
    );
  });
  test('has the limits of the tables', () => {
    expect([1, 5, 10, 30].map((df) => twoSidedT(0.95, df).toFixed(6))).toEqual(['12.706205', '2.570582', '2.228139', '2.042272']);
  });
  test('has no limits at a level outside 0 to 1', () => expect(() => twoSidedT(1, 5)).toThrow(RangeError));
});

/** n over k, exactly. */
function choose(n: number, k: number): bigint {
  let [top, bottom] = [1n, 1n];
  for (let step = 0; step < k; step++) [top, bottom] = [top * BigInt(n - step), bottom * BigInt(step + 1)];
  return top / bottom;
}

/** As many successes in a or more, of all tables with these margins, counted out. */
function counted(a: readonly [number, number], b: readonly [number, number]): number {
  const successes = a[0] + b[0];
  let above = 0n;
  for (let k = a[0]; k <= Math.min(a[1], successes); k++) {
    if (successes - k <= b[1]) above += choose(a[1], k) * choose(b[1], successes - k);
  }
  return Number((above * 10n ** 18n) / choose(a[1] + b[1], successes)) / 1e18;
}

describe("Fisher's test of one side", () => {
  const side = fc.nat(40).chain((whole) => fc.tuple(fc.nat(whole), fc.constant(whole)));

  test('counts the tables with as many successes or more', () => {
    fc.assert(
      fc.property(side, side, (a, b) => {
        expect(fisherAbove({ part: a[0], whole: a[1] }, { part: b[0], whole: b[1] })).toBeCloseTo(counted(a, b), 10);
      }),
    );
  });
  test('and that of both sides is no smaller than the lesser of its two', () => {
    fc.assert(
      fc.property(side, side, ([k, n], [l, m]) => {
        const [a, b] = [
          { part: k, whole: n },
          { part: l, whole: m },
        ];
        expect(fisherP(a, b)).toBeGreaterThanOrEqual(Math.min(fisherAbove(a, b), fisherAbove(b, a)) - 1e-12);
      }),
    );
  });
  test('is 1 where either side is empty', () => expect(fisherAbove({ part: 0, whole: 0 }, { part: 3, whole: 9 })).toBe(1));
  test('refuses what is no count', () => expect(() => fisherAbove({ part: 1.5, whole: 3 }, { part: 1, whole: 3 })).toThrow(RangeError));
});
