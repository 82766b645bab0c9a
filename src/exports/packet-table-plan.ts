import type { PacketTable } from '../views/packet';
import { cutToLines, inchesOf, lineInches, linesOf, wordInches, type TextSize } from './packet-measure';

/** A table as it stands on one slide: its columns in inches, its texts cut to their cells. */
export type TablePart = {
  readonly caption: string;
  /** Of its text, in points. */
  readonly size: number;
  readonly aligns: readonly ('start' | 'end')[];
  readonly widths: readonly number[];
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Header first. */
  readonly heights: readonly number[];
  /** What is left out, in words; null where nothing is. */
  readonly note: string | null;
};

/** Sizes of a table's text: the largest in which all of it stands where it is to stand, else the least. */
const SIZES: readonly number[] = [16, 14, 12];
const LEAST_SIZE = 12;
/** Inches between a text and the edges of its cell. */
export const MARGIN = { aside: 0.11, above: 0.05 } as const;
const ASIDE = 2 * MARGIN.aside;
const ABOVE = 2 * MARGIN.above;
const MOST_LINES = { header: 3, cell: 3 };
const WIDEST = { start: 4.6, end: 2.4 };
const NARROWEST = 0.55;
const WIDEST_WORD = 1.6;
/** A table with room to spare is spread, but not so far that its rows fall apart. */
const SPREAD = 1.45;

/** Inches: what a column wishes for, with what it still reads well, and the least it can do with. */
type Column = {
  readonly at: number;
  readonly align: 'start' | 'end';
  readonly wish: number;
  readonly good: number;
  readonly least: number;
};

function columnsOf({ columns, rows }: PacketTable, size: number): readonly Column[] {
  const [header, body]: readonly [TextSize, TextSize] = [{ size, isBold: true }, { size }];
  const larger = size / LEAST_SIZE;
  return columns.map(({ label, align }, at) => {
    const cells = rows.map((row) => row[at] ?? '');
    const wish = Math.max(inchesOf(label, header), ...cells.map((text) => inchesOf(text, body)));
    const word = Math.max(wordInches(label, header), ...cells.map((text) => wordInches(text, body)));
    const least = Math.max(NARROWEST, Math.min(word, WIDEST_WORD * larger) + ASIDE);
    const most = Math.max(least, Math.min(wish + ASIDE, WIDEST[align] * larger));
    // Numbers are not broken over lines as long as words can be.
    return { at, align, least, good: align === 'end' ? most : least, wish: most };
  });
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);

/** How wide a table wishes to be. */
export const tableWish = (table: PacketTable): number => total(columnsOf(table, LEAST_SIZE).map(({ wish }) => wish));

/** Columns that fit beside each other, each group led by the first column, which names the rows. */
function groupsOf(columns: readonly Column[], width: number): readonly (readonly Column[])[] {
  const [first, ...rest] = columns;
  if (first === undefined) return [];
  const groups: Column[][] = [[first]];
  for (const column of rest) {
    const group = groups.at(-1) ?? [];
    if (group.length > 1 && total(group.map(({ least }) => least)) + column.least > width) groups.push([first, column]);
    else group.push(column);
  }
  return groups;
}

/** Columns as wide as a floor of theirs, and what is left shared out by how much more each wishes for. */
function between(columns: readonly Column[], floor: (column: Column) => number, width: number): readonly number[] {
  const wishes = total(columns.map((each) => each.wish - floor(each)));
  const part = wishes === 0 ? 0 : (width - total(columns.map(floor))) / wishes;
  return columns.map((each) => floor(each) + (each.wish - floor(each)) * part);
}

function widthsOf(columns: readonly Column[], width: number): readonly number[] {
  const [wish, least] = [total(columns.map((each) => each.wish)), total(columns.map((each) => each.least))];
  if (wish <= width) {
    const spread = Math.min(width / wish, SPREAD);
    return columns.map((each) => each.wish * spread);
  }
  const good = total(columns.map((each) => each.good));
  if (good <= width) return between(columns, (each) => each.good, width);
  return least <= width ? between(columns, (each) => each.least, width) : columns.map((each) => (each.least * width) / least);
}

const rowHeight = (texts: readonly string[], widths: readonly number[], style: TextSize): number =>
  Math.max(1, ...texts.map((text, at) => linesOf(text, (widths[at] ?? 1) - ASIDE, style))) * lineInches(style) + ABOVE;

/** All rows of a table whose columns fit beside each other; `isCut` where a cell does not hold all of its text. */
export type Whole = Omit<TablePart, 'note'> & { readonly isCut: boolean };

function wholeOf(table: PacketTable, columns: readonly Column[], width: number, size: number): Whole {
  const [head, body]: readonly [TextSize, TextSize] = [{ size, isBold: true }, { size }];
  const widths = widthsOf(columns, width);
  const room = (at: number): number => (widths[at] ?? 1) - ASIDE;
  const cut = (texts: readonly string[], lines: number, style: TextSize): readonly string[] =>
    texts.map((text, at) => cutToLines(text, room(at), lines, style));
  const labels = columns.map(({ at }) => table.columns[at]?.label ?? '');
  const given = table.rows.map((row) => columns.map(({ at }) => row[at] ?? ''));
  const header = cut(labels, MOST_LINES.header, head);
  const rows = given.map((row) => cut(row, MOST_LINES.cell, body));
  const heights = [rowHeight(header, widths, head), ...rows.map((row) => rowHeight(row, widths, body))];
  const isCut = rows.some((row, at) => row.some((text, place) => text !== given[at]?.[place]));
  return { caption: table.caption, size, aligns: columns.map(({ align }) => align), widths, header, rows, heights, isCut };
}

const partsIn = (table: PacketTable, width: number, size: number): readonly Whole[] =>
  groupsOf(columnsOf(table, size), width).map((columns) => wholeOf(table, columns, width, size));

/** A table in groups of columns that fit beside each other; larger than the least where all of it stands in a height then. */
export function tableParts(table: PacketTable, width: number, height: number): readonly Whole[] {
  const fitting = SIZES.map((size) => partsIn(table, width, size)).find(
    ([whole, ...others]) => whole !== undefined && others.length === 0 && !whole.isCut && total(whole.heights) <= height,
  );
  return fitting ?? partsIn(table, width, LEAST_SIZE);
}

/** How many of the rows from one on fit into a height, below the header. */
export function rowsThatFit({ heights }: Whole, from: number, height: number): number {
  let [used, count] = [heights[0] ?? 0, 0];
  for (const each of heights.slice(from + 1)) {
    if (used + each > height + 1e-9) break;
    [used, count] = [used + each, count + 1];
  }
  return count;
}

/** Some rows of a table with its header, and what is said of the rest. */
export const tablePart = (whole: Whole, from: number, to: number, note: string | null): TablePart => ({
  ...whole,
  rows: whole.rows.slice(from, to),
  heights: [whole.heights[0] ?? 0, ...whole.heights.slice(from + 1, to + 1)],
  note,
});

export const heightOf = (heights: readonly number[]): number => total(heights);
/** How wide a table stands. */
export const widthOf = (widths: readonly number[]): number => total(widths);
