/** The standard normal distribution. Our own: simple-statistics' probit(0.975) is off in the third decimal. */

import { upperGamma } from './gamma';
import { expectShare } from './sequence';

/** The height of the standard normal curve at z. */
export function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/** P(Z > z), with all its digits in the upper tail: 1 - cdf would lose them. */
export function normalTail(z: number): number {
  const half = 0.5 * upperGamma(0.5, (z * z) / 2);
  return z >= 0 ? half : 1 - half;
}

/** P(Z <= z), with all its digits in the lower tail. */
export function normalCdf(z: number): number {
  return normalTail(-z);
}

/** P(|Z| >= |z|): the two-sided p of a z value. */
export function normalP(z: number): number {
  return upperGamma(0.5, (z * z) / 2);
}

/**
 * The z with P(Z <= z) = p, for 0 < p < 1, to the last digits of a double: Abramowitz and Stegun 26.2.23 as a first
 * guess (good to 4.5e-4), then three of Halley's steps, each of which triples the digits.
 */
export function normalQuantile(p: number): number {
  expectShare(p);
  if (p === 0.5) return 0;
  const tail = Math.min(p, 1 - p);
  const t = Math.sqrt(-2 * Math.log(tail));
  const top = 2.515517 + t * (0.802853 + t * 0.010328);
  let z = t - top / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  for (let step = 0; step < 3; step++) {
    const u = (normalTail(z) - tail) / normalDensity(z);
    z += u / (1 - (u * z) / 2);
  }
  return p < 0.5 ? -z : z;
}

/** The z of a two-sided level: 1.959964 at 0.95. */
export function twoSidedZ(level: number): number {
  expectShare(level);
  return normalQuantile((1 + level) / 2);
}
