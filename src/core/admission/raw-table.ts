import type { Notice, OpenQuestion, Sha256 } from '../model';

/** What a cell is by the file's own typing: text that somebody wrote, a number, a calendar date, or true and false. */
export const TEXT_CELL = 0;
export const NUMBER_CELL = 1;
export const DATE_CELL = 2;
export const BOOLEAN_CELL = 3;

/**
 * One column as read: every distinct cell once, exactly as it stands in the file, and a code a row. `kinds` stands where
 * the source types its cells itself (a workbook, JSON, Parquet), one kind for each value; then a value's text is canonical:
 * a number in plain decimals with a point and no grouping (`-1234.5`), a date as `YYYY-MM-DD`, `true` or `false`, and
 * nothing about it is in doubt. The text `12.345` and the number 12.345 are two values. Without `kinds` all cells are text.
 */
export type RawColumn = { readonly codes: Uint32Array; readonly values: readonly string[]; readonly kinds?: Uint8Array };

/**
 * Why a record is not in the columns. `short` and `long`: another number of cells than the header; `quote`: a quote
 * where none may be; `cut`: the file ends inside quotes; `control`: a NUL in a cell; `blank`: nothing on the line. Of JSON:
 * `broken`: no valid JSON; `unfinished`: the file ends inside the record; `repeatedKey`: one name twice; `notRecord`: no
 * object (or no list, where records are lists); `large`, `nested`: beyond what a record may be.
 */
export type Fault =
  | 'short'
  | 'long'
  | 'quote'
  | 'cut'
  | 'control'
  | 'blank'
  | 'broken'
  | 'unfinished'
  | 'repeatedKey'
  | 'notRecord'
  | 'large'
  | 'nested';

export type OddRecord = { readonly record: number; readonly line: number; readonly fault: Fault; readonly cells: readonly string[] };

/**
 * A file as records, before anything is understood. Regular records (as many cells as the header) are in `columns`;
 * all others are `odd`, so that regular + odd = `recordCount`: every record of the file except its header.
 */
export type RawTable = {
  readonly file: string;
  readonly sha256: Sha256;
  readonly bytes: number;
  readonly header: readonly string[];
  /** 0 where the names stand on no line of their own: they are in each record, or in the file's schema. */
  readonly headerLine: number;
  readonly columns: readonly RawColumn[];
  readonly rows: number;
  /** 1-based physical line at which each regular record starts; sheet row or record number where there are no lines. */
  readonly lines: Uint32Array;
  readonly odd: readonly OddRecord[];
  readonly recordCount: number;
  /** What the reader already had to normalise: the encoding, line ends, a NUL tail. */
  readonly notices: readonly Notice[];
  /** What the reader could not decide, an uncertain encoding for example. */
  readonly questions: readonly OpenQuestion[];
};
