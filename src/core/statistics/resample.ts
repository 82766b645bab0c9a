/** The percentile bootstrap over clusters: what belongs together is drawn together, being not independent. */

import { chanceFrom } from './chance';
import { type Interval } from './interval';
import { quantileOfSorted } from './quantile';
import { type Numbers, expectShare } from './sequence';

/** Under this many clusters no interval is drawn. */
export const FEWEST_CLUSTERS = 10;

export type Resampling = {
  /** How many clusters there are; the statistic knows what each holds. */
  readonly clusters: number;
  /**
   * The number asked for when cluster i counts weights[i] times; null where that is undefined. The weights are whole,
   * sum to `clusters`, and are overwritten for the next resample: read them, do not keep them.
   */
  readonly statistic: (weights: Float64Array) => number | null;
  readonly resamples: number;
  readonly seed: number;
};

/** The statistic of every resample in ascending order; undefined ones are left out. */
export function resample({ clusters, statistic, resamples, seed }: Resampling): Float64Array {
  const chance = chanceFrom(seed);
  const weights = new Float64Array(clusters);
  const found = new Float64Array(resamples);
  let defined = 0;
  for (let round = 0; round < resamples; round++) {
    weights.fill(0);
    for (let draw = 0; draw < clusters; draw++) {
      const cluster = chance.below(clusters);
      weights[cluster] = (weights[cluster] ?? 0) + 1;
    }
    const value = statistic(weights);
    if (value !== null && Number.isFinite(value)) found[defined++] = value;
  }
  return found.subarray(0, defined).toSorted();
}

/**
 * The percentile bootstrap interval of a statistic (Efron 1979). Null under 10 clusters, and when more than 1 - level
 * of the resamples are undefined: then the missing ones could fill both tails, and any limit would be invented.
 */
export function bootstrap(of: Resampling & { readonly level: number }): Interval | null {
  expectShare(of.level);
  if (of.clusters < FEWEST_CLUSTERS) return null;
  return percentileLimits(resample(of), of.resamples, of.level);
}

/**
 * The percentile limits of resampled statistics in ascending order, `asked` of which were drawn; null when more than
 * 1 - level of them were undefined and are missing.
 */
export function percentileLimits(found: Numbers, asked: number, level: number): Interval | null {
  if (found.length < asked * level) return null;
  const low = quantileOfSorted(found, (1 - level) / 2);
  const high = quantileOfSorted(found, (1 + level) / 2);
  return low === null || high === null ? null : { low, high };
}

/**
 * All weights that `resample` would hand out, one resample after another: for drawing once and asking for many numbers.
 * Row r holds the clusters' weights of resample r. A weight never exceeds 255.
 */
export function drawWeights({ clusters, resamples, seed }: Omit<Resampling, 'statistic'>): Uint8ClampedArray {
  const chance = chanceFrom(seed);
  const drawn = new Uint8ClampedArray(clusters * resamples);
  for (let start = 0; start < drawn.length; start += clusters) {
    for (let draw = 0; draw < clusters; draw++) {
      const place = start + chance.below(clusters);
      drawn[place] = (drawn[place] ?? 0) + 1;
    }
  }
  return drawn;
}

/**
 * The two-sided p that a resampled difference is `nothing` (0, or 1 for a ratio): twice the share of resamples at or
 * beyond it, counting one more so that it is never 0 (Davison and Hinkley 1997, 4.2). 1 where there are no resamples.
 */
export function resampledP(found: Numbers, nothing: number): number {
  let [below, above] = [1, 1];
  for (const value of Array.from(found)) {
    if (value <= nothing) below++;
    if (value >= nothing) above++;
  }
  return Math.min(1, (2 * Math.min(below, above)) / (found.length + 1));
}
