import { chanceFrom, mean, percentileLimits, seedOf, twoSidedZ, type Interval, type Spread } from '../statistics';

/** With more values than this on both sides together their variance settles the limits. */
const MANY = 400;
const RESAMPLES = 500;

function valuesOf({ values, counts, size }: Spread): Float64Array {
  const all = new Float64Array(size);
  let place = 0;
  for (let at = 0; at < values.length; at += 1) {
    const end = place + (counts[at] ?? 0);
    all.fill(values[at] ?? 0, place, end);
    place = end;
  }
  return all;
}

/** The variance of a mean. */
function varianceOf(spread: Spread): number {
  const centre = mean(spread) ?? 0;
  let squares = 0;
  for (let at = 0; at < spread.values.length; at += 1) squares += ((spread.values[at] ?? 0) - centre) ** 2 * (spread.counts[at] ?? 0);
  return squares / (spread.size - 1) / spread.size;
}

/**
 * Two-sided limits of the mean now minus the mean before: percentiles of 500 draws of both sides (Efron 1979), from a seed of
 * their sizes; by the variance of both means (Welch) where there are many values. Null with fewer than two on a side.
 */
export function meanChangeLimits({ before, now }: { readonly before: Spread; readonly now: Spread }, level: number): Interval | null {
  const [from, to] = [mean(before), mean(now)];
  if (from === null || to === null || before.size < 2 || now.size < 2) return null;
  if (before.size + now.size > MANY) {
    const half = twoSidedZ(level) * Math.sqrt(varianceOf(before) + varianceOf(now));
    return { low: to - from - half, high: to - from + half };
  }
  const chance = chanceFrom(seedOf(`means ${before.size} ${now.size}`));
  const drawn = (values: Float64Array): number => {
    let sum = 0;
    for (let draw = 0; draw < values.length; draw += 1) sum += values[chance.below(values.length)] ?? 0;
    return sum / values.length;
  };
  const [old, recent] = [valuesOf(before), valuesOf(now)];
  const found = Float64Array.from({ length: RESAMPLES }, () => drawn(recent) - drawn(old)).sort();
  return percentileLimits(found, RESAMPLES, level);
}
