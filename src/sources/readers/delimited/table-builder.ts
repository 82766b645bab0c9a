import type { Fault, OddRecord, RawColumn } from '../../../core/admission';
import { BUDGET } from '../../budget';
import { Refusal } from '../../byte-source';
import { wholeAt } from '../../bytes';
import type { Crew } from '../../crew';
import { cellsOf, lineOf } from './cell-text';
import { ColumnsHere, rawColumnOf, type Columns } from './columns';
import { grownCounts } from './growth';
import type { Layout } from './layout';
import { RecordJudge } from './record-judge';
import { RECORDS, type RecordBatch } from './record-batch';
import { emptyText, textOf } from './text';

/** What the records of a file became. */
export type BuiltTable = {
  readonly columns: readonly RawColumn[];
  readonly rows: number;
  readonly lines: Uint32Array;
  readonly odd: readonly OddRecord[];
  readonly recordCount: number;
  /** Whether the file ends inside quotes, with nothing whole after them. */
  readonly isCut: boolean;
};

/** Odd records keep their cells apart up to here; of more, each is kept as one cell, its line. */
const ODD_WITH_CELLS = 50_000;
const NOTHING: readonly string[] = [''];
const TOO_MANY = `The file has over ${BUDGET.oddRecords} lines that are no rows of its table, by its header and separator; look into it, and export the records again as CSV.`;

/**
 * Gathers records into columns. A record is regular when it is sound, as wide as the header, and the independent
 * counter agrees about the stretch it stands in; everything else is odd, so that regular + odd = all but the header.
 */
export class TableBuilder {
  private readonly layout: Layout;
  private readonly judge: RecordJudge;
  private readonly columns: Columns;
  private readonly odd: OddRecord[] = [];
  private readonly firsts = new Int32Array(RECORDS);
  private lines: Uint32Array = new Uint32Array(1024);
  private text = emptyText(0);
  private rows = 0;
  /** How many rows came before the record that ends inside quotes; null where none does. */
  private rowsAtCut: number | null = null;

  constructor(layout: Layout, crew: Crew | null) {
    this.layout = layout;
    this.judge = new RecordJudge(layout);
    const { header, dialect } = layout;
    this.columns = crew?.columns(header.length, dialect) ?? new ColumnsHere(header.length, dialect);
  }

  /** Records so far, the header aside. */
  get records(): number {
    return this.rows + this.odd.length;
  }

  take(batch: RecordBatch, bytes: Uint8Array): void {
    const judgements = this.judge.judge(batch, bytes);
    const before = this.rows;
    judgements.forEach((judgement, i) => {
      if (judgement === 'regular') {
        this.firsts[this.rows - before] = wholeAt(batch.firsts, i);
        this.addLine(wholeAt(batch.lines, i));
      } else if (judgement !== 'header') this.addOdd(batch, bytes, i, judgement);
    });
    if (this.text.bytes !== bytes) this.text = textOf(bytes);
    const cells = { text: this.text, places: batch.cells, firsts: this.firsts, rows: this.rows - before };
    this.columns.take(cells);
  }

  async finish(): Promise<BuiltTable> {
    const { odd, rows } = this;
    const isCut = this.rowsAtCut === rows;
    return {
      columns: (await this.columns.finish()).map(rawColumnOf),
      rows,
      lines: this.lines.slice(0, rows),
      // A quote that no later one closes, with whole records after it, is a stray one and no sign of a cut file.
      odd: isCut ? odd : odd.map((record) => (record.fault === 'cut' ? { ...record, fault: 'quote' } : record)),
      recordCount: this.records,
      isCut,
    };
  }

  private addOdd(batch: RecordBatch, bytes: Uint8Array, i: number, fault: Fault): void {
    if (this.odd.length === BUDGET.oddRecords) throw new Refusal(TOO_MANY);
    if (fault === 'cut') this.rowsAtCut = this.rows;
    this.odd.push({ record: this.records + 1, line: wholeAt(batch.lines, i), fault, cells: this.oddCells(batch, bytes, i, fault) });
  }

  private oddCells(batch: RecordBatch, bytes: Uint8Array, i: number, fault: Fault): readonly string[] {
    if (fault === 'blank') return NOTHING;
    if (this.odd.length >= ODD_WITH_CELLS || fault === 'quote') return [lineOf(batch, bytes, i)];
    return cellsOf(batch, bytes, this.layout.dialect, i);
  }

  private addLine(line: number): void {
    if (this.rows === this.lines.length) this.lines = grownCounts(this.lines, this.rows + 1);
    this.lines[this.rows] = line;
    this.rows += 1;
  }
}
