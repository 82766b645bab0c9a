/** The incomplete gamma function, on which Poisson limits, chi-square and the normal tail rest. */

import { poissonDensity } from './density';
import { invert } from './inversion';

const TINY = 1e-300;
const DONE = 1e-17;
const MOST_TERMS = 1_000_000;

/** P(a, x) by its power series: good for x < a + 1 (Abramowitz and Stegun 6.5.29). */
function series(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; n < MOST_TERMS && term > DONE * sum; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return poissonDensity(a, x) * sum;
}

/** Q(a, x) by its continued fraction in Lentz's form: good for x >= a + 1 (Abramowitz and Stegun 6.5.31). */
function fraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < MOST_TERMS; n++) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / (numerator * d + b || TINY);
    c = b + numerator / c || TINY;
    const step = c * d;
    value *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return a * poissonDensity(a, x) * value;
}

/** The regularised lower incomplete gamma function P(a, x), for a > 0; 0 at x <= 0. */
export function lowerGamma(a: number, x: number): number {
  if (x <= 0) return 0;
  return x < a + 1 ? series(a, x) : 1 - fraction(a, x);
}

/** The regularised upper incomplete gamma function Q(a, x) = 1 - P(a, x), exact in its far tail; 1 at x <= 0. */
export function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  return x < a + 1 ? 1 - series(a, x) : fraction(a, x);
}

/** The x with P(a, x) = p, for a > 0 and 0 < p < 1. */
export function gammaQuantile(a: number, p: number): number {
  let high = a + 1;
  while (lowerGamma(a, high) < p) high *= 2;
  const density = (x: number): number => (poissonDensity(a, x) * a) / x;
  return invert({ cdf: (x) => lowerGamma(a, x), density, low: 0, high, start: Math.min(a, high / 2) }, p);
}
