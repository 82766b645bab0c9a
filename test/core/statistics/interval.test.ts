import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  binomialCdf,
  binomialTail,
  exactShareLimits,
  normalQuantile,
  poissonLimits,
  poissonRatioLimits,
  wilson,
  wilsonOneSided,
} from '../../../src/core/statistics';
import { holds, levels, near, shares, sure } from './property';

const rounded = (interval: { low: number; high: number } | null, digits: number) =>
  interval && [Number(interval.low.toFixed(digits)), Number(interval.high.toFixed(digits))];

describe("Wilson's interval", () => {
  it('gives the golden limits of domain.md 15', () => {
    expect(rounded(wilson(0, 10, 0.95), 5)).toEqual([0, 0.27753]);
    expect(rounded(wilson(3, 12, 0.95), 5)).toEqual([0.08894, 0.53231]);
    expect(rounded(wilson(24, 60, 0.95), 5)).toEqual([0.28569, 0.52634]);
    expect(rounded(wilson(58, 100, 0.95), 5)).toEqual([0.48206, 0.67202]);
  });

  it('has the half widths of domain.md 4 at 25 %', () => {
    const half = [20, 50, 100, 200, 500].map((n) => {
      const { low, high } = sure(wilson(n / 4, n, 0.95));
      return Math.round(50 * (high - low));
    });
    expect(half).toEqual([18, 12, 8, 6, 4]);
  });

  it('is undefined without cases, and refuses more successes than cases', () => {
    expect(wilson(0, 0, 0.95)).toBeNull();
    expect(() => wilson(3, 2, 0.95)).toThrow(RangeError);
    expect(() => wilson(1, 2, 1)).toThrow(RangeError);
    expect(() => wilson(Number.NaN, 2, 0.95)).toThrow(RangeError);
  });

  it('ends where the score test just fails: |k/n - p| = z sqrt(p (1 - p) / n)', () => {
    holds(
      fc.property(shares(2000), levels, ({ part, whole }, level) => {
        const z = normalQuantile((1 + level) / 2);
        const { low, high } = sure(wilson(part, whole, level));
        const off = (p: number): number => Math.abs(Math.abs(part / whole - p) - z * Math.sqrt((p * (1 - p)) / whole));
        return (part === 0 ? low === 0 : off(low) < 1e-11) && (part === whole ? high === 1 : off(high) < 1e-11);
      }),
    );
  });

  it('contains the share, mirrors failures, and grows with the level', () => {
    holds(
      fc.property(shares(5000), ({ part, whole }) => {
        const narrow = sure(wilson(part, whole, 0.9));
        const wide = sure(wilson(part, whole, 0.95));
        const mirror = sure(wilson(whole - part, whole, 0.95));
        return (
          narrow.low <= part / whole &&
          part / whole <= narrow.high &&
          wide.low <= narrow.low &&
          narrow.high <= wide.high &&
          Math.abs(mirror.low - (1 - wide.high)) < 1e-12 &&
          wide.low >= 0 &&
          wide.high <= 1
        );
      }),
    );
  });

  it('shrinks as the same share rests on more cases', () => {
    holds(
      fc.property(shares(300), fc.integer({ min: 2, max: 9 }), ({ part, whole }, times) => {
        const few = sure(wilson(part, whole, 0.95));
        const many = sure(wilson(part * times, whole * times, 0.95));
        return few.low <= many.low && many.high <= few.high;
      }),
    );
  });
});

describe('a target is judged by one-sided limits', () => {
  it('leaves 58 of 100 undecided at one half and finds 59 met', () => {
    expect(sure(wilsonOneSided(58, 100, 0.95)).low).toBeCloseTo(0.49776, 5);
    expect(sure(wilsonOneSided(59, 100, 0.95)).low).toBeCloseTo(0.50777, 5);
  });

  it('puts the unknown to the upper limit only: 52 in and 10 unknown of 100', () => {
    expect(sure(wilsonOneSided(52, 100, 0.95)).low).toBeCloseTo(0.43838, 5);
    expect(sure(wilsonOneSided(62, 100, 0.95)).high).toBeCloseTo(0.69568, 5);
  });

  it('is decided from the counts of domain.md 10.2', () => {
    const decided = ([target, n]: readonly [number, number]): readonly number[] => {
      const limits = Array.from({ length: n + 1 }, (_, k) => sure(wilsonOneSided(k, n, 0.95)));
      return [limits.findIndex(({ low }) => low >= target), limits.findLastIndex(({ high }) => high < target)];
    };
    const cases = [
      [0.5, 50],
      [0.5, 100],
      [0.5, 200],
      [0.7, 40],
      [0.7, 100],
    ] as const;
    expect(cases.map(decided)).toEqual([
      [31, 19],
      [59, 41],
      [112, 88],
      [33, 23],
      [78, 62],
    ]);
  });

  it('is the two-sided limit of twice the tail', () => {
    holds(
      fc.property(shares(400), ({ part, whole }) => {
        expect(wilsonOneSided(part, whole, 0.95)).toEqual(wilson(part, whole, 2 * 0.95 - 1));
      }),
    );
  });
});

describe('exact limits of a share', () => {
  it('leave just half the rest in each tail', () => {
    holds(
      fc.property(shares(300), levels, ({ part, whole }, level) => {
        const { low, high } = sure(exactShareLimits(part, whole, level));
        const tail = (1 - level) / 2;
        const lowEnds = part === 0 ? low === 0 : near(binomialTail(part, whole, low), tail, 1e-8);
        return lowEnds && (part === whole ? high === 1 : near(binomialCdf(part, whole, high), tail, 1e-8));
      }),
    );
  });

  it('are undefined without cases, and at 0 of n follow the closed form', () => {
    expect(exactShareLimits(0, 0, 0.95)).toBeNull();
    expect(sure(exactShareLimits(0, 10, 0.95)).high).toBeCloseTo(1 - 0.025 ** 0.1, 12);
  });
});

describe('exact limits of a count', () => {
  /** P(X <= k) by summing Poisson terms. */
  const poissonCdf = (k: number, expected: number): number => {
    let [term, sum] = [Math.exp(-expected), 0];
    for (let i = 0; i <= k; i++, term *= expected / i) sum += term;
    return sum;
  };

  it('are [21.888, 45.174] for 32 new logos, so a CAC of 30,000 reads [21,250.95, 43,859.70]', () => {
    const { low, high } = poissonLimits(32, 0.95);
    expect([low.toFixed(3), high.toFixed(3)]).toEqual(['21.888', '45.174']);
    expect([(960_000 / high).toFixed(2), (960_000 / low).toFixed(2)]).toEqual(['21250.95', '43859.70']);
  });

  it('leave just half the rest in each tail', () => {
    for (const count of [0, 1, 5, 32, 150]) {
      const { low, high } = poissonLimits(count, 0.95);
      expect(near(poissonCdf(count, high), 0.025, 1e-9)).toBe(true);
      if (count > 0) expect(Math.abs(1 - poissonCdf(count - 1, low) - 0.025)).toBeLessThan(1e-12);
      else expect(low).toBe(0);
    }
  });

  it('contain the count and grow with the level', () => {
    holds(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (count) => {
        const [narrow, wide] = [poissonLimits(count, 0.9), poissonLimits(count, 0.99)];
        return wide.low <= narrow.low && narrow.low <= count && count <= narrow.high && narrow.high <= wide.high;
      }),
      60,
    );
  });

  it('of a ratio are those of the share of one count in both', () => {
    const { low, high } = sure(poissonRatioLimits(30, 20, 0.95));
    const share = sure(exactShareLimits(30, 50, 0.95));
    expect([low / (1 + low), high / (1 + high)]).toEqual([expect.closeTo(share.low, 12), expect.closeTo(share.high, 12)]);
    const turned = sure(poissonRatioLimits(20, 30, 0.95));
    expect([1 / turned.high, 1 / turned.low]).toEqual([expect.closeTo(low, 9), expect.closeTo(high, 9)]);
  });

  it('of a ratio start at 0 without events on top and are undefined without events below', () => {
    expect(sure(poissonRatioLimits(0, 4, 0.95)).low).toBe(0);
    expect(poissonRatioLimits(4, 0, 0.95)).toBeNull();
    expect(poissonRatioLimits(0, 0, 0.95)).toBeNull();
  });
});
