import { wholeAt } from '../../bytes';

/** What the scanner finds wrong with a record by itself. Its width is judged later, against the header. */
export const SOUND = 0;
export const QUOTE_FAULT = 1;
export const CUT = 2;
export const CONTROL = 3;

/** How many records are worked on at a time. */
export const RECORDS = 4096;
const CELLS = 0x4000;

/**
 * Records found in a stretch of text, as places in it. A cell is a pair of places in `cells`; the second is negative
 * (its complement) where the cell holds escapes. A faulty record (other than `CONTROL`) has no cells.
 */
export class RecordBatch {
  count = 0;
  /** How many of the records are the taker's; those after them are there to be looked at, and come again. */
  owned = 0;
  cells = new Int32Array(2 * CELLS);
  readonly starts = new Int32Array(RECORDS);
  readonly ends = new Int32Array(RECORDS);
  readonly lines = new Int32Array(RECORDS);
  /** How many line ends lie inside the record. */
  readonly inner = new Int32Array(RECORDS);
  readonly faults = new Int32Array(RECORDS);
  /** The number of each record's first cell; one more than there are records, so that widths are differences. */
  readonly firsts = new Int32Array(RECORDS + 1);
  private cellCount = 0;

  clear(): void {
    this.count = 0;
    this.owned = 0;
    this.cellCount = 0;
  }

  get isFull(): boolean {
    return this.count === RECORDS || this.cellCount >= CELLS;
  }

  width(record: number): number {
    return wholeAt(this.firsts, record + 1) - wholeAt(this.firsts, record);
  }

  addCell(from: number, to: number): void {
    const at = 2 * this.cellCount;
    if (at === this.cells.length) this.grow();
    this.cells[at] = from;
    this.cells[at + 1] = to;
    this.cellCount += 1;
  }

  /** Takes back the cells of a record that turned out unfinished or faulty. */
  dropCells(): void {
    this.cellCount = wholeAt(this.firsts, this.count);
  }

  addRecord(record: {
    readonly start: number;
    readonly end: number;
    readonly line: number;
    readonly inner: number;
    readonly fault: number;
  }): void {
    const at = this.count;
    this.starts[at] = record.start;
    this.ends[at] = record.end;
    this.lines[at] = record.line;
    this.inner[at] = record.inner;
    this.faults[at] = record.fault;
    this.count += 1;
    this.firsts[this.count] = this.cellCount;
  }

  private grow(): void {
    const cells = new Int32Array(this.cells.length * 2);
    cells.set(this.cells);
    this.cells = cells;
  }
}
