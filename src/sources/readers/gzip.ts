import type { Stop } from '../../core/model';
import { blocksOf, heed } from '../blocks';
import { allowUnpacked, mayUnpack } from '../budget';
import { Refusal, Stopped } from '../byte-source';
import { unwatched, type Job, type Tap } from './job';

/** One sentence for all of it: where Node says nothing, browsers say no more than that something is wrong. */
const BROKEN =
  'The gzip file is damaged, not complete, made of several parts, or has bytes after its end; copy it again, or unpack it and load the file inside.';
const LENGTH_BYTES = 4;

/** Counts what goes into the unpacker and remembers the last four bytes, which hold the length of what comes out. */
class Trailer {
  packed = 0;
  private last: readonly number[] = [];

  note(piece: Uint8Array): void {
    this.packed += piece.length;
    this.last = [...this.last, ...piece.subarray(-LENGTH_BYTES)].slice(-LENGTH_BYTES);
  }

  get length(): number {
    return this.last.reduceRight((sum, byte) => sum * 256 + byte, 0);
  }
}

async function feed(pieces: AsyncIterable<Uint8Array>, into: WritableStreamDefaultWriter<BufferSource>, note: Tap): Promise<void> {
  try {
    for await (const piece of pieces) {
      note(piece);
      await into.write(piece.slice());
    }
    await into.close();
  } catch (error) {
    await into.abort(error).catch(() => {});
    throw error;
  }
}

/**
 * Unpacks gzip while it is read. Node takes several members or bytes after the end without a word where browsers fail:
 * the decoded length must be the one the file's last four bytes state. Refuses bombs by size and ratio.
 */
export async function* unpacked(pieces: AsyncIterable<Uint8Array>, size: number, stop: Stop): AsyncGenerator<Uint8Array> {
  const stream = new DecompressionStream('gzip');
  const trailer = new Trailer();
  let failure: unknown = null;
  const fed = feed(pieces, stream.writable.getWriter(), (piece) => trailer.note(piece)).catch((error: unknown) => {
    failure ??= error;
  });
  const reader = stream.readable.getReader();
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      heed(stop);
      length += value.length;
      allowUnpacked(size, length);
      yield value;
    }
    await fed;
  } catch (error) {
    throw failureOf(failure, error);
  } finally {
    reader.cancel().catch(() => {});
  }
  if (length % 0x1_0000_0000 !== trailer.length) throw new Refusal(BROKEN);
}

/** A stop, or a file that broke while it was read, is told as what it is; anything else is a damaged gzip file. */
function failureOf(fed: unknown, read: unknown): unknown {
  if (read instanceof Stopped || read instanceof Refusal) return read;
  return fed instanceof Stopped || fed instanceof Refusal ? fed : new Refusal(BROKEN);
}

/**
 * Refuses a bomb before any of it is read as records. Where the file's own last bytes state more than it may unpack into,
 * it is unpacked to the limit and thrown away: a file that was cut ends in bytes that state anything, and is told as damaged.
 */
export async function allowGzip(job: Job): Promise<void> {
  const trailer = new Trailer();
  for await (const piece of job.open(unwatched)) trailer.note(piece);
  if (mayUnpack(trailer.packed, trailer.length)) return;
  for await (const _ of unpacked(job.open(unwatched), job.size, job.options.stop));
}

/** The same file, with what is inside the gzip as its content. */
export function unpackedJob(job: Job, pieces: (tap: Tap) => AsyncIterable<Uint8Array>): Job {
  const { stop } = job.options;
  return { ...job, open: (tap) => blocksOf(unpacked(pieces(tap), job.size, stop), stop) };
}
