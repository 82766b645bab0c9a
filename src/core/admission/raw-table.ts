import type { Notice, OpenQuestion, Sha256 } from '../model';

/** One column as read: every distinct cell text once, exactly as it stands in the file, and a code a row. */
export type RawColumn = { readonly codes: Uint32Array; readonly values: readonly string[] };

/**
 * Why a record is not in the columns. `short` and `long`: another number of cells than the header; `quote`: a quote
 * where none may be; `cut`: the file ends inside quotes; `control`: a NUL in a cell; `blank`: nothing on the line.
 */
export type Fault = 'short' | 'long' | 'quote' | 'cut' | 'control' | 'blank';

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
