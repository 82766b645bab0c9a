import { BACKSLASH, byteAt, CR, LF, NUL, wholeAt } from '../../bytes';
import { BUDGET } from '../../budget';
import type { Dialect } from './dialect';
import { CONTROL, CUT, QUOTE_FAULT, SOUND, type RecordBatch } from './record-batch';

/** A stretch of text under the scanner. `isLast`: nothing comes after it. */
export type Stretch = { readonly bytes: Uint8Array; readonly from: number; readonly to: number; readonly isLast: boolean };

const UNFINISHED = -1;
const FAULTY = -2;
const CLOSED = -3;
/** More returns than this before one line feed are lines of their own. */
const RETURNS = 4;

/**
 * The one scanner of delimited text: finds records and cells in UTF-8 bytes, and which records are faulty. A record
 * ends at CR* LF or at a CR alone, outside quotes. A quote where none may be, or one that is not closed, ends its
 * record at the next line end, and scanning resumes there: nothing is ever swallowed.
 */
export class Scanner {
  /** Where the next record starts, in the stretch last scanned. */
  at = 0;
  /** Its 1-based physical line. */
  line = 1;
  private readonly dialect: Dialect;
  private readonly plainStops = new Uint8Array(256);
  private readonly quotedStops = new Uint8Array(256);
  private bytes: Uint8Array = new Uint8Array(0);
  private end = 0;
  private isLast = false;
  private start = 0;
  private inner = 0;
  private fault = SOUND;
  private hasEscapes = false;

  constructor(dialect: Dialect) {
    this.dialect = dialect;
    for (const stop of [dialect.delimiter, dialect.quote, CR, LF, NUL]) this.plainStops[stop] = 1;
    for (const stop of [dialect.quote, CR, LF, NUL]) this.quotedStops[stop] = 1;
    if (dialect.backslash) this.quotedStops[BACKSLASH] = 1;
  }

  /** Adds the records that end in the stretch to the batch, until it is full. Look at `at` for where to go on. */
  scan(stretch: Stretch, batch: RecordBatch): void {
    this.bytes = stretch.bytes;
    this.end = stretch.to;
    this.isLast = stretch.isLast;
    this.at = stretch.from;
    let goesOn = true;
    while (goesOn && this.at < this.end && !batch.isFull) goesOn = this.record(batch);
  }

  /** Goes back to the first record that the batch does not own: it will be scanned again. */
  backTo(batch: RecordBatch): void {
    this.at = wholeAt(batch.starts, batch.owned);
    this.line = wholeAt(batch.lines, batch.owned);
  }

  private record(batch: RecordBatch): boolean {
    this.start = this.at;
    this.inner = 0;
    this.fault = SOUND;
    let at = this.at;
    for (;;) {
      const stop = at < this.end && byteAt(this.bytes, at) === this.dialect.quote ? this.quotedCell(at, batch) : this.plainCell(at, batch);
      if (stop < 0) return stop === FAULTY ? this.setAside(batch) : this.giveUp(batch);
      if (stop === this.end || byteAt(this.bytes, stop) !== this.dialect.delimiter) return this.close(stop, batch);
      at = stop + 1;
    }
  }

  private plainCell(from: number, batch: RecordBatch): number {
    const { bytes, end, plainStops } = this;
    let i = from;
    for (;;) {
      while (i < end && byteAt(plainStops, byteAt(bytes, i)) === 0) i += 1;
      if (i === end) {
        if (!this.isLast) return UNFINISHED;
        break;
      }
      const stop = byteAt(bytes, i);
      if (stop === this.dialect.quote) return this.faulty(QUOTE_FAULT);
      if (stop !== NUL) break;
      this.fault = CONTROL;
      i += 1;
    }
    batch.addCell(from, i);
    return i;
  }

  private quotedCell(from: number, batch: RecordBatch): number {
    const { bytes, end, quotedStops } = this;
    this.hasEscapes = false;
    let i = from + 1;
    for (;;) {
      while (i < end && byteAt(quotedStops, byteAt(bytes, i)) === 0) i += 1;
      if (i >= end) return this.neverClosed();
      const next = this.passed(i);
      if (next === UNFINISHED) return UNFINISHED;
      if (next === CLOSED) break;
      i = next;
    }
    batch.addCell(from + 1, this.hasEscapes ? ~i : i);
    return this.closes(i + 1) ? i + 1 : this.faulty(QUOTE_FAULT);
  }

  /** Where to go on after a stop inside quotes, or that they close here. Counts line ends on the way. */
  private passed(at: number): number {
    switch (byteAt(this.bytes, at)) {
      case NUL:
        this.fault = CONTROL;
        return at + 1;
      case LF:
        this.inner += 1;
        return at + 1;
      case CR: {
        const next = this.afterReturn(at);
        if (next !== UNFINISHED) this.inner += 1;
        return next;
      }
      default:
        return this.passedPair(at);
    }
  }

  /** A quote before a quote, or in the other manner a backslash before a quote or a backslash, is an escape; a quote alone closes. */
  private passedPair(at: number): number {
    const { quote, backslash } = this.dialect;
    const isQuote = byteAt(this.bytes, at) === quote;
    if (at + 1 === this.end && !this.isLast) return UNFINISHED;
    if (isQuote && backslash) return CLOSED;
    const next = at + 1 < this.end ? byteAt(this.bytes, at + 1) : NUL;
    if (next === quote || (next === BACKSLASH && !isQuote)) {
      this.hasEscapes = true;
      return at + 2;
    }
    return isQuote ? CLOSED : at + 1;
  }

  /** Whether what stands after a closing quote may stand there. */
  private closes(at: number): boolean {
    if (at === this.end) return true;
    const next = byteAt(this.bytes, at);
    return next === this.dialect.delimiter || next === LF || next === CR;
  }

  private neverClosed(): number {
    if (this.isLast) return this.faulty(CUT);
    return this.end - this.start > BUDGET.recordBytes ? this.faulty(QUOTE_FAULT) : UNFINISHED;
  }

  private faulty(fault: number): number {
    this.fault = fault;
    return FAULTY;
  }

  /** The place after the line end that a return begins. */
  private afterReturn(at: number): number {
    let i = at + 1;
    while (i < this.end && i - at < RETURNS && byteAt(this.bytes, i) === CR) i += 1;
    if (i === this.end) return this.isLast ? at + 1 : UNFINISHED;
    return byteAt(this.bytes, i) === LF ? i + 1 : at + 1;
  }

  private close(stop: number, batch: RecordBatch): boolean {
    let next = stop;
    if (stop < this.end) next = byteAt(this.bytes, stop) === CR ? this.afterReturn(stop) : stop + 1;
    if (next === UNFINISHED) return this.giveUp(batch);
    batch.addRecord({ start: this.start, end: stop, line: this.line, inner: this.inner, fault: this.fault });
    this.line += this.inner + 1;
    this.at = next;
    return true;
  }

  /** Ends a faulty record with its first line. */
  private setAside(batch: RecordBatch): boolean {
    let stop = this.start;
    while (stop < this.end && byteAt(this.bytes, stop) !== LF && byteAt(this.bytes, stop) !== CR) stop += 1;
    if (stop === this.end && !this.isLast) return this.giveUp(batch);
    batch.dropCells();
    this.inner = 0;
    return this.close(stop, batch);
  }

  private giveUp(batch: RecordBatch): boolean {
    batch.dropCells();
    return false;
  }
}
