/** A small set that covers what the confirmed combinations cover, without asking for the same rows twice. */

import { countOf } from './members';

/** A combination that counts, with how far it lies beyond the rest, always positive. */
export type Coverer = { readonly index: number; readonly members: Uint8Array; readonly gain: number };

/** More than these nobody can work by. */
export const MOST_KEPT = 6;
/** A further one must bring at least this part of its own rows anew. */
const LEAST_NEW = 0.5;

function newRows(members: Uint8Array, covered: Uint8Array): number {
  let fresh = 0;
  for (let row = 0; row < members.length; row++) if (members[row] === 1 && covered[row] === 0) fresh++;
  return fresh;
}

/** Greedy weighted cover: each time the one whose rows not yet covered, times its gain, come to most. Gives indices as taken. */
export function cover(of: readonly Coverer[]): readonly number[] {
  const first = of[0];
  if (first === undefined) return [];
  const covered = new Uint8Array(first.members.length);
  const kept: number[] = [];
  let left = of;
  while (kept.length < MOST_KEPT) {
    const offers = left.flatMap((coverer) => {
      const fresh = newRows(coverer.members, covered);
      return fresh > 0 && fresh >= LEAST_NEW * countOf(coverer.members) ? [{ coverer, worth: fresh * coverer.gain }] : [];
    });
    const best = offers.toSorted((a, b) => b.worth - a.worth || a.coverer.index - b.coverer.index)[0]?.coverer;
    if (best === undefined) break;
    kept.push(best.index);
    for (let row = 0; row < covered.length; row++) covered[row] = (covered[row] ?? 0) | (best.members[row] ?? 0);
    left = left.filter(({ index }) => index !== best.index);
  }
  return kept;
}
