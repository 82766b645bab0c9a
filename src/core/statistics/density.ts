/**
 * Binomial and Poisson densities for real arguments, without the loss of digits of a difference of large logarithms:
 * C. Loader, Fast and Accurate Computation of Binomial Probabilities (2000).
 */

import { logGamma } from './log-gamma';

const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

/** What Stirling's formula for ln x! lacks, for x > 0. */
function stirlingError(x: number): number {
  if (x < 15) return logGamma(x + 1) - (x + 0.5) * Math.log(x) + x - HALF_LOG_TWO_PI;
  const s = 1 / (x * x);
  return (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s / 1188)))) / x;
}

/** x ln(x / m) + m - x, by a series where x and m are close and the difference would cancel. */
function deviance(x: number, m: number): number {
  if (Math.abs(x - m) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x;
  const v = (x - m) / (x + m);
  let sum = (x - m) * v;
  let power = 2 * x * v;
  for (let j = 1; j < 1000; j++) {
    power *= v * v;
    const next = sum + power / (2 * j + 1);
    if (next === sum) break;
    sum = next;
  }
  return sum;
}

/** m^x e^-m / x! for real x >= 0 and m >= 0: the chance of x events where m are expected. */
export function poissonDensity(x: number, m: number): number {
  if (x === 0) return Math.exp(-m);
  if (m === 0) return 0;
  return Math.exp(-stirlingError(x) - deviance(x, m)) / Math.sqrt(2 * Math.PI * x);
}

/** The chance of x successes in n trials at probability p, for real 0 <= x <= n and 0 <= p <= 1. */
export function binomialDensity(x: number, n: number, p: number): number {
  if (p === 0) return x === 0 ? 1 : 0;
  if (p === 1) return x === n ? 1 : 0;
  if (x === 0) return Math.exp(n * Math.log1p(-p));
  if (x === n) return Math.exp(n * Math.log(p));
  const errors = stirlingError(n) - stirlingError(x) - stirlingError(n - x);
  const deviances = deviance(x, n * p) + deviance(n - x, n * (1 - p));
  return Math.exp(errors - deviances) * Math.sqrt(n / (2 * Math.PI * x * (n - x)));
}
