import { byteAt, CR, CTRL_Z, hasAt, LF, NUL } from '../bytes';
import type { Encoding } from './encoding';
import { transcoderOf } from './transcoder';
import type { Transcoder } from './utf-8';

/** How a file's bytes become text. `cut`: it ends inside a character of UTF-8. `tail` is told how many NULs the text ended in. */
export type Decoding = { readonly encoding: Encoding; readonly skip: number; readonly cut: boolean; readonly tail: (nuls: number) => void };

const MARK = [0xef, 0xbb, 0xbf];
const NOTHING = new Uint8Array(0);

const isTail = (byte: number): boolean => byte === NUL || byte === CTRL_Z;
const isLineEnd = (byte: number): boolean => byte === LF || byte === CR;

/**
 * Keeps back what may be a file's tail: the NULs a broken copy ends in, and the Ctrl-Z of old systems. Inside a file
 * both are handed on, for a NUL in a cell sets its record aside.
 */
class Tail {
  private held: Uint8Array[] = [];

  *push(block: Uint8Array): Generator<Uint8Array> {
    let end = block.length;
    while (end > 0 && (isTail(byteAt(block, end - 1)) || isLineEnd(byteAt(block, end - 1)))) end -= 1;
    if (end > 0) {
      yield* this.held;
      this.held = [];
      yield block.subarray(0, end);
    }
    if (end < block.length) this.held.push(block.slice(end));
  }

  /** What of it was text after all: the line ends before the tail. `tell` hears how many NULs are left out. */
  rest(tell: (nuls: number) => void): Uint8Array {
    const bytes = new Uint8Array(this.held.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const part of this.held) {
      bytes.set(part, at);
      at += part.length;
    }
    let end = bytes.length;
    while (end > 0 && isTail(byteAt(bytes, end - 1))) end -= 1;
    tell(bytes.subarray(end).reduce((sum, byte) => sum + (byte === NUL ? 1 : 0), 0));
    return bytes.subarray(0, withoutLastCtrlZ(bytes, end));
  }
}

/** A Ctrl-Z on a line of its own counts as a tail even when that line is ended. */
function withoutLastCtrlZ(bytes: Uint8Array, end: number): number {
  let from = end;
  while (from > 0 && isLineEnd(byteAt(bytes, from - 1))) from -= 1;
  const ends = from;
  while (from > 0 && byteAt(bytes, from - 1) === CTRL_Z) from -= 1;
  return from < ends && from > 0 && isLineEnd(byteAt(bytes, from - 1)) ? from : end;
}

/** Drops marks from the front of decoded text, however many there are, until text has come. */
class Marks {
  private front: Uint8Array | null = NOTHING;

  push(block: Uint8Array, isLast: boolean): Uint8Array {
    if (this.front === null) return block;
    const joined = new Uint8Array(this.front.length + block.length);
    joined.set(this.front);
    joined.set(block, this.front.length);
    let from = 0;
    while (hasAt(joined, MARK, from)) from += MARK.length;
    const rest = joined.subarray(from);
    const isMore = !isLast && rest.length < MARK.length;
    this.front = isMore ? rest : null;
    return isMore ? NOTHING : rest;
  }
}

/**
 * A file's bytes as UTF-8 text, block by block, without byte order marks at its start and without NULs or a Ctrl-Z at
 * its end. What is no character has become a NUL and a DEL.
 */
export class BlockDecoder {
  private readonly transcoder: Transcoder;
  private readonly marks = new Marks();
  private readonly tail = new Tail();
  private readonly tell: Decoding['tail'];
  private toSkip: number;

  constructor({ encoding, skip, cut, tail }: Decoding) {
    this.transcoder = transcoderOf(encoding, cut);
    this.toSkip = skip;
    this.tell = tail;
  }

  push(block: Uint8Array): Iterable<Uint8Array> {
    const rest = this.toSkip === 0 ? block : block.subarray(this.toSkip);
    this.toSkip = 0;
    return this.tail.push(this.marks.push(this.transcoder.push(rest), false));
  }

  *end(): Generator<Uint8Array> {
    yield* this.tail.push(this.marks.push(this.transcoder.end(), true));
    yield this.tail.rest(this.tell);
  }
}

/** All blocks of a file as text. */
export async function* decoded(blocks: AsyncIterable<Uint8Array>, decoding: Decoding): AsyncGenerator<Uint8Array> {
  const decoder = new BlockDecoder(decoding);
  for await (const block of blocks) yield* decoder.push(block);
  yield* decoder.end();
}
