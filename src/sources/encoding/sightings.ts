import { byteAt, countAt } from '../bytes';

/**
 * What stands beside a byte: 0 nothing that is a word or a number, 1 a small letter, 2 a capital, 3 a digit, 4 a byte
 * beyond ASCII, 5 (only after it) the last letter of a word that is s, t, d or m, as after an apostrophe.
 */
export type Beside = 0 | 1 | 2 | 3 | 4 | 5;
const KINDS = 6;
const AFTER_APOSTROPHE = new Set([0x73, 0x74, 0x64, 0x6d]);

function besideOf(byte: number): Beside {
  if (byte >= 0x80) return 4;
  if (byte >= 0x61 && byte <= 0x7a) return 1;
  if (byte >= 0x41 && byte <= 0x5a) return 2;
  return byte >= 0x30 && byte <= 0x39 ? 3 : 0;
}

const BESIDE = Uint8Array.from({ length: 256 }, (_, byte) => besideOf(byte));
/** One byte beyond ASCII between two kinds of neighbours, and how often it stands so. */
export type Sighting = { readonly byte: number; readonly before: Beside; readonly after: Beside; readonly count: number };

/** The kind of what stands at a place; nothing beyond the block's end, which is at the same place however a file is read. */
function kindAfter(block: Uint8Array, at: number): number {
  if (at >= block.length) return 0;
  const byte = byteAt(block, at);
  const ends = at + 1 >= block.length || byteAt(BESIDE, byteAt(block, at + 1)) === 0;
  return ends && AFTER_APOSTROPHE.has(byte) ? 5 : byteAt(BESIDE, byte);
}

/** Counts bytes beyond ASCII by what stands on either side of them: the evidence for one single-byte encoding or another. */
export class Sightings {
  private readonly counts = new Uint32Array(128 * KINDS * KINDS);

  /** Notes the byte at a place; `last` is the byte before the block. Returns what stands after it. */
  note(block: Uint8Array, at: number, last: number): number {
    const before = byteAt(BESIDE, at > 0 ? byteAt(block, at - 1) : last);
    const after = kindAfter(block, at + 1);
    const place = ((byteAt(block, at) - 0x80) * KINDS + before) * KINDS + after;
    this.counts[place] = countAt(this.counts, place) + 1;
    return after;
  }

  all(): readonly Sighting[] {
    const seen: Sighting[] = [];
    for (let at = 0; at < this.counts.length; at += 1) {
      const count = countAt(this.counts, at);
      if (count === 0) continue;
      const before = Math.floor(at / KINDS) % KINDS;
      seen.push({ byte: 0x80 + Math.floor(at / (KINDS * KINDS)), before: before as Beside, after: (at % KINDS) as Beside, count });
    }
    return seen;
  }
}
