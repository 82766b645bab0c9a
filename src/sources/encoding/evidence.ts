import { byteAt, NUL, wholeAt } from '../bytes';
import { Sightings } from './sightings';
import { Utf8Walk } from './utf-8';

/** Tab, line feed, form feed, return, U+0001 (a separator) and Ctrl-Z stand in text; NUL is counted apart. */
const IN_TEXT = new Set([0x01, 0x09, 0x0a, 0x0c, 0x0d, 0x1a]);
/** What ends a cell; a bar, a caret or a tilde may be half a character of an Asian encoding. */
const CELL_ENDS = new Set([0x01, 0x09, 0x0a, 0x0d, 0x22, 0x2c, 0x3b]);
const SAMPLES_A_BYTE = 3;
const SAMPLE_REACH = 30;

const wordsOf = (block: Uint8Array): Int32Array =>
  block.byteOffset % 4 === 0 ? new Int32Array(block.buffer, block.byteOffset, block.length >> 2) : wordsOf(block.slice());

/** Whether four bytes at once are all of 20 to 7F: most of a file is passed over so. */
const isPlain = (word: number): boolean => ((word | (word - 0x2020_2020)) & 0x8080_8080) === 0;

/**
 * What the bytes of a whole file say about its encoding. Feed it every block in order, then ask. It must see all of a
 * file: a bad byte in the last line counts as much as one in the first.
 */
export class Evidence {
  length = 0;
  /** Bytes of 0x80 and above. */
  high = 0;
  /** Of those, how many are followed by another. */
  highPairs = 0;
  /** Control characters that no text has. */
  controls = 0;
  /** Characters of more than one byte that are right UTF-8, and places that are not. */
  whole = 0;
  broken = 0;
  /** U+FFFD written out in UTF-8: characters that were lost before the file was made. */
  lost = 0;
  nulTail = 0;
  /** A few cells that hold bytes beyond ASCII, and a few around places that are not UTF-8. */
  readonly samples: Uint8Array[] = [];
  readonly brokenSamples: Uint8Array[] = [];
  /** Every byte beyond ASCII with its neighbours. */
  readonly sightings = new Sightings();
  private readonly nuls = [0, 0, 0, 0];
  private readonly sampled = new Uint8Array(256);
  private readonly walk = new Utf8Walk();
  private last = 0;

  update(block: Uint8Array): void {
    const words = wordsOf(block);
    for (let i = 0; i < block.length; i += 4) {
      if (i + 4 > block.length || this.walk.need > 0 || !this.passesOver(wholeAt(words, i >> 2))) this.noteFour(block, i);
    }
    if (block.length > 0) this.last = byteAt(block, block.length - 1);
    this.length += block.length;
    let tail = 0;
    while (tail < block.length && block[block.length - 1 - tail] === NUL) tail += 1;
    this.nulTail = tail === block.length ? this.nulTail + tail : tail;
  }

  /** Whether the last character of the file is only begun. */
  get endsInside(): boolean {
    return this.walk.need > 0;
  }

  /** How many NULs stand at places whose number leaves `rest` when divided by four, a NUL tail aside. */
  nulsAt(rest: number): number {
    const from = this.length - this.nulTail;
    const inTail = Math.floor((this.length - 1 - rest) / 4) - Math.floor((from - 1 - rest) / 4);
    return (this.nuls[rest] ?? 0) - inTail;
  }

  /** Takes four bytes at once where they are plain text or, as in bombs and tails, all NUL. */
  private passesOver(word: number): boolean {
    if (isPlain(word)) return true;
    if (word !== 0) return false;
    for (let rest = 0; rest < 4; rest += 1) this.nuls[rest] = (this.nuls[rest] ?? 0) + 1;
    return true;
  }

  private noteFour(block: Uint8Array, from: number): void {
    const to = Math.min(from + 4, block.length);
    for (let i = from; i < to; i += 1) {
      const byte = byteAt(block, i);
      if (byte < 0x20) this.noteControl(byte, this.length + i);
      else if (byte >= 0x80) this.noteHigh(block, i);
      else if (this.walk.need > 0) this.noteUtf8(block, i);
    }
  }

  private noteControl(byte: number, at: number): void {
    if (byte === NUL) this.nuls[at % 4] = (this.nuls[at % 4] ?? 0) + 1;
    else if (!IN_TEXT.has(byte)) this.controls += 1;
    if (this.walk.need > 0) {
      this.walk.take(byte);
      this.broken += 1;
    }
  }

  private noteHigh(block: Uint8Array, i: number): void {
    const byte = byteAt(block, i);
    this.noteUtf8(block, i);
    const after = this.sightings.note(block, i, this.last);
    this.high += 1;
    if (after === 4) this.highPairs += 1;
    if (byteAt(this.sampled, byte) >= SAMPLES_A_BYTE) return;
    this.sampled[byte] = byteAt(this.sampled, byte) + 1;
    this.samples.push(cellAround(block, i));
  }

  private noteUtf8(block: Uint8Array, i: number): void {
    const byte = byteAt(block, i);
    let taken = this.walk.take(byte);
    if (taken === 'broken') {
      this.noteBroken(block, i - 1);
      taken = this.walk.take(byte);
    }
    if (taken === 'stray') this.noteBroken(block, i);
    if (taken !== 'whole' || byte < 0x80) return;
    this.whole += 1;
    if (byte === 0xbd && i >= 2 && block[i - 1] === 0xbf && block[i - 2] === 0xef) this.lost += 1;
  }

  private noteBroken(block: Uint8Array, at: number): void {
    this.broken += 1;
    if (at >= 0 && this.brokenSamples.length < SAMPLES_A_BYTE) this.brokenSamples.push(cellAround(block, at));
  }
}

/** The bytes around a place, up to what ends a cell in most dialects, or thirty either side. */
function cellAround(block: Uint8Array, at: number): Uint8Array {
  let from = at;
  let to = at + 1;
  while (from > 0 && at - from < SAMPLE_REACH && !CELL_ENDS.has(byteAt(block, from - 1))) from -= 1;
  while (to < block.length && to - at < SAMPLE_REACH && !CELL_ENDS.has(byteAt(block, to))) to += 1;
  return block.slice(from, to);
}
