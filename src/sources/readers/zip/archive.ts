import type { Sha256 } from '../../../core/model';
import { blocksOf } from '../../blocks';
import { allowArchive, beyondArchive, BUDGET, isSwollen } from '../../budget';
import type { SourceProgress } from '../../byte-source';
import { Account, type Job, type Tap } from '../job';
import { contentOf } from './content';
import { readDirectory, type ZipEntry } from './directory';
import { isFile } from './label';

/** A zip archive in memory, its directory read. `allowed`: what may be unpacked of it. `sha256`, `bytes`: of the file itself. */
export type Archive = {
  readonly content: Uint8Array;
  readonly entries: readonly ZipEntry[];
  readonly allowed: ReadonlySet<ZipEntry>;
  readonly sha256: Sha256;
  readonly bytes: number;
};

/** What gathering an archive is worth of the whole way through it. */
export const GATHERING = 0.25;

/** A directory stands at the end of its archive, and entries are read in an order of their own: the archive must be at hand as a whole. */
async function gathered(job: Job, account: Account): Promise<Uint8Array> {
  allowArchive(job.size);
  let content = new Uint8Array(job.size);
  let length = 0;
  for await (const block of job.open(account.tap)) {
    allowArchive(length + block.length);
    if (length + block.length > content.length) {
      const larger = new Uint8Array(2 * (length + block.length));
      larger.set(content.subarray(0, length));
      content = larger;
    }
    content.set(block, length);
    length += block.length;
    job.options.progress(Math.floor(Math.min(account.bytes, job.size) * GATHERING), 0);
  }
  return content.subarray(0, length);
}

/**
 * The entries that may be unpacked, as far as the budget reaches: those first that grow least, so that a bomb crowds out
 * no honest file. All that grow by more than records do share one small budget, or many of them would be a bomb together.
 */
function allowedAmong(entries: readonly ZipEntry[]): ReadonlySet<ZipEntry> {
  const growth = ({ size, packed }: ZipEntry): number => size / Math.max(1, packed);
  const allowed = new Set<ZipEntry>();
  let left: number = BUDGET.archiveUnpacked;
  let leftSwollen: number = BUDGET.unpackedFloor;
  for (const entry of entries.toSorted((one, other) => growth(one) - growth(other))) {
    const swollen = isSwollen(entry.packed, entry.size) ? entry.size : 0;
    if (entry.size > left || swollen > leftSwollen) continue;
    left -= entry.size;
    leftSwollen -= swollen;
    allowed.add(entry);
  }
  return allowed;
}

/** Gathers a file and reads its directory. Throws a Refusal for what is no sound archive, or is larger than can be held. */
export async function openArchive(job: Job): Promise<Archive> {
  const account = new Account();
  const content = await gathered(job, account);
  const entries = readDirectory(content).filter(isFile);
  return { content, entries, allowed: allowedAmong(entries), sha256: account.sha256(), bytes: account.bytes };
}

/** Where in the file's way the work on one entry lies, in bytes of the file. */
export type Stretch = { readonly from: number; readonly length: number };

/** The stretch of each entry: as long as it is packed, behind the gathering. */
export function stretchesOf(size: number, entries: readonly ZipEntry[]): readonly Stretch[] {
  const total = entries.reduce((sum, { packed }) => sum + packed, 0);
  let from = size * GATHERING;
  return entries.map(({ packed }) => {
    const stretch = { from, length: total === 0 ? 0 : (packed / total) * size * (1 - GATHERING) };
    from += stretch.length;
    return stretch;
  });
}

/** Progress within a stretch, told as progress of the file, and never less than before. `done`: bytes of an entry of `of` bytes. */
export function progressIn(tell: SourceProgress, { from, length }: Stretch, of: number): SourceProgress {
  let furthest = 0;
  return (done, records) => {
    furthest = Math.max(furthest, of === 0 ? 1 : Math.min(1, done / of));
    tell(Math.floor(from + length * furthest), records);
  };
}

/** The content of an entry as the content of a file, in blocks of one size. */
export function openEntry(archive: Archive, entry: ZipEntry, stop: Job['options']['stop']): Job['open'] {
  return (tap) => {
    if (!archive.allowed.has(entry)) throw beyondArchive(entry.packed, entry.size);
    return blocksOf(watched(contentOf(archive.content, entry), tap), stop);
  };
}

async function* watched(pieces: Iterable<Uint8Array>, tap: Tap): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) {
    tap(piece);
    yield piece;
  }
}
