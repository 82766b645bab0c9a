import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chanceFrom, chiSquareQuantile, fisherP, homogeneity, permutationP, stabilityIndex } from '../../../src/core/statistics';
import { holds, near, sure } from './property';

const counts = (length: number, least = 0) => fc.array(fc.integer({ min: least, max: 60 }), { minLength: length, maxLength: length });

describe('homogeneity of a mix', () => {
  it('gives the golden chi-square, p and V: .5/.3/.2 to .4/.3/.3 at 100 and at 800', () => {
    const small = sure(
      homogeneity([
        [50, 30, 20],
        [40, 30, 30],
      ]),
    );
    expect([small.chiSquare.toFixed(4), small.p.toFixed(4), small.cramersV.toFixed(4)]).toEqual(['3.1111', '0.2111', '0.1247']);
    const large = sure(
      homogeneity([
        [400, 240, 160],
        [320, 240, 240],
      ]),
    );
    expect([large.chiSquare.toFixed(4), large.p.toPrecision(3)]).toEqual(['24.8889', '0.00000394']);
  });

  it('is n (sum of o^2 / (r c) - 1), whatever the order of rows and columns', () => {
    holds(
      fc.property(counts(4, 1), counts(4, 1), counts(4, 1), (a, b, c) => {
        const table = [a, b, c];
        const rows = table.map((row) => row.reduce((sum, count) => sum + count, 0));
        const all = rows.reduce((sum, count) => sum + count, 0);
        let sum = 0;
        for (const [r, row] of table.entries()) {
          for (const [k, count] of row.entries()) sum += count ** 2 / (sure(rows[r]) * (sure(a[k]) + sure(b[k]) + sure(c[k])));
        }
        const seen = sure(homogeneity(table));
        const turned = sure(homogeneity([c, a, b].map((row) => row.toReversed())));
        const flipped = sure(homogeneity(a.map((_, k) => [sure(a[k]), sure(b[k]), sure(c[k])])));
        return (
          Math.abs(seen.chiSquare - all * (sum - 1)) < 1e-8 &&
          near(seen.chiSquare, turned.chiSquare, 1e-9) &&
          near(seen.p, flipped.p, 1e-9) &&
          seen.cramersV >= 0 &&
          seen.cramersV <= 1 &&
          seen.df === 6
        );
      }),
    );
  });

  it('keeps its size when all counts grow alike, while chi-square grows', () => {
    const [one, ten] = [
      sure(
        homogeneity([
          [5, 9],
          [8, 3],
        ]),
      ),
      sure(
        homogeneity([
          [50, 90],
          [80, 30],
        ]),
      ),
    ];
    expect(ten.cramersV).toBeCloseTo(one.cramersV, 12);
    expect(ten.chiSquare).toBeCloseTo(10 * one.chiSquare, 9);
  });

  it('of two by two has residuals whose square is chi-square', () => {
    const seen = sure(
      homogeneity([
        [24, 36],
        [8, 32],
      ]),
    );
    for (const row of seen.residuals) for (const residual of row) expect(residual ** 2).toBeCloseTo(seen.chiSquare, 9);
  });

  it('leaves empty rows and columns out, and is undefined when fewer than two are left', () => {
    const seen = sure(
      homogeneity([
        [5, 0, 9],
        [0, 0, 0],
        [8, 0, 3],
      ]),
    );
    expect(seen.df).toBe(1);
    expect(seen.chiSquare).toBeCloseTo(
      sure(
        homogeneity([
          [5, 9],
          [8, 3],
        ]),
      ).chiSquare,
      12,
    );
    expect(seen.residuals[1]).toEqual([0, 0, 0]);
    expect(seen.smallestExpected).toBeCloseTo((11 * 12) / 25, 12);
    for (const table of [
      [],
      [[1, 2]],
      [[1], [2]],
      [
        [0, 0],
        [3, 4],
      ],
      [
        [0, 4],
        [0, 5],
      ],
    ])
      expect(homogeneity(table)).toBeNull();
  });
});

describe('the permutation p of a mix', () => {
  it("comes close to Fisher's for two shares, and is the same for the same seed", () => {
    const table = [
      [7, 5],
      [2, 14],
    ];
    const p = sure(permutationP(table, 20_000, 5));
    expect(p).toBe(permutationP(table, 20_000, 5));
    expect(Math.abs(p - fisherP({ part: 7, whole: 12 }, { part: 2, whole: 16 }))).toBeLessThan(0.01);
  });

  it('comes close to chi-square where counts are large, in any orientation', () => {
    const table = [
      [60, 30, 20],
      [45, 40, 30],
      [50, 33, 41],
    ];
    const exact = sure(homogeneity(table)).p;
    expect(Math.abs(sure(permutationP(table, 2000, 1)) - exact)).toBeLessThan(0.03);
    expect(
      Math.abs(
        sure(
          permutationP(
            [
              [60, 45, 50],
              [30, 40, 33],
              [20, 30, 41],
            ],
            2000,
            2,
          ),
        ) - exact,
      ),
    ).toBeLessThan(0.03);
  });

  it('is 1 for equal mixes, never 0, and undefined with one group', () => {
    expect(
      permutationP(
        [
          [5, 5],
          [5, 5],
        ],
        200,
        1,
      ),
    ).toBe(1);
    expect(
      sure(
        permutationP(
          [
            [50, 0],
            [0, 50],
          ],
          99,
          1,
        ),
      ),
    ).toBe(0.01);
    expect(permutationP([[5, 5]], 99, 1)).toBeNull();
  });
});

describe('the stability index', () => {
  const even = (categories: number, n: number): number[] =>
    Array.from({ length: categories }, (_, index) => Math.floor(((index + 1) * n) / categories) - Math.floor((index * n) / categories));
  const critical = (categories: number, n: number): number => sure(stabilityIndex(even(categories, n), even(categories, n), 0.95)).critical;

  it('of .5/.3/.2 to .4/.3/.3 is 0.062861 at any size', () => {
    expect(sure(stabilityIndex([50, 30, 20], [40, 30, 30], 0.95)).psi).toBeCloseTo(0.062861, 6);
    expect(sure(stabilityIndex([400, 240, 160], [320, 240, 240], 0.95)).psi).toBeCloseTo(0.062861, 6);
  });

  it('has the critical values of domain.md 10.3', () => {
    const seen = [
      [8, 100],
      [8, 400],
      [10, 100],
      [5, 100],
      [5, 400],
      [2, 100],
      [3, 800],
    ].map(([b, n]) => critical(b ?? 0, n ?? 0).toFixed(3));
    expect(seen).toEqual(['0.281', '0.070', '0.338', '0.190', '0.047', '0.077', '0.015']);
    expect(sure(stabilityIndex(even(8, 100), even(8, 400), 0.95)).nullMean).toBeCloseTo(7 * (1 / 100 + 1 / 400), 12);
  });

  it('of two identical quarters of 100 in 8 categories exceeds 0.10 in 68 % and 0.25 in 10 %; in 10, 85 % and 23 %', () => {
    const chance = chanceFrom(2026);
    const quarter = (categories: number): number[] => {
      const seen = Array.from({ length: categories }, () => 0);
      for (let deal = 0; deal < 100; deal++) {
        const place = chance.below(categories);
        seen[place] = sure(seen[place]) + 1;
      }
      return seen;
    };
    for (const [categories, loose, strict] of [
      [8, 0.68, 0.1],
      [10, 0.85, 0.23],
    ] as const) {
      const found = Array.from({ length: 3000 }, () => sure(stabilityIndex(quarter(categories), quarter(categories), 0.95)));
      const over = (limit: number): number => found.filter(({ psi }) => psi > limit).length / 3000;
      expect(Math.abs(over(0.1) - loose)).toBeLessThan(0.035);
      expect(Math.abs(over(0.25) - strict)).toBeLessThan(0.035);
      expect(found.filter(({ psi, critical: limit }) => psi > limit).length / 3000).toBeLessThan(0.075);
    }
  });

  it('adds half a case everywhere only when a category is empty on one side', () => {
    const seen = sure(stabilityIndex([10, 0, 10], [10, 5, 5], 0.95));
    const [p, q] = [
      [10.5 / 21.5, 0.5 / 21.5, 10.5 / 21.5],
      [10.5 / 21.5, 5.5 / 21.5, 5.5 / 21.5],
    ] as const;
    const wanted = p.reduce((sum, share, index) => sum + (sure(q[index]) - share) * Math.log(sure(q[index]) / share), 0);
    expect([seen.smoothed, seen.categories]).toEqual([true, 3]);
    expect(seen.psi).toBeCloseTo(wanted, 12);
    expect(sure(stabilityIndex([10, 0, 10], [10, 0, 5], 0.95))).toEqual(stabilityIndex([10, 10], [10, 5], 0.95));
  });

  it('is 0 without change, never negative, the same both ways and in any order', () => {
    holds(
      fc.property(counts(5, 1), counts(5), (a, b) => {
        const seen = stabilityIndex(a, b, 0.95);
        if (seen === null) return b.every((count) => count === 0);
        const turned = sure(stabilityIndex(b.toReversed(), a.toReversed(), 0.95));
        const scale = seen.critical / chiSquareQuantile(0.95, 4);
        return (
          seen.psi >= 0 &&
          near(seen.psi + 1, turned.psi + 1) &&
          sure(stabilityIndex(a, a, 0.95)).psi === 0 &&
          near(scale * 4, seen.nullMean)
        );
      }),
    );
  });

  it('is undefined when a side is empty or one category is left', () => {
    expect(stabilityIndex([0, 0], [3, 4], 0.95)).toBeNull();
    expect(stabilityIndex([3, 0], [4, 0], 0.95)).toBeNull();
    expect(stabilityIndex([], [], 0.95)).toBeNull();
  });
});
