import type { Fault } from '../../../core/admission';
import { BUDGET } from '../../budget';
import { measureOf } from './measure';
import type { Taker } from './record-cutter';

const BREAK = /\r\n|\r|\n/g;

/** Cuts text into lines, each of which is a record; a broken line is set aside, and no other with it. A final line end begins no line. */
export class LineCutter {
  private readonly taker: Taker;
  private rest = '';
  private isLong = false;

  constructor(taker: Taker) {
    this.taker = taker;
  }

  push(chunk: string): void {
    const text = this.rest + chunk;
    // A return at the very end may be the first half of a line end.
    const end = text.endsWith('\r') ? text.length - 1 : text.length;
    let from = 0;
    BREAK.lastIndex = 0;
    for (let found = BREAK.exec(text); found !== null && found.index < end; found = BREAK.exec(text)) {
      this.line(text.slice(from, found.index), false);
      from = found.index + found[0].length;
    }
    this.rest = text.slice(from);
    if (this.rest.length > BUDGET.jsonRecord) {
      this.isLong = true;
      this.rest = this.rest.slice(0, BUDGET.jsonRecord / 100) + (this.rest.endsWith('\r') ? '\r' : '');
    }
  }

  /** Says that the text has ended. True where it ends inside a record. */
  finish(): boolean {
    const last = this.rest.replace(/\r$/, '');
    this.rest = '';
    return last !== '' && this.line(last, true);
  }

  /** Hands a line on; true where it is the last and not whole. */
  private line(text: string, isLast: boolean): boolean {
    const fault = this.faultOf(text);
    this.isLong = false;
    const isCut = isLast && fault === 'broken' && !measureOf(text).isWhole;
    if (fault !== null) this.taker.setAside(text, isCut ? 'unfinished' : fault);
    return isCut;
  }

  /** Why a line is no record; null where it has been taken. */
  private faultOf(text: string): Fault | null {
    if (this.isLong) return 'large';
    return text.trim() === '' ? 'blank' : this.taker.take(text);
  }
}
