/** Enough data? How many cases a change of a rate needs, and which change so many cases can show. */

import { rootBetween } from './inversion';
import { normalQuantile, twoSidedZ } from './normal';
import { expectPart, expectShare } from './sequence';

/** Two-sided level of the test (0.05) and the chance of seeing a true change (0.8). */
export type Demand = { readonly significance: number; readonly power: number };

/** Rates p and q of n and m cases. */
type Sides = { readonly p: number; readonly q: number; readonly n: number; readonly m: number };

/** By how much a difference from p to q exceeds what is needed to be seen; pooled variance under no change. */
function margin({ p, q, n, m }: Sides, demand: Demand): number {
  const pooled = (n * p + m * q) / (n + m);
  const still = Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
  const moved = Math.sqrt((p * (1 - p)) / n + (q * (1 - q)) / m);
  return Math.abs(q - p) - twoSidedZ(1 - demand.significance) * still - normalQuantile(demand.power) * moved;
}

/**
 * How many cases each side needs to see a rate go from one value to another (Fleiss, Levin and Paik 2003, 4.14, without
 * continuity correction), rounded up: 25 to 15 % needs 250. Null where the rates are equal.
 */
export function neededCases(from: number, to: number, demand: Demand): number | null {
  expectPart(from, 1);
  expectPart(to, 1);
  if (from === to) return null;
  const pooled = (from + to) / 2;
  const still = twoSidedZ(1 - demand.significance) * Math.sqrt(2 * pooled * (1 - pooled));
  const moved = normalQuantile(demand.power) * Math.sqrt(from * (1 - from) + to * (1 - to));
  return Math.ceil(((still + moved) / (to - from)) ** 2);
}

export type Comparison = {
  /** The rate on the first side. */
  readonly rate: number;
  /** Cases on the first and on the second side. */
  readonly before: number;
  readonly after: number;
  readonly direction: 'fall' | 'rise';
};

/**
 * The minimum detectable change, as a positive size: the smallest fall or rise from a rate that so many cases show with
 * the power demanded. Null where not even a fall to 0 (a rise to 1) would show, or a side is empty.
 */
export function detectableChange({ rate, before, after, direction }: Comparison, demand: Demand): number | null {
  expectPart(rate, 1);
  expectShare(demand.power);
  if (!(before > 0 && after > 0)) return null;
  const room = direction === 'fall' ? rate : 1 - rate;
  const sign = direction === 'fall' ? -1 : 1;
  const seen = (size: number): number => {
    const q = Math.min(1, Math.max(0, rate + sign * size));
    return margin({ p: rate, q, n: before, m: after }, demand);
  };
  if (room === 0 || seen(room) < 0) return null;
  // At 0 and 1 no change at all has no variance either and would pass for seen: the search starts beside it.
  return rootBetween(seen, room * Number.EPSILON, room);
}
