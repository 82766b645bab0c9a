import { damaged } from './damage';

/** Bytes of a page, and how far they are read; as the decoders want it. */
export type PageReader = { readonly view: DataView; offset: number };

const BITS = 7;

/** The next number of a page, seven bits a byte, and the place after it. */
function numberAt(view: DataView, from: number): { readonly number: number; readonly next: number } {
  let number = 0;
  for (let at = from, factor = 1; at < view.byteLength && factor < 2 ** 35; at += 1, factor *= 2 ** BITS) {
    const byte = view.getUint8(at);
    number += (byte & 0x7f) * factor;
    if (byte < 0x80) return { number, next: at + 1 };
  }
  throw damaged('a page of it ends too early');
}

/**
 * Refuses runs that say they are longer than the page: the decoder writes as many values as a run says, and four bytes
 * can say two billion. `width`: the bits of a value; `count`: how many values there are.
 */
export function allowRuns({ view, offset }: PageReader, width: number, count: number): void {
  let at = offset;
  for (let seen = 0; seen < count;) {
    const { number, next } = numberAt(view, at);
    const isPacked = number % 2 === 1;
    const length = Math.floor(number / 2);
    if (!isPacked && length > count - seen) throw damaged('a page of it repeats a value more often than it has rows');
    seen += isPacked ? 8 * length : length;
    at = next + (isPacked ? width * length : Math.ceil(width / 8));
  }
}

const MOST_PARTS = 1024;
const MOST_IN_BLOCK = 0x10_0000;

/** Refuses blocks of differences that are cut into more parts than any writer makes. */
export function allowDeltas({ view, offset }: PageReader): void {
  const block = numberAt(view, offset);
  const parts = numberAt(view, block.next);
  if (parts.number < 1 || parts.number > MOST_PARTS || block.number > MOST_IN_BLOCK || block.number % (8 * parts.number) !== 0)
    throw damaged('a page of it is cut into impossible parts');
}
