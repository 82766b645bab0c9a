import { dateOf, parseDate } from './model';

/** Cells of fewer cases could name the people behind them (`domain.md` 13). */
export const LEAST_CELL = 5;

type Slice = readonly (readonly [string, string | null])[];
/** How many cases of a metric there are in a slice of a period; `data` tells what was counted at one time. */
export type Cell = {
  readonly data: string;
  readonly metric: string;
  readonly slice: Slice;
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly n: number;
};

const inOrder = (slice: Slice): Slice => slice.toSorted(([a], [b]) => Number(a > b) - Number(a < b));
/** The place of a cell: every metric of it is shown, or none is, for two metrics of one place tell each other's counts. */
export const placeOf = ({ data, slice, period }: Omit<Cell, 'metric' | 'n'>): string =>
  JSON.stringify([data, period === null ? null : [period.from, period.to], inOrder(slice)]);

/** A whole and parts that add up to it. */
type Sum = { readonly whole: string; readonly parts: readonly string[] };
type Counts = ReadonlyMap<string, number>;

const dayAfter = (date: string): string => {
  const day = parseDate(date);
  return day === null ? '' : dateOf(day + 1);
};

/** More ways to put a period together than any table shows. */
const MOST_TILINGS = 50;

/** The ways in which periods follow each other from the first day of one to its last. */
function tilings(of: readonly Cell[], from: string, to: string): readonly (readonly Cell[])[] {
  const found: (readonly Cell[])[] = [];
  const open: { readonly next: string; readonly path: readonly Cell[] }[] = [{ next: from, path: [] }];
  for (let step = open.pop(); step !== undefined && found.length < MOST_TILINGS; step = open.pop()) {
    const { next, path } = step;
    if (path.length > 1 && next === dayAfter(to)) found.push(path);
    for (const cell of of)
      if (cell.period !== null && cell.period.from === next && cell.period.to <= to && cell.period.to >= next)
        open.push({ next: dayAfter(cell.period.to), path: [...path, cell] });
  }
  return found;
}

function groupsOf(cells: readonly Cell[], keyOf: (cell: Cell) => string): ReadonlyMap<string, readonly Cell[]> {
  const groups = new Map<string, Cell[]>();
  for (const cell of cells) {
    const group = groups.get(keyOf(cell)) ?? [];
    group.push(cell);
    groups.set(keyOf(cell), group);
  }
  return groups;
}

/** The sums in time: a year and its quarters, in one slice. */
function sumsInTime(cells: readonly Cell[]): readonly Sum[] {
  const bySlice = groupsOf(cells, ({ slice }) => JSON.stringify(inOrder(slice)));
  return [...bySlice.values()].flatMap((own) =>
    own.flatMap((whole) =>
      whole.period === null
        ? []
        : tilings(own, whole.period.from, whole.period.to).map((parts) => ({ whole: placeOf(whole), parts: parts.map(placeOf) })),
    ),
  );
}

/** The sums along a dimension: a slice and those that name one dimension more. A whole that is not shown is one of its own. */
function sumsOfSlices(cells: readonly Cell[]): readonly Sum[] {
  const families = new Map<string, { readonly whole: string; readonly parts: string[]; n: number }>();
  for (const cell of cells)
    for (const [at, [dimension]] of cell.slice.entries()) {
      const whole = placeOf({ ...cell, slice: cell.slice.filter((_, place) => place !== at) });
      const family = families.get(`${dimension} ${whole}`) ?? { whole, parts: [], n: 0 };
      family.parts.push(placeOf(cell));
      family.n += cell.n;
      families.set(`${dimension} ${whole}`, family);
    }
  return [...families.values()];
}

/** The sums that hold in the counts of one metric: where parts are missing, nothing can be given back. */
function sumsOf(cells: readonly Cell[]): { readonly sums: readonly Sum[]; readonly counts: Counts } {
  const counts = new Map(cells.map((cell) => [placeOf(cell), cell.n]));
  const total = ({ parts }: Sum): number => parts.reduce((sum, part) => sum + (counts.get(part) ?? 0), 0);
  const sums = [...sumsOfSlices(cells), ...sumsInTime(cells)].flatMap((sum): readonly Sum[] => {
    const n = counts.get(sum.whole);
    // Two families of a whole that is not shown tell each other's parts where they count the same.
    if (n === undefined) return [{ ...sum, whole: `${sum.whole} ${total(sum)}` }];
    return n === total(sum) ? [sum] : [];
  });
  return { sums, counts };
}

/** Remainders by a prime: exact, and large enough for the few steps of a table. */
const PRIME = 1_000_003;
const modulo = (value: number): number => ((value % PRIME) + PRIME) % PRIME;
function inverse(value: number): number {
  let [result, base] = [1, modulo(value)];
  for (let power = PRIME - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = modulo(result * base);
    base = modulo(base * base);
  }
  return result;
}

type Rows = readonly (readonly number[])[];

/** The sums as equations of what is not known: one number an unknown, modulo the prime. */
function equationsOf(sums: readonly Sum[], unknowns: readonly string[]): Rows {
  const column = new Map(unknowns.map((place, at) => [place, at]));
  return sums.map(({ whole, parts }) => {
    const row = unknowns.map(() => 0);
    for (const [place, by] of [[whole, 1] as const, ...parts.map((part) => [part, -1] as const)]) {
      const at = column.get(place);
      if (at !== undefined) row[at] = modulo((row[at] ?? 0) + by);
    }
    return row;
  });
}

/** The rows of a matrix reduced as far as they can be (Gauss and Jordan). */
function reduced(matrix: Rows, columns: number): Rows {
  const rows = [...matrix];
  let next = 0;
  for (let at = 0; at < columns && next < rows.length; at += 1) {
    const pivot = rows.findIndex((row, place) => place >= next && row[at] !== 0);
    const [chosen, top] = [rows[pivot], rows[next]];
    if (chosen === undefined || top === undefined) continue;
    [rows[next], rows[pivot]] = [chosen, top];
    const by = inverse(chosen[at] ?? 1);
    const unit = chosen.map((value) => modulo(value * by));
    for (const [place, row] of rows.entries()) {
      const factor = row[at] ?? 0;
      rows[place] = place === next ? unit : row.map((value, i) => modulo(value - factor * (unit[i] ?? 0)));
    }
    next += 1;
  }
  return rows;
}

/** The unknowns that the sums determine: those that stand alone in a row of the reduced equations. */
function determined(sums: readonly Sum[], isKnown: (place: string) => boolean): ReadonlySet<string> {
  const unknowns = [...new Set(sums.flatMap(({ whole, parts }) => [whole, ...parts]))].filter((place) => !isKnown(place));
  const rows = reduced(equationsOf(sums, unknowns), unknowns.length);
  const alone = rows.map((row) => row.flatMap((value, at) => (value === 0 ? [] : [at]))).filter((places) => places.length === 1);
  return new Set(alone.flatMap(([at]) => (at === undefined ? [] : [unknowns[at] ?? ''])));
}

/** The least place that is still shown among some, or null. */
function leastOf(places: readonly string[], counts: Counts, hidden: ReadonlySet<string>): string | null {
  const shown = places.filter((place) => counts.has(place) && !hidden.has(place));
  return shown.toSorted((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0) || Number(a > b) - Number(a < b))[0] ?? null;
}

/** One place more that must not be shown of a metric, so that its sums give nothing back; null where they give nothing. */
function oneMore(sums: readonly Sum[], counts: Counts, hidden: ReadonlySet<string>): string | null {
  const isKnown = (place: string): boolean => counts.has(place) && !hidden.has(place);
  const given = determined(sums, isKnown);
  for (const { whole, parts } of sums) {
    const [left, all] = [parts.filter((part) => hidden.has(part)), [...parts, whole]];
    // All that is hidden below a whole that is shown can be had as one number: that must be no small cell either.
    const rest = left.reduce((sum, part) => sum + (counts.get(part) ?? 0), 0);
    const isSmall = left.length > 0 && rest < LEAST_CELL && isKnown(whole);
    if (!isSmall && !all.some((place) => hidden.has(place) && given.has(place))) continue;
    const more = leastOf(parts, counts, hidden) ?? leastOf([whole], counts, hidden);
    if (more !== null) return more;
  }
  return null;
}

/**
 * The places that are not shown: those with fewer than five cases of any metric and, as long as what is left would give one of
 * them back through a sum over a dimension or over time, the least that stands beside it, else the whole.
 */
export function suppressedPlaces(cells: readonly Cell[]): ReadonlySet<string> {
  const hidden = new Set(cells.filter(({ n }) => n < LEAST_CELL).map(placeOf));
  const tables = [...groupsOf(cells, ({ data, metric }) => JSON.stringify([data, metric])).values()].map(sumsOf);
  for (let again = true; again;) {
    again = false;
    for (const { sums, counts } of tables)
      for (let more = oneMore(sums, counts, hidden); more !== null; more = oneMore(sums, counts, hidden)) {
        hidden.add(more);
        again = true;
      }
  }
  return hidden;
}
