import type { Notice } from '../../../core/model';
import { lettersOf, type CellRange } from './cell-place';
import type { Remark, SheetCell } from './cell-value';
import type { SheetLayout } from './sheet-layout';

/** What is said of cells, once for a column. */
const SAID: Readonly<Record<Exclude<Remark, 'error' | 'unfit'>, string>> = {
  uncomputed: 'formulas without a stored result, taken as missing: open the workbook in a spreadsheet and save it to have them',
  timed: 'times of day dropped, the written date counts',
  leapDay: 'day 60 of 1900 is no day of the calendar, read as 1900-02-28',
  rounded: 'numbers of more than 15 digits: a spreadsheet keeps no more, so that the digits after are lost',
};

/** What is to be told about the cells of a table, counted by column and kind. */
export class Remarks {
  private readonly layout: SheetLayout;
  private readonly counts: Map<string, number>[];
  private rows = 0;
  private merges = 0;
  private readonly hidden = new Set<number>();

  constructor(layout: SheetLayout) {
    this.layout = layout;
    this.counts = layout.header.map(() => new Map<string, number>());
  }

  /** `place`: the column's place in the table. */
  cell(place: number, { remark, text }: SheetCell): void {
    const counts = this.counts[place];
    if (remark === null || remark === 'unfit' || counts === undefined) return;
    const what = remark === 'error' ? `${text} is an error of the spreadsheet, taken as missing` : SAID[remark];
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }

  hiddenRow(): void {
    this.rows += 1;
  }

  /** Counts ranges that touch the header or the rows below it. */
  merged({ from, to }: CellRange): void {
    const { headerLine } = this.layout;
    if (to.row >= headerLine && from.column <= this.layout.to && to.column >= this.layout.from) this.merges += 1;
  }

  hiddenColumns(from: number, to: number): void {
    for (let column = Math.max(from, this.layout.from); column <= Math.min(to, this.layout.to); column += 1) this.hidden.add(column);
  }

  notices(): readonly Notice[] {
    const ofCells = this.counts.flatMap((counts, place) =>
      [...counts].map(([what, count]): Notice => ({ column: this.nameOf(place), what, count })),
    );
    const ofSheet: readonly Notice[] = [
      { column: null, what: 'hidden rows, read as all others: a filter of the spreadsheet hides rows and removes none', count: this.rows },
      { column: null, what: 'hidden columns, read as all others', count: this.hidden.size },
      { column: null, what: 'merged cells: the value stands in the first cell of each, the others are empty', count: this.merges },
    ];
    return [...ofCells, ...ofSheet.filter(({ count }) => count > 0)];
  }

  private nameOf(place: number): string {
    const name = this.layout.header[place] ?? '';
    return name === '' ? `column ${lettersOf(this.layout.from + place)}` : name;
  }
}
