import { BUDGET } from '../../budget';
import { Refusal } from '../../byte-source';
import { ascii, byteAt, hasAt } from '../../bytes';
import { damaged } from './damage';
import { NameBook } from './name-book';
import { isSpace, Tag } from './xml-tag';
import { textOf, verbatimOf } from './xml-text';

/** Takes what an XML file holds, in its order. Names are without their prefix; an element that is closed at once is opened and closed. */
export type XmlTaker = {
  open(name: string, tag: Tag): void;
  close(name: string): void;
  text(text: () => string): void;
};

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const BANG = 0x21;
const QUESTION = 0x3f;
const DOUBLE = 0x22;
const SINGLE = 0x27;
const COMMENT = ascii('<!--');
const COMMENT_END = ascii('-->');
const VERBATIM = ascii('<![CDATA[');
const VERBATIM_END = ascii(']]>');
const INSTRUCTION_END = ascii('?>');
/** Short texts are looked through by hand, which is quicker than a call. */
const SHORT = 32;
/** More of a tag, or of anything else in a workbook that is of one piece, is an attack. */
const LONGEST_TAG = 1_000_000;
const MARKS = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];

const NO_WORKBOOK = 'a part of it is not written as XML';

/**
 * Reads XML in one pass without looking back, while it is being unpacked. It knows no entities but the five of XML, and
 * refuses a document type, which is where the others come from. It does not compare names of tags, only their number.
 */
export class XmlScanner {
  private readonly taker: XmlTaker;
  private readonly names = new NameBook();
  private readonly tag = new Tag();
  private bytes = new Uint8Array(0x10_0000);
  private from = 0;
  private to = 0;
  /** As many bytes must be there before it is worth to look again. */
  private wanted = 1;
  private depth = 0;
  private seen = 0;

  constructor(taker: XmlTaker) {
    this.taker = taker;
  }

  push(block: Uint8Array): void {
    if (this.seen === 0 && MARKS.some((mark) => hasAt(block, mark))) throw damaged('its text is not written in UTF-8');
    this.makeRoom(block.length);
    this.bytes.set(block, this.to);
    this.to += block.length;
    if (this.to - this.from < this.wanted) return;
    this.scan();
    this.wanted = 2 * (this.to - this.from);
  }

  /** Says that the part has ended. */
  finish(): void {
    this.scan();
    for (let at = this.from; at < this.to; at += 1) if (!isSpace(byteAt(this.bytes, at))) throw damaged('a part of it is cut off');
    if (this.depth !== 0 || this.seen === 0) throw damaged('a part of it is cut off');
  }

  private scan(): void {
    while (this.from < this.to) {
      const next = byteAt(this.bytes, this.from) === LESS ? this.markup() : this.plain();
      if (next < 0) return;
      this.from = next;
    }
  }

  /** Takes text up to the next tag; -1 where that is not yet there. */
  private plain(): number {
    const { bytes, from, to } = this;
    const near = Math.min(to, from + SHORT);
    let at = from;
    while (at < near && byteAt(bytes, at) !== LESS) at += 1;
    if (at === near) at = bytes.indexOf(LESS, at);
    if (at < 0 || at >= to) return -1;
    if (this.depth > 0) this.taker.text(() => textOf(bytes, from, at));
    return at;
  }

  private markup(): number {
    const { bytes, from, to } = this;
    if (from + 1 >= to) return -1;
    const kind = byteAt(bytes, from + 1);
    if (kind === QUESTION) return this.placeAfter(INSTRUCTION_END, from + 2);
    if (kind === BANG) return this.declaration();
    const end = this.tagEnd();
    if (end < 0) return -1;
    this.seen += 1;
    if (kind === SLASH) this.closed(from + 2, end);
    else this.opened(from + 1, end);
    return end + 1;
  }

  private declaration(): number {
    const { bytes, from, to } = this;
    if (hasAt(bytes, COMMENT, from)) return this.placeAfter(COMMENT_END, from + COMMENT.length);
    if (hasAt(bytes, VERBATIM, from)) {
      const start = from + VERBATIM.length;
      const next = this.placeAfter(VERBATIM_END, start);
      if (next >= 0 && this.depth > 0) this.taker.text(() => verbatimOf(bytes, start, next - VERBATIM_END.length));
      return next;
    }
    if (to - from < VERBATIM.length) return -1;
    throw new Refusal(
      'The workbook (XLSX) holds a document type declaration, which no spreadsheet writes and attacks use; save the sheet with the records as CSV UTF-8.',
    );
  }

  /** Where a tag ends: at the first `>` that stands in no quotes. */
  private tagEnd(): number {
    const { bytes, to } = this;
    let quote = 0;
    for (let at = this.from + 1; at < to; at += 1) {
      const byte = byteAt(bytes, at);
      if (quote !== 0) quote = byte === quote ? 0 : quote;
      else if (byte === GREATER) return at;
      else if (byte === DOUBLE || byte === SINGLE) quote = byte;
      else if (byte === LESS) throw damaged(NO_WORKBOOK);
    }
    if (to - this.from > LONGEST_TAG) throw damaged(NO_WORKBOOK);
    return -1;
  }

  private opened(from: number, end: number): void {
    const { bytes } = this;
    const isClosed = byteAt(bytes, end - 1) === SLASH;
    const to = isClosed ? end - 1 : end;
    const nameTo = this.names.endOf(bytes, from, to);
    const name = this.names.nameOf(bytes, from, nameTo);
    this.depth += 1;
    this.tag.set(bytes, nameTo, to);
    this.taker.open(name, this.tag);
    if (!isClosed) return;
    this.depth -= 1;
    this.taker.close(name);
  }

  private closed(from: number, end: number): void {
    this.depth -= 1;
    if (this.depth < 0) throw damaged(NO_WORKBOOK);
    this.taker.close(this.names.nameOf(this.bytes, from, this.names.endOf(this.bytes, from, end)));
  }

  private placeAfter(pattern: Uint8Array, from: number): number {
    const { bytes, to } = this;
    for (let at = bytes.indexOf(pattern[0] ?? 0, from); at >= 0 && at + pattern.length <= to; at = bytes.indexOf(pattern[0] ?? 0, at + 1)) {
      if (hasAt(bytes, pattern, at)) return at + pattern.length;
    }
    return -1;
  }

  private makeRoom(needed: number): void {
    if (this.to + needed <= this.bytes.length) return;
    const held = this.to - this.from;
    if (held > BUDGET.recordBytes) throw damaged('a single text in it is longer than any cell may be');
    if (held + needed > this.bytes.length) {
      const larger = new Uint8Array(2 * (held + needed));
      larger.set(this.bytes.subarray(this.from, this.to));
      this.bytes = larger;
    } else this.bytes.copyWithin(0, this.from, this.to);
    this.from = 0;
    this.to = held;
  }
}
