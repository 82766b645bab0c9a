/** Which cells are worth asking the newer half about, the best first. */

import type { Cell } from './cells';
import { type Prior, type Shrunk, priorOf, shrunk } from './shrink';
import { type Measure, type Sums, type Valued, practicalSize, valueOf, valued, without } from './value';

/** A cell with its value in the searched half, drawn towards the whole, and what it is ranked by. */
export type Ranked = { readonly place: number; readonly found: number; readonly shrunk: Shrunk; readonly score: number };

/** The searched sums of each cell by place: those that were counted, or those of permuted outcomes. */
export type SumsOf = (place: number) => Sums;

/**
 * How far the cautious end lies beyond the whole, times the root of the part of rows it covers (`domain.md` 11.2). The whole is
 * taken off: without that the largest cell would lead whatever it is like.
 */
export function scoreOf({ bound }: Shrunk, prior: Prior, coverage: number, sign: 1 | -1): number {
  return sign * (bound - prior.whole) * Math.sqrt(coverage);
}

/** Whether a value is beyond another by the difference worth having, on the side that is looked for. */
export const isWorth = (value: number, beside: number, measure: Measure): boolean =>
  measure.sign * (value - beside) >= practicalSize(beside, measure);

/** What cells are ranked by: the whole of the searched half, and how alike rows of an account are. */
export type Ground = { readonly whole: Valued; readonly measure: Measure; readonly designEffect: number };

/** All cells with a value, with their scores, in the order of the cells. */
function scored(cells: readonly Cell[], sumsOf: SumsOf, { whole, measure, designEffect }: Ground): readonly Ranked[] {
  const places: number[] = [];
  const values: Valued[] = [];
  for (let place = 0; place < cells.length; place++) {
    const of = valued(sumsOf(place), measure);
    if (of === null) continue;
    places.push(place);
    values.push(of);
  }
  const prior = priorOf(values, whole, measure, designEffect);
  return values.map((of, index) => {
    const drawn = shrunk(of, prior, measure.sign);
    return { place: places[index] ?? 0, found: of.value, shrunk: drawn, score: scoreOf(drawn, prior, of.n / whole.n, measure.sign) };
  });
}

/**
 * Whether each condition adds something in the searched half: the cell lies beyond the other rows of each parent. Without
 * other rows the condition says nothing.
 */
function addsToParents({ parents }: Cell, own: Sums, sumsOf: SumsOf, found: number, measure: Measure): boolean {
  return parents.every((place) => {
    const others = valueOf(without(sumsOf(place), own), measure);
    return others !== null && measure.sign * (found - others) > 0;
  });
}

/** Cells that look worth having beside the whole and add to each parent, the best score first; ties by fewer conditions. */
export function ranked(cells: readonly Cell[], sumsOf: SumsOf, ground: Ground): readonly Ranked[] {
  const { whole, measure } = ground;
  return scored(cells, sumsOf, ground)
    .filter(({ place, found }) => {
      const cell = cells[place];
      return cell !== undefined && isWorth(found, whole.value, measure) && addsToParents(cell, sumsOf(place), sumsOf, found, measure);
    })
    .toSorted((a, b) => b.score - a.score || a.place - b.place);
}
