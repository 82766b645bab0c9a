import { Refusal, type SourceEntry } from '../../byte-source';
import type { Job } from '../job';
import { progressIn, stretchesOf, type Archive } from '../zip/archive';
import type { ZipEntry } from '../zip/directory';
import type { CellKey } from './cell-value';
import { cellStylesOf } from './cell-styles';
import { contentsOf, type Contents } from './contents';
import { PackageParts } from './package-parts';
import { chooseSheet, type SurveyedSheet } from './sheet-choice';
import { SheetHead } from './sheet-head';
import { shapeOf } from './sheet-layout';
import { SheetScanner } from './sheet-scanner';
import { SheetTable, type SheetRecords } from './sheet-table';
import { sharedTextsOf } from './shared-texts';

type Told = { readonly stage: (part: ZipEntry) => (bytes: number, records: number) => void };

/** Progress by the parts that are read to their end: the shared texts, then the sheet. */
function watchOf(job: Job, parts: readonly ZipEntry[]): Told['stage'] {
  const stretches = stretchesOf(job.size, parts);
  return (part) => {
    const stretch = stretches[parts.indexOf(part)] ?? { from: 0, length: 0 };
    return progressIn(job.options.progress, stretch, part.size);
  };
}

/**
 * Reads a workbook (XLSX, XLSM) whose archive is open: one sheet of it, row by row while it is unpacked. Macros, formulas
 * and pictures are passed over; what a formula last gave is its cell's value. `lines` are the rows of the sheet.
 */
export async function readWorkbook(job: Job, archive: Archive): Promise<readonly SourceEntry[]> {
  const parts = new PackageParts(archive, job.options.stop);
  const contents = await contentsOf(parts);
  if (contents.sheets.length === 0)
    throw new Refusal('The workbook has no sheet with cells; save the table with the records as CSV UTF-8.');
  const key = await keyOf(job, parts, contents);
  const surveyed: SurveyedSheet[] = [];
  for (const sheet of contents.sheets) surveyed.push({ sheet, shape: shapeOf((await headOf(parts, sheet.part, key)).rows) });
  const { sheet, layout, notices, questions } = chooseSheet(surveyed, job.options.answers);
  const records = await recordsOf(job, parts, { key, texts: contents.texts, part: sheet.part, table: new SheetTable(layout) });
  const { sha256, bytes } = archive;
  const { header, headerLine } = layout;
  const raw = { file: job.file, sha256, bytes, header, headerLine, ...records, notices: [...notices, ...records.notices], questions };
  return [{ kind: 'records', raw }];
}

async function keyOf(job: Job, parts: PackageParts, { texts, styles, sheets, is1904 }: Contents): Promise<CellKey> {
  const shown = await cellStylesOf(parts, styles);
  const largest = sheets.map(({ part }) => part).toSorted((one, other) => other.packed - one.packed)[0];
  const tell = texts === null || largest === undefined ? null : watchOf(job, [texts, largest])(texts);
  return { styles: shown, is1904, texts: await sharedTextsOf(parts, texts, (bytes) => tell?.(bytes, 0)) };
}

async function headOf(parts: PackageParts, part: ZipEntry, key: CellKey): Promise<SheetHead> {
  const head = new SheetHead();
  await parts.read(part, new SheetScanner(key, head), () => head.isEnough);
  return head;
}

type Making = { readonly key: CellKey; readonly texts: ZipEntry | null; readonly part: ZipEntry; readonly table: SheetTable };

async function recordsOf(job: Job, parts: PackageParts, { key, texts, part, table }: Making): Promise<SheetRecords> {
  const tell = watchOf(job, texts === null ? [part] : [texts, part])(part);
  await parts.read(part, new SheetScanner(key, table), (bytes) => {
    tell(bytes, table.records);
    return false;
  });
  return table.finish();
}
