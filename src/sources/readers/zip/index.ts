import { Stopped, Refusal, type SourceEntry } from '../../byte-source';
import { sentenceOf } from '../../refused';
import { Account, type Job, type SourceReader } from '../job';
import { readWorkbook } from '../workbook';
import { openArchive, openEntry, progressIn, stretchesOf, type Archive } from './archive';
import { labelsOf } from './label';
import { packageKind } from './package-kind';

const SENTENCES = {
  binaryWorkbook: 'The file is a binary Excel workbook (.xlsb); save it as XLSX, or the sheet with the records as CSV UTF-8.',
  openDocument: 'The file is an OpenDocument file; save the sheet with the records as XLSX or CSV UTF-8.',
  document: 'The file is an Office document that is no workbook; save the table with the records as XLSX or CSV UTF-8.',
} as const;
const NESTED = 'The file is a zip archive inside another; unpack it and load the files inside.';
const HOLDS_NOTHING = 'The zip archive holds no files; pack the exports again.';

/**
 * A reader of zip archives and of what is one: a workbook is read as such, an archive of files gives one entry for each
 * file inside. `inner` reads those; null where the archive is itself inside another, and is refused.
 */
export const zipReader =
  (inner: SourceReader | null): SourceReader =>
  async (job) => {
    const archive = await openArchive(job);
    const kind = packageKind(archive.entries);
    if (kind === 'workbook') return readWorkbook(job, archive);
    if (kind !== 'files') throw new Refusal(SENTENCES[kind]);
    if (inner === null) throw new Refusal(NESTED);
    if (archive.entries.length === 0) throw new Refusal(HOLDS_NOTHING);
    return readEntries(job, archive, inner);
  };

async function readEntries(job: Job, archive: Archive, inner: SourceReader): Promise<readonly SourceEntry[]> {
  const labels = labelsOf(archive.entries);
  const stretches = stretchesOf(job.size, archive.entries);
  const read: SourceEntry[] = [];
  let before = 0;
  for (const [i, entry] of archive.entries.entries()) {
    const stretch = stretches[i] ?? { from: 0, length: 0 };
    const tell = progressIn(job.options.progress, stretch, entry.size);
    const progress = (bytes: number, records: number): void => tell(bytes, before + records);
    const file = `${job.file}!${labels[i] ?? ''}`;
    const options = { ...job.options, progress };
    const found = await readEntry({ file, size: entry.size, options, open: openEntry(archive, entry, job.options.stop) }, inner);
    read.push(...found);
    before += recordsIn(found);
    progress(entry.size, 0);
  }
  return read;
}

const recordsIn = (entries: readonly SourceEntry[]): number =>
  entries.reduce((sum, entry) => sum + (entry.kind === 'records' ? entry.raw.recordCount : 0), 0);

/** One file of an archive; whatever is wrong with it becomes its refusal, and the next is read all the same. */
async function readEntry(job: Job, inner: SourceReader): Promise<readonly SourceEntry[]> {
  try {
    return await inner(job);
  } catch (error) {
    if (error instanceof Stopped) throw error;
    return [{ kind: 'refused', file: job.file, ...(await identityOf(job)), error: sentenceOf(error) }];
  }
}

/** Hash and length of an entry that was refused, where it can be unpacked at all. */
async function identityOf(job: Job): Promise<Pick<Archive, 'sha256' | 'bytes'>> {
  const account = new Account();
  try {
    for await (const block of job.open(account.tap)) job.options.progress(account.bytes - block.length, 0);
    return { sha256: account.sha256(), bytes: account.bytes };
  } catch (error) {
    if (error instanceof Stopped) throw error;
    return { sha256: '' as Archive['sha256'], bytes: job.size };
  }
}
