import type { Code, Span } from '../model';
import { spreadOf, type Spread as Histogram } from '../statistics';
import { NO_MONTH, type Cube, type Spread } from './cube';
import type { NumberId, SpreadId } from './measures';

/** Cells of a cube added up: what a formula reads. A span of null is all time, rows without a date included. */
export type Cells = { number(id: NumberId, span: Span | null): number; histogram(id: SpreadId, span: Span | null): Histogram };

/** Which codes of each axis are let through; null lets all through. */
export type Mask = readonly (ReadonlySet<Code> | null)[];

type Rows = { readonly keys: readonly Uint32Array[]; readonly count: number };

export const isWithin = (month: number, span: Span | null): boolean => span === null || (month >= span.from && month <= span.to);

function passes(rows: Rows, mask: Mask, row: number): boolean {
  return mask.every((allowed, axis) => allowed === null || allowed.has(rows.keys[axis]?.[row] ?? 0));
}

/** The rows under each combination of codes on the given axes, in order of first appearance. */
export function group(rows: Rows, axes: readonly number[], mask: Mask): ReadonlyMap<string, number[]> {
  const groups = new Map<string, number[]>();
  for (let row = 0; row < rows.count; row += 1) {
    if (!passes(rows, mask, row)) continue;
    const key = axes.map((axis) => rows.keys[axis]?.[row] ?? 0).join(',');
    const members = groups.get(key);
    if (members === undefined) groups.set(key, [row]);
    else members.push(row);
  }
  return groups;
}

/** Sums by month, made once a measure, so that asking for many periods reads each cell once. */
function monthlySums(values: Float64Array, months: Int32Array, members: readonly number[]): ReadonlyMap<number, number> {
  const sums = new Map<number, number>();
  for (const row of members) {
    const value = values[row] ?? 0;
    if (value === 0) continue;
    const month = months[row] ?? NO_MONTH;
    sums.set(month, (sums.get(month) ?? 0) + value);
  }
  return sums;
}

function histogramOf(spread: Spread, members: readonly number[], span: Span | null): Histogram {
  const counts = new Map<number, number>();
  for (const row of members) {
    if (!isWithin(spread.months[row] ?? NO_MONTH, span)) continue;
    const value = spread.value[row] ?? 0;
    counts.set(value, (counts.get(value) ?? 0) + (spread.count[row] ?? 0));
  }
  return spreadOf(counts);
}

function cellsOf(cube: Cube, members: readonly number[], entries: ReadonlyMap<SpreadId, readonly number[]>): Cells {
  const sums = new Map<NumberId, ReadonlyMap<number, number>>();
  const histograms = new Map<string, Histogram>();
  return {
    number(id, span) {
      const values = cube.numbers.get(id);
      if (values === undefined) throw new Error(`the cube was not asked for ${id}`);
      const byMonth = sums.get(id) ?? monthlySums(values, cube.months, members);
      sums.set(id, byMonth);
      let total = 0;
      for (const [month, value] of byMonth) if (isWithin(month, span)) total += value;
      return total;
    },
    histogram(id, span) {
      const spread = cube.spreads.get(id);
      if (spread === undefined) throw new Error(`the cube was not asked for ${id}`);
      const key = `${id} ${span?.from} ${span?.to}`;
      const known = histograms.get(key) ?? histogramOf(spread, entries.get(id) ?? [], span);
      histograms.set(key, known);
      return known;
    },
  };
}

/**
 * The cells of a cube under each combination of codes on some of its axes, filtered by a mask over all of them.
 * Keys are the codes joined by commas (`''` for no axis); combinations without a cell are absent.
 */
export function cellsBy(cube: Cube, axes: readonly number[], mask: Mask): ReadonlyMap<string, Cells> {
  const groups = new Map(group({ keys: cube.keys, count: cube.cells }, axes, mask));
  const spreads = [...cube.spreads].map(([id, spread]) => ({
    id,
    groups: group({ keys: spread.keys, count: spread.value.length }, axes, mask),
  }));
  for (const spread of spreads) for (const key of spread.groups.keys()) if (!groups.has(key)) groups.set(key, []);
  if (axes.length === 0 && groups.size === 0) groups.set('', []);
  return new Map(
    [...groups].map(([key, members]) => [
      key,
      cellsOf(cube, members, new Map(spreads.map((spread) => [spread.id, spread.groups.get(key) ?? []]))),
    ]),
  );
}

/** A slice without a row: every number is 0, every histogram empty. */
export const noCells = (cube: Cube): Cells => cellsOf(cube, [], new Map());
