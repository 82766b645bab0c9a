import { zipSync, type Zippable } from 'fflate';
import { readSource, type SourceEntry } from '../../../src/sources';
import { fileOf } from './files';

/** Reads an archive and gives all of its entries. */
export const readAll = (
  content: Uint8Array,
  name = 'export.zip',
  answers: ReadonlyMap<string, string> = new Map(),
): Promise<readonly SourceEntry[]> => readSource(fileOf(content, { name }), { stop: { aborted: false }, progress: () => {}, answers });

/** What each entry became: its name with its number of records, or the sentence of its refusal. */
export const told = (entries: readonly SourceEntry[]): readonly string[] =>
  entries.map((entry) => {
    if (entry.kind === 'records') return `${entry.raw.file}: ${entry.raw.rows} rows`;
    return entry.kind === 'refused' ? `${entry.file}: ${entry.error}` : `${entry.file}: definitions`;
  });

export const zipOf = (files: Zippable): Uint8Array => zipSync(files, { level: 6 });

const END = 0x0605_4b50;
const ENTRY = 0x0201_4b50;

/** Where the record at the archive's end stands, and where each entry of its directory does. */
export function placesOf(archive: Uint8Array): { readonly end: number; readonly entries: readonly number[] } {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.length);
  let end = archive.length - 22;
  while (view.getUint32(end, true) !== END) end -= 1;
  const entries: number[] = [];
  for (let at = view.getUint32(end + 16, true); view.getUint32(at, true) === ENTRY;) {
    entries.push(at);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return { end, entries };
}

/** The archive with a field of a directory entry set; 2 or 4 bytes. With `both`, the entry's own header says the same. */
export function patched(
  archive: Uint8Array,
  field: { readonly entry: number; readonly at: number; readonly length: 2 | 4; readonly local?: number },
  value: number,
): Uint8Array {
  const bytes = archive.slice();
  const view = new DataView(bytes.buffer);
  const place = placesOf(bytes).entries[field.entry] ?? 0;
  const set = (at: number): void => {
    if (field.length === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
  };
  set(place + field.at);
  if (field.local !== undefined) set(view.getUint32(place + 42, true) + field.local);
  return bytes;
}

/** Fields of a directory entry, with their places in the entry's own header. */
export const FIELDS = {
  flags: { at: 8, local: 6, length: 2 },
  method: { at: 10, local: 8, length: 2 },
  crc: { at: 16, local: 14, length: 4 },
  packed: { at: 20, local: 18, length: 4 },
  size: { at: 24, local: 22, length: 4 },
} as const;
