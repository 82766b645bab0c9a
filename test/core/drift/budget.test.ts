import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GIVEN_OUT, judgeFamily, USUAL_DRIFT_THRESHOLDS, withBudget, type Comparison } from '../../../src/core/drift';
import { bestLevels } from '../../../src/core/drift/budget';
import { comparisonOf, type Made } from './made-comparisons';

type Sized = Made & { readonly n?: number; readonly isTotal?: boolean };

const SEEN = { before: 0.3, now: 0.3, p: 0.5 } as const;
function made({ n = 100, isTotal = false, ...given }: Sized): Comparison {
  const comparison = comparisonOf(given);
  const of = { ...comparison, before: { ...comparison.before, n }, now: { ...comparison.now, n } };
  return isTotal ? { ...of, slice: new Map() } : of;
}
const weightsOf = (comparisons: readonly Comparison[], asked = 'winRate'): readonly number[] =>
  withBudget(comparisons, asked, USUAL_DRIFT_THRESHOLDS).map(({ weight }) => weight ?? 0);

describe('the budget of a page', () => {
  it('goes to what is asked about for four fifths, a fifth of that in total, and to the ICP for a tenth', () => {
    const weights = weightsOf([
      made({ ...SEEN, isTotal: true }),
      made({ ...SEEN, name: 'North' }),
      made({ ...SEEN, metric: 'icpShareWon', isTotal: true }),
    ]);
    expect(weights.map((weight) => Math.round(1000 * weight) / 1000)).toEqual([0.16, 0.64, 0.1]);
  });
  it('goes to the total as a whole where there are no segments, and to segments where there is no total', () => {
    expect(weightsOf([made({ ...SEEN, isTotal: true })])[0]).toBeCloseTo(0.8, 12);
    expect(weightsOf([made({ ...SEEN, name: 'North' }), made({ ...SEEN, name: 'South' })])[0]).toBeCloseTo(0.4, 12);
  });
  it('goes to the win rate where what is asked about is not compared', () =>
    expect(weightsOf([made({ ...SEEN, isTotal: true }), made({ ...SEEN, metric: 'acv', unit: 'money' })], 'ltv')[0]).toBeCloseTo(0.8, 12));
  it('gives nothing to what was not tested', () =>
    expect(withBudget([made({ before: 0.3, now: 0.2, p: null })], 'winRate', USUAL_DRIFT_THRESHOLDS)[0]).not.toHaveProperty('weight'));
  it('is not given out as a whole: deals of one account are alike', () => {
    const family = [made({ before: 0.3, now: 0.4, p: 0.001, name: 'North' }), made({ ...SEEN, name: 'South' })];
    const q = (part?: number) => judgeFamily(family, USUAL_DRIFT_THRESHOLDS, part).judged[0]?.q;
    expect(q()).toBeCloseTo(0.002, 12);
    expect(q(GIVEN_OUT)).toBeCloseTo(0.002 / 0.85, 12);
  });
  it('rests on no change: segments that fell have what those have that rose', () => {
    const same = made({ ...SEEN, name: 'same' });
    const turned = (before: number, now: number) => made({ before, now, p: 0.001, name: 'moved' });
    expect(weightsOf([same, turned(0.2, 0.4)])).toEqual(weightsOf([same, turned(0.4, 0.2)]));
    const [one, other] = weightsOf([same, turned(0.2, 0.4)]);
    expect(one).toBeCloseTo(other ?? 0, 12);
  });
  it('goes to segments that can show something, and leaves none without any', () => {
    const sizes = [10, 20, 50, 100];
    const weights = weightsOf(sizes.map((n) => made({ ...SEEN, name: `of ${n}`, n })));
    expect(weights.toSorted((a, b) => a - b)).toEqual(weights);
    expect(Math.min(...weights)).toBeGreaterThanOrEqual((0.2 * 0.8) / sizes.length - 1e-12);
  });
  it('needs no more for a segment that shows the change anyhow', () => {
    const [large = 0, huge = 0] = weightsOf([400, 4_000].map((n) => made({ ...SEEN, name: `of ${n}`, n })));
    expect(huge).toBeLessThan(large);
  });
});

/** The chance that a change of so many standard errors is found at a level, by numerical integration of the normal density. */
function chanceFound(errors: number, level: number): number {
  const tail = (from: number): number => {
    const [steps, to] = [4_000, from + 14];
    const width = (to - from) / steps;
    let all = 0;
    for (let step = 0; step < steps; step += 1) all += Math.exp(-((from + (step + 0.5) * width) ** 2) / 2);
    return (all * width) / Math.sqrt(2 * Math.PI);
  };
  let [low, high] = [-9, 9];
  for (let halving = 0; halving < 50; halving += 1) {
    const middle = (low + high) / 2;
    if (tail(middle) > level) low = middle;
    else high = middle;
  }
  return tail(high - errors);
}

describe('levels of tests', () => {
  const errors = fc.array(fc.double({ min: 0.3, max: 4, noNaN: true }), { minLength: 2, maxLength: 8 });
  it('add up to what there is', () =>
    fc.assert(
      fc.property(errors, (drawn) => {
        expect(bestLevels(drawn, 0.05).reduce((all, each) => all + each, 0)).toBeCloseTo(0.05, 6);
      }),
    ));
  it('find no less than levels that are alike', () =>
    fc.assert(
      fc.property(errors, (drawn) => {
        const found = (levels: readonly number[]): number =>
          levels.reduce((all, level, at) => all + chanceFound(drawn[at] ?? 0, Math.max(level, 1e-12)), 0);
        const alike = drawn.map(() => 0.05 / drawn.length);
        expect(found(bestLevels(drawn, 0.05))).toBeGreaterThanOrEqual(found(alike) - 1e-4);
      }),
      { numRuns: 25 },
    ));
  it('share alike what is left where all are seen with less', () => {
    const levels = bestLevels([12, 14], 0.05);
    expect(levels[0]).toBeCloseTo(0.025, 4);
    expect(levels[1]).toBeCloseTo(0.025, 4);
  });
});
