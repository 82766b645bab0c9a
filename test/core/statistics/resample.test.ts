import { describe, expect, it } from 'vitest';
import {
  bootstrap,
  chanceFrom,
  mean,
  quantileOfSorted,
  resample,
  resampledP,
  seedOf,
  shuffled,
  spreadOfValues,
} from '../../../src/core/statistics';
import { sure } from './property';

const amounts = Array.from({ length: 60 }, (_, index) => 100 + ((index * 37) % 61));

/** The mean of the amounts, each counted as often as it was drawn. */
function weightedMean(weights: Float64Array): number {
  let [sum, count] = [0, 0];
  for (const [index, weight] of weights.entries()) {
    sum += weight * sure(amounts[index]);
    count += weight;
  }
  return sum / count;
}

const question = {
  clusters: 60,
  statistic: weightedMean,
  resamples: 2000,
  level: 0.95,
  seed: seedOf('acv by segment'),
};

describe('chance from a seed', () => {
  it('runs like sfc32 written in whole numbers', () => {
    const mask = 0xffffffffn;
    let mixed = 12345n;
    const fill = (): bigint => {
      mixed = (mixed + 0x9e3779b9n) & mask;
      let t = ((mixed ^ (mixed >> 16n)) * 0x21f0aaadn) & mask;
      t = ((t ^ (t >> 15n)) * 0x735a2d97n) & mask;
      return t ^ (t >> 15n);
    };
    let [a, b, c, counter] = [fill(), fill(), fill(), 1n];
    const word = (): number => {
      const drawn = (a + b + counter) & mask;
      counter = (counter + 1n) & mask;
      a = b ^ (b >> 9n);
      b = (c + (c << 3n)) & mask;
      c = ((((c << 21n) | (c >> 11n)) & mask) + drawn) & mask;
      return Number(drawn) / 2 ** 32;
    };
    for (let round = 0; round < 12; round++) word();
    const { uniform } = chanceFrom(12345);
    for (let draw = 0; draw < 500; draw++) expect(uniform()).toBe(word());
  });

  it('is even: 100,000 draws from ten places', () => {
    const places = new Float64Array(10);
    const again = chanceFrom(8);
    for (let draw = 0; draw < 100_000; draw++) {
      const place = again.below(10);
      places[place] = sure(places[place]) + 1;
    }
    let chiSquare = 0;
    for (const count of places) chiSquare += (count - 10_000) ** 2 / 10_000;
    expect(chiSquare).toBeLessThan(27.9);
  });

  it('differs between seeds, and questions that differ by one letter have other seeds', () => {
    expect(chanceFrom(1).uniform()).not.toBe(chanceFrom(2).uniform());
    const seeds = new Set(Array.from({ length: 5000 }, (_, index) => seedOf(`question ${index}`)));
    expect(seeds.size).toBe(5000);
    expect(seedOf('ä')).not.toBe(seedOf('a'));
    expect(seedOf('')).toBe(seedOf(''));
  });

  it('shuffles every place once, in all orders alike', () => {
    expect([...shuffled(50, chanceFrom(3))].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index));
    const chance = chanceFrom(11);
    const orders = new Map<string, number>();
    for (let round = 0; round < 6000; round++) {
      const order = shuffled(3, chance).join('');
      orders.set(order, (orders.get(order) ?? 0) + 1);
    }
    expect([...orders.values()].every((count) => Math.abs(count - 1000) < 150)).toBe(true);
    expect(orders.size).toBe(6);
  });
});

describe('the bootstrap over clusters', () => {
  it('gives the same interval to the same question, another to another seed', () => {
    expect(bootstrap(question)).toEqual(bootstrap(question));
    expect(bootstrap({ ...question, seed: 1 })).not.toEqual(bootstrap(question));
  });

  it('draws as many clusters as there are', () => {
    resample({
      ...question,
      statistic: (weights) => {
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(60);
        return 0;
      },
      resamples: 50,
    });
  });

  it('of a mean is as wide as theory says, and contains the mean', () => {
    const average = sure(mean(spreadOfValues(amounts)));
    const variance = amounts.reduce((sum, amount) => sum + (amount - average) ** 2, 0) / 60;
    const half = 1.96 * Math.sqrt(variance / 60);
    const { low, high } = sure(bootstrap({ ...question, resamples: 8000 }));
    expect((high - low) / 2 / half).toBeGreaterThan(0.95);
    expect((high - low) / 2 / half).toBeLessThan(1.05);
    expect(low < average && average < high).toBe(true);
  });

  it('scales with the amounts and grows with the level', () => {
    const plain = sure(bootstrap(question));
    const scaled = sure(bootstrap({ ...question, statistic: (weights) => 100 * weightedMean(weights) }));
    expect(scaled.low).toBeCloseTo(100 * plain.low, 8);
    expect(scaled.high).toBeCloseTo(100 * plain.high, 8);
    const wide = sure(bootstrap({ ...question, level: 0.99 }));
    expect(wide.low < plain.low && plain.high < wide.high).toBe(true);
  });

  it('is the percentiles of the resamples', () => {
    const found = resample(question);
    expect(found).toEqual(found.toSorted());
    expect(bootstrap(question)).toEqual({ low: quantileOfSorted(found, 0.025), high: quantileOfSorted(found, 0.975) });
  });

  it('is undefined under ten clusters', () => {
    const constant = { statistic: () => 1, resamples: 20, level: 0.95, seed: 1 };
    expect(bootstrap({ ...constant, clusters: 9 })).toBeNull();
    expect(bootstrap({ ...constant, clusters: 10 })).toEqual({ low: 1, high: 1 });
  });

  it('bears a few undefined resamples but not as many as lie outside the level', () => {
    let round = 0;
    const everySo = (often: number) => () => (round++ % often === 0 ? null : round);
    expect(bootstrap({ ...question, statistic: everySo(40) })).not.toBeNull();
    expect(bootstrap({ ...question, statistic: everySo(10) })).toBeNull();
    expect(bootstrap({ ...question, statistic: () => Number.NaN })).toBeNull();
  });

  it('tests a difference by the share of resamples beyond it, and never gives 0', () => {
    const found = Float64Array.from({ length: 999 }, (_, index) => index + 1);
    expect(resampledP(found, 0)).toBe(0.002);
    expect(resampledP(found, 500)).toBe(1);
    expect(resampledP(found, 25)).toBeCloseTo(0.052, 12);
    expect(resampledP([], 0)).toBe(1);
  });
});
