import { BACKSLASH, byteAt, CR, LF, wholeAt } from '../../bytes';
import type { Dialect } from './dialect';

/** How many records and cells a stretch of text holds; `isOpen`: it ends inside quotes. */
export type Count = { readonly records: number; readonly cells: number; readonly isOpen: boolean };

/** What a byte means to the quick count, so that one look tells all: a separator, a line feed, a return, a quote (the sign). */
const SEPARATES = 1;
const ENDS = 0x1_0000;
const COUNTS = 0x1fff_ffff;
const IS_LINE_END = 0x2000_0000;
const IS_RETURN = 0x4000_0000;
const IS_QUOTE = -0x8000_0000;
/** So many bytes at a time, so that neither half of a sum runs into the other. */
const STEP = 0x1000;

/**
 * Counts records and cells by nothing but whether an odd number of quotes has gone by. It shares no code with the
 * scanner and knows no faults: where the two differ about a stretch, neither is believed.
 */
export class Counter {
  private readonly dialect: Dialect;
  private readonly looks = new Uint8Array(256);
  private readonly meanings = new Int32Array(256);
  /** Inside quotes, the byte after this one is passed over. */
  private readonly skips: number;
  /** Not where a backslash escapes, and not where returns have been met that end lines alone. */
  private isQuick: boolean;

  constructor(dialect: Dialect) {
    this.dialect = dialect;
    this.skips = dialect.backslash ? BACKSLASH : -1;
    this.isQuick = !dialect.backslash;
    for (const byte of [dialect.delimiter, dialect.quote, BACKSLASH, LF, CR]) this.looks[byte] = 1;
    this.meanings[LF] = ENDS | IS_LINE_END;
    this.meanings[CR] = IS_RETURN | IS_LINE_END;
    this.meanings[dialect.delimiter] = SEPARATES;
    this.meanings[dialect.quote] = IS_QUOTE;
  }

  count(bytes: Uint8Array, from: number, to: number): Count {
    return (this.isQuick ? this.quickly(bytes, from, to) : null) ?? this.carefully(bytes, from, to);
  }

  /** Without a branch, for one that hangs on the text is guessed wrong every few bytes. Null where a return ends a line alone. */
  private quickly(bytes: Uint8Array, from: number, to: number): Count | null {
    const { meanings } = this;
    let [open, ends, separators, before, alone] = [0, 0, 0, 0, 0];
    for (let i = from; i < to;) {
      const stop = Math.min(to, i + STEP);
      let sum = 0;
      for (; i < stop; i += 1) {
        const meaning = wholeAt(meanings, byteAt(bytes, i));
        alone |= (before >> 1) & ~meaning;
        open ^= meaning >> 31;
        before = meaning & ~open;
        sum += before & COUNTS;
      }
      separators += sum & 0xffff;
      ends += sum >>> 16;
    }
    this.isQuick = (alone & IS_LINE_END) === 0;
    if (!this.isQuick || (before & IS_RETURN) !== 0) return null;
    return { records: 1 + ends, cells: 1 + ends + separators, isOpen: open !== 0 };
  }

  private carefully(bytes: Uint8Array, from: number, to: number): Count {
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
