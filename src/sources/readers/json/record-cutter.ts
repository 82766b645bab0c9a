import type { Fault } from '../../../core/admission';
import { BUDGET } from '../../budget';
import { Refusal } from '../../byte-source';
import { isClosing, isOpening, isSpace } from './measure';
import { Joint } from './joint';

/** Takes the records as they are cut out. */
export type Taker = {
  /** Takes a piece that is closed; or says why it is no valid JSON, and does not take it. */
  readonly take: (text: string) => 'broken' | 'nested' | null;
  /** Takes what cannot be a record, and why. */
  readonly setAside: (text: string, fault: Fault) => void;
};

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const LF = 0x0a;
const NONE = -1;
/** As much of a damaged file may be walked again, beside twice its length. */
const REPAIRS = 64_000_000;
/** As much of what follows the list is kept. */
const TAIL = 0x1_0000;

const endsBare = (code: number): boolean => code === COMMA || isSpace(code) || isClosing(code) || isOpening(code);

const TOO_DAMAGED =
  'The JSON is damaged in so many places that its records cannot be told apart; export it again, with one record a line if you can.';

/**
 * Cuts the records of a JSON document out of its text while that comes in, by brackets and quotes alone. Where a record
 * is damaged, it ends before the next place that starts as all records do, so that it takes no sound one with it.
 */
export class RecordCutter {
  private readonly taker: Taker;
  private readonly isList: boolean;
  private readonly joint = new Joint();
  private text = '';
  private at = 0;
  private start = NONE;
  private depth = 0;
  private isQuoted = false;
  private isBare = false;
  /** The fault of a record whose end is not known: everything up to the next joint is part of it. */
  private lost: Fault | null = null;
  private seen = 0;
  private rescanned = 0;
  private commas = 0;
  private hasValues = false;
  /** Whether the bracket that ended the last record, a damaged one, may be that of the list. */
  private mayBeTaken = false;
  /** How often a comma between two records is missing, or stands where none may be. */
  strays = 0;
  /** Whether the list of records has been closed; always so where there is none. */
  isClosed: boolean;
  /** What follows the list. */
  tail = '';

  constructor(isList: boolean, taker: Taker) {
    this.isList = isList;
    this.isClosed = !isList;
    this.taker = taker;
  }

  push(chunk: string): void {
    this.seen += chunk.length;
    if (this.isList && this.isClosed) this.tail = (this.tail + chunk).slice(0, TAIL);
    else {
      const from = this.start === NONE ? this.at : this.start;
      this.text = this.text.slice(from) + chunk;
      this.at -= from;
      if (this.start !== NONE) this.start = 0;
      this.run();
    }
  }

  /** Says that the text has ended. True where it ends inside a record or before its list is closed. */
  finish(): boolean {
    if (this.start === NONE) return !this.isClosed && !this.mayBeTaken;
    this.joint.guess(this.text.slice(this.start, this.start + TAIL));
    while (this.start !== NONE && this.repair('broken')) this.run();
    if (this.start === NONE) return !this.isClosed;
    const piece = this.text.slice(this.start);
    const { isBare } = this;
    if (!isBare || this.taker.take(piece) !== null) this.taker.setAside(piece, this.lost ?? 'unfinished');
    this.start = NONE;
    return this.isList ? this.lost === null : !isBare;
  }

  private run(): void {
    for (;;) {
      if (this.lost !== null && !this.repair(this.lost)) return this.forget();
      if (this.start === NONE && !this.begin()) return;
      const end = this.endOfValue();
      if (end !== NONE) this.close(end);
      else if (this.lost === null && this.at - this.start <= BUDGET.jsonRecord) return;
      else if (this.lost === null && !this.repair('broken')) this.lose('large');
    }
  }

  /** Goes to the start of the next value; false where there is none yet, or none any more. */
  private begin(): boolean {
    const { text } = this;
    this.skipToValue();
    if (this.at === text.length) return false;
    const isTaken = this.mayBeTaken && this.commas === 0 && text[this.at] === '}';
    this.mayBeTaken = false;
    const isEnd = this.isList && (isTaken || text[this.at] === ']');
    const expected = this.isList && this.hasValues && !isEnd ? 1 : 0;
    if (this.commas !== expected) this.strays += 1;
    if (isEnd) this.closeList(isTaken ? this.at : this.at + 1);
    else this.restart(this.at);
    return !isEnd;
  }

  private skipToValue(): void {
    const { text } = this;
    for (; this.at < text.length; this.at += 1) {
      const code = text.charCodeAt(this.at);
      if (code === COMMA) this.commas += 1;
      else if (!isSpace(code)) return;
    }
  }

  private closeList(end: number): void {
    this.isClosed = true;
    this.tail = this.text.slice(end, end + TAIL);
    this.text = '';
    this.at = 0;
  }

  private restart(at: number): void {
    this.commas = 0;
    this.hasValues = true;
    this.start = at;
    this.at = at;
    this.depth = 0;
    this.isQuoted = false;
    this.isBare = !isOpening(this.text.charCodeAt(at)) && this.text.charCodeAt(at) !== QUOTE;
    this.lost = null;
  }

  /** The place after the value that has begun; none where it is not all there, or where its quotes are damaged. */
  private endOfValue(): number {
    const { text } = this;
    if (this.isBare) return this.endOfBare();
    let { at, depth, isQuoted } = this;
    let isEnd = false;
    for (; at < text.length && !isEnd && this.lost === null; at += 1) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) {
        isQuoted = !isQuoted;
        isEnd = !isQuoted && depth === 0;
      } else if (isQuoted) {
        if (code === BACKSLASH) at += 1;
        else if (code === LF) this.lose('broken');
      } else if (isOpening(code)) depth += 1;
      else if (isClosing(code)) {
        depth -= 1;
        isEnd = depth === 0;
      }
    }
    [this.at, this.depth, this.isQuoted] = [at, depth, isQuoted];
    return isEnd ? at : NONE;
  }

  /** The place after a value without brackets and quotes. */
  private endOfBare(): number {
    const { text } = this;
    let at = Math.max(this.at, this.start + 1);
    while (at < text.length && !endsBare(text.charCodeAt(at))) at += 1;
    this.at = at;
    return at < text.length ? at : NONE;
  }

  private close(end: number): void {
    const piece = this.text.slice(this.start, end);
    const fault = this.taker.take(piece);
    this.at = end;
    if (fault === null) {
      this.joint.learn(piece);
      this.start = NONE;
      return;
    }
    this.joint.guess(piece);
    const next = this.joint.next(piece, 1);
    if (next >= 0) this.cutAt(this.start + next, 'broken');
    else {
      this.taker.setAside(piece, fault);
      this.mayBeTaken = this.isList && piece.startsWith('{') && piece.endsWith(']');
      this.start = NONE;
    }
  }

  private lose(fault: Fault): void {
    this.lost = fault;
    this.joint.guess(this.text.slice(this.start, this.start + TAIL));
  }

  /** Ends a damaged record before the next joint; false where there is none in sight. */
  private repair(fault: Fault): boolean {
    const next = this.joint.next(this.text, this.start + 1);
    if (next < 0) return false;
    this.cutAt(next, fault);
    return true;
  }

  private cutAt(next: number, fault: Fault): void {
    this.rescanned += Math.max(0, this.at - next);
    if (this.rescanned > REPAIRS + 2 * this.seen) throw new Refusal(TOO_DAMAGED);
    this.taker.setAside(this.text.slice(this.start, next).replace(/[\s,]+$/, ''), fault);
    this.restart(next);
  }

  /** Lets go of the middle of a record that is lost and long. */
  private forget(): void {
    const length = this.text.length - this.start;
    if (length <= 2 * TAIL) return;
    this.text = this.text.slice(this.start, this.start + TAIL) + this.text.slice(-TAIL);
    this.start = 0;
    this.at = this.text.length;
  }
}
