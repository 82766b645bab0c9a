import type { Sha256 } from '../core/model';
import { blocksOf } from './blocks';
import { allowFile } from './budget';
import { Stopped, type ByteSource, type SourceEntry, type SourceOptions } from './byte-source';
import { READERS } from './readers';
import { readByContent } from './readers/by-content';
import { Account, type Job, type Tap } from './readers/job';
import { sentenceOf } from './refused';
import { readyToHash } from './sha-256';

export { Stopped, type ByteSource, type SourceEntry, type SourceOptions, type SourceProgress } from './byte-source';

/**
 * Reads one file: what its bytes say it is, then its records. One entry for a plain file, one for each file of an
 * archive. A broken file is an entry with a sentence, never an error. Throws `Stopped` alone, when `stop` says so.
 */
export async function readSource(source: ByteSource, options: SourceOptions): Promise<readonly SourceEntry[]> {
  try {
    allowFile(source.size);
    await readyToHash();
    return await entriesOf(source, options);
  } catch (error) {
    if (error instanceof Stopped) throw error;
    return [{ kind: 'refused', file: source.name, ...(await identityOf(source, options)), error: sentenceOf(error) }];
  }
}

async function entriesOf(source: ByteSource, options: SourceOptions): Promise<readonly SourceEntry[]> {
  const pieces = (tap: Tap): AsyncIterable<Uint8Array> => tapped(source.open(), tap);
  const plain: Job = { file: source.name, size: source.size, options, open: (tap) => blocksOf(pieces(tap), options.stop) };
  return readByContent(plain, READERS);
}

async function* tapped(pieces: AsyncIterable<Uint8Array>, tap: Tap): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    // Node's Buffer is a class of its own, and two classes in one loop cost a third of its speed.
    const plain = new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength);
    tap(plain);
    yield plain;
  }
}

/** Hash and length of a refused file, where it is small enough and can be read at all. */
async function identityOf(source: ByteSource, options: SourceOptions): Promise<{ readonly sha256: Sha256; readonly bytes: number }> {
  try {
    allowFile(source.size);
    const account = new Account();
    for await (const block of blocksOf(source.open(), options.stop)) {
      account.tap(block);
      options.progress(Math.min(account.bytes, source.size), 0);
    }
    return { sha256: account.sha256(), bytes: account.bytes };
  } catch (error) {
    if (error instanceof Stopped) throw error;
    return { sha256: '' as Sha256, bytes: source.size };
  }
}
