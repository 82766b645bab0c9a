/** Sums of all cells from the rows themselves, set by set, for outcomes that were dealt anew. */

import type { SearchAttribute } from './attribute';
import type { Cell } from './cells';
import type { Patterns } from './counts';
import type { Dealt } from './dealt';
import type { SumsOf } from './rank';
import { columnsOf } from './tally-columns';
import type { Measure } from './value';

/** A set of attributes, with the cell of each combination of their bins, or -1. */
type CellSet = { readonly attributes: readonly number[]; readonly strides: readonly number[]; readonly lookup: Int32Array };

function setsOf(attributes: readonly SearchAttribute[], cells: readonly Cell[]): readonly CellSet[] {
  const sets = new Map<string, CellSet>();
  for (const [place, { conditions }] of cells.entries()) {
    const key = conditions.map(({ attribute }) => attribute).join(' ');
    let set = sets.get(key);
    if (set === undefined) {
      const strides: number[] = [];
      let size = 1;
      for (const { attribute } of conditions) {
        strides.push(size);
        size *= attributes[attribute]?.bins.length ?? 1;
      }
      set = { attributes: conditions.map(({ attribute }) => attribute), strides, lookup: new Int32Array(size).fill(-1) };
      sets.set(key, set);
    }
    let index = 0;
    for (const [at, { bin }] of conditions.entries()) index += bin * (set.strides[at] ?? 0);
    set.lookup[index] = place;
  }
  return [...sets.values()];
}

/** The cell of each row in a set: written into `cellOf`, -1 where the row is in none. */
function placeRows({ bins }: Patterns, rows: Int32Array, { attributes, strides, lookup }: CellSet, cellOf: Int32Array): void {
  cellOf.fill(0);
  for (const [at, attribute] of attributes.entries()) {
    const own = bins[attribute] ?? new Int16Array(0);
    const stride = strides[at] ?? 0;
    for (let index = 0; index < rows.length; index++) {
      const bin = own[rows[index] ?? 0] ?? -1;
      const before = cellOf[index] ?? -1;
      cellOf[index] = bin < 0 || before < 0 ? -1 : before + bin * stride;
    }
  }
  for (let index = 0; index < rows.length; index++) {
    const place = cellOf[index] ?? -1;
    cellOf[index] = place < 0 ? -1 : (lookup[place] ?? -1);
  }
}

function addUp(sums: Float64Array, cellOf: Int32Array, column: Float64Array): void {
  for (let index = 0; index < cellOf.length; index++) {
    const cell = cellOf[index] ?? -1;
    if (cell >= 0) sums[cell] = (sums[cell] ?? 0) + (column[index] ?? 0);
  }
}

/** How many rows are looked up for one column: the rows searched, once for each set of attributes. */
export const workOf = (patterns: Patterns, attributes: readonly SearchAttribute[], cells: readonly Cell[]): number =>
  setsOf(attributes, cells).length * patterns.isConfirm.reduce((all, is) => all + 1 - is, 0);

/** Counts dealings over the searched half: for each, the sums of a cell by place. */
export type Tallier = (dealings: readonly Dealt[]) => readonly SumsOf[];

/** Adds up whatever the measure needs of the rows of the searched half, all sets in one go over them. */
export function tallier(patterns: Patterns, attributes: readonly SearchAttribute[], cells: readonly Cell[], measure: Measure): Tallier {
  const sets = setsOf(attributes, cells);
  const rows = Int32Array.from(Array.from(patterns.isConfirm.keys()).filter((row) => patterns.isConfirm[row] === 0));
  const cellOf = new Int32Array(rows.length);
  return (dealings) => {
    const { columns, sumsOf } = columnsOf(dealings, rows, measure);
    const totals = columns.map(() => new Float64Array(cells.length));
    for (const set of sets) {
      placeRows(patterns, rows, set, cellOf);
      for (const [index, column] of columns.entries()) addUp(totals[index] ?? new Float64Array(0), cellOf, column);
    }
    return dealings.map((_, dealing) => (place) => sumsOf(dealing, (column) => totals[column]?.[place] ?? 0, cells[place]?.search.n ?? 0));
  };
}
