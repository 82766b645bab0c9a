/** Intervals by the methods of domain.md 5.2, written anew: W Wilson, O order statistics, P exact Poisson limits, A Aalen-Johansen. */
export type Limits = { readonly low: number; readonly high: number } | null;

/** The normal quantile of 97.5 %. */
const Z = 1.959963984540054;

/** Wilson's limits, as the two roots of (p - k/n)^2 = z^2 p (1 - p) / n. */
export function wilsonLimits(k: number, n: number): Limits {
  if (n === 0) return null;
  const a = 1 + (Z * Z) / n;
  const b = -(2 * (k / n) + (Z * Z) / n);
  const c = (k / n) ** 2;
  const root = Math.sqrt(Math.max(0, b * b - 4 * a * c));
  return { low: k === 0 ? 0 : (-b - root) / (2 * a), high: k === n ? 1 : (-b + root) / (2 * a) };
}

/** P(at most k of n fall below a quantile), for n of some dozens: each term from Pascal's triangle. */
function atMostBelow(k: number, n: number, quantile: number): number {
  let sum = 0;
  let ways = 1;
  for (let at = 0; at <= k; at++) {
    if (at > 0) ways = (ways * (n - at + 1)) / at;
    sum += ways * quantile ** at * (1 - quantile) ** (n - at);
  }
  return sum;
}

/** Order statistics that hold a quantile at 95 % or more, with 2.5 % on each side at most; none where there are too few values. */
export function quantileLimits(values: readonly number[], quantile = 0.5): Limits {
  const sorted = values.toSorted((a, b) => a - b);
  const n = sorted.length;
  let low = 0;
  while (low < n && atMostBelow(low, n, quantile) <= 0.025) low++;
  let high = n + 1;
  while (high > 1 && 1 - atMostBelow(high - 2, n, quantile) <= 0.025) high--;
  const [from, to] = [sorted[low - 1], sorted[high - 1]];
  return n < 6 || from === undefined || to === undefined ? null : { low: from, high: to };
}

/** Aalen-Johansen: F^exp(-+z se / (F |ln F|)) of a share that is neither nothing nor all. */
export function logLogLimits(share: number, error: number): Limits {
  const width = (Z * error) / (share * Math.abs(Math.log(share)));
  return { low: share ** Math.exp(width), high: share ** Math.exp(-width) };
}

/** P(at most k events) at a mean, term by term in logarithms. */
function atMost(k: number, mean: number): number {
  let sum = 0;
  let log = -mean;
  for (let at = 0; at <= k; at++) {
    if (at > 0) log += Math.log(mean) - Math.log(at);
    sum += Math.exp(log);
  }
  return sum;
}

function meanWhere(chance: (mean: number) => number, most: number): number {
  let [low, high] = [0, most];
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    if (chance(middle) > 0.025) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

/** Exact limits on the mean behind a count of at least one. */
export function poissonLimits(count: number): { readonly low: number; readonly high: number } {
  const most = count + 10 * Math.sqrt(count) + 20;
  return {
    low: meanWhere((mean) => 1 - atMost(count - 1, mean), most),
    high: most - meanWhere((left) => atMost(count, most - left), most),
  };
}
