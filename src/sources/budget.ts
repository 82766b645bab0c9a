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
} as const;

const inGigabytes = (bytes: number): string => `${(bytes / 1_000_000_000).toFixed(1)} GB`;

/** Refuses a file whose size alone says that it cannot be held. */
export function allowFile(bytes: number): void {
  if (bytes <= BUDGET.fileBytes) return;
  throw new Refusal(
    `The file has ${inGigabytes(bytes)}, and at most ${inGigabytes(BUDGET.fileBytes)} can be read here; export fewer columns or a shorter time.`,
  );
}

/** Refuses a packed file that unpacks into more than its size can honestly hold. */
export function allowUnpacked(packed: number, unpacked: number): void {
  const most = Math.min(BUDGET.unpackedBytes, Math.max(BUDGET.unpackedFloor, packed * BUDGET.unpackedRatio));
  if (unpacked <= most) return;
  throw new Refusal(
    `The file unpacks into far more than its ${packed} bytes should hold; unpack it yourself and load the file inside, if you trust it.`,
  );
}
