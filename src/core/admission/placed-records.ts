import { TEXT_CELL, type Fault, type OddRecord, type RawColumn, type RawTable } from './raw-table';

/** A record to stand among the regular ones. `was`: the row it stood on so far, whose unchanged cells keep their typing; or null. */
export type PlacedRecord = { readonly line: number; readonly cells: readonly string[]; readonly was: number | null };

/** A record that stays outside of the columns, or now does; its place in the file follows from its line. */
export type AsideRecord = Omit<OddRecord, 'record'>;

type Change = {
  /** Rows that leave the columns. */
  readonly without: ReadonlySet<number>;
  readonly placed: readonly PlacedRecord[];
  readonly aside: readonly AsideRecord[];
};

/** The table with some rows taken out of its columns and other records put in, each at its place by line. As many records as before. */
export function withRecords(raw: RawTable, { without, placed, aside }: Change): RawTable {
  const entries = placed.toSorted((a, b) => a.line - b.line);
  const order = orderOf(raw, without, entries);
  const lines = Uint32Array.from(order, (row) => (row < 0 ? (entries[-row - 1]?.line ?? 0) : (raw.lines[row] ?? 0)));
  const columns = raw.columns.map((column, place) => columnWith(column, { place, order, entries }));
  return { ...raw, columns, rows: order.length, lines, odd: numbered(aside, lines) };
}

/** Odd records in file order, each with its place among all records, from 1. */
function numbered(aside: readonly AsideRecord[], lines: Uint32Array): readonly OddRecord[] {
  let row = 0;
  return aside
    .toSorted((a, b) => a.line - b.line)
    .map(({ line, fault, cells }, at) => {
      while (row < lines.length && (lines[row] ?? 0) < line) row++;
      return { record: row + at + 1, line, fault, cells };
    });
}

/** The rows in their new order: a place among the old rows, or below zero one among the entries, counted from -1 down. */
function orderOf(raw: RawTable, without: ReadonlySet<number>, entries: readonly PlacedRecord[]): Int32Array {
  const order = new Int32Array(raw.rows - without.size + entries.length);
  let [at, next] = [0, 0];
  const takeEntries = (line: number): void => {
    while (next < entries.length && (entries[next]?.line ?? 0) < line) order[at++] = -++next;
  };
  for (let row = 0; row < raw.rows; row++) {
    if (without.has(row)) continue;
    takeEntries(raw.lines[row] ?? 0);
    order[at++] = row;
  }
  takeEntries(Number.POSITIVE_INFINITY);
  return order;
}

type Placing = { readonly place: number; readonly order: Int32Array; readonly entries: readonly PlacedRecord[] };

function columnWith(column: RawColumn, { place, order, entries }: Placing): RawColumn {
  const { codes, values, kinds } = column;
  const kept = entries.map(({ cells, was }) => {
    const code = was === null ? undefined : codes[was];
    return code !== undefined && values[code] === cells[place] ? code : null;
  });
  const texts = new Set(entries.flatMap(({ cells }, at) => (kept[at] === null ? [cells[place] ?? ''] : [])));
  const known = codesOf(column, texts);
  const added = [...texts].filter((text) => !known.has(text));
  added.forEach((text, at) => known.set(text, values.length + at));
  const places = entries.map(({ cells }, at) => kept[at] ?? known.get(cells[place] ?? '') ?? 0);
  return {
    codes: Uint32Array.from(order, (row) => (row < 0 ? (places[-row - 1] ?? 0) : (codes[row] ?? 0))),
    values: added.length === 0 ? values : [...values, ...added],
    ...(kinds === undefined ? {} : { kinds: withText(kinds, added.length) }),
  };
}

/** The codes under which a column already holds some texts. What people write is text, whatever the source types. */
function codesOf({ values, kinds }: RawColumn, texts: ReadonlySet<string>): Map<string, number> {
  const known = new Map<string, number>();
  if (texts.size === 0) return known;
  values.forEach((value, code) => {
    if (texts.has(value) && (kinds?.[code] ?? TEXT_CELL) === TEXT_CELL) known.set(value, code);
  });
  return known;
}

function withText(kinds: Uint8Array, more: number): Uint8Array {
  if (more === 0) return kinds;
  const all = new Uint8Array(kinds.length + more).fill(TEXT_CELL);
  all.set(kinds);
  return all;
}

/** What keeps cells out of columns of a width: a NUL in one of them, or their number; null where nothing does. */
export function faultOf(cells: readonly string[], width: number): Fault | null {
  if (cells.some((cell) => cell.includes('\0'))) return 'control';
  if (cells.length === width) return null;
  return cells.length < width ? 'short' : 'long';
}

/** The row that starts on a line, or null. */
export function rowOnLine(raw: RawTable, line: number): number | null {
  let [from, to] = [0, raw.rows];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((raw.lines[middle] ?? 0) < line) from = middle + 1;
    else to = middle;
  }
  return raw.lines[from] === line ? from : null;
}
