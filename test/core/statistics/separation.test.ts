import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cochranArmitage,
  mannWhitneyP,
  midranks,
  separation,
  sharesP,
  spearman,
  spreadOf,
  spreadOfValues,
} from '../../../src/core/statistics';
import { holds, near, sure } from './property';

const TIERS = [
  [1, 24, 40],
  [2, 20, 50],
  [3, 15, 60],
  [4, 5, 50],
].map(([tier, won, closed]) => ({ tier: tier ?? 0, won: won ?? 0, closed: closed ?? 0 }));
const values = (least: number, most = 30) => fc.array(fc.integer({ min: 0, max: 12 }), { minLength: least, maxLength: most });

describe('the trend over tiers', () => {
  it('24/40, 20/50, 15/60, 5/50 has z 5.3098', () => {
    const groups = TIERS.map(({ tier, won, closed }) => ({ part: won, whole: closed, score: 4 - tier }));
    expect(sure(cochranArmitage(groups)).z).toBeCloseTo(5.3098, 4);
    expect(sure(cochranArmitage(groups.toReversed())).z).toBeCloseTo(5.3098, 4);
    const other = groups.map((group) => ({ ...group, score: 100 - 7 * group.score }));
    expect(sure(cochranArmitage(other)).z).toBeCloseTo(-5.3098, 4);
  });

  it('over two groups is the chi-square of two shares', () => {
    const { p } = sure(
      cochranArmitage([
        { part: 24, whole: 60, score: 0 },
        { part: 8, whole: 40, score: 1 },
      ]),
    );
    expect(p).toBeCloseTo(sure(sharesP({ part: 24, whole: 60 }, { part: 8, whole: 40 })), 12);
  });

  it('is undefined where nothing can trend', () => {
    expect(cochranArmitage([])).toBeNull();
    expect(cochranArmitage([{ part: 3, whole: 9, score: 1 }])).toBeNull();
    expect(
      cochranArmitage([
        { part: 0, whole: 9, score: 1 },
        { part: 0, whole: 5, score: 2 },
      ]),
    ).toBeNull();
  });
});

/** DeLong from the lists, pair by pair. */
function delong(up: readonly number[], down: readonly number[]): { auc: number; variance: number } {
  const beats = (a: number, b: number): number => (a > b ? 1 : 0) + (a === b ? 0.5 : 0);
  const average = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0) / list.length;
  const spread = (list: readonly number[]): number => {
    const middle = average(list);
    return list.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (list.length - 1);
  };
  const v10 = up.map((a) => average(down.map((b) => beats(a, b))));
  const v01 = down.map((b) => average(up.map((a) => beats(a, b))));
  return { auc: average(v10), variance: spread(v10) / up.length + spread(v01) / down.length };
}

describe('separation of two groups', () => {
  it('by tier is 0.72346 with ties counted half', () => {
    const won = spreadOf(TIERS.map((row) => [4 - row.tier, row.won]));
    const lost = spreadOf(TIERS.map((row) => [4 - row.tier, row.closed - row.won]));
    const seen = sure(separation(won, lost, 0.95));
    expect(seen.auc).toBeCloseTo(0.72346, 5);
    expect(sure(seen.low) < 0.72346 && 0.72346 < sure(seen.high)).toBe(true);
  });

  it('has the area and variance of DeLong, pair by pair', () => {
    holds(
      fc.property(values(2), values(2), (up, down) => {
        const seen = sure(separation(spreadOfValues(up), spreadOfValues(down), 0.95));
        const { auc, variance } = delong(up, down);
        return Math.abs(seen.auc - auc) < 1e-12 && Math.abs(seen.error ** 2 - variance) < 1e-12;
      }),
    );
  });

  it('turns round with the groups, contains the area, and has no limits without an overlap', () => {
    holds(
      fc.property(values(2), values(2), (a, b) => {
        const [one, other] = [
          sure(separation(spreadOfValues(a), spreadOfValues(b), 0.95)),
          sure(separation(spreadOfValues(b), spreadOfValues(a), 0.95)),
        ];
        const inside = one.low === null || one.high === null || (one.low <= one.auc && one.auc <= one.high);
        return Math.abs(one.auc + other.auc - 1) < 1e-12 && Math.abs(one.error - other.error) < 1e-9 && inside;
      }),
    );
    expect(separation(spreadOfValues([5, 6]), spreadOfValues([1, 2]), 0.95)).toEqual({
      auc: 1,
      error: 0,
      low: null,
      high: null,
    });
    expect(separation(spreadOfValues([]), spreadOfValues([1]), 0.95)).toBeNull();
    expect(sure(separation(spreadOfValues([1]), spreadOfValues([1, 2]), 0.95)).low).toBeNull();
  });
});

/** Every way of choosing n of the places, and the U that goes with it. */
function mannWhitneyByListing(a: readonly number[], b: readonly number[]): number {
  const all = [...a, ...b];
  const u = (chosen: ReadonlySet<number>): number => {
    let sum = 0;
    for (const [i, x] of all.entries()) for (const [j, y] of all.entries()) if (chosen.has(i) && !chosen.has(j) && x > y) sum++;
    return sum;
  };
  const middle = (a.length * b.length) / 2;
  const seen = Math.abs(u(new Set(a.keys())) - middle);
  let [ways, far] = [0, 0];
  for (let set = 0; set < 2 ** all.length; set++) {
    const chosen = new Set(all.map((_, index) => index).filter((index) => (set >> index) % 2 === 1));
    if (chosen.size !== a.length) continue;
    ways++;
    if (Math.abs(u(chosen) - middle) >= seen) far++;
  }
  return far / ways;
}

describe("Mann and Whitney's p", () => {
  it('of few untied values is the share of all orders as far off', () => {
    for (const [a, b] of [
      [
        [1, 5, 9],
        [2, 3, 4, 7],
      ],
      [
        [8, 9, 10, 11],
        [1, 2, 3],
      ],
      [[1], [2, 3]],
      [
        [1, 4, 6, 7],
        [2, 3, 5, 8],
      ],
    ] as const) {
      expect(sure(mannWhitneyP(spreadOfValues(a), spreadOfValues(b)))).toBeCloseTo(mannWhitneyByListing(a, b), 12);
    }
  });

  it('with ties agrees with scipy on two groups of days', () => {
    const [a, b] = [
      [12, 15, 15, 20, 31, 31, 40, 44],
      [15, 31, 40, 44, 52, 60, 60, 71, 80],
    ];
    // scipy.stats.mannwhitneyu(a, b, method='asymptotic').pvalue
    expect(sure(mannWhitneyP(spreadOfValues(a), spreadOfValues(b)))).toBeCloseTo(0.017617235479249715, 12);
  });

  it('is 1 for equal values, undefined for an empty side, and the same both ways and on any scale', () => {
    expect(mannWhitneyP(spreadOfValues([3, 3]), spreadOfValues([3]))).toBe(1);
    expect(mannWhitneyP(spreadOfValues([]), spreadOfValues([3]))).toBeNull();
    holds(
      fc.property(values(1), values(1), (a, b) => {
        const p = sure(mannWhitneyP(spreadOfValues(a), spreadOfValues(b)));
        const squared = sure(mannWhitneyP(spreadOfValues(b.map((x) => x * x)), spreadOfValues(a.map((x) => x * x))));
        return near(p, squared, 1e-12) && p > 0 && p <= 1;
      }),
    );
  });
});

describe("Spearman's correlation", () => {
  it('ranks ties in the middle', () => {
    expect([...midranks([30, 10, 30, 20, 30])]).toEqual([4, 1, 4, 2, 4]);
    expect([...midranks([])]).toEqual([]);
  });

  it('without ties is 1 - 6 sum d^2 / (n (n^2 - 1))', () => {
    const orders = fc.shuffledSubarray([1, 2, 3, 4, 5, 6, 7, 8, 9], { minLength: 9 });
    holds(
      fc.property(orders, orders, (x, y) => {
        const squares = x.reduce((sum, value, index) => sum + (value - sure(y[index])) ** 2, 0);
        return Math.abs(sure(spearman(x, y)).rho - (1 - (6 * squares) / (9 * 80))) < 1e-12;
      }),
    );
  });

  it('of four pairs has the p of Student with two degrees, which is closed: 1 - |rho|', () => {
    const { rho, p } = sure(spearman([1, 2, 3, 4], [1, 3, 2, 4]));
    expect(rho).toBeCloseTo(0.8, 12);
    expect(p).toBeCloseTo(0.2, 12);
    expect(sure(spearman([1, 2, 3], [1, 2, 3]))).toEqual({ rho: 1, p: 0, n: 3 });
  });

  it('is the same both ways, and undefined when one side stays constant or pairs are few', () => {
    holds(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), {
          minLength: 3,
          maxLength: 40,
        }),
        (pairs) => {
          const [x, y] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
          const [one, other, mirrored] = [
            spearman(x, y),
            spearman(y, x),
            spearman(
              x,
              y.map((value) => -value),
            ),
          ];
          if (one === null) return new Set(x).size === 1 || new Set(y).size === 1;
          return near(one.rho, sure(other).rho, 1e-12) && Math.abs(one.rho + sure(mirrored).rho) < 1e-12 && one.p >= 0 && one.p <= 1;
        },
      ),
    );
    expect(spearman([1, 2], [1, 2])).toBeNull();
    expect(spearman([1, 2, 3], [4, 4, 4])).toBeNull();
    expect(() => spearman([1, 2, 3], [1])).toThrow(RangeError);
  });
});
