import { BACKSLASH, byteAt, CR, LF } from '../../bytes';
import type { Dialect } from './dialect';

/** How many records and cells a stretch of text holds; `isOpen`: it ends inside quotes. */
export type Count = { readonly records: number; readonly cells: number; readonly isOpen: boolean };

/**
 * Counts records and cells by nothing but whether an odd number of quotes has gone by. It shares no code with the
 * scanner and knows no faults: where the two differ about a stretch, neither is believed.
 */
export class Counter {
  private readonly dialect: Dialect;
  private readonly looks = new Uint8Array(256);
  /** Inside quotes, the byte after this one is passed over. */
  private readonly skips: number;

  constructor(dialect: Dialect) {
    this.dialect = dialect;
    this.skips = dialect.backslash ? BACKSLASH : -1;
    for (const byte of [dialect.delimiter, dialect.quote, BACKSLASH, LF, CR]) this.looks[byte] = 1;
  }

  count(bytes: Uint8Array, from: number, to: number): Count {
    const { looks } = this;
    const { delimiter, quote } = this.dialect;
    let records = 1;
    let cells = 1;
    let isOpen = false;
    for (let i = from; ; i += 1) {
      while (i < to && looks[byteAt(bytes, i)] === 0) i += 1;
      if (i >= to) break;
      const byte = byteAt(bytes, i);
      if (byte === quote) isOpen = !isOpen;
      else if (isOpen) i += byte === this.skips ? 1 : 0;
      else if (byte === delimiter) cells += 1;
      else if (endsLine(bytes, i, to)) {
        records += 1;
        cells += 1;
      }
    }
    return { records, cells, isOpen };
  }
}

/** Whether a line ends at a place: at a line feed, or at a return that none follows. */
function endsLine(bytes: Uint8Array, at: number, to: number): boolean {
  const byte = byteAt(bytes, at);
  if (byte !== CR || at + 1 >= to) return byte === LF || byte === CR;
  const next = byteAt(bytes, at + 1);
  return next !== LF && next !== CR;
}

/**
 * Whether each physical line of a record, taken by itself, is as wide as the record. Then two rows may have been joined
 * by a quote lost in the first and another in the second, which no count can see.
 */
export function isEachLineAsWide(
  bytes: Uint8Array,
  record: { readonly from: number; readonly to: number; readonly width: number },
  delimiter: number,
): boolean {
  let cells = 1;
  for (let i = record.from; i < record.to; i += 1) {
    if (byteAt(bytes, i) === delimiter) cells += 1;
    if (!endsLine(bytes, i, record.to)) continue;
    if (cells !== record.width) return false;
    cells = 1;
  }
  return cells === record.width;
}
