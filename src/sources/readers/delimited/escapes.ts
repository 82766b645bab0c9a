import { BACKSLASH, byteAt } from '../../bytes';
import type { Dialect } from './dialect';

/** Writes a cell without its escapes into `into`, which has room for it, and returns how long it is. */
export function unescaped(
  dialect: Dialect,
  cell: { readonly bytes: Uint8Array; readonly from: number; readonly to: number },
  into: Uint8Array,
): number {
  let length = 0;
  for (let i = cell.from; i < cell.to; i += 1) {
    if (i + 1 < cell.to && isEscape(dialect, byteAt(cell.bytes, i), byteAt(cell.bytes, i + 1))) i += 1;
    into[length] = byteAt(cell.bytes, i);
    length += 1;
  }
  return length;
}

/** Whether the first of two bytes only says that the second is meant as it is. */
function isEscape({ quote, backslash }: Dialect, byte: number, next: number): boolean {
  if (!backslash) return byte === quote && next === quote;
  return byte === BACKSLASH && (next === quote || next === BACKSLASH);
}
