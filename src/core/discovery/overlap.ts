/** How many rows two combinations share, and a list in which none is nearly another. */

import type { BinCondition } from './candidate';
import type { Patterns } from './counts';
import { membersOf } from './members';

/** Two combinations that share this part of their joint rows or more are one and the same find. */
export const MOST_SHARED = 0.5;

/** Rows in both as a part of the rows in either (P. Jaccard 1901); 0 where both are empty. */
export function jaccard(a: Uint8Array, b: Uint8Array): number {
  let [both, either] = [0, 0];
  for (let row = 0; row < a.length; row++) {
    const [inA, inB] = [a[row] ?? 0, b[row] ?? 0];
    both += inA & inB;
    either += inA | inB;
  }
  return either === 0 ? 0 : both / either;
}

/** One that was taken into the list, with the rows it has. */
export type Taken<Item> = { readonly item: Item; readonly members: Uint8Array };

/** The first `most` of a ranked list, leaving out whatever shares too much with one that was taken before it. */
export function apart<Item extends { readonly conditions: readonly BinCondition[] }>(
  inOrder: readonly Item[],
  patterns: Patterns,
  most: number,
): readonly Taken<Item>[] {
  const taken: Taken<Item>[] = [];
  for (const item of inOrder) {
    if (taken.length === most) break;
    const members = membersOf(patterns, item.conditions);
    if (taken.every((other) => jaccard(members, other.members) < MOST_SHARED)) taken.push({ item, members });
  }
  return taken;
}

/** The other of the list that each shares most with; null where it stands alone or shares nothing. */
export function nearest(list: readonly Uint8Array[], index: number): { readonly with: number; readonly jaccard: number } | null {
  const own = list[index];
  let found: { readonly with: number; readonly jaccard: number } | null = null;
  for (const [other, members] of list.entries()) {
    if (own === undefined || other === index) continue;
    const shared = jaccard(own, members);
    if (shared > (found?.jaccard ?? 0)) found = { with: other, jaccard: shared };
  }
  return found;
}
