/** Student's t distribution: tests and limits of means whose spread is itself estimated. */

import { betaCdf, betaQuantile } from './beta';
import { expectShare } from './sequence';

/** P(T > t) with `df` degrees of freedom, any positive number. */
export function studentTail(t: number, df: number): number {
  const half = betaCdf({ alpha: df / 2, beta: 0.5 }, df / (df + t * t)) / 2;
  return t >= 0 ? half : 1 - half;
}

/** The t that a value of T exceeds on either side with 1 - level, so that value +- t * error is the two-sided interval. */
export function twoSidedT(level: number, df: number): number {
  expectShare(level);
  const x = betaQuantile({ alpha: df / 2, beta: 0.5 }, 1 - level);
  return Math.sqrt((df * (1 - x)) / x);
}
