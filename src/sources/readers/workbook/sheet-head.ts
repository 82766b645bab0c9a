import { isFilled, type SheetRow, type SheetTaker } from './sheet-scanner';

/** A row that holds something, as text: its cells from the first column to its last that is filled. */
export type HeadRow = { readonly line: number; readonly cells: readonly string[] };

const ROWS = 400;
const CELLS = 200_000;

/** The first rows of a sheet that hold something. */
export class SheetHead implements SheetTaker {
  readonly rows: HeadRow[] = [];
  private cells = 0;

  /** Whether as many rows are there as a layout can be told by. */
  get isEnough(): boolean {
    return this.rows.length >= ROWS || this.cells >= CELLS;
  }

  row(row: SheetRow): void {
    if (this.isEnough) return;
    const cells = textsOf(row, 0);
    if (cells.length === 0) return;
    this.rows.push({ line: row.number, cells });
    this.cells += cells.length;
  }

  merged(): void {}
  hiddenColumns(): void {}
}

/** The texts of a row from a column on, to the last that is filled. */
export function textsOf({ columns, cells }: SheetRow, from: number): readonly string[] {
  const last = columns[cells.findLastIndex(isFilled)] ?? -1;
  if (last < from) return [];
  const texts = Array.from({ length: last - from + 1 }, () => '');
  columns.forEach((column, i) => {
    if (column >= from && column <= last) texts[column - from] = cells[i]?.text ?? '';
  });
  return texts;
}
