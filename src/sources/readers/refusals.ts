import { ascii, placeOf } from '../bytes';
import { Refusal } from '../byte-source';
import type { FileKind } from '../identify';
import { unwatched, type Job, type SourceReader } from './job';

/** Files that are told by their first bytes and not read: what each is, and what to do. */
const SENTENCES = {
  empty: 'The file is empty; export the records again.',
  gzip: 'The file is a gzip file inside another; unpack it and load the file inside.',
  pdf: 'The file is a PDF document, which holds no records; export the report as CSV instead of printing it.',
  image: 'The file is a picture, which holds no records; export the report as CSV instead of taking a picture of it.',
  archive: 'The file is an archive of a kind that is not read here; unpack it and load the files inside.',
  database: 'The file is an SQLite database; export the table with the records as CSV.',
  arrow: 'The file is an Arrow (Feather) file; export the records as CSV.',
  rtf: 'The file is a text document (RTF); export the records as CSV.',
  html: 'The file is a web page (HTML), such as a login page or a report saved as .xls; export the records as CSV.',
  xml: 'The file is XML; export the records as CSV.',
  pointer: 'The file is a git-lfs pointer, not the data itself; fetch the data (git lfs pull) and load that.',
  sylk: 'The file is a SYLK spreadsheet; open it in a spreadsheet and save it as CSV UTF-8.',
  json: 'The file is JSON without a list of records, and no workspace definitions of this product; export the records as a list, each with its names, or as CSV.',
} as const satisfies Partial<Record<FileKind, string>>;

export type RefusedKind = keyof typeof SENTENCES;

/** The refusal of a kind of file that is not read. */
export const refusalOf = (kind: RefusedKind): Refusal => new Refusal(SENTENCES[kind]);

export const isRefused = (kind: FileKind): kind is RefusedKind => kind in SENTENCES;

/** A reader that refuses what it is given. */
export const refuses =
  (kind: RefusedKind): SourceReader =>
  () =>
    Promise.reject(refusalOf(kind));

/** In two-byte text, as the directory has it. */
const ENCRYPTED = ascii(Array.from('EncryptedPackage').join('\0'));
const LOOKED_THROUGH = 32_000_000;

/** Old Office files and encrypted new ones share their first bytes; the second say so somewhere in their directory. */
export async function refuseCompound(job: Job): Promise<never> {
  let seen = 0;
  for await (const block of job.open(unwatched)) {
    if (placeOf(block, ENCRYPTED) >= 0) {
      throw new Refusal('The file is a password-protected Office file; save a copy without the password, as CSV UTF-8, and load that.');
    }
    seen += block.length;
    if (seen > LOOKED_THROUGH) break;
  }
  throw new Refusal('The file is an old Excel workbook (.xls); open it in a spreadsheet and save it as CSV UTF-8.');
}
