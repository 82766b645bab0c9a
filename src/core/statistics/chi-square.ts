/** The chi-square distribution. */

import { gammaQuantile, upperGamma } from './gamma';

/** P(X >= x) for X ~ chi-square with `df` > 0 degrees of freedom: the p of a chi-square value. 1 at x <= 0. */
export function chiSquareP(x: number, df: number): number {
  return upperGamma(df / 2, x / 2);
}

/** The x with P(X <= x) = p, for 0 < p < 1 and `df` > 0: 3.841459 at p 0.95 and one degree. */
export function chiSquareQuantile(p: number, df: number): number {
  return 2 * gammaQuantile(df / 2, p);
}
