import type { RawColumn } from '../../../core/admission';
import { TypedColumn } from '../typed-column';
import { cellMaker, type Stored } from './cells';
import { damaged } from './damage';
import type { FlatColumn } from './footer';
import type { Page } from './pages';

/** A column as read: `filled` of its rows have a value, and `doubtful` of these one that is not quite one (see `MadeCell`). */
export type ReadColumn = { readonly raw: RawColumn; readonly filled: number; readonly doubtful: number };

/** One column in the making, page by page. */
export class ColumnMaker {
  private readonly column = new TypedColumn();
  private readonly codeOf: (value: Stored) => number;
  private readonly doubtfulCodes = new Set<number>();
  private dictionary: Uint32Array = new Uint32Array(0);
  private row = 0;
  private filled = 0;
  private doubtful = 0;

  constructor({ type, name }: FlatColumn) {
    const cellOf = cellMaker(type, name);
    this.codeOf = (value) => {
      const cell = cellOf(value);
      const code = this.column.codeOf(cell);
      if (cell.isDoubtful) this.doubtfulCodes.add(code);
      return code;
    };
  }

  /** Says that the pages to come are of another part of the file, which has a dictionary of its own. */
  beginPart(): void {
    this.dictionary = new Uint32Array(0);
  }

  take(page: Page): void {
    if (page.kind === 'dictionary') {
      this.dictionary = Uint32Array.from(page.values, this.codeOf);
      return;
    }
    const { rows, filled } = page;
    let at = 0;
    for (let i = 0; i < rows; i += 1) {
      if (filled !== null && filled[i] === 0) continue;
      this.put(this.row + i, page.kind === 'places' ? this.dictionary[page.places[at] ?? 0] : this.plainCode(page.values[at]));
      at += 1;
    }
    this.filled += at;
    this.row += rows;
  }

  finish(rows: number): ReadColumn {
    return { raw: this.column.finish(rows), filled: this.filled, doubtful: this.doubtful };
  }

  private plainCode(value: Stored | undefined): number | undefined {
    return value === undefined ? undefined : this.codeOf(value);
  }

  private put(row: number, code: number | undefined): void {
    if (code === undefined) throw damaged('a value of it is not in its dictionary');
    if (this.doubtfulCodes.has(code)) this.doubtful += 1;
    this.column.put(row, code);
  }
}
