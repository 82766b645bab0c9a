import type { Stop } from '../core/model';
import { Stopped } from './byte-source';

/** How many bytes are worked on at a time. */
export const BLOCK = 0x4_0000;
const BUSY_MS = 100;

/** Ends the reading once the asker has gone away. */
export function heed(stop: Stop): void {
  if (stop.aborted) throw new Stopped();
}

/** A turn of the event loop: a microtask would not let a message with a stop in. */
const turn = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 0);
  });

/** Lets other work run when this one has been busy for a while. */
export class Pace {
  private since = performance.now();

  async keep(stop: Stop): Promise<void> {
    heed(stop);
    if (performance.now() - this.since < BUSY_MS) return;
    await turn();
    heed(stop);
    this.since = performance.now();
  }
}

/**
 * The same bytes in blocks of one size, the last one shorter, so that nothing found in a file depends on how it was
 * handed over. Looks at `stop` before each block and lets other work run now and then. A block is good only until the
 * next is asked for: whoever keeps bytes copies them.
 */
export async function* blocksOf(pieces: AsyncIterable<Uint8Array>, stop: Stop): AsyncGenerator<Uint8Array> {
  const pace = new Pace();
  const block = new Uint8Array(BLOCK);
  let held = 0;
  for await (const piece of pieces) {
    for (let at = 0; at < piece.length;) {
      await pace.keep(stop);
      const part = piece.subarray(at, at + BLOCK - held);
      at += part.length;
      if (part.length === BLOCK) yield part;
      else {
        block.set(part, held);
        held += part.length;
      }
      if (held === BLOCK) {
        yield block;
        held = 0;
      }
    }
  }
  heed(stop);
  if (held > 0) yield block.subarray(0, held);
}

/** The first bytes of a stream, at most `count`; the stream is closed. */
export async function firstOf(pieces: AsyncIterable<Uint8Array>, count: number): Promise<Uint8Array> {
  const head = new Uint8Array(count);
  let held = 0;
  for await (const piece of pieces) {
    const part = piece.subarray(0, count - held);
    head.set(part, held);
    held += part.length;
    if (held === count) break;
  }
  return head.subarray(0, held);
}
