import { byteAt, countAt } from '../../bytes';

const DECODED_AT_ONCE = 0x80_0000;

/** Values as UTF-8 end to end: the value of code n reaches from `bounds[n]` to `bounds[n + 1]`. */
export type Values = { readonly bytes: Uint8Array; readonly bounds: Uint32Array };

/** The values as strings: a few large pieces are decoded and cut, which is many times faster than value by value. */
export function valuesOf({ bytes, bounds }: Values): readonly string[] {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const count = bounds.length - 1;
  const values: string[] = [];
  for (let first = 0; first < count;) {
    const base = countAt(bounds, first);
    let next = first + 1;
    while (next < count && countAt(bounds, next + 1) - base <= DECODED_AT_ONCE) next += 1;
    const text = decoder.decode(bytes.subarray(base, countAt(bounds, next)));
    const isAscii = text.length === countAt(bounds, next) - base;
    let at = 0;
    for (let code = first; code < next; code += 1) {
      const [from, to] = [countAt(bounds, code), countAt(bounds, code + 1)];
      const length = isAscii ? to - from : lengthOf(bytes, from, to);
      values.push(text.slice(at, at + length));
      at += length;
    }
    first = next;
  }
  return values;
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
