/** Bytes that have a meaning in delimited text. */
export const NUL = 0x00;
export const TAB = 0x09;
export const LF = 0x0a;
export const CR = 0x0d;
export const CTRL_Z = 0x1a;
export const QUOTE = 0x22;
export const APOSTROPHE = 0x27;
export const BACKSLASH = 0x5c;

/** The byte at a place that is known to exist. One array type only: a second one would make every scan several times slower. */
export const byteAt = (bytes: Uint8Array, at: number): number => bytes[at] ?? 0;

/** The whole number at a place that is known to exist. */
export const wholeAt = (numbers: Int32Array, at: number): number => numbers[at] ?? 0;

/** The count or code at a place that is known to exist. */
export const countAt = (counts: Uint32Array, at: number): number => counts[at] ?? 0;

/** Whether `bytes` has `pattern` at `from`. */
export function hasAt(bytes: Uint8Array, pattern: ArrayLike<number>, from = 0): boolean {
  if (from + pattern.length > bytes.length) return false;
  for (let i = 0; i < pattern.length; i += 1) {
    if (bytes[from + i] !== pattern[i]) return false;
  }
  return true;
}

/** Where `pattern` first stands in `bytes`, or -1. */
export function placeOf(bytes: Uint8Array, pattern: ArrayLike<number>): number {
  for (let at = bytes.indexOf(pattern[0] ?? 0); at >= 0; at = bytes.indexOf(pattern[0] ?? 0, at + 1)) {
    if (hasAt(bytes, pattern, at)) return at;
  }
  return -1;
}

/** ASCII text as bytes. */
export const ascii = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
