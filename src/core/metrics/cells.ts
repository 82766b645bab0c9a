import type { Code, Span } from '../model';
import { spreadOf, type Spread as Histogram } from '../statistics';
import { NO_MONTH, type Cube, type Spread } from './cube';
import type { NumberId, SpreadId } from './measures';

/** Cells of a cube added up: what a formula reads. A span of null is all time, rows without a date included. */
export type Cells = { number(id: NumberId, span: Span | null): number; histogram(id: SpreadId, span: Span | null): Histogram };

/** Which codes of each axis are let through; null lets all through. */
export type Mask = readonly (ReadonlySet<Code> | null)[];

type Rows = { readonly keys: readonly Uint32Array[]; readonly count: number };

/** Which cells of a cube are read, by their codes on all of its axes; null reads all. */
export type Reach = ((codeAt: (axis: number) => Code) => boolean) | null;

/** Which part of a cube is read: some of its axes by combination, what a mask lets through, and how far it reaches. */
export type Cut = { readonly axes: readonly number[]; readonly mask: Mask; readonly reach?: Reach };

export const isWithin = (month: number, span: Span | null): boolean => span === null || (month >= span.from && month <= span.to);

/** Which codes of an axis pass, by code. */
type Allowed = { readonly codes: Uint32Array; readonly passes: Uint8Array };

function allowedOn(rows: Rows, mask: Mask): readonly Allowed[] {
  return mask.flatMap((allowed, axis) => {
    if (allowed === null) return [];
    const known = [...allowed].filter((code) => code >= 0);
    const passes = new Uint8Array(known.reduce((most, code) => Math.max(most, code + 1), 0));
    for (const code of known) passes[code] = 1;
    return [{ codes: rows.keys[axis] ?? new Uint32Array(rows.count), passes }];
  });
}

const OUTSIDE = -1;

/** 0 for a row that is read, -1 for one that is not. */
function readRows(rows: Rows, { mask, reach = null }: Cut): Int32Array {
  const read = new Int32Array(rows.count);
  for (const { codes, passes } of allowedOn(rows, mask))
    for (let row = 0; row < rows.count; row += 1) if (passes[codes[row] ?? 0] !== 1) read[row] = OUTSIDE;
  if (reach === null) return read;
  for (let row = 0; row < rows.count; row += 1) {
    if (read[row] !== OUTSIDE && !reach((axis) => rows.keys[axis]?.[row] ?? 0)) read[row] = OUTSIDE;
  }
  return read;
}

/** Splits the groups of rows further by their codes on one more axis, numbering them by first appearance; gives how many there are. */
function splitBy(groupOf: Int32Array, codes: Uint32Array): number {
  let codesThere = 1;
  for (let row = 0; row < groupOf.length; row += 1) codesThere = Math.max(codesThere, (codes[row] ?? 0) + 1);
  const numbers = new Map<number, number>();
  let [before, number] = [OUTSIDE, OUTSIDE];
  for (let row = 0; row < groupOf.length; row += 1) {
    const group = groupOf[row] ?? OUTSIDE;
    if (group === OUTSIDE) continue;
    const key = group * codesThere + (codes[row] ?? 0);
    if (key !== before) {
      number = numbers.get(key) ?? numbers.size;
      if (number === numbers.size) numbers.set(key, number);
      before = key;
    }
    groupOf[row] = number;
  }
  return numbers.size;
}

/** The rows under each combination of codes, in order of first appearance. */
export type Grouped = ReadonlyMap<string, Uint32Array>;

function groupAnew(rows: Rows, cut: Cut): Grouped {
  const groupOf = readRows(rows, cut);
  const axes = cut.axes.map((axis) => rows.keys[axis] ?? new Uint32Array(rows.count));
  let groups = groupOf.some((group) => group !== OUTSIDE) ? 1 : 0;
  for (const codes of axes) groups = splitBy(groupOf, codes);
  const sizes = new Uint32Array(groups);
  for (let row = 0; row < rows.count; row += 1) {
    const group = groupOf[row] ?? OUTSIDE;
    if (group !== OUTSIDE) sizes[group] = (sizes[group] ?? 0) + 1;
  }
  const members = Array.from(sizes, (size) => new Uint32Array(size));
  sizes.fill(0);
  for (let row = 0; row < rows.count; row += 1) {
    const group = groupOf[row] ?? OUTSIDE;
    const own = members[group];
    if (own === undefined) continue;
    const place = sizes[group] ?? 0;
    own[place] = row;
    sizes[group] = place + 1;
  }
  return new Map(members.map((own) => [axes.map((codes) => codes[own[0] ?? 0] ?? 0).join(','), own]));
}

/** Cuts of the same columns that were grouped last, for as long as those are held: one question asks for the same ones again and again. */
const grouped = new WeakMap<Rows['keys'], ReadonlyMap<string, Grouped>>();
/** Bytes of groups that are kept at most for the same columns. */
const MOST_KEPT = 32_000_000;
const BYTES_A_ROW = Uint32Array.BYTES_PER_ELEMENT;

const nameOf = ({ axes, mask }: Cut): string =>
  `${axes.join(',')} ${mask.map((codes) => (codes === null ? '*' : [...codes].join(','))).join(';')}`;

/** The rows under each combination of codes on the given axes, in order of first appearance. Not to be written to: others read the same. */
export function group(rows: Rows, cut: Cut): Grouped {
  if (cut.reach !== undefined && cut.reach !== null) return groupAnew(rows, cut);
  const [name, kept] = [nameOf(cut), grouped.get(rows.keys)];
  const found = kept?.get(name) ?? groupAnew(rows, cut);
  const others = [...(kept ?? [])].filter(([each]) => each !== name);
  const most = Math.floor(MOST_KEPT / BYTES_A_ROW / Math.max(1, rows.count));
  grouped.set(rows.keys, new Map([[name, found] as const, ...others].slice(0, most)));
  return found;
}

/** A number by month, in any order. */
type Monthly = { readonly months: Int32Array; readonly sums: Float64Array };

/** Sums by month, made once a measure, so that asking for many periods reads each cell once. */
function monthlySums(values: Float64Array, months: Int32Array, members: Uint32Array): Monthly {
  const sums = new Map<number, number>();
  for (let at = 0; at < members.length; at += 1) {
    const row = members[at] ?? 0;
    const value = values[row] ?? 0;
    if (value === 0) continue;
    const month = months[row] ?? NO_MONTH;
    sums.set(month, (sums.get(month) ?? 0) + value);
  }
  return { months: Int32Array.from(sums.keys()), sums: Float64Array.from(sums.values()) };
}

function sumWithin({ months, sums }: Monthly, span: Span | null): number {
  let total = 0;
  for (let at = 0; at < months.length; at += 1) if (isWithin(months[at] ?? NO_MONTH, span)) total += sums[at] ?? 0;
  return total;
}

function histogramOf(spread: Spread, members: Uint32Array, span: Span | null): Histogram {
  const counts = new Map<number, number>();
  for (let at = 0; at < members.length; at += 1) {
    const row = members[at] ?? 0;
    if (!isWithin(spread.months[row] ?? NO_MONTH, span)) continue;
    const value = spread.value[row] ?? 0;
    counts.set(value, (counts.get(value) ?? 0) + (spread.count[row] ?? 0));
  }
  return spreadOf(counts);
}

const NO_ROWS = new Uint32Array(0);

function cellsOf(cube: Cube, members: Uint32Array, entries: ReadonlyMap<SpreadId, Uint32Array>): Cells {
  const sums = new Map<NumberId, Monthly>();
  const histograms = new Map<string, Histogram>();
  return {
    number(id, span) {
      const values = cube.numbers.get(id);
      if (values === undefined) throw new Error(`the cube was not asked for ${id}`);
      const byMonth = sums.get(id) ?? monthlySums(values, cube.months, members);
      sums.set(id, byMonth);
      return sumWithin(byMonth, span);
    },
    histogram(id, span) {
      const spread = cube.spreads.get(id);
      if (spread === undefined) throw new Error(`the cube was not asked for ${id}`);
      const key = `${id} ${span?.from} ${span?.to}`;
      const known = histograms.get(key) ?? histogramOf(spread, entries.get(id) ?? NO_ROWS, span);
      histograms.set(key, known);
      return known;
    },
  };
}

/**
 * The cells of a cube under each combination of codes on some of its axes, filtered by a mask over all of them.
 * Keys are the codes joined by commas (`''` for no axis); combinations without a cell are absent.
 */
export function cellsBy(cube: Cube, { axes, mask, reach = null }: Cut): ReadonlyMap<string, Cells> {
  const groups = new Map(group({ keys: cube.keys, count: cube.cells }, { axes, mask, reach }));
  const spreads = [...cube.spreads].map(([id, spread]) => ({
    id,
    groups: group({ keys: spread.keys, count: spread.value.length }, { axes, mask, reach }),
  }));
  for (const spread of spreads) for (const key of spread.groups.keys()) if (!groups.has(key)) groups.set(key, NO_ROWS);
  if (axes.length === 0 && groups.size === 0) groups.set('', NO_ROWS);
  return new Map(
    [...groups].map(([key, members]) => [
      key,
      cellsOf(cube, members, new Map(spreads.map((spread) => [spread.id, spread.groups.get(key) ?? NO_ROWS]))),
    ]),
  );
}

/** A slice without a row: every number is 0, every histogram empty. */
export const noCells = (cube: Cube): Cells => cellsOf(cube, NO_ROWS, new Map());
