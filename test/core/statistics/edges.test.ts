import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  controlLimits,
  detectableChange,
  fisherP,
  homogeneity,
  newcombe,
  permutationP,
  quantileLimits,
  quantileRanks,
  sharesP,
  spearman,
  incidenceAt,
  largestRemainder,
  mixAndRate,
  shapley,
  spreadOfValues,
  stabilityIndex,
} from '../../../src/core/statistics';
import { holds, sure } from './property';

const share = (part: number, whole: number) => ({ part, whole });

describe('limits of a count', () => {
  it('leave out a count whose tail is just as rare as the tail asked for', () => {
    expect(controlLimits(2, 0.5, 0.25)).toEqual({ low: 1, high: 1 });
    expect(controlLimits(3, 0.5, 0.1249)).toEqual({ low: 0, high: 3 });
  });
});

describe('limits of a median', () => {
  it('hold a rank out whose tail is just as rare as half of what the level leaves', () => {
    expect(quantileRanks(2, 0.5, 0.5)).toEqual({ low: 1, high: 2 });
    expect(quantileRanks(6, 0.5, 0.97)).toBeNull();
    expect(quantileRanks(5, 0.5, 0.95)).toBeNull();
  });

  it('need a value at either end: under the tenth of few values there is none', () => {
    expect(quantileRanks(20, 0.1, 0.95)).toBeNull();
    expect(quantileRanks(20, 0.9, 0.95)).toBeNull();
    expect(quantileLimits(spreadOfValues([1, 2, 3, 4, 5]), 0.5, 0.95)).toBeNull();
    expect(quantileLimits(spreadOfValues([10, 20, 30, 40, 50, 60]), 0.5, 0.95)).toEqual({ low: 10, high: 60 });
  });
});

describe('two shares', () => {
  it('are held against each other exactly where a count under five is to be expected, and only there', () => {
    const p = (a: number, of: number, b: number, and: number) => [
      sharesP(share(a, of), share(b, and)),
      fisherP(share(a, of), share(b, and)),
    ];
    for (const [a, of, b, and] of [
      [9, 10, 6, 10],
      [1, 10, 4, 10],
      [4, 8, 50, 100],
      [50, 100, 4, 8],
    ] as const) {
      const [seen, exact] = p(a, of, b, and);
      expect(seen).toBe(exact);
    }
    const [seen, exact] = p(7, 10, 3, 10);
    expect(seen).toBeLessThan(sure(exact));
  });

  it('have no difference where a side is empty', () => {
    for (const [a, b] of [
      [share(0, 0), share(1, 2)],
      [share(1, 2), share(0, 0)],
    ] as const) {
      expect(newcombe(a, b, 0.95)).toBeNull();
      expect(sharesP(a, b)).toBeNull();
    }
  });
});

describe('the change that so many cases show', () => {
  const usual = { significance: 0.05, power: 0.8 };
  it('is none where even a fall to nothing, or a rise to all, would not', () => {
    expect(detectableChange({ rate: 0.1, before: 10, after: 10, direction: 'fall' }, usual)).toBeNull();
    expect(detectableChange({ rate: 0.9, before: 10, after: 10, direction: 'rise' }, usual)).toBeNull();
  });
  it('may be a rise by more than there is to fall', () => {
    const rise = sure(detectableChange({ rate: 0.1, before: 30, after: 30, direction: 'rise' }, usual));
    expect(rise).toBeGreaterThan(0.1);
    expect(rise).toBeLessThan(0.4);
  });
});

describe('a table', () => {
  it('that tells the category by the group is of size 1, with more groups than categories too', () => {
    expect(
      sure(
        homogeneity([
          [10, 0],
          [0, 10],
          [10, 0],
        ]),
      ).cramersV,
    ).toBeCloseTo(1, 12);
    expect(
      sure(
        homogeneity([
          [10, 0, 0],
          [0, 10, 10],
        ]),
      ).cramersV,
    ).toBeCloseTo(1, 12);
  });
  it('of one category tells nothing, however it is drawn', () => {
    expect(
      permutationP(
        [
          [3, 0],
          [4, 0],
        ],
        50,
        1,
      ),
    ).toBeNull();
    expect(
      permutationP(
        [
          [3, 4],
          [0, 0],
        ],
        50,
        1,
      ),
    ).toBeNull();
  });
});

describe('a rank correlation', () => {
  it('of a list that does not move is unknown, whichever it is', () => {
    expect(spearman([1, 1, 1], [1, 2, 3])).toBeNull();
    expect(spearman([1, 2, 3], [1, 1, 1])).toBeNull();
    expect(spearman([1, 2], [1, 2])).toBeNull();
  });
});

describe('a total that misleads', () => {
  it('is none where parts cancel but for rounding, whatever the unit', () => {
    for (const unit of [1, 1e6, 1e-6]) {
      const pairs = [
        { before: share(unit, 2), after: share(2 * unit, 2) },
        { before: share(unit, 5), after: share(0, 5) },
      ];
      expect(sure(mixAndRate(pairs)).reversal).toBe(false);
    }
  });

  it('is one where every part moves against it', () => {
    const pairs = fc.array(
      fc.record({
        whole: fc.integer({ min: 20, max: 200 }),
        later: fc.integer({ min: 20, max: 200 }),
        percent: fc.integer({ min: 10, max: 80 }),
      }),
      { minLength: 2, maxLength: 5 },
    );
    let seen = 0;
    holds(
      fc.property(pairs, (list) => {
        const risen = list.map(({ whole, later, percent }) => ({
          before: share((whole * percent) / 100, whole),
          after: share((later * (percent + 1)) / 100, later),
        }));
        const { before, after, reversal } = sure(mixAndRate(risen));
        if (after < before - 1e-9) seen += 1;
        return reversal === after < before - 1e-9 || Math.abs(after - before) < 1e-9;
      }),
      400,
    );
    expect(seen).toBeGreaterThan(50);
  });

  it('is unknown where nothing is left afterwards', () => expect(mixAndRate([{ before: share(1, 2), after: share(0, 0) }])).toBeNull());
});

describe('what breaks a contract', () => {
  it('is named: players that are none, or more than can be asked for', () => {
    expect(() => shapley(0, () => 0)).toThrow(new RangeError('0 players'));
    expect(() => shapley(17, () => 0)).toThrow(new RangeError('17 players'));
    expect(() => shapley(Number.NaN, () => 0)).toThrow(RangeError);
    expect(shapley(16, (present) => (present === 0 ? 0 : 1))).toHaveLength(16);
    expect(shapley(1, (present) => 7 * present)).toEqual([7]);
  });

  it('is named: totals that are not whole, and weights that are none', () => {
    expect(() => largestRemainder(0.5, [1])).toThrow('0.5 is not a whole number');
    expect(() => largestRemainder(5, [1, Infinity])).toThrow('Infinity is no weight');
    expect(() => largestRemainder(5, [1, -1])).toThrow('-1 is no weight');
  });
});

describe('the largest remainder of weights that are not whole', () => {
  it('gives ties to the earlier place', () => {
    expect(largestRemainder(2, [0.5, 0.5, 0.5])).toEqual([1, 1, 0]);
    expect(largestRemainder(1, [0.25, 0.5, 0.5, 0.25])).toEqual([0, 1, 0, 0]);
  });

  it('is that of the same weights made whole', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 9 });
    holds(
      fc.property(fc.integer({ min: 0, max: 40 }), weights, (total, list) => {
        const halves = largestRemainder(
          total,
          list.map((weight) => weight / 8),
        );
        return JSON.stringify(halves) === JSON.stringify(largestRemainder(total, list));
      }),
    );
  });
});

describe('the stability index', () => {
  it('adds half a case wherever a category has come, or has gone', () => {
    expect(sure(stabilityIndex([5, 5], [10, 0], 0.95)).smoothed).toBe(true);
    expect(sure(stabilityIndex([10, 0], [5, 5], 0.95)).smoothed).toBe(true);
    expect(sure(stabilityIndex([5, 5], [9, 1], 0.95)).smoothed).toBe(false);
  });
});

describe('who was followed to a horizon', () => {
  it('counts those still in sight on the day itself', () => {
    const none = spreadOfValues([]);
    const read = (horizon: number) =>
      sure(incidenceAt({ event: spreadOfValues([10]), competing: none, censored: spreadOfValues([20, 30, 40]) }, horizon, 0.95)).followed;
    expect([19, 20, 21, 30, 31, 41].map(read)).toEqual([4, 4, 3, 3, 2, 1]);
  });
});
