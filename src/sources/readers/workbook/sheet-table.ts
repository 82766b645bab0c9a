import type { Fault, OddRecord, RawColumn } from '../../../core/admission';
import type { Notice } from '../../../core/model';
import { BUDGET } from '../../budget';
import { Refusal } from '../../byte-source';
import { grownCounts } from '../delimited/growth';
import { TypedColumn } from '../typed-column';
import type { CellRange } from './cell-place';
import type { SheetCell } from './cell-value';
import { Remarks } from './remarks';
import { textsOf } from './sheet-head';
import type { SheetLayout } from './sheet-layout';
import { isFilled, type SheetRow, type SheetTaker } from './sheet-scanner';

/** What the rows of a sheet became. */
export type SheetRecords = {
  readonly columns: readonly RawColumn[];
  readonly rows: number;
  readonly lines: Uint32Array;
  readonly odd: readonly OddRecord[];
  readonly recordCount: number;
  readonly notices: readonly Notice[];
};

const NOTHING: readonly string[] = [''];
const TOO_MANY = `The sheet has over ${BUDGET.oddRecords} rows that are blank or no rows of its table, or a lone cell far below it; delete what does not belong to the table, or save the table as CSV UTF-8.`;

/**
 * Gathers the rows of a sheet into columns. A row is regular when nothing stands beside the table in it; a blank row
 * between two others is odd, and so is every row above the header, so that regular + odd = rows up to the last, but for the header.
 */
export class SheetTable implements SheetTaker {
  private readonly layout: SheetLayout;
  private readonly builders: readonly TypedColumn[];
  private readonly odd: OddRecord[] = [];
  private readonly remarks: Remarks;
  private lines: Uint32Array = new Uint32Array(1024);
  private rows = 0;
  /** The last row that held something. */
  private last = 0;

  constructor(layout: SheetLayout) {
    this.layout = layout;
    this.builders = layout.header.map(() => new TypedColumn());
    this.remarks = new Remarks(layout);
  }

  /** Records so far, the header aside. */
  get records(): number {
    return this.rows + this.odd.length;
  }

  row(row: SheetRow): void {
    if (!row.cells.some(isFilled)) return;
    for (let line = this.last + 1; line < row.number; line += 1) this.addOdd(line, 'blank', NOTHING);
    this.last = row.number;
    const { headerLine } = this.layout;
    if (row.number === headerLine) return;
    if (row.isHidden && row.number > headerLine) this.remarks.hiddenRow();
    const fault = this.faultOf(row);
    if (fault === null) this.addRow(row);
    else this.addOdd(row.number, fault, textsOf(row, Math.min(this.layout.from, row.columns[0] ?? 0)));
  }

  merged(range: CellRange): void {
    this.remarks.merged(range);
  }

  hiddenColumns(from: number, to: number): void {
    this.remarks.hiddenColumns(from, to);
  }

  finish(): SheetRecords {
    const { odd, rows, last } = this;
    const recordCount = last - 1;
    if (this.records !== recordCount) throw new Error(`${rows} rows and ${odd.length} others are not ${recordCount}`);
    return {
      columns: this.builders.map((builder) => builder.finish(rows)),
      rows,
      lines: this.lines.slice(0, rows),
      odd,
      recordCount,
      notices: this.remarks.notices(),
    };
  }

  private faultOf(row: SheetRow): Fault | null {
    const { from, to, headerLine } = this.layout;
    if (row.number < headerLine) return 'short';
    let isUnfit = false;
    for (let i = 0; i < row.cells.length; i += 1) {
      const cell = row.cells[i];
      const column = row.columns[i] ?? 0;
      if (cell === undefined) continue;
      if ((column < from || column > to) && isFilled(cell)) return 'long';
      isUnfit ||= cell.remark === 'unfit';
    }
    return isUnfit ? 'control' : null;
  }

  private addRow(row: SheetRow): void {
    const { from, to } = this.layout;
    for (let i = 0; i < row.cells.length; i += 1) {
      const cell = row.cells[i];
      const column = row.columns[i] ?? 0;
      if (cell === undefined || column < from || column > to) continue;
      this.put(column - from, cell);
    }
    if (this.rows === this.lines.length) this.lines = grownCounts(this.lines, this.rows + 1);
    this.lines[this.rows] = row.number;
    this.rows += 1;
  }

  private put(place: number, cell: SheetCell): void {
    if (cell.remark !== null) this.remarks.cell(place, cell);
    // What an error or a formula without its value would have been is not known: the cell stays empty, and is counted.
    if (cell.remark === 'error' || cell.remark === 'uncomputed') return;
    const builder = this.builders[place];
    builder?.put(this.rows, builder.codeOf(cell));
  }

  private addOdd(line: number, fault: Fault, cells: readonly string[]): void {
    if (this.odd.length === BUDGET.oddRecords) throw new Refusal(TOO_MANY);
    this.odd.push({ record: this.records + 1, line, fault, cells });
  }
}
