import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  chanceFrom,
  clusteredSeparation,
  dealtInSteps,
  separation,
  separationDifference,
  spreadOfValues,
  type Clusters,
} from '../../../src/core/statistics';

const singles = fc.array(fc.record({ score: fc.integer({ min: 0, max: 6 }), won: fc.boolean() }), { minLength: 8, maxLength: 40 });
const clustersOf = (rows: readonly { readonly score: number; readonly won: boolean }[], copies = 1): Clusters => ({
  score: rows.map(({ score }) => score),
  positive: rows.map(({ won }) => (won ? copies : 0)),
  negative: rows.map(({ won }) => (won ? 0 : copies)),
});
const scoresOf = (rows: readonly { readonly score: number; readonly won: boolean }[], won: boolean) =>
  spreadOfValues(rows.filter((row) => row.won === won).map(({ score }) => score));
/** Runs steps to their end. */
function ended<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

describe('separation by a score that clusters share', () => {
  test('is the share of pairs that stand right, counted out', () =>
    fc.assert(
      fc.property(singles, fc.integer({ min: 1, max: 3 }), (rows, copies) => {
        const found = clusteredSeparation(clustersOf(rows, copies), 0.95);
        const pairs = rows
          .filter(({ won }) => won)
          .flatMap((a) => rows.filter(({ won }) => !won).map((b) => (Math.sign(a.score - b.score) + 1) / 2));
        if (pairs.length === 0) expect(found).toBeNull();
        else expect(found?.auc).toBeCloseTo(pairs.reduce((sum, each) => sum + each, 0) / pairs.length, 10);
      }),
    ));
  test('of clusters of one is as wide as DeLong has it, but for the small-sample factor', () => {
    const rows = Array.from({ length: 200 }, (_, at) => ({ score: (at * 37) % 101, won: (at * 7919) % 10 < 3 || at % 29 === 0 }));
    const found = clusteredSeparation(clustersOf(rows), 0.95);
    const delong = separation(scoresOf(rows, true), scoresOf(rows, false), 0.95);
    expect(found?.auc).toBeCloseTo(delong?.auc ?? 0, 12);
    expect(found?.interval?.low).toBeCloseTo(delong?.low ?? 0, 2);
    expect(found?.interval?.high).toBeCloseTo(delong?.high ?? 0, 2);
  });
  test('does not become surer by counting every deal of an account twice', () =>
    fc.assert(
      fc.property(singles, (rows) => {
        const [once, twice] = [clusteredSeparation(clustersOf(rows), 0.95), clusteredSeparation(clustersOf(rows, 2), 0.95)];
        expect(twice?.interval?.low ?? 0).toBeCloseTo(once?.interval?.low ?? 0, 10);
        expect(twice?.interval?.high ?? 0).toBeCloseTo(once?.interval?.high ?? 0, 10);
      }),
    ));
  test('by two equal scores differs by nothing', () => {
    const rows = [3, 1, 2, 5, 4, 4].map((score, at) => ({ score, won: at % 2 === 0 }));
    const [a, b] = [clusteredSeparation(clustersOf(rows), 0.95), clusteredSeparation(clustersOf(rows), 0.95)];
    expect(a === null || b === null ? undefined : separationDifference(a, b, 0.95)).toBeNull();
  });
});

describe('scores dealt out by chance', () => {
  test('come out as well as seen by the odds of the orders that do', () => {
    // Three won above two lost: of the ten ways to place them one is as good.
    const clusters = { score: [5, 4, 3, 2, 1], positive: [1, 1, 1, 0, 0], negative: [0, 0, 0, 1, 1] };
    expect(ended(dealtInSteps(clusters, 4999, chanceFrom(1)))).toBeCloseTo(0.1, 1);
  });
  test('are all as good where every score is one', () =>
    expect(ended(dealtInSteps({ score: [1, 1, 1], positive: [1, 0, 1], negative: [0, 1, 0] }, 99, chanceFrom(1)))).toBe(1));
  test('say nothing where one side is empty', () =>
    expect(ended(dealtInSteps({ score: [1, 2], positive: [1, 1], negative: [0, 0] }, 99, chanceFrom(1)))).toBe(1));
});
