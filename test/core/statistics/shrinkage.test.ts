import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  benjaminiHochberg,
  betaInterval,
  betaMean,
  chanceAbove,
  chanceFrom,
  chanceMeanAbove,
  fitMeanPrior,
  fitRatePrior,
  logMoments,
  normalInterval,
  posterior,
  posteriorMean,
  spreadOfValues,
} from '../../../src/core/statistics';
import { holds, near, shares, sure } from './property';

type Share = { readonly part: number; readonly whole: number };

/** The marginal likelihood as plain products of (alpha + i): another way to the same number. */
function likelihood(segments: readonly Share[], alpha: number, beta: number): number {
  let sum = 0;
  for (const { part, whole } of segments) {
    for (let i = 0; i < part; i++) sum += Math.log(alpha + i);
    for (let i = 0; i < whole - part; i++) sum += Math.log(beta + i);
    for (let i = 0; i < whole; i++) sum -= Math.log(alpha + beta + i);
  }
  return sum;
}

const UNLIKE: readonly Share[] = [
  [10, 41],
  [14, 47],
  [4, 39],
  [4, 18],
  [10, 17],
  [27, 60],
  [13, 56],
  [24, 61],
  [8, 35],
  [6, 64],
  [23, 60],
  [10, 30],
].map(([part, whole]) => ({ part: part ?? 0, whole: whole ?? 0 }));

describe('q values', () => {
  it('are the golden ones of domain.md 15', () => {
    const q = benjaminiHochberg([0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205]);
    expect(q.map((value) => Number(value.toFixed(4)))).toEqual([0.008, 0.032, 0.0672, 0.0672, 0.0672, 0.08, 0.0846, 0.205]);
  });

  it('flag just what the step-up rule flags: the largest rank i with p <= i q / m and all before it', () => {
    const ps = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 });
    holds(
      fc.property(ps, fc.constantFrom(0.05, 0.1, 0.3), (p, rate) => {
        const sorted = p.toSorted((a, b) => a - b);
        const last = sorted.findLastIndex((value, index) => value * p.length <= (index + 1) * rate * (1 - 1e-12));
        const limit = sorted[last] ?? -1;
        return benjaminiHochberg(p).every((q, index) => q <= rate * (1 - 1e-13) === sure(p[index]) <= limit || Math.abs(q - rate) < 1e-12);
      }),
    );
  });

  it('follow their tests when these change places, and are never under p', () => {
    holds(
      fc.property(fc.uniqueArray(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 }), (p) => {
        const q = benjaminiHochberg(p);
        const turned = benjaminiHochberg(p.toReversed()).toReversed();
        return q.every((value, index) => value === turned[index] && value >= sure(p[index]) && value <= 1);
      }),
    );
    expect(benjaminiHochberg([])).toEqual([]);
  });
});

describe('rates drawn towards what segments share', () => {
  it('under five segments lean on the total with weight 10: 3 of 12 at 0.32 reads 0.281818', () => {
    const prior = sure(
      fitRatePrior(
        [
          { part: 24, whole: 60 },
          { part: 8, whole: 40 },
        ],
        10,
      ),
    );
    expect(prior).toEqual({ alpha: 3.2, beta: 6.8 });
    expect(betaMean(posterior({ part: 3, whole: 12 }, prior))).toBeCloseTo(0.281818, 6);
  });

  it('without any case are undefined, and empty segments do not count towards five', () => {
    expect(fitRatePrior([], 10)).toBeNull();
    expect(fitRatePrior([{ part: 0, whole: 0 }], 10)).toBeNull();
    const empty = Array.from({ length: 9 }, () => ({ part: 0, whole: 0 }));
    expect(fitRatePrior([{ part: 1, whole: 4 }, ...empty], 10)).toEqual({ alpha: 2.5, beta: 7.5 });
  });

  it('are fitted where the likelihood is highest: no neighbour is likelier', () => {
    const { alpha, beta } = sure(fitRatePrior(UNLIKE, 10));
    expect(alpha).toBeCloseTo(4.57048, 4);
    expect(beta).toBeCloseTo(11.07514, 4);
    const top = likelihood(UNLIKE, alpha, beta);
    for (const [a, b] of [
      [1.001, 1],
      [0.999, 1],
      [1, 1.001],
      [1, 0.999],
      [1.001, 1.001],
      [0.999, 0.999],
    ] as const) {
      expect(likelihood(UNLIKE, alpha * a, beta * b)).toBeLessThan(top);
    }
    const tilt = (likelihood(UNLIKE, alpha * 1.0001, beta) - likelihood(UNLIKE, alpha * 0.9999, beta)) / 0.0002;
    expect(Math.abs(tilt)).toBeLessThan(1e-4);
  });

  it('find the prior they were made from', () => {
    const chance = chanceFrom(42);
    const segments = Array.from({ length: 400 }, () => {
      // A Beta(3, 9) rate: the third smallest of eleven uniform draws.
      const rate = sure(Array.from({ length: 11 }, () => chance.uniform()).toSorted((a, b) => a - b)[2]);
      let part = 0;
      for (let trial = 0; trial < 40; trial++) if (chance.uniform() < rate) part++;
      return { part, whole: 40 };
    });
    const prior = sure(fitRatePrior(segments, 10));
    expect(betaMean(prior)).toBeCloseTo(0.25, 1);
    expect(prior.alpha + prior.beta).toBeGreaterThan(9);
    expect(prior.alpha + prior.beta).toBeLessThan(15);
  });

  it('that do not differ at all weigh no more than all cases together', () => {
    const same = Array.from({ length: 8 }, () => ({ part: 10, whole: 40 }));
    const { alpha, beta } = sure(fitRatePrior(same, 10));
    expect(alpha + beta).toBeCloseTo(320, 6);
    expect(alpha / (alpha + beta)).toBeCloseTo(0.25, 2);
  });

  it('with no success anywhere fall back, and then have no interval', () => {
    const prior = sure(
      fitRatePrior(
        Array.from({ length: 8 }, () => ({ part: 0, whole: 30 })),
        10,
      ),
    );
    expect(prior).toEqual({ alpha: 0, beta: 10 });
    expect(betaInterval(posterior({ part: 0, whole: 30 }, prior), 0.95)).toBeNull();
    expect(chanceAbove(posterior({ part: 0, whole: 30 }, prior), 0.1)).toBeNull();
  });

  it('do not depend on the order of segments, and swap with success and failure', () => {
    holds(
      fc.property(fc.array(shares(60), { minLength: 6, maxLength: 12 }), (segments) => {
        const prior = sure(fitRatePrior(segments, 10));
        const turned = sure(fitRatePrior(segments.toReversed(), 10));
        const swapped = sure(
          fitRatePrior(
            segments.map(({ part, whole }) => ({ part: whole - part, whole })),
            10,
          ),
        );
        return near(prior.alpha, turned.alpha, 1e-6) && near(prior.alpha, swapped.beta, 1e-6) && near(prior.beta, swapped.alpha, 1e-6);
      }),
      40,
    );
  });

  it('lie between their own rate and the prior, inside their interval', () => {
    holds(
      fc.property(shares(200), (share) => {
        const prior = { alpha: 3, beta: 7 };
        const belief = posterior(share, prior);
        const [own, drawn] = [share.part / share.whole, betaMean(belief)];
        const { low, high } = sure(betaInterval(belief, 0.95));
        const above = sure(chanceAbove(belief, drawn));
        return (
          drawn >= Math.min(own, 0.3) - 1e-12 &&
          drawn <= Math.max(own, 0.3) + 1e-12 &&
          low < drawn &&
          drawn < high &&
          above > 0.3 &&
          above < 0.7
        );
      }),
    );
  });
});

describe('means of logs drawn towards what segments share', () => {
  const segments = [
    [20, 9.1, 0.8],
    [35, 9.9, 0.5],
    [8, 10.6, 1.1],
    [60, 9.4, 0.7],
    [15, 10.1, 0.9],
    [4, 8.7, 0.4],
  ].map(([n, mean, variance]) => ({ n: n ?? 0, mean: mean ?? 0, variance: variance ?? 0 }));

  it('have moments of logs of what is positive', () => {
    const { n, mean, variance } = sure(logMoments(spreadOfValues([1, Math.E, Math.E ** 2, Math.E ** 2, 0, -5])));
    expect([n, mean, variance]).toEqual([4, expect.closeTo(1.25, 12), expect.closeTo(2.75 / 3, 12)]);
    expect(logMoments(spreadOfValues([0, -3]))).toBeNull();
    expect(sure(logMoments(spreadOfValues([7]))).variance).toBe(0);
  });

  it('are spread about the fitted mean just as the fit expects: weighted squares add up to segments less one', () => {
    const prior = sure(fitMeanPrior(segments, 10));
    const weights = segments.map(({ n }) => 1 / (prior.between + prior.within / n));
    const squares = segments.reduce((sum, { mean }, index) => sum + sure(weights[index]) * (mean - prior.mean) ** 2, 0);
    expect(squares).toBeCloseTo(5, 9);
    const middle = segments.reduce((sum, { mean }, index) => sum + sure(weights[index]) * mean, 0) / weights.reduce((a, b) => a + b);
    expect(prior.mean).toBeCloseTo(middle, 12);
  });

  it('under five segments lean on the total with weight 10, like rates', () => {
    const few = segments.slice(0, 3);
    const prior = sure(fitMeanPrior(few, 10));
    const total = few.reduce((sum, { n, mean }) => sum + n * mean, 0) / 63;
    expect(posteriorMean(sure(few[2]), prior).mean).toBeCloseTo((8 * 10.6 + 10 * total) / 18, 12);
  });

  it('that do not differ all read the common mean', () => {
    const same = segments.map(({ n }) => ({ n, mean: 9, variance: 1 }));
    const prior = sure(fitMeanPrior(same, 10));
    expect(prior.between).toBe(0);
    const { mean, deviation } = posteriorMean(sure(same[0]), prior);
    expect(mean).toBeCloseTo(9, 12);
    expect(deviation).toBeCloseTo(Math.sqrt(1 / 142), 12);
  });

  it('are undefined where nothing tells noise from difference', () => {
    expect(fitMeanPrior([], 10)).toBeNull();
    expect(
      fitMeanPrior(
        [
          { n: 1, mean: 5, variance: 0 },
          { n: 1, mean: 6, variance: 0 },
        ],
        10,
      ),
    ).toBeNull();
    expect(fitMeanPrior([{ n: 9, mean: 5, variance: 0 }], 10)).toBeNull();
  });

  it('move with a shift of all values and keep their intervals about them', () => {
    const prior = sure(fitMeanPrior(segments, 10));
    const moved = sure(
      fitMeanPrior(
        segments.map((segment) => ({ ...segment, mean: segment.mean + 4.6 })),
        10,
      ),
    );
    expect(moved.mean).toBeCloseTo(prior.mean + 4.6, 9);
    const drawn = posteriorMean(sure(segments[5]), prior);
    const { low, high } = normalInterval(drawn, 0.95);
    expect((low + high) / 2).toBeCloseTo(drawn.mean, 12);
    expect(sure(chanceMeanAbove(drawn, low))).toBeCloseTo(0.975, 12);
    expect(posteriorMean({ n: 0, mean: 0, variance: 0 }, prior).mean).toBe(prior.mean);
    expect(chanceMeanAbove({ mean: 1, deviation: 0 }, 1)).toBeNull();
  });
});
