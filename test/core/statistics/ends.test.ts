import { describe, expect, test } from 'vitest';
import { fitMeanPrior, posteriorMean, type Moments } from '../../../src/core/statistics';
import { binomialDensity, poissonDensity } from '../../../src/core/statistics/density';

describe('densities at their ends', () => {
  test.each([
    ['nothing of what cannot happen', binomialDensity(0, 5, 0), 1],
    ['some of what cannot happen', binomialDensity(2, 5, 0), 0],
    ['all of what is certain', binomialDensity(5, 5, 1), 1],
    ['not all of what is certain', binomialDensity(3, 5, 1), 0],
    ['no event where none is expected', poissonDensity(0, 0), 1],
    ['an event where none is expected', poissonDensity(2, 0), 0],
  ])('%s', (_claim, is, wanted) => expect(is).toBe(wanted));

  test('none and all of three fair throws are an eighth each, and no event where two are expected is e to the minus two', () => {
    expect(binomialDensity(0, 3, 0.5)).toBeCloseTo(0.125, 15);
    expect(binomialDensity(3, 3, 0.5)).toBeCloseTo(0.125, 15);
    expect(poissonDensity(0, 2)).toBeCloseTo(Math.exp(-2), 15);
  });
});

describe('means that are drawn together', () => {
  const segments: readonly Moments[] = [10, 14, 9, 20, 12, 30].map((mean, at) => ({ n: 5 + at, mean, variance: 6 + at }));
  const empty: Moments = { n: 0, mean: 500, variance: 900 };

  test('a segment without a value has no say, in a prior of many and in one of few', () => {
    expect(fitMeanPrior([...segments, empty], 10)).toEqual(fitMeanPrior(segments, 10));
    expect(fitMeanPrior([...segments.slice(0, 3), empty, empty], 10)).toEqual(fitMeanPrior(segments.slice(0, 3), 10));
  });

  test('five segments are enough for a prior of their own, four lean on the total', () => {
    expect(fitMeanPrior(segments.slice(0, 4), 10)?.uncertainty).toBe(0);
    expect(fitMeanPrior(segments.slice(0, 5), 10)?.uncertainty).toBeGreaterThan(0);
  });

  test('what is drawn carries the doubt of the prior by the square of how far it is drawn', () => {
    const prior = { mean: 0, uncertainty: 3, between: 2, within: 8 };
    const drawn = posteriorMean({ n: 12, mean: 10, variance: 8 }, prior);
    // Own weight 24 / 32, so that a quarter is drawn: 0.25 x 2 + 0.0625 x 3.
    expect(drawn.mean).toBeCloseTo(7.5, 12);
    expect(drawn.deviation ** 2).toBeCloseTo(0.6875, 12);
    expect(posteriorMean(empty, prior)).toEqual({ mean: 0, deviation: Math.sqrt(5) });
  });
});
