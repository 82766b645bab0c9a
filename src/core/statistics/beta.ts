/** The beta distribution: binomial tails, exact limits of a share, and posteriors of rates rest on it. */

import { binomialDensity } from './density';
import { invert } from './inversion';

export type Beta = { readonly alpha: number; readonly beta: number };

const TINY = 1e-300;
const MOST_TERMS = 100_000;

/** The continued fraction of the incomplete beta function in Lentz's form (Numerical Recipes 6.4). */
function fraction({ alpha: a, beta: b }: Beta, x: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1) || TINY);
  let value = d;
  for (let m = 1; m < MOST_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d || TINY);
    c = 1 + even / c || TINY;
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d || TINY);
    c = 1 + odd / c || TINY;
    value *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return value;
}

/** x^a (1-x)^b / B(a, b), through the binomial density, which keeps its digits at large a and b. */
function kernel({ alpha: a, beta: b }: Beta, x: number): number {
  return (binomialDensity(a, a + b, x) * a * b) / (a + b);
}

/** P(X <= x) for X ~ Beta(alpha, beta), both > 0: the regularised incomplete beta function. */
export function betaCdf(of: Beta, x: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x < (of.alpha + 1) / (of.alpha + of.beta + 2)) return (kernel(of, x) * fraction(of, x)) / of.alpha;
  const mirrored = { alpha: of.beta, beta: of.alpha };
  return 1 - (kernel(of, x) * fraction(mirrored, 1 - x)) / of.beta;
}

/** P(X > x) for X ~ Beta(alpha, beta), exact in its far tail. */
export function betaTail(of: Beta, x: number): number {
  if (x <= 0) return 1;
  if (x >= 1) return 0;
  if (x < (of.alpha + 1) / (of.alpha + of.beta + 2)) return 1 - (kernel(of, x) * fraction(of, x)) / of.alpha;
  const mirrored = { alpha: of.beta, beta: of.alpha };
  return (kernel(of, x) * fraction(mirrored, 1 - x)) / of.beta;
}

/** The x with P(X <= x) = p for X ~ Beta(alpha, beta), both > 0, and 0 < p < 1. */
export function betaQuantile(of: Beta, p: number): number {
  const density = (x: number): number => kernel(of, x) / (x * (1 - x));
  const start = of.alpha / (of.alpha + of.beta);
  return invert({ cdf: (x) => betaCdf(of, x), density, low: 0, high: 1, start }, p);
}
