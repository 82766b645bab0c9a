/** A spread: how often each value occurs, values ascending. It adds up over slices, so medians and means stay exact. */

import { type Numbers, at } from './sequence';

/** Ascending, distinct values with their counts (whole, > 0) in parallel lists; `size` is the sum of the counts. */
export type Spread = { readonly values: Numbers; readonly counts: Numbers; readonly size: number };

/** The spread of (value, count) pairs in any order, such as a Map; equal values are added up, counts of 0 are dropped. */
export function spreadOf(pairs: Iterable<readonly [number, number]>): Spread {
  const sorted = [...pairs].filter(([, count]) => count !== 0).toSorted(([a], [b]) => a - b);
  const values: number[] = [];
  const counts: number[] = [];
  let size = 0;
  for (const [value, count] of sorted) {
    if (!Number.isFinite(value)) throw new RangeError(`${value} has no place in a spread`);
    if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`${count} is not a count`);
    size += count;
    if (values.at(-1) === value) counts.push((counts.pop() ?? 0) + count);
    else {
      values.push(value);
      counts.push(count);
    }
  }
  return { values, counts, size };
}

/** The spread of single values, in any order. */
export function spreadOfValues(values: Iterable<number>): Spread {
  return spreadOf(Array.from(values, (value): readonly [number, number] => [value, 1]));
}

/** The value at a rank, counted from 1 at the smallest; null outside 1 to size. */
export function valueAtRank(spread: Spread, rank: number): number | null {
  if (rank < 1 || rank > spread.size) return null;
  let passed = 0;
  for (let index = 0; index < spread.values.length; index++) {
    passed += at(spread.counts, index);
    if (passed >= rank) return at(spread.values, index);
  }
  return null;
}

/** The mean of a spread, unrounded; null when it is empty. */
export function mean(spread: Spread): number | null {
  if (spread.size === 0) return null;
  let sum = 0;
  for (let index = 0; index < spread.values.length; index++) sum += at(spread.values, index) * at(spread.counts, index);
  return sum / spread.size;
}

/** How many values lie at or below the limit. */
export function countUpTo(spread: Spread, limit: number): number {
  let count = 0;
  for (let index = 0; index < spread.values.length && at(spread.values, index) <= limit; index++) {
    count += at(spread.counts, index);
  }
  return count;
}

/** The same moments in time or points on a scale, seen by several spreads at once. */
export type Moment = { readonly value: number; readonly counts: readonly number[] };

/** All values of several spreads in ascending order, each with its count in every one of them (0 where absent). */
export function alignSpreads(spreads: readonly Spread[]): readonly Moment[] {
  const places = spreads.map(() => 0);
  const moments: Moment[] = [];
  for (;;) {
    let value = Infinity;
    for (const [index, spread] of spreads.entries()) value = Math.min(value, spread.values[at(places, index)] ?? Infinity);
    if (value === Infinity) return moments;
    const counts = spreads.map((spread, index) => {
      const place = at(places, index);
      if (spread.values[place] !== value) return 0;
      places[index] = place + 1;
      return at(spread.counts, place);
    });
    moments.push({ value, counts });
  }
}

/** How many were still in sight at each of some times: everybody but those whose own time came before. */
export function inSightAt(spreads: readonly Spread[], times: readonly number[]): readonly number[] {
  return times.map((time) =>
    spreads.reduce((left, { values, counts, size }) => {
      let gone = 0;
      for (let place = 0; place < values.length && at(values, place) < time; place++) gone += at(counts, place);
      return left + size - gone;
    }, 0),
  );
}
