import type { RawColumn } from '../../../core/admission';
import { wholeAt } from '../../bytes';
import type { Dialect } from './dialect';
import { Dictionary, textOf, type Text } from './dictionary';
import { unescaped } from './escapes';
import { grownCounts } from './growth';
import { RECORDS } from './record-batch';

/** Cells of one stretch of text, as the scanner marks them (see `RecordBatch`), and the number of each row's first. */
export type Cells = { readonly text: Text; readonly places: Int32Array; readonly firsts: Int32Array; readonly rows: number };

/** Used by one column after the other. */
const hashes = new Int32Array(RECORDS);

/** One column in the making: a code a row, and the dictionary of its cells. */
export class ColumnBuilder {
  private readonly column: number;
  private readonly dialect: Dialect;
  private dictionary: Dictionary;
  private codes: Uint32Array = new Uint32Array(64);
  private rows = 0;
  private scratch = textOf(new Uint8Array(64));

  constructor(column: number, seed: number, dialect: Dialect) {
    this.column = column;
    this.dictionary = new Dictionary(seed);
    this.dialect = dialect;
  }

  /** Adds this column's cell of each row, in order. */
  addAll(cells: Cells): void {
    const { text, places, firsts } = cells;
    if (this.rows + cells.rows > this.codes.length) this.codes = grownCounts(this.codes, this.rows + cells.rows);
    this.hashAll(cells);
    const { codes, dictionary } = this;
    for (let i = 0; i < cells.rows; i += 1) {
      const at = 2 * (wholeAt(firsts, i) + this.column);
      const from = wholeAt(places, at);
      const to = wholeAt(places, at + 1);
      codes[this.rows + i] = to < 0 ? this.codeOfEscaped(text.bytes, from, ~to) : dictionary.codeOf(text, from, to, wholeAt(hashes, i));
    }
    this.rows += cells.rows;
  }

  private hashAll({ text, places, firsts, rows }: Cells): void {
    const { dictionary } = this;
    for (let i = 0; i < rows; i += 1) {
      const at = 2 * (wholeAt(firsts, i) + this.column);
      const to = wholeAt(places, at + 1);
      hashes[i] = to < 0 ? 0 : dictionary.hashOf(text, wholeAt(places, at), to);
    }
    dictionary.warm(hashes, rows);
  }

  /** The finished column. The builder is spent. */
  finish(): RawColumn {
    const column = { codes: this.codes.slice(0, this.rows), values: this.dictionary.values() };
    this.dictionary = new Dictionary(0);
    this.codes = new Uint32Array(0);
    return column;
  }

  private codeOfEscaped(bytes: Uint8Array, from: number, to: number): number {
    if (to - from > this.scratch.bytes.length) this.scratch = textOf(new Uint8Array(2 * (to - from)));
    const length = unescaped(this.dialect, { bytes, from, to }, this.scratch.bytes);
    return this.dictionary.codeOf(this.scratch, 0, length, this.dictionary.hashOf(this.scratch, 0, length));
  }
}
