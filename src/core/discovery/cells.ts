/** The counted cells that may become candidates, each with the cells it would have with one condition less. */

import type { SearchAttribute } from './attribute';
import type { BinCondition } from './candidate';
import type { Counts } from './counts';
import { type Sums, sumsAt } from './value';

/** A combination with enough rows, and its place in the list of all. */
export type Cell = {
  readonly conditions: readonly BinCondition[];
  readonly search: Sums;
  readonly confirm: Sums;
  /** Cells with one condition less, by place; none at one condition. */
  readonly parents: readonly number[];
};

const keyOf = (conditions: readonly BinCondition[]): string => conditions.map(({ attribute, bin }) => `${attribute}:${bin}`).join(' ');

/** The same conditions but one, each in turn. */
export const fewer = (conditions: readonly BinCondition[]): readonly (readonly BinCondition[])[] =>
  conditions.length === 1 ? [] : conditions.map((left) => conditions.filter((one) => one !== left));

function conditionsAt(counts: Counts, cell: number): readonly BinCondition[] {
  const conditions: BinCondition[] = [];
  for (const [attribute, bins] of counts.bins.entries()) {
    const bin = bins[cell] ?? -1;
    if (bin >= 0) conditions.push({ attribute, bin });
  }
  return conditions;
}

/** All cells of at least `support` searched rows, the fewer conditions first; pooled rare labels are no condition. */
export function cellsOf(attributes: readonly SearchAttribute[], counts: readonly Counts[], support: number): readonly Cell[] {
  const cells: Cell[] = [];
  const places = new Map<string, number>();
  for (const depth of counts.toSorted((a, b) => a.depth - b.depth)) {
    for (let cell = 0; cell < depth.cells; cell++) {
      if ((depth.search.n[cell] ?? 0) < support) continue;
      const conditions = conditionsAt(depth, cell);
      if (conditions.some(({ attribute, bin }) => attributes[attribute]?.bins[bin]?.isRare !== false)) continue;
      const parents = fewer(conditions).flatMap((parent) => places.get(keyOf(parent)) ?? []);
      places.set(keyOf(conditions), cells.length);
      cells.push({ conditions, search: sumsAt(depth.search, cell), confirm: sumsAt(depth.confirm, cell), parents });
    }
  }
  return cells;
}

/** How many combinations of up to `depth` conditions there are, with enough rows or not. */
export function combinationsOf(attributes: readonly SearchAttribute[], depth: number): number {
  const ways = [1, 0, 0, 0];
  for (const { bins } of attributes) {
    const own = bins.filter(({ isRare }) => !isRare).length;
    for (let at = 3; at > 0; at--) ways[at] = (ways[at] ?? 0) + own * (ways[at - 1] ?? 0);
  }
  return ways.slice(1, depth + 1).reduce((all, some) => all + some, 0);
}
