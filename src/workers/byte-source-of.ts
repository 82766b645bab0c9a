import type { ByteSource } from '../sources';
import type { SourceFile } from './intake-messages';

/** How much of a file is asked of the browser at a time: a whole number of the blocks that readers work on. */
const SLICE = 0x40_0000;

/** A file of the page as the readers want it: never read whole. */
export function byteSourceOf({ name, blob }: SourceFile): ByteSource {
  return { name, size: blob.size, open: () => slicesOf(blob) };
}

/** The next slice is asked for before the one at hand is worked on: the browser fetches it meanwhile. */
async function* slicesOf(blob: Blob): AsyncGenerator<Uint8Array> {
  let next: Promise<ArrayBuffer> | null = sliceAt(blob, 0);
  for (let at = SLICE; next !== null; at += SLICE) {
    const slice: ArrayBuffer = await next;
    next = at < blob.size ? sliceAt(blob, at) : null;
    yield new Uint8Array(slice);
  }
}

function sliceAt(blob: Blob, at: number): Promise<ArrayBuffer> {
  const slice = blob.slice(at, at + SLICE).arrayBuffer();
  // Where nobody comes for it any more, a failure is nobody's either.
  slice.catch(() => undefined);
  return slice;
}
