/** Turning functions round: quantiles from distribution functions, and roots. */

type Distribution = {
  readonly cdf: (x: number) => number;
  readonly density: (x: number) => number;
  /** A bracket with cdf(low) <= p <= cdf(high), and a first guess inside it. */
  readonly low: number;
  readonly high: number;
  readonly start: number;
};

const ENOUGH = 1e-14;

/**
 * The x with cdf(x) = p. Newton steps on the density, halving the bracket whenever a step would leave it, so that it
 * always ends. The cap on rounds serves quantiles near 1e-300, which only halving can reach.
 */
export function invert(distribution: Distribution, p: number): number {
  let { low, high, start: x } = distribution;
  for (let round = 0; round < 1200; round++) {
    const error = distribution.cdf(x) - p;
    if (error === 0) return x;
    if (error > 0) high = x;
    else low = x;
    const newton = x - error / distribution.density(x);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - x) <= ENOUGH * Math.abs(next)) return next;
    x = next;
  }
  return x;
}

/**
 * The root of a continuous function between two points at which its signs differ, by regula falsi in the Illinois
 * form (Dowell and Jarratt 1971). Where the signs agree there may be no root, and the answer is null.
 */
export function rootBetween(f: (x: number) => number, low: number, high: number): number | null {
  let [a, b, atA, atB] = [low, high, f(low), f(high)];
  if (atA === 0) return a;
  if (atB === 0) return b;
  if (!(atA * atB < 0)) return null;
  let middle = a;
  for (let round = 0; round < 200 && Math.abs(b - a) > ENOUGH * (Math.abs(a) + Math.abs(b)); round++) {
    middle = (a * atB - b * atA) / (atB - atA);
    if (!(middle > Math.min(a, b) && middle < Math.max(a, b))) middle = (a + b) / 2;
    const value = f(middle);
    if (value === 0) return middle;
    if (value * atB < 0) [a, atA] = [b, atB];
    else atA /= 2;
    [b, atB] = [middle, value];
  }
  return middle;
}
