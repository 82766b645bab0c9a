import { BLOCK } from '../../blocks';
import { BUDGET } from '../../budget';
import { Refusal } from '../../byte-source';
import type { Dialect } from './dialect';
import { RecordBatch } from './record-batch';
import { Scanner } from './scanner';
import { OVERHANG } from './text';

/** As many of the longest records as the window must be able to hold. */
const MOST_RECORDS = 4;
/** How many records after its own a taker may look at. */
const AHEAD = 2;

/** Takes the records a batch owns as they are found; the batch and the bytes it points into are good only during the call. */
export type RecordTaker = (batch: RecordBatch, bytes: Uint8Array) => void;

/**
 * The part of a text that is being scanned. Text goes in block by block, whole records come out; a record that is not
 * yet complete waits. It is not looked at again before twice as much is there, so that one long cell costs no more
 * than many short ones.
 */
export class TextWindow {
  private readonly scanner: Scanner;
  private readonly batch = new RecordBatch();
  private readonly take: RecordTaker;
  private bytes = new Uint8Array(2 * BLOCK + OVERHANG);
  private from = 0;
  private to = 0;
  private wanted = 1;

  constructor(dialect: Dialect, take: RecordTaker) {
    this.scanner = new Scanner(dialect);
    this.take = take;
  }

  push(block: Uint8Array): void {
    this.makeRoom(block.length);
    this.bytes.set(block, this.to);
    this.to += block.length;
    if (this.to - this.from >= this.wanted) this.drain(false);
  }

  /** Says that the text has ended; what is left is its last records. */
  finish(): void {
    this.drain(true);
  }

  private drain(isLast: boolean): void {
    const { batch, scanner } = this;
    for (;;) {
      batch.clear();
      scanner.scan({ bytes: this.bytes, from: this.from, to: this.to, isLast }, batch);
      const isEnd = isLast && scanner.at === this.to;
      batch.owned = isEnd ? batch.count : Math.max(0, batch.count - AHEAD);
      if (batch.count > batch.owned) scanner.backTo(batch);
      if (batch.owned === 0) break;
      this.take(batch, this.bytes);
      this.from = scanner.at;
    }
    this.wanted = 2 * (this.to - this.from);
  }

  private makeRoom(needed: number): void {
    const room = this.bytes.length - OVERHANG;
    if (this.to + needed <= room) return;
    const held = this.to - this.from;
    if (held > MOST_RECORDS * BUDGET.recordBytes)
      throw new Refusal('The file has a line too long to be a record; export the records as CSV.');
    if (held + needed > room) {
      const larger = new Uint8Array(2 * (held + needed) + OVERHANG);
      larger.set(this.bytes.subarray(this.from, this.to));
      this.bytes = larger;
    } else this.bytes.copyWithin(0, this.from, this.to);
    this.from = 0;
    this.to = held;
  }
}
