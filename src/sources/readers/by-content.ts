import { firstOf } from '../blocks';
import type { SourceEntry } from '../byte-source';
import { identify, type FileKind } from '../identify';
import { allowGzip, unpackedJob } from './gzip';
import { unwatched, type Job, type SourceReader } from './job';
import { refusalOf } from './refusals';

const HEAD = 0x1_0000;

/** Who reads which kind of file, gzip aside, which is read through. */
export type Readers = Readonly<Record<Exclude<FileKind, 'gzip'>, SourceReader>>;

/** Hands a file, or a file inside another, to the reader of what its bytes say it is. */
export async function readByContent(plain: Job, readers: Readers): Promise<readonly SourceEntry[]> {
  const kind = identify(await firstOf(plain.open(unwatched), HEAD));
  if (kind !== 'gzip') return readers[kind](plain);
  await allowGzip(plain);
  const job = unpackedJob(plain, plain.open);
  const inner = identify(await firstOf(job.open(unwatched), HEAD));
  if (inner === 'gzip') throw refusalOf('gzip');
  return readers[inner](job);
}
