import { wholeAt } from '../../bytes';
import type { Cells } from './cells';
import type { Dialect } from './dialect';
import { Dictionary } from './dictionary';
import { unescaped } from './escapes';
import { grownCounts } from './growth';
import { RECORDS } from './record-batch';
import { emptyText } from './text';
import type { Values } from './values';

/** A finished column: a code a row, and the value of each code. */
export type BuiltColumn = { readonly codes: Uint32Array<ArrayBuffer>; readonly values: Values };

/** Used by one column after the other. */
const hashes = new Int32Array(RECORDS);

/** One column in the making: a code a row, and the dictionary of its cells. */
export class ColumnBuilder {
  private readonly column: number;
  private readonly dialect: Dialect;
  private dictionary: Dictionary;
  private codes: Uint32Array = new Uint32Array(64);
  private rows = 0;
  private scratch = emptyText(64);

  constructor(column: number, seed: number, dialect: Dialect) {
    this.column = column;
    this.dictionary = new Dictionary(seed);
    this.dialect = dialect;
  }

  /** Adds this column's cell of each row, in order. */
  addAll(cells: Cells): void {
    const { text, places, firsts } = cells;
    if (this.rows + cells.rows > this.codes.length) this.codes = grownCounts(this.codes, this.rows + cells.rows);
    const isHashed = this.dictionary.isLarge;
    if (isHashed) this.hashAll(cells);
    const { codes, dictionary } = this;
    for (let i = 0; i < cells.rows; i += 1) {
      const at = 2 * (wholeAt(firsts, i) + this.column);
      const from = wholeAt(places, at);
      const to = wholeAt(places, at + 1);
      let code = 0;
      if (from === to) code = dictionary.codeOfBlank();
      else if (to < 0) code = this.codeOfEscaped(text.bytes, from, ~to);
      else code = dictionary.codeOf(text, from, to, isHashed ? wholeAt(hashes, i) : dictionary.hashOf(text, from, to));
      codes[this.rows + i] = code;
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
  finish(): BuiltColumn {
    const column = { codes: this.codes.slice(0, this.rows), values: this.dictionary.values() };
    this.dictionary = new Dictionary(0);
    this.codes = new Uint32Array(0);
    return column;
  }

  private codeOfEscaped(bytes: Uint8Array, from: number, to: number): number {
    if (to - from > this.scratch.room) this.scratch = emptyText(2 * (to - from));
    const length = unescaped(this.dialect, { bytes, from, to }, this.scratch.bytes);
    return this.dictionary.codeOf(this.scratch, 0, length, this.dictionary.hashOf(this.scratch, 0, length));
  }
}
