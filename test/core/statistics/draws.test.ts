import { describe, expect, it } from 'vitest';
import {
  bootstrap,
  chanceFrom,
  cochranArmitage,
  drawWeights,
  kaplanMeier,
  logRank,
  mannWhitneyP,
  percentileLimits,
  resample,
  resampledP,
  separation,
  spreadOfValues,
  valueAtRank,
} from '../../../src/core/statistics';
import { sure } from './property';

const of = (...values: readonly number[]) => spreadOfValues(values);
const total = (list: ArrayLike<number>): number => Array.from(list).reduce((sum, each) => sum + each, 0);

describe('weights drawn at once', () => {
  const [clusters, resamples, seed] = [7, 40, 5];
  const drawn = drawWeights({ clusters, resamples, seed });
  const rows = Array.from({ length: resamples }, (_, at) => drawn.subarray(at * clusters, (at + 1) * clusters));

  it('draw as many clusters as there are, in every resample', () => {
    expect(drawn).toHaveLength(clusters * resamples);
    expect(rows.map(total)).toEqual(rows.map(() => clusters));
  });
  it('are those that resampling hands out one by one', () => {
    const seen: number[][] = [];
    resample({ clusters, resamples, seed, statistic: (weights) => seen.push(Array.from(weights)) });
    expect(rows.map((row) => Array.from(row))).toEqual(seen);
  });
  it('follow the seed', () => {
    const chance = chanceFrom(seed);
    const first = Array.from({ length: clusters }, () => 0);
    for (let draw = 0; draw < clusters; draw++) {
      const cluster = chance.below(clusters);
      first[cluster] = sure(first[cluster]) + 1;
    }
    expect(Array.from(sure(rows[0]))).toEqual(first);
    expect(drawWeights({ clusters, resamples, seed: 6 })).not.toEqual(drawn);
  });
});

describe('resamples', () => {
  it('are asked for as often as was said, and leave out what has no value', () => {
    let asked = 0;
    const found = resample({ clusters: 3, resamples: 20, seed: 1, statistic: () => [null, Number.NaN, 2, 1][asked++ % 4] ?? null });
    expect(asked).toBe(20);
    expect(Array.from(found)).toEqual([1, 1, 1, 1, 1, 2, 2, 2, 2, 2]);
  });
  it('give limits as long as no more are missing than the level leaves', () => {
    const found = Array.from({ length: 95 }, (_, at) => at);
    expect(percentileLimits(found, 100, 0.95)).not.toBeNull();
    expect(percentileLimits(found.slice(1), 100, 0.95)).toBeNull();
    expect(percentileLimits([], 0, 0.95)).toBeNull();
  });
  it('of fewer than ten clusters give none', () => {
    const statistic = (weights: ArrayLike<number>): number => weights[0] ?? 0;
    expect(bootstrap({ clusters: 9, resamples: 50, seed: 1, statistic, level: 0.9 })).toBeNull();
    expect(bootstrap({ clusters: 10, resamples: 50, seed: 1, statistic, level: 0.9 })).not.toBeNull();
  });
  it('beyond nothing on one side only make a small p, and one at nothing counts for both', () => {
    expect(resampledP([1, 2, 3, 4, 5, 6, 7, 8, 9], 0)).toBe(0.2);
    expect(resampledP([-1, -2, -3, -4, -5, -6, -7, -8, -9], 0)).toBe(0.2);
    expect(resampledP([0, 2, 3, 4, 5, 6, 7, 8, 9], 0)).toBe(0.4);
    expect(resampledP([0, -2, -3, -4, -5, -6, -7, -8, -9], 0)).toBe(0.4);
    expect(resampledP([-1, 1], 0)).toBe(1);
    expect(resampledP([], 0)).toBe(1);
  });
});

describe('two groups', () => {
  it('are no groups where one is empty, and have no limits where one has a single member', () => {
    for (const [a, b] of [
      [of(), of(1, 2)],
      [of(1, 2), of()],
    ] as const) {
      expect(separation(a, b, 0.95)).toBeNull();
      expect(mannWhitneyP(a, b)).toBeNull();
    }
    expect(separation(of(3), of(1, 2, 4), 0.95)).toEqual({ auc: 2 / 3, error: 0, low: null, high: null });
    expect(separation(of(1, 2, 4), of(3), 0.95)).toEqual({ auc: 1 / 3, error: 0, low: null, high: null });
  });
  it('have the limits of DeLong: positives 1, 3, 5 over negatives 2, 4', () => {
    // Each positive beats 0, 1/2 and 1 of the negatives, each negative 1/3 and 2/3 of the positives.
    const { auc, error, low, high } = sure(separation(of(1, 3, 5), of(2, 4), 0.95));
    expect(auc).toBe(0.5);
    expect(error).toBeCloseTo(Math.sqrt(0.25 / 3 + 1 / 18 / 2), 12);
    expect([low, high]).toEqual([0, 1]);
    const narrow = sure(separation(of(1, 3, 5), of(2, 4), 0.5));
    expect(narrow.low).toBeCloseTo(0.5 - 0.6744897501960817 * error, 9);
    expect(narrow.high).toBeCloseTo(0.5 + 0.6744897501960817 * error, 9);
  });
  it('are counted out up to 400 pairs, and by the normal curve beyond', () => {
    const even = (count: number, from: number) => of(...Array.from({ length: count }, (_, at) => from + 2 * at));
    const counted = sure(mannWhitneyP(even(20, 0), even(20, 11)));
    const normal = sure(mannWhitneyP(even(20, 0), even(21, 11)));
    expect(counted).not.toBeCloseTo(normal, 3);
    expect(counted).toBeCloseTo(exactly(20, 20, 11), 9);
  });
});

/** Twice the share of all orders of n and m with a U as small as that of two even ladders, `shift` apart, counted by recursion. */
function exactly(n: number, m: number, shift: number): number {
  const first = Array.from({ length: n }, (_, at) => 2 * at);
  const second = Array.from({ length: m }, (_, at) => shift + 2 * at);
  const u = total(first.map((value) => second.filter((other) => other < value).length));
  const known = new Map<string, number>();
  const ways = (a: number, b: number, left: number): number => {
    if (left < 0) return 0;
    if (a === 0 || b === 0) return left === 0 ? 1 : 0;
    const key = `${a} ${b} ${left}`;
    const found = known.get(key) ?? ways(a - 1, b, left - b) + ways(a, b - 1, left);
    known.set(key, found);
    return found;
  };
  const counts = Array.from({ length: n * m + 1 }, (_, each) => ways(n, m, each));
  return Math.min(1, (2 * total(counts.slice(0, Math.min(u, n * m - u) + 1))) / total(counts));
}

describe('where nothing can be told', () => {
  it('no trend in nothing, none in one score, none where all or none were won', () => {
    expect(cochranArmitage([])).toBeNull();
    expect(cochranArmitage([{ part: 0, whole: 0, score: 1 }])).toBeNull();
    expect(cochranArmitage([{ part: 1, whole: 2, score: 1 }])).toBeNull();
    expect(
      cochranArmitage([
        { part: 2, whole: 2, score: 1 },
        { part: 2, whole: 2, score: 2 },
      ]),
    ).toBeNull();
  });
  it('no rank before the first or behind the last', () => {
    expect([0, 1, 2, 3].map((rank) => valueAtRank(of(5, 9), rank))).toEqual([null, 5, 9, null]);
  });
  it('no difference of pace where only one is left to fail', () => {
    const none = of();
    expect(logRank({ event: of(5), censored: none }, { event: none, censored: none })).toBeNull();
    expect(logRank({ event: of(5), censored: none }, { event: none, censored: of(1) })).toBeNull();
  });
  it('no step of survival where somebody was only lost from sight', () => {
    expect(kaplanMeier({ event: of(3), censored: of(1, 2) }, 0.95).map(({ time, atRisk, survival }) => [time, atRisk, survival])).toEqual([
      [3, 1, 0],
    ]);
  });
});
