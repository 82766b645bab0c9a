/** Intervals by the methods of domain.md 5.2, written anew: W Wilson, O order statistics, P exact Poisson limits. */
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

/** Order statistics that hold the median at 95 % or more; none under six values. */
export function medianLimits(values: readonly number[]): Limits {
  const sorted = values.toSorted((a, b) => a - b);
  const n = sorted.length;
  if (n < 6) return null;
  // P(fewer than r of n fall below the median) must stay at or under 2.5 %; n is at most some dozens here.
  const row = [1];
  for (let at = 1; at <= n; at++) row.push(((row[at - 1] ?? 0) * (n - at + 1)) / at);
  let below = 0;
  let rank = 0;
  while ((below + (row[rank] ?? 0)) / 2 ** n <= 0.025) below += row[rank++] ?? 0;
  const [low, high] = [sorted[rank - 1], sorted[n - rank]];
  return low === undefined || high === undefined ? null : { low, high };
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
