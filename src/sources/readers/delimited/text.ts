/** So many bytes more than are used: the last word of a cell may reach over its end. */
export const OVERHANG = 4;

/**
 * Bytes that are hashed, compared and copied four at a time. `room`: how many of them may be used; after those there is
 * an overhang, which holds anything.
 */
export type Text = { readonly bytes: Uint8Array; readonly view: DataView; readonly room: number };

/** Bytes as text; the last few of them are its overhang. */
export const textOf = (bytes: Uint8Array): Text => ({
  bytes,
  view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length),
  room: bytes.length - OVERHANG,
});

/** Room for so many bytes. */
export const emptyText = (room: number): Text => textOf(new Uint8Array(room + OVERHANG));

/** A copy with room for at least `needed` bytes, and for twice as many as before. */
export function grownText(text: Text, needed: number): Text {
  const larger = emptyText(Math.max(needed, text.room * 2));
  larger.bytes.set(text.bytes);
  return larger;
}

/** Which bits of a word belong to a cell that ends so many bytes (0 to 3) into it. */
const restOf = (length: number): number => (1 << ((length & 3) << 3)) - 1;

/** A seeded hash of some bytes; by multiplying and turning, and mixed at the end, as xxHash and Murmur do. */
export function hashOf({ view }: Text, from: number, to: number, seed: number): number {
  let hash = seed ^ (to - from);
  let i = from;
  for (const last = to - 4; i <= last; i += 4) {
    hash = Math.imul(hash ^ view.getInt32(i, true), 0x9e37_79b1);
    hash = (hash << 13) | (hash >>> 19);
  }
  hash = Math.imul(hash ^ (view.getInt32(i, true) & restOf(to - from)), 0x9e37_79b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85eb_ca6b);
  return hash ^ (hash >>> 13);
}

/** Whether the bytes from `from` to `to` stand in another text too, at a place of it. */
export function standsAt(other: Text, at: number, { view }: Text, from: number, to: number): boolean {
  const { view: known } = other;
  let i = from;
  let place = at;
  for (const last = to - 4; i <= last; i += 4, place += 4) {
    if (known.getInt32(place, true) !== view.getInt32(i, true)) return false;
  }
  return ((known.getInt32(place, true) ^ view.getInt32(i, true)) & restOf(to - from)) === 0;
}

/** Copies the bytes from `from` to `to` to a place of another text, and up to three more behind them. */
export function copyTo(other: Text, at: number, { view }: Text, from: number, to: number): void {
  const { view: into } = other;
  for (let i = from, place = at; i < to; i += 4, place += 4) into.setInt32(place, view.getInt32(i, true), true);
}
