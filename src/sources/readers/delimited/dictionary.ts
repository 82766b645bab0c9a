import { byteAt, countAt, wholeAt } from '../../bytes';
import { grownBytes, grownCounts } from './growth';

const DECODED_AT_ONCE = 0x80_0000;
/** From here on slots do not stay in the processor's cache. */
const LARGE = 0x4000;

/** Bytes with a view of the same bytes, four of which are hashed at a time. */
export type Text = { readonly bytes: Uint8Array; readonly view: DataView };

/** Bytes ready to be looked up. */
export const textOf = (bytes: Uint8Array): Text => ({ bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length) });

/**
 * Every distinct cell of a column once, as bytes end to end, with the code of each. Strings are made only at the end,
 * which is what keeps a million rows fast and small. The hash is seeded with the file's own, so that no file can be
 * written to make its cells collide.
 */
export class Dictionary {
  private arena: Uint8Array = new Uint8Array(256);
  private bounds: Uint32Array = new Uint32Array(17);
  /** Pairs of a hash and a code plus one, so that a look costs one line of the cache; code 0 is free. */
  private slots = new Int32Array(64);
  private count = 0;
  /** Never read: it only keeps `warm` from being optimised away. */
  seen = 0;
  private readonly seed: number;

  constructor(seed: number) {
    this.seed = seed;
  }

  hashOf(text: Text, from: number, to: number): number {
    return hashOf(text, from, to, this.seed);
  }

  /**
   * Looks at the slots of many hashes at once, and at nothing else. Without it each look into a large dictionary waits
   * for memory by itself; here the waits overlap, which makes a million ids twice as fast.
   */
  warm(hashes: Int32Array, count: number): void {
    const { slots } = this;
    if (slots.length < LARGE) return;
    const mask = slots.length - 1;
    let seen = 0;
    for (let i = 0; i < count; i += 1) seen ^= wholeAt(slots, (wholeAt(hashes, i) << 1) & mask);
    this.seen = seen;
  }

  /** The code of the bytes that have this hash, which is new where they are. */
  codeOf({ bytes }: Text, from: number, to: number, hash: number): number {
    const { slots } = this;
    const mask = slots.length - 1;
    let slot = (hash << 1) & mask;
    for (let code = wholeAt(slots, slot + 1); code !== 0; code = wholeAt(slots, slot + 1)) {
      if (wholeAt(slots, slot) === hash && this.isValue(code - 1, bytes, from, to)) return code - 1;
      slot = (slot + 2) & mask;
    }
    slots[slot] = hash;
    slots[slot + 1] = this.count + 1;
    return this.add(bytes, from, to);
  }

  /** Decodes the arena in a few large pieces and cuts it, which is many times faster than decoding value by value. */
  values(): readonly string[] {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const values: string[] = [];
    for (let first = 0; first < this.count;) {
      const base = countAt(this.bounds, first);
      let next = first + 1;
      while (next < this.count && countAt(this.bounds, next + 1) - base <= DECODED_AT_ONCE) next += 1;
      const text = decoder.decode(this.arena.subarray(base, countAt(this.bounds, next)));
      const isAscii = text.length === countAt(this.bounds, next) - base;
      let at = 0;
      for (let code = first; code < next; code += 1) {
        const [from, to] = [countAt(this.bounds, code), countAt(this.bounds, code + 1)];
        const length = isAscii ? to - from : lengthOf(this.arena, from, to);
        values.push(text.slice(at, at + length));
        at += length;
      }
      first = next;
    }
    return values;
  }

  private isValue(code: number, bytes: Uint8Array, from: number, to: number): boolean {
    const { arena } = this;
    let at = countAt(this.bounds, code);
    if (countAt(this.bounds, code + 1) - at !== to - from) return false;
    for (let i = from; i < to; i += 1, at += 1) {
      if (byteAt(arena, at) !== byteAt(bytes, i)) return false;
    }
    return true;
  }

  private add(bytes: Uint8Array, from: number, to: number): number {
    const code = this.count;
    const start = countAt(this.bounds, code);
    const end = start + to - from;
    if (end > this.arena.length) this.arena = grownBytes(this.arena, end);
    const { arena } = this;
    for (let i = from, at = start; i < to; i += 1, at += 1) arena[at] = byteAt(bytes, i);
    if (code + 2 > this.bounds.length) this.bounds = grownCounts(this.bounds, code + 2);
    this.bounds[code + 1] = end;
    this.count += 1;
    if (this.count * 4 > this.slots.length) this.growSlots();
    return code;
  }

  private growSlots(): void {
    const old = this.slots;
    const slots = new Int32Array(old.length * 4);
    const mask = slots.length - 1;
    for (let from = 0; from < old.length; from += 2) {
      if (wholeAt(old, from + 1) === 0) continue;
      let slot = (wholeAt(old, from) << 1) & mask;
      while (wholeAt(slots, slot + 1) !== 0) slot = (slot + 2) & mask;
      slots[slot] = wholeAt(old, from);
      slots[slot + 1] = wholeAt(old, from + 1);
    }
    this.slots = slots;
  }
}

/** A hash of some bytes, four at a time; by multiplying and turning, and mixed at the end, as xxHash and Murmur do. */
function hashOf({ bytes, view }: Text, from: number, to: number, seed: number): number {
  let hash = seed ^ (to - from);
  let i = from;
  for (; i + 4 <= to; i += 4) {
    hash = Math.imul(hash ^ view.getInt32(i, true), 0x9e37_79b1);
    hash = (hash << 13) | (hash >>> 19);
  }
  for (; i < to; i += 1) hash = Math.imul(hash ^ byteAt(bytes, i), 0x9e37_79b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85eb_ca6b);
  return hash ^ (hash >>> 13);
}

/** How many UTF-16 units UTF-8 bytes make: one a character, two where it has four bytes. */
function lengthOf(bytes: Uint8Array, from: number, to: number): number {
  let length = 0;
  for (let i = from; i < to; i += 1) {
    const byte = byteAt(bytes, i);
    if ((byte & 0xc0) !== 0x80) length += byte >= 0xf0 ? 2 : 1;
  }
  return length;
}
