/** Whether each condition of a combination earns its place in the newer half. */

import type { BinCondition } from './candidate';
import { fewer } from './cells';
import { LEAST_TO_TEST } from './confirm';
import type { Patterns } from './counts';
import { membersOf } from './members';
import { isWorth } from './rank';
import { type Mask, sumsIn } from './spread';
import { type Measure, valueOf } from './value';

/**
 * The first parent (the same conditions but one) that the combination does not beat by the difference worth having in the
 * confirming half; null if it beats them all. A parent is held against by its other rows: with the combination's own rows in
 * it, the larger part of a parent could never beat it. Where these are under ten the further condition says nothing.
 */
export function unbeatenParent(
  patterns: Patterns,
  conditions: readonly BinCondition[],
  members: Mask,
  confirmed: number,
  measure: Measure,
): readonly BinCondition[] | null {
  for (const parent of fewer(conditions)) {
    const others = membersOf(patterns, parent).map((is, row) => is & (1 - (members[row] ?? 0)) & (patterns.isConfirm[row] ?? 0));
    const sums = sumsIn(patterns, others);
    const value = valueOf(sums, measure);
    if (sums.n < LEAST_TO_TEST || value === null || !isWorth(confirmed, value, measure)) return parent;
  }
  return null;
}
