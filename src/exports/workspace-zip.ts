/** One file of a stored zip: its path, where it stands, how long it is, and its CRC-32 as a number. */
export type StoredEntry = { readonly path: string; readonly size: number; readonly crc: number };

const LOCAL = 0x0403_4b50;
const CENTRAL = 0x0201_4b50;
const END = 0x0605_4b50;
const LOCAL_LENGTH = 30;
const CENTRAL_LENGTH = 46;
export const END_LENGTH = 22;
/** Zip 1.0: nothing but stored files. */
const NEEDED = 10;
/** The first day that the format knows, so that the same workspace gives the same bytes. */
const FIRST_DAY = 0x0021;
/** Longer than any path of ours: `files/` and a SHA-256. */
const LONGEST_PATH = 80;
/** What the short form of a zip can count. */
export const MOST_BYTES = 0xffff_ffff;

const ascii = (path: string): Uint8Array => Uint8Array.from(path, (sign) => sign.charCodeAt(0));

/** The fields that stand alike beside a file and in the list at the end: from the version needed to the length of the extra. */
function writeFields(view: DataView, at: number, { path, size, crc }: StoredEntry): void {
  view.setUint16(at, NEEDED, true);
  view.setUint16(at + 8, FIRST_DAY, true);
  view.setUint32(at + 10, crc, true);
  view.setUint32(at + 14, size, true);
  view.setUint32(at + 18, size, true);
  view.setUint16(at + 22, path.length, true);
}

/** What stands before a stored file. */
export function localHeader(entry: StoredEntry): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(LOCAL_LENGTH + entry.path.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, LOCAL, true);
  writeFields(view, 4, entry);
  bytes.set(ascii(entry.path), LOCAL_LENGTH);
  return bytes;
}

/** Where the content of each file starts, one behind the other from the first byte on; the last number is where the list starts. */
export function placesOf(entries: readonly StoredEntry[]): { readonly contents: readonly number[]; readonly end: number } {
  let at = 0;
  const contents = entries.map(({ path, size }) => {
    const start = at + LOCAL_LENGTH + path.length;
    at = start + size;
    return start;
  });
  return { contents, end: at };
}

/** The list at the end of a zip, with the record that closes it. */
export function directoryOf(entries: readonly StoredEntry[]): Uint8Array<ArrayBuffer> {
  const { contents, end } = placesOf(entries);
  const length = entries.reduce((sum, { path }) => sum + CENTRAL_LENGTH + path.length, 0);
  const bytes = new Uint8Array(length + END_LENGTH);
  const view = new DataView(bytes.buffer);
  let at = 0;
  entries.forEach((entry, i) => {
    view.setUint32(at, CENTRAL, true);
    view.setUint16(at + 4, NEEDED, true);
    writeFields(view, at + 6, entry);
    view.setUint32(at + 42, (contents[i] ?? 0) - LOCAL_LENGTH - entry.path.length, true);
    bytes.set(ascii(entry.path), at + CENTRAL_LENGTH);
    at += CENTRAL_LENGTH + entry.path.length;
  });
  view.setUint32(at, END, true);
  view.setUint16(at + 8, entries.length, true);
  view.setUint16(at + 10, entries.length, true);
  view.setUint32(at + 12, length, true);
  view.setUint32(at + 16, end, true);
  return bytes;
}

const isSame = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, at) => byte === b[at]);

/** The files that a list says are there. Nothing of it is true before it was written anew and compared. */
function listedIn(directory: Uint8Array, count: number): readonly StoredEntry[] | null {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.length);
  const entries: StoredEntry[] = [];
  let at = 0;
  while (entries.length < count) {
    if (at + CENTRAL_LENGTH > directory.length - END_LENGTH) return null;
    const length = view.getUint16(at + 28, true);
    if (length > LONGEST_PATH) return null;
    const name = directory.subarray(at + CENTRAL_LENGTH, at + CENTRAL_LENGTH + length);
    entries.push({ path: String.fromCharCode(...name), size: view.getUint32(at + 24, true), crc: view.getUint32(at + 16, true) });
    at += CENTRAL_LENGTH + length;
  }
  return entries;
}

const bytesOf = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await blob.arrayBuffer());

export type FoundEntry = StoredEntry & { readonly content: Blob };

/**
 * The files of a zip that our own writer made, by their paths in its order; null for any other bytes. Every file is stored as it
 * is, one behind the other, so nothing can be unpacked into more than is there. All that stands around the files is written anew
 * from what the list says and compared byte for byte: what cannot be said twice, lie elsewhere or overlap. Contents are not read.
 */
export async function entriesOf(zip: Blob, mostEntries: number): Promise<readonly FoundEntry[] | null> {
  if (zip.size < END_LENGTH || zip.size > MOST_BYTES) return null;
  const end = await bytesOf(zip.slice(zip.size - END_LENGTH));
  const view = new DataView(end.buffer);
  const [count, length] = [view.getUint16(10, true), view.getUint32(12, true)];
  if (view.getUint32(0, true) !== END || count > mostEntries || length > count * (CENTRAL_LENGTH + LONGEST_PATH)) return null;
  if (length + END_LENGTH > zip.size) return null;
  const directory = await bytesOf(zip.slice(zip.size - END_LENGTH - length));
  const entries = listedIn(directory, count);
  if (entries === null || !isSame(directoryOf(entries), directory)) return null;
  const places = placesOf(entries);
  if (places.end + directory.length !== zip.size) return null;
  const found = entries.map((entry, at) => {
    const start = places.contents[at] ?? 0;
    return { ...entry, start, content: zip.slice(start, start + entry.size) };
  });
  for (const entry of found) {
    const header = localHeader(entry);
    if (!isSame(await bytesOf(zip.slice(entry.start - header.length, entry.start)), header)) return null;
  }
  return found;
}
