import { BUDGET } from '../../budget';
import { Refusal } from '../../byte-source';
import { hasAt } from '../../bytes';

/** One file of an archive as the directory at the archive's end states it. Nothing of it is true until it has been compared. */
export type ZipEntry = {
  /** The name byte for byte. */
  readonly name: Uint8Array;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  /** Bytes in the archive, and bytes once unpacked. */
  readonly packed: number;
  readonly size: number;
  /** Where the entry's own header stands. */
  readonly at: number;
};

/** Where the directory stands and how many entries it says it has. */
type End = { readonly count: number; readonly from: number; readonly to: number };

const END = [0x50, 0x4b, 0x05, 0x06];
const END_64 = [0x50, 0x4b, 0x06, 0x06];
const LOCATOR_64 = [0x50, 0x4b, 0x06, 0x07];
const ENTRY = [0x50, 0x4b, 0x01, 0x02];
const END_LENGTH = 22;
const LOCATOR_LENGTH = 20;
const ENTRY_LENGTH = 46;
const HEADER_LENGTH = 30;
const LONGEST_COMMENT = 0xffff;
const IN_EXTRA = 0xffff_ffff;
const SIZES_64 = 1;

/** For whatever is wrong with the list of contents. */
export const DAMAGED =
  'The zip archive or Excel workbook (XLSX) is damaged or not complete: the list of its contents, at its end, cannot be read; copy or export it again.';

const damaged = (): Refusal => new Refusal(DAMAGED);

function wholeOf(view: DataView, at: number): number {
  const value = Number(view.getBigUint64(at, true));
  if (!Number.isSafeInteger(value)) throw damaged();
  return value;
}

/** The record that ends the archive: its comment must reach exactly to the archive's last byte. */
function endAt(bytes: Uint8Array, view: DataView): number {
  const lowest = Math.max(0, bytes.length - END_LENGTH - LONGEST_COMMENT);
  for (let at = bytes.length - END_LENGTH; at >= lowest; at -= 1) {
    if (hasAt(bytes, END, at) && at + END_LENGTH + view.getUint16(at + 20, true) === bytes.length) return at;
  }
  throw damaged();
}

function endOf(bytes: Uint8Array, view: DataView): End {
  const at = endAt(bytes, view);
  const end = at >= LOCATOR_LENGTH && hasAt(bytes, LOCATOR_64, at - LOCATOR_LENGTH) ? endOf64(bytes, view, at) : shortEnd(view, at);
  if (end.from > end.to || end.to > bytes.length) throw damaged();
  return end;
}

function shortEnd(view: DataView, at: number): End {
  const size = view.getUint32(at + 12, true);
  const from = view.getUint32(at + 16, true);
  const isSplit = view.getUint16(at + 4, true) !== 0 || view.getUint16(at + 6, true) !== 0;
  if (isSplit) throw new Refusal('The zip archive is one part of several; join the parts, unpack them and load the files inside.');
  if (from + size !== at) throw damaged();
  return { count: view.getUint16(at + 10, true), from, to: at };
}

/** The same for archives in the long form, whose end is told by a locator right before the short one. */
function endOf64(bytes: Uint8Array, view: DataView, short: number): End {
  const at = wholeOf(view, short - LOCATOR_LENGTH + 8);
  if (!hasAt(bytes, END_64, at) || at + 56 > short) throw damaged();
  const from = wholeOf(view, at + 48);
  if (from + wholeOf(view, at + 40) !== at) throw damaged();
  return { count: wholeOf(view, at + 32), from, to: at };
}

/** The long form of what does not fit into the short fields, in the order of the fields that say so. */
function longFields(view: DataView, from: number, to: number): () => number {
  for (let at = from; at + 4 <= to;) {
    const end = at + 4 + view.getUint16(at + 2, true);
    if (view.getUint16(at, true) !== SIZES_64) {
      at = end;
      continue;
    }
    let next = at + 4;
    return () => {
      if (next + 8 > Math.min(end, to)) throw damaged();
      next += 8;
      return wholeOf(view, next - 8);
    };
  }
  return () => {
    throw damaged();
  };
}

function entryAt(bytes: Uint8Array, view: DataView, at: number): { readonly entry: ZipEntry; readonly next: number } {
  const nameEnd = at + ENTRY_LENGTH + view.getUint16(at + 28, true);
  const extraEnd = nameEnd + view.getUint16(at + 30, true);
  const next = extraEnd + view.getUint16(at + 32, true);
  if (next > bytes.length) throw damaged();
  const long = longFields(view, nameEnd, extraEnd);
  const field = (place: number): number => {
    const value = view.getUint32(at + place, true);
    return value === IN_EXTRA ? long() : value;
  };
  const [size, packed, header] = [field(24), field(20), field(42)];
  const entry = {
    name: bytes.subarray(at + ENTRY_LENGTH, nameEnd),
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packed,
    size,
    at: header,
  };
  return { entry, next };
}

/** Entries that lie over each other unpack the same bytes again and again. */
function refuseOverlaps(entries: readonly ZipEntry[], end: number): void {
  const byPlace = entries.toSorted((one, other) => one.at - other.at);
  byPlace.forEach((entry, i) => {
    const next = byPlace[i + 1]?.at ?? end;
    if (entry.at + HEADER_LENGTH + entry.name.length + entry.packed > next) throw damaged();
  });
}

/**
 * The entries of a zip archive by its own directory, short form or long (zip64). Throws a Refusal where the directory is
 * broken, holds more entries than it says or than are read here, or has entries that overlap.
 */
export function readDirectory(bytes: Uint8Array): readonly ZipEntry[] {
  if (bytes.length < END_LENGTH) throw damaged();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = endOf(bytes, view);
  if (end.count > BUDGET.archiveEntries) {
    throw new Refusal(
      `The archive holds ${end.count} files, and at most ${BUDGET.archiveEntries} are read at once; unpack it and load the files that hold records.`,
    );
  }
  const entries: ZipEntry[] = [];
  let at = end.from;
  for (; at < end.to;) {
    if (!hasAt(bytes, ENTRY, at) || at + ENTRY_LENGTH > end.to || entries.length === end.count) throw damaged();
    const { entry, next } = entryAt(bytes, view, at);
    entries.push(entry);
    at = next;
  }
  if (at !== end.to || entries.length !== end.count) throw damaged();
  refuseOverlaps(entries, end.from);
  return entries;
}
