import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fisherP, homogeneity, newcombe, sharesP, wilson } from '../../../src/core/statistics';
import { choose, holds, near, ratio, shares, sure } from './property';

const A = { part: 24, whole: 60 };
const B = { part: 8, whole: 40 };

/** Fisher's p by listing all tables in whole numbers. */
function fisherByListing(a: typeof A, b: typeof A): number {
  const wins = a.part + b.part;
  const ways = (k: number): bigint => (k > a.whole || wins - k > b.whole || k > wins ? 0n : choose(a.whole, k) * choose(b.whole, wins - k));
  let [all, rare] = [0n, 0n];
  for (let k = 0; k <= wins; k++) {
    all += ways(k);
    if (ways(k) <= ways(a.part)) rare += ways(k);
  }
  return ratio(rare, all);
}

describe('the difference of two shares', () => {
  it('24/60 - 8/40 lies in [0.01334, 0.35807], and Fisher gives 0.04874', () => {
    const { low, high } = sure(newcombe(A, B, 0.95));
    expect([low.toFixed(5), high.toFixed(5)]).toEqual(['0.01334', '0.35807']);
    expect(fisherP(A, B)).toBeCloseTo(0.04874, 5);
  });

  it("agrees with Newcombe's own example: 56/70 - 48/80 in [0.0524, 0.3339]", () => {
    const { low, high } = sure(newcombe({ part: 56, whole: 70 }, { part: 48, whole: 80 }, 0.95));
    expect([low.toFixed(4), high.toFixed(4)]).toEqual(['0.0524', '0.3339']);
  });

  it('is undefined if a side is empty', () => {
    expect(newcombe({ part: 0, whole: 0 }, B, 0.95)).toBeNull();
    expect(sharesP({ part: 0, whole: 0 }, B)).toBeNull();
    expect(fisherP({ part: 0, whole: 0 }, B)).toBe(1);
  });

  it('contains the difference, flips with the sides, and grows with the level', () => {
    holds(
      fc.property(shares(400), shares(400), (a, b) => {
        const difference = a.part / a.whole - b.part / b.whole;
        const narrow = sure(newcombe(a, b, 0.9));
        const wide = sure(newcombe(a, b, 0.95));
        const turned = sure(newcombe(b, a, 0.95));
        return (
          narrow.low <= difference &&
          difference <= narrow.high &&
          wide.low <= narrow.low &&
          narrow.high <= wide.high &&
          Math.abs(turned.low + wide.high) < 1e-12 &&
          Math.abs(turned.high + wide.low) < 1e-12
        );
      }),
    );
  });

  it('against a share that is all but certain has the width of the other side alone', () => {
    const half = { part: 50, whole: 100 };
    const { low, high } = sure(newcombe(half, { part: 0, whole: 10_000_000 }, 0.95));
    const own = sure(wilson(50, 100, 0.95));
    expect(low).toBeCloseTo(own.low, 4);
    expect(high).toBeCloseTo(own.high, 4);
  });
});

describe("Fisher's exact p", () => {
  it('is the sum over all tables no likelier than the one seen, in whole numbers', () => {
    holds(fc.property(shares(60), shares(60), (a, b) => near(fisherP(a, b), fisherByListing(a, b), 1e-10)));
  });

  it('does not depend on the order of sides or on what counts as success', () => {
    holds(
      fc.property(shares(3000), shares(3000), (a, b) => {
        const p = fisherP(a, b);
        const failures = fisherP({ part: a.whole - a.part, whole: a.whole }, { part: b.whole - b.part, whole: b.whole });
        return p > -1 && p <= 1 + 1e-12 && near(p, fisherP(b, a), 1e-8) && near(p, failures, 1e-8);
      }),
    );
  });
});

describe('the p of two shares', () => {
  it('is Fisher exact where an expected count is under 5, else chi-square', () => {
    expect(sharesP({ part: 3, whole: 12 }, { part: 0, whole: 20 })).toBe(fisherP({ part: 3, whole: 12 }, { part: 0, whole: 20 }));
    expect(sure(sharesP(A, B))).toBeCloseTo(
      sure(
        homogeneity([
          [24, 36],
          [8, 32],
        ]),
      ).p,
      12,
    );
  });

  it('is 1 for equal shares and for shares that are both 0', () => {
    expect(sharesP({ part: 50, whole: 100 }, { part: 100, whole: 200 })).toBe(1);
    expect(sharesP({ part: 0, whole: 100 }, { part: 0, whole: 200 })).toBe(1);
  });

  it('lies between 0 and 1', () => {
    holds(
      fc.property(shares(500), shares(500), (a, b) => {
        const p = sure(sharesP(a, b));
        return p >= 0 && p <= 1 + 1e-12;
      }),
    );
  });
});
