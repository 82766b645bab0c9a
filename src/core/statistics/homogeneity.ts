/** Is a mix the same in several groups? Chi-square, its size, the categories behind it, and an exact-by-chance p. */

import { chanceFrom } from './chance';
import { chiSquareP } from './chi-square';
import { at, expectCount, total } from './sequence';

/** Counts: one row a group (a period), one column a category. All rows are equally long. */
export type CountTable = readonly (readonly number[])[];

export type Homogeneity = {
  readonly chiSquare: number;
  readonly df: number;
  readonly p: number;
  /** Size from 0 (the same mix) to 1, whatever the counts. */
  readonly cramersV: number;
  /** For each cell how many standard deviations it lies off (S. J. Haberman 1973); 0 in an empty row or column. */
  readonly residuals: readonly (readonly number[])[];
  /** Under 5 the p of chi-square is not to be trusted: take `permutationP`. */
  readonly smallestExpected: number;
};

type Margins = { readonly rows: readonly number[]; readonly columns: readonly number[]; readonly all: number };

function marginsOf(table: CountTable): Margins {
  const rows = table.map((row) => total(row));
  const columns = (table[0] ?? []).map((_, column) => total(table.map((row) => at(row, column))));
  for (const row of table) for (const count of row) expectCount(count);
  return { rows, columns, all: total(rows) };
}

const filled = (margin: readonly number[]): number => margin.filter((count) => count > 0).length;

/** Pearson's chi-square of counts laid out row by row. */
function chiSquareOf(table: CountTable, { rows, columns, all }: Margins): number {
  let sum = 0;
  for (let r = 0; r < rows.length; r++) {
    const row = table[r] ?? [];
    for (let c = 0; c < row.length; c++) {
      const expected = (at(rows, r) * at(columns, c)) / all;
      if (expected > 0) sum += (at(row, c) - expected) ** 2 / expected;
    }
  }
  return sum;
}

/**
 * Pearson's chi-square test that all groups have one mix, with Cramer's V and adjusted residuals. Empty rows and
 * columns are no groups and no categories. Null with fewer than two of either.
 */
export function homogeneity(table: CountTable): Homogeneity | null {
  const margins = marginsOf(table);
  const { rows, columns, all } = margins;
  const [groups, categories] = [filled(rows), filled(columns)];
  if (groups < 2 || categories < 2) return null;
  const chiSquare = chiSquareOf(table, margins);
  const df = (groups - 1) * (categories - 1);
  const residuals = table.map((row, r) =>
    row.map((count, c) => {
      const expected = (at(rows, r) * at(columns, c)) / all;
      const variance = expected * (1 - at(rows, r) / all) * (1 - at(columns, c) / all);
      return variance > 0 ? (count - expected) / Math.sqrt(variance) : 0;
    }),
  );
  return {
    chiSquare,
    df,
    p: chiSquareP(chiSquare, df),
    cramersV: Math.sqrt(chiSquare / (all * Math.min(groups - 1, categories - 1))),
    residuals,
    smallestExpected: (smallest(rows) * smallest(columns)) / all,
  };
}

const smallest = (margin: readonly number[]): number => Math.min(...margin.filter((count) => count > 0));

/** The row of a place among those that rows have left. */
function rowOf(left: readonly number[], place: number): number {
  let row = 0;
  let rest = place - at(left, 0);
  while (rest >= 0) {
    row += 1;
    rest -= at(left, row);
  }
  return row;
}

/**
 * One table with these margins by chance: each record of every column but the largest draws a place among those its
 * row has left; the largest column takes what remains.
 */
function drawTable({ rows, columns, all }: Margins, below: (n: number) => number): number[][] {
  const left = [...rows];
  let places = all;
  const largest = columns.indexOf(Math.max(...columns));
  const table = rows.map(() => columns.map(() => 0));
  for (const [column, count] of columns.entries()) {
    if (column === largest) continue;
    for (let record = 0; record < count; record++, places--) {
      const row = rowOf(left, below(places));
      left[row] = at(left, row) - 1;
      const cells = table[row];
      if (cells) cells[column] = at(cells, column) + 1;
    }
  }
  for (const [row, cells] of table.entries()) cells[largest] = at(left, row);
  return table;
}

/**
 * The p of the same test without the chi-square approximation: the share of tables with the same margins, drawn by
 * chance, that are at least as far off; the table seen counts as one of them, so it is never 0. Null like `homogeneity`.
 */
export function permutationP(table: CountTable, resamples: number, seed: number): number | null {
  const margins = marginsOf(table);
  if (filled(margins.rows) < 2 || filled(margins.columns) < 2) return null;
  const { below } = chanceFrom(seed);
  const seen = chiSquareOf(table, margins) * (1 - 1e-9);
  let reached = 1;
  for (let round = 0; round < resamples; round++) {
    if (chiSquareOf(drawTable(margins, below), margins) >= seen) reached++;
  }
  return reached / (resamples + 1);
}
