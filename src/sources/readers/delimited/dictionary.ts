import { byteAt, countAt, wholeAt } from '../../bytes';
import { grownCounts } from './growth';
import { RECORDS } from './record-batch';
import { copyTo, emptyText, grownText, hashOf, standsAt, type Text } from './text';
import type { Values } from './values';

/** What `warm` finds on its way. */
const codes = new Int32Array(RECORDS);
/** From here on slots do not stay in the processor's cache. */
const LARGE = 0x4000;

/**
 * Every distinct cell of a column once, as bytes end to end, with the code of each. Strings are made only at the end,
 * which is what keeps a million rows fast and small. The hash is seeded by chance, so that no file can be written to
 * make its cells collide; codes go by where a value first stands, whatever the seed.
 */
export class Dictionary {
  private arena = emptyText(256);
  private bounds: Uint32Array = new Uint32Array(17);
  /** Pairs of a hash and a code plus one, so that a look costs one line of the cache; code 0 is free. */
  private slots = new Int32Array(64);
  private count = 0;
  /** The code of the empty cell, by far the commonest one in many columns; -1 where none has come. */
  private blank = -1;
  /** Never read: it only keeps `warm` from being optimised away. */
  seen = 0;
  private readonly seed: number;

  constructor(seed: number) {
    this.seed = seed;
  }

  /** Whether slots have to be fetched from memory: then it pays to `warm` those of many cells at once. */
  get isLarge(): boolean {
    return this.slots.length >= LARGE;
  }

  hashOf(text: Text, from: number, to: number): number {
    return hashOf(text, from, to, this.seed);
  }

  /**
   * Looks at all that many hashes lead to, and does nothing with it. Without it each look into a large dictionary waits
   * for memory by itself, thrice: for its slot, its bounds and its bytes. Here the waits overlap, which makes a million
   * ids twice as fast.
   */
  warm(hashes: Int32Array, count: number): void {
    const { slots, bounds } = this;
    const { bytes } = this.arena;
    const mask = slots.length - 1;
    let seen = 0;
    for (let i = 0; i < count; i += 1) {
      const slot = (wholeAt(hashes, i) << 1) & mask;
      codes[i] = wholeAt(slots, slot) === wholeAt(hashes, i) ? wholeAt(slots, slot + 1) : 0;
    }
    for (let i = 0; i < count; i += 1) codes[i] = countAt(bounds, wholeAt(codes, i));
    for (let i = 0; i < count; i += 1) seen ^= byteAt(bytes, wholeAt(codes, i));
    this.seen = seen;
  }

  /** The code of the empty cell. */
  codeOfBlank(): number {
    if (this.blank < 0) this.blank = this.codeOf(this.arena, 0, 0, this.hashOf(this.arena, 0, 0));
    return this.blank;
  }

  /** The code of the bytes that have this hash, which is new where they are. */
  codeOf(text: Text, from: number, to: number, hash: number): number {
    const { slots } = this;
    const mask = slots.length - 1;
    let slot = (hash << 1) & mask;
    for (let code = wholeAt(slots, slot + 1); code !== 0; code = wholeAt(slots, slot + 1)) {
      if (wholeAt(slots, slot) === hash && this.isValue(code - 1, text, from, to)) return code - 1;
      slot = (slot + 2) & mask;
    }
    slots[slot] = hash;
    slots[slot + 1] = this.count + 1;
    return this.add(text, from, to);
  }

  /** Every value once, in the order of codes. The dictionary is spent. */
  values(): Values {
    const bounds = this.bounds.slice(0, this.count + 1);
    return { bytes: this.arena.bytes.slice(0, countAt(bounds, this.count)), bounds };
  }

  private isValue(code: number, text: Text, from: number, to: number): boolean {
    const at = countAt(this.bounds, code);
    return countAt(this.bounds, code + 1) - at === to - from && standsAt(this.arena, at, text, from, to);
  }

  private add(text: Text, from: number, to: number): number {
    const code = this.count;
    const start = countAt(this.bounds, code);
    const end = start + to - from;
    if (end > this.arena.room) this.arena = grownText(this.arena, end);
    copyTo(this.arena, start, text, from, to);
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
