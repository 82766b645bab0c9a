import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  THREE_SIGMA_TAIL,
  binomialCdf,
  binomialTail,
  controlLimits,
  detectableChange,
  effectiveN,
  largestRemainder,
  neededCases,
  normalCdf,
  normalQuantile,
} from '../../../src/core/statistics';
import { holds, near, sure } from './property';

const USUAL = { significance: 0.05, power: 0.8 };
const fall = (n: number) => detectableChange({ rate: 0.25, before: n, after: n, direction: 'fall' }, USUAL);

describe('enough data', () => {
  it('to see 25 to 15, 20, 40 and 10 % needs 250, 1,094, 152 and 100 a side', () => {
    expect([0.15, 0.2, 0.4, 0.1].map((to) => neededCases(0.25, to, USUAL))).toEqual([250, 1094, 152, 100]);
  });

  it('shows falls from 25 % of 24, 20, 15, 11 and 8 points at 30, 50, 100, 200 and 400 a side', () => {
    expect([30, 50, 100, 200, 400].map((n) => Math.round(100 * sure(fall(n))))).toEqual([24, 20, 15, 11, 8]);
  });

  it('shows nothing with too few cases, an empty side, or no room to move', () => {
    expect(fall(10)).toBeNull();
    expect(fall(0)).toBeNull();
    expect(detectableChange({ rate: 0, before: 100, after: 100, direction: 'fall' }, USUAL)).toBeNull();
    expect(neededCases(0.3, 0.3, USUAL)).toBeNull();
  });

  it('asks for just as many cases as show the change', () => {
    holds(
      fc.property(
        fc.integer({ min: 5, max: 95 }),
        fc.integer({ min: 20, max: 3000 }),
        fc.constantFrom('fall' as const, 'rise' as const),
        (percent, n, direction) => {
          const rate = percent / 100;
          const size = detectableChange({ rate, before: n, after: n, direction }, USUAL);
          if (size === null) return true;
          const needed = sure(neededCases(rate, direction === 'fall' ? rate - size : rate + size, USUAL));
          return Math.abs(needed - n) <= 1;
        },
      ),
    );
  });

  it('finds the change with the power it promises, by the normal approximation it rests on', () => {
    const [p, n, m] = [0.4, 300, 120] as const;
    const size = sure(detectableChange({ rate: p, before: n, after: m, direction: 'rise' }, USUAL));
    const to = p + size;
    const pooled = (n * p + m * to) / (n + m);
    const still = normalQuantile(0.975) * Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
    expect(normalCdf((size - still) / Math.sqrt((p * (1 - p)) / n + (to * (1 - to)) / m))).toBeCloseTo(0.8, 10);
  });

  it('shows smaller changes with more cases', () => {
    const sizes = [20, 40, 80, 160, 320].map((n) => sure(fall(n * 2)));
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  });
});

describe('a control chart', () => {
  it('at 25 % has n 20 in control to 11, n 40 from 3 to 19, n 100 from 13 to 39', () => {
    expect([20, 40, 100].map((n) => controlLimits(n, 0.25, THREE_SIGMA_TAIL))).toEqual([
      { low: 0, high: 11 },
      { low: 3, high: 19 },
      { low: 13, high: 39 },
    ]);
    expect(controlLimits(0, 0.25, THREE_SIGMA_TAIL)).toBeNull();
  });

  it('calls a count out just when it and all beyond it are rarer than the tail', () => {
    holds(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 100 }), (n, percent) => {
        const { low, high } = sure(controlLimits(n, percent / 100, THREE_SIGMA_TAIL));
        const inside = Array.from({ length: n + 1 }, (_, k) => k).filter(
          (k) => binomialCdf(k, n, percent / 100) > THREE_SIGMA_TAIL && binomialTail(k, n, percent / 100) > THREE_SIGMA_TAIL,
        );
        return inside[0] === low && inside.at(-1) === high;
      }),
      60,
    );
  });
});

describe('effective n', () => {
  it('of 10, 10, 10, 970 is 1.0625', () => {
    expect(effectiveN([10, 10, 10, 970])?.toFixed(4)).toBe('1.0625');
  });

  it('is the number of equal amounts, at most the number of any, and does not scale', () => {
    expect(effectiveN([7, 7, 7])).toBeCloseTo(3, 12);
    expect(effectiveN([])).toBeNull();
    expect(effectiveN([0, 0])).toBeNull();
    holds(
      fc.property(fc.array(fc.integer({ min: 1, max: 1e6 }), { minLength: 1, maxLength: 30 }), (amounts) => {
        const seen = sure(effectiveN(amounts));
        return seen >= 1 - 1e-12 && seen <= amounts.length + 1e-9 && near(seen, sure(effectiveN(amounts.map((amount) => 13 * amount))));
      }),
    );
  });
});

describe('the largest remainder', () => {
  it('turns importance into the golden points of domain.md 9.1', () => {
    expect(largestRemainder(100, [4, 3, 2, 2, 2, 1, 1, 1, 1])).toEqual([23, 17, 12, 12, 12, 6, 6, 6, 6]);
    expect(largestRemainder(100, [4, 4, 3, 3, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1])).toEqual([
      11, 11, 8, 8, 8, 6, 6, 6, 5, 5, 5, 3, 3, 3, 3, 3, 3, 3,
    ]);
  });

  it('gives ties to the earlier place, also below zero', () => {
    expect(largestRemainder(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(largestRemainder(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(largestRemainder(1, [0, 1, 1])).toEqual([0, 1, 0]);
    expect(largestRemainder(-5, [0, 1])).toEqual([0, -5]);
    expect(largestRemainder(0, [1, 2])).toEqual([0, 0]);
  });

  it('has no answer where nothing carries weight', () => {
    expect(largestRemainder(100, [])).toBeNull();
    expect(largestRemainder(100, [0, 0])).toBeNull();
    expect(() => largestRemainder(0.5, [1])).toThrow(RangeError);
    expect(() => largestRemainder(5, [1, -1])).toThrow(RangeError);
    expect(() => largestRemainder(5, [Number.NaN])).toThrow(RangeError);
  });

  it('is exact where doubles are not: the largest safe total over tenths, and weights of hugely different size', () => {
    const parts = sure(largestRemainder(Number.MAX_SAFE_INTEGER, [0.1, 0.2, 0.3]));
    expect(parts.reduce((sum, part) => sum + BigInt(part), 0n)).toBe(BigInt(Number.MAX_SAFE_INTEGER));
    expect(largestRemainder(10, [1e300, 1e-300])).toEqual([10, 0]);
    expect(largestRemainder(3, [0.5, 0.25, 0.25])).toEqual([1, 1, 1]);
    expect(largestRemainder(960_000_00, [3600, 4800])).toEqual([41142857, 54857143]);
  });

  it('adds up, stays within one of the exact share, and is the same at any scale of weights', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1, maxLength: 12 });
    holds(
      fc.property(fc.maxSafeInteger(), weights, (total, list) => {
        const parts = largestRemainder(total, list);
        const sum = list.reduce((all, weight) => all + BigInt(weight), 0n);
        if (parts === null) return sum === 0n;
        const exact = parts.reduce((all, part) => all + BigInt(part), 0n) === BigInt(total);
        const close = parts.every((part, index) => {
          const off = BigInt(part) * sum - BigInt(total) * BigInt(sure(list[index]));
          return Number.isSafeInteger(part) && off < sum && -off < sum;
        });
        const eighths = sure(
          largestRemainder(
            total,
            list.map((weight) => weight / 8),
          ),
        );
        return exact && close && parts.every((part, index) => part === eighths[index]);
      }),
    );
  });

  it('gives what is left to the largest remainders, whichever way it counts', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 9 });
    holds(
      fc.property(fc.integer({ min: 0, max: 10_000 }), weights, (total, list) => {
        const sum = list.reduce((all, weight) => all + weight, 0);
        const parts = largestRemainder(total, list);
        if (parts === null) return sum === 0;
        const rest = list.map((weight) => (total * weight) % sum);
        const raised = list.map((weight, index) => sure(parts[index]) - Math.floor((total * weight) / sum));
        return raised.every((more, i) =>
          rest.every((left, j) => {
            const before = left > sure(rest[i]) || (left === sure(rest[i]) && j < i);
            return (more === 0 || more === 1) && !(before && more > sure(raised[j]));
          }),
        );
      }),
    );
  });
});
