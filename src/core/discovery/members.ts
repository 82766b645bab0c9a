/** Which rows meet a combination. */

import type { BinCondition } from './candidate';
import type { Patterns } from './counts';

/** 1 for each row that meets all conditions. */
export function membersOf(patterns: Patterns, conditions: readonly BinCondition[]): Uint8Array {
  const members = new Uint8Array(patterns.rows).fill(1);
  for (const { attribute, bin } of conditions) {
    const bins = patterns.bins[attribute];
    for (let row = 0; row < members.length; row++) if (bins?.[row] !== bin) members[row] = 0;
  }
  return members;
}

export function countOf(members: Uint8Array): number {
  let count = 0;
  for (const is of members) count += is;
  return count;
}
