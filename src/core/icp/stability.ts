import { chanceFrom, quantileOfSorted, shuffled } from '../statistics';
import { outcomesWhere, type Rows } from './judged-weights';
import type { Learned } from './learned-weights';

/** What becomes of a criterion's points when the weights are learned from other halves of the accounts. */
export type Stability = {
  /** The part of the halves in which it gets points. */
  readonly chosen: number;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
};

export const HALVES = 100;

/**
 * Learns again from halves of the accounts, drawn by chance without putting back (N. Meinshausen and P. Buehlmann 2010): the
 * spread over halves is as wide as that over companies like this one. One step a half; quartiles count a criterion that gets
 * nothing as 0.
 */
export function* stabilityOf({ traits, learn, older }: Rows, learned: Learned, seed: number): Generator<undefined, readonly Stability[]> {
  const rows = Array.from(older.won.keys()).filter((row) => (older.won[row] ?? 0) + (older.lost[row] ?? 0) > 0);
  const chance = chanceFrom(seed);
  const found = traits.map(() => new Float64Array(HALVES));
  for (let round = 0; round < HALVES; round += 1) {
    const half = new Uint8Array(older.won.length);
    for (const place of shuffled(rows.length, chance).subarray(0, Math.ceil(rows.length / 2))) half[rows[place] ?? 0] = 1;
    const points =
      learn(
        outcomesWhere(older, (row) => half[row] === 1),
        learned,
      )?.weights.points ?? [];
    found.forEach((each, at) => {
      each[round] = points[at] ?? 0;
    });
    yield;
  }
  return found.map((each) => {
    const sorted = each.toSorted();
    const at = (part: number): number => quantileOfSorted(sorted, part) ?? 0;
    return { chosen: each.filter((points) => points > 0).length / HALVES, low: at(0.25), middle: at(0.5), high: at(0.75) };
  });
}
