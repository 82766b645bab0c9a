/** The interval of a weighted sum of estimates that have intervals of their own. */

import { type Interval } from './interval';

/** An estimate with its limits, and how often it counts; below 0 it is taken off. */
export type WeightedEstimate = { readonly weight: number; readonly value: number } & Interval;

/**
 * The limits of the sum of weight times value for independent estimates, from the distance of each to its own limits: the "method
 * of variance estimates recovery" (G. Y. Zou and A. Donner 2008), of which Newcombe's interval of a difference is a case.
 * Lopsided limits stay lopsided. A weight of 0 adds nothing; nothing at all is 0 without a width.
 */
export function combinedLimits(estimates: readonly WeightedEstimate[]): Interval & { readonly value: number } {
  let [value, below, above] = [0, 0, 0];
  for (const { weight, value: own, low, high } of estimates) {
    const [down, up] = [weight * (own - low), weight * (high - own)];
    value += weight * own;
    // What is taken off pulls the sum down as far as it may itself lie higher.
    below += weight < 0 ? up * up : down * down;
    above += weight < 0 ? down * down : up * up;
  }
  return { value, low: value - Math.sqrt(below), high: value + Math.sqrt(above) };
}
