/** 95 %, two-sided. */
const z = 1.959963984540054;
const tail = 0.025;

export interface Interval {
  readonly low: number | null;
  readonly high: number | null;
}

export const none: Interval = { low: null, high: null };

/** Wilson's score interval for k of n. */
export function wilson(k: number, n: number): Interval {
  if (n === 0) return none;
  const share = k / n;
  const middle = share + (z * z) / (2 * n);
  const spread = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return { low: k === 0 ? 0 : (middle - spread) / scale, high: k === n ? 1 : (middle + spread) / scale };
}

/** Aalen and Johansen's F between F^exp(z se / (F |ln F|)) and F^exp(-z se / (F |ln F|)). */
export function logLog(share: number, error: number): Interval {
  const width = (z * error) / (share * -Math.log(share));
  return { low: Math.exp(Math.log(share) * Math.exp(width)), high: Math.exp(Math.log(share) * Math.exp(-width)) };
}

/**
 * The order statistics that hold a quantile with at least the level, 2.5 % on either side: the largest rank with
 * P(fewer than it lie below) <= 2.5 %, and the smallest with P(at least it lie below) <= 2.5 %; in logarithms, for n is large.
 */
export function quantileLimits(sorted: readonly number[], share: number): Interval {
  const n = sorted.length;
  if (n < 6) return none;
  const chances: number[] = [];
  let log = n * Math.log(1 - share);
  for (let k = 0; k <= n; k++) {
    chances.push(Math.exp(log));
    log += Math.log((n - k) / (k + 1)) + Math.log(share / (1 - share));
  }
  let [low, below] = [0, 0];
  while (below + (chances[low] ?? 1) <= tail) below += chances[low++] ?? 1;
  let [high, above] = [n + 1, 0];
  while (above + (chances[high - 1] ?? 1) <= tail) above += chances[--high] ?? 1;
  const [from, to] = [sorted[low - 1], sorted[high - 1]];
  return from === undefined || to === undefined ? none : { low: from, high: to };
}

/** Between the two nearest order statistics, in a straight line. */
export function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const [low = NaN, high = low] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low + (high - low) * (place % 1);
}

/** The order statistics that hold the median with at least the level; from 6 values on. */
export function medianLimits(sorted: readonly number[]): Interval {
  const n = sorted.length;
  if (n < 6) return none;
  const rank = medianRank(n);
  return { low: sorted[rank - 1] ?? null, high: sorted[n - rank] ?? null };
}

/** The largest r with P(Binomial(n, 1/2) < r) <= 2.5 %, in exact whole numbers. */
export function medianRank(n: number): number {
  const limit = 2n ** BigInt(n);
  let below = 0n;
  let term = 1n;
  let rank = 0;
  while ((below + term) * 40n <= limit) {
    below += term;
    term = (term * BigInt(n - rank)) / BigInt(rank + 1);
    rank++;
  }
  return rank;
}

/** Exact Poisson limits on a count. */
export function poissonLimits(count: number): { low: number; high: number } {
  const low = count === 0 ? 0 : solve((mean) => 1 - atMost(count - 1, mean) < tail, count);
  const high = solve((mean) => atMost(count, mean) > tail, count + 1);
  return { low, high };
}

/** The mean at which a condition that holds for small means stops holding. */
function solve(stillLow: (mean: number) => boolean, near: number): number {
  let low = 0;
  let high = near + 10 * Math.sqrt(near) + 10;
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    if (stillLow(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** P(Poisson(mean) <= count); terms run outwards from the largest, scaled by it, so that nothing underflows. */
function atMost(count: number, mean: number): number {
  if (mean === 0) return 1;
  const top = Math.floor(mean);
  let upTo = 0;
  let all = 0;
  const add = (k: number, term: number): void => {
    all += term;
    if (k <= count) upTo += term;
  };
  for (let k = top, term = 1; k >= 0 && term > 1e-20; term *= k / mean, k--) add(k, term);
  for (let k = top + 1, term = mean / (top + 1); term > 1e-20; k++, term *= mean / k) add(k, term);
  return upTo / all;
}

export function median(sorted: readonly number[]): number {
  const n = sorted.length;
  const upper = sorted[Math.floor(n / 2)] ?? NaN;
  return n % 2 === 1 ? upper : ((sorted[n / 2 - 1] ?? NaN) + upper) / 2;
}
