import { Refusal } from './byte-source';

/** What one file may cost. Beyond it a file is refused before or while it is read; the page must stay alive. */
export const BUDGET = {
  /** Codes and dictionaries of a file this long still fit beside an engine in a tab's memory. */
  fileBytes: 1_500_000_000,
  unpackedBytes: 1_500_000_000,
  /** A packed file that grows by more than this is a bomb; exports shrink to a fifth, very repetitive ones to a fiftieth. */
  unpackedRatio: 200,
  /** Under this size the ratio says nothing. */
  unpackedFloor: 16_000_000,
  /** A quote that is not closed within this many bytes counts as never closed. */
  recordBytes: 32_000_000,
  definitionsBytes: 16_000_000,
  /** Records that are set aside are kept one by one, with their words; more of them are no table. */
  oddRecords: 1_000_000,
  /** Columns of a file that names its cells itself; beyond it the names are data and no columns. */
  namedColumns: 5_000,
  /** Rows and cells of such a file, which may say in a few bytes that it holds billions. */
  namedRows: 16_000_000,
  namedCells: 200_000_000,
  /** Characters of one JSON record, and how deep it may be nested. */
  jsonRecord: 4_000_000,
  jsonDepth: 100,
  /** A Parquet file says at its end where its columns are, so that it is held as a whole; and what it says there. */
  parquetBytes: 800_000_000,
  parquetFooter: 16_000_000,
  parquetPage: 256_000_000,
  /** An archive says at its end what it holds, so that it is held as a whole; what it unpacks into is not. */
  archiveBytes: 400_000_000,
  archiveUnpacked: 1_000_000_000,
  archiveEntries: 1_000,
  /** The rectangle from the first cell of a sheet to its last: a sheet of a few bytes may name a cell far away. */
  sheetCells: 40_000_000,
  /** Texts that the sheets of a workbook share, and all of their characters. */
  sharedTexts: 8_000_000,
  sharedCharacters: 256_000_000,
  /** What a workbook says of its sheets and styles is read as a whole. */
  workbookPart: 32_000_000,
} as const;

const inGigabytes = (bytes: number): string => `${(bytes / 1_000_000_000).toFixed(1)} GB`;

/** Refuses a file whose size alone says that it cannot be held. */
export function allowFile(bytes: number): void {
  if (bytes <= BUDGET.fileBytes) return;
  throw new Refusal(
    `The file has ${inGigabytes(bytes)}, and at most ${inGigabytes(BUDGET.fileBytes)} can be read here; export fewer columns or a shorter time.`,
  );
}

/** Whether a packed file of one size can honestly hold so much. */
export const mayUnpack = (packed: number, unpacked: number): boolean =>
  unpacked <= Math.min(BUDGET.unpackedBytes, Math.max(BUDGET.unpackedFloor, packed * BUDGET.unpackedRatio));

/** Refuses a packed file that unpacks into more than its size can honestly hold. */
export function allowUnpacked(packed: number, unpacked: number): void {
  if (mayUnpack(packed, unpacked)) return;
  throw new Refusal(
    `The file unpacks into far more than its ${packed} bytes should hold; unpack it yourself and load the file inside, if you trust it.`,
  );
}

/** Refuses an archive or workbook that cannot be held as a whole. */
export function allowArchive(bytes: number): void {
  if (bytes <= BUDGET.archiveBytes) return;
  throw new Refusal(
    `The archive or workbook has over ${inGigabytes(BUDGET.archiveBytes)}; unpack it and load the files inside, or save the sheet with the records as CSV UTF-8.`,
  );
}

/** Whether packed bytes grow by more than a file of records does. */
export const isSwollen = (packed: number, unpacked: number): boolean => unpacked > packed * BUDGET.unpackedRatio;

/** The refusal of a file in an archive that lies beyond what is unpacked of it. */
export function beyondArchive(packed: number, unpacked: number): Refusal {
  if (isSwollen(packed, unpacked)) {
    return new Refusal(
      `The file unpacks into far more than its ${packed} bytes in the archive should hold; unpack it yourself and load the file inside, if you trust it.`,
    );
  }
  return new Refusal(
    `The archive or workbook unpacks into more than ${inGigabytes(BUDGET.archiveUnpacked)}, and this file lies beyond that; unpack it and load the file inside by itself.`,
  );
}
