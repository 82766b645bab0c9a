/** Means of many segments (of log values) drawn towards what they have in common: normal-normal empirical Bayes. */

import { type Interval } from './interval';
import { rootBetween } from './inversion';
import { normalTail, twoSidedZ } from './normal';
import { at } from './sequence';
import { FEWEST_SEGMENTS } from './shrinkage';
import { type Spread } from './spread';

/** Count, mean and sample variance (divided by n - 1; 0 at n = 1) of a segment's values. */
export type Moments = { readonly n: number; readonly mean: number; readonly variance: number };

/** What the segments share: the mean of their means, how far these lie apart, and the variance inside a segment. */
export type MeanPrior = {
  readonly mean: number;
  /** The variance of the prior mean itself. */
  readonly uncertainty: number;
  readonly between: number;
  readonly within: number;
};

/** A mean with its standard deviation. */
export type NormalMean = { readonly mean: number; readonly deviation: number };

/** The moments of the logarithms of a spread's positive values; null where it has none. */
export function logMoments(spread: Spread): Moments | null {
  let [n, mean, squares] = [0, 0, 0];
  for (let index = 0; index < spread.values.length; index++) {
    const value = at(spread.values, index);
    if (value <= 0) continue;
    const count = at(spread.counts, index);
    const away = Math.log(value) - mean;
    n += count;
    mean += (away * count) / n;
    squares += away * (Math.log(value) - mean) * count;
  }
  return n === 0 ? null : { n, mean, variance: n === 1 ? 0 : squares / (n - 1) };
}

/** The mean of the means, each weighted by its certainty when segments lie `between` apart, and that mean's variance. */
function weigh(segments: readonly Moments[], between: number, within: number): Pick<MeanPrior, 'mean' | 'uncertainty'> {
  let [weights, sum] = [0, 0];
  for (const { n, mean } of segments) {
    const weight = 1 / (between + within / n);
    weights += weight;
    sum += weight * mean;
  }
  return { mean: sum / weights, uncertainty: 1 / weights };
}

/** The variance between segments at which their means are spread just as expected (Paule and Mandel 1982; Morris 1983). */
function varianceBetween(segments: readonly Moments[], within: number): number {
  const surplus = (between: number): number => {
    const { mean } = weigh(segments, between, within);
    let sum = 1 - segments.length;
    for (const segment of segments) sum += (segment.mean - mean) ** 2 / (between + within / segment.n);
    return sum;
  };
  if (surplus(0) <= 0) return 0;
  let high = within;
  while (surplus(high) > 0) high *= 2;
  return rootBetween(surplus, 0, high) ?? 0;
}

/**
 * The normal prior that segments share. The variance inside is pooled over all segments. Under 5 segments with anything
 * in them the weak prior: the total's mean, worth `weakWeight` values. Null where no segment has two values or all
 * values inside segments are equal, so that nothing tells noise from difference.
 */
export function fitMeanPrior(segments: readonly Moments[], weakWeight: number): MeanPrior | null {
  const filled = segments.filter(({ n }) => n > 0);
  let [n, sum, squares] = [0, 0, 0];
  for (const segment of filled) {
    n += segment.n;
    sum += segment.n * segment.mean;
    squares += (segment.n - 1) * segment.variance;
  }
  const freedom = n - filled.length;
  if (freedom === 0 || !(squares > 0)) return null;
  const within = squares / freedom;
  if (filled.length < FEWEST_SEGMENTS) return { mean: sum / n, uncertainty: 0, between: within / weakWeight, within };
  const between = varianceBetween(filled, within);
  return { ...weigh(filled, between, within), between, within };
}

/** A segment's mean drawn towards the prior by how uncertain it is; at n = 0 the prior alone. */
export function posteriorMean(segment: Moments, prior: MeanPrior): NormalMean {
  const own = (segment.n * prior.between) / (segment.n * prior.between + prior.within);
  const drawn = 1 - own;
  const mean = segment.n === 0 ? prior.mean : own * segment.mean + drawn * prior.mean;
  return { mean, deviation: Math.sqrt(drawn * prior.between + drawn * drawn * prior.uncertainty) };
}

/** The interval of a mean so described. */
export function normalInterval({ mean, deviation }: NormalMean, level: number): Interval {
  const half = twoSidedZ(level) * deviation;
  return { low: mean - half, high: mean + half };
}

/** The chance that a mean so described lies above a value; null where it has no deviation. */
export function chanceMeanAbove({ mean, deviation }: NormalMean, value: number): number | null {
  return deviation > 0 ? normalTail((value - mean) / deviation) : null;
}
