/** How far a sum over clusters would swing if the clusters were drawn anew. */

import { type Interval } from './interval';
import { normalQuantile } from './normal';
import { FEWEST_CLUSTERS } from './resample';
import { type Numbers, expectCount, expectShare } from './sequence';

/** What each cluster adds to a sum, those that add nothing left out, and how many clusters there are with those. */
export type ClusteredSum = { readonly parts: Numbers; readonly clusters: number };

/**
 * The interval of a sum when clusters are drawn anew with replacement: its bootstrap variance in closed form,
 * sum(x^2) - (sum x)^2 / N (Efron and Tibshirani 1993, 5), with normal limits, so that it costs one pass and no chance. Null
 * under 10 clusters that add anything. A sum of parts that are all of one sign does not leave that side of 0.
 */
export function drawnSumLimits({ parts, clusters }: ClusteredSum, level: number): Interval | null {
  expectShare(level);
  expectCount(clusters);
  if (parts.length > clusters) throw new RangeError('more clusters add something than there are');
  const told = { sum: 0, squares: 0, least: 0, most: 0 };
  for (const part of Array.from(parts)) {
    told.sum += part;
    told.squares += part * part;
    told.least = Math.min(told.least, part);
    told.most = Math.max(told.most, part);
  }
  if (parts.length < FEWEST_CLUSTERS) return null;
  const reach = normalQuantile((1 + level) / 2) * Math.sqrt(Math.max(0, told.squares - (told.sum * told.sum) / clusters));
  const [low, high] = [told.sum - reach, told.sum + reach];
  return { low: told.least < 0 ? low : Math.max(0, low), high: told.most > 0 ? high : Math.min(0, high) };
}
