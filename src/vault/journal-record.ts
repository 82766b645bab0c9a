import { textOf } from './sealed';
import type { Digests } from './digests';

/**
 * A record of the journal: length of the payload (4 bytes, little-endian), CRC-32 (4), SHA-256 of the previous record
 * (32), payload (JSON). The CRC is over all but itself. The first record follows on its journal's number, so that a
 * record stands in one place of one journal only.
 */
export type JournalRecord = {
  readonly payload: unknown;
  /** Where the record ends, and its SHA-256 in hexadecimal digits. */
  readonly end: number;
  readonly head: string;
};

const HEADER = 40;
/** A payload is decisions of people; a longer one is a damaged length. */
const MOST = 64 * 1024 * 1024;

const bytesFrom = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

/** What the first record of a journal follows on. */
export const headOfNew = (digests: Digests, number: number): string => digests.sha256(`plumbline journal ${number}`);

function crcOf(digests: Digests, record: Uint8Array): Uint8Array {
  const covered = new Uint8Array(record.length - 4);
  covered.set(record.subarray(0, 4));
  covered.set(record.subarray(8), 4);
  return bytesFrom(digests.crc32(covered));
}

/** A payload as a record that follows on `head`, and the head that it makes. */
export function journalRecord(digests: Digests, head: string, payload: unknown): { readonly bytes: Uint8Array; readonly head: string } {
  const text = new TextEncoder().encode(JSON.stringify(payload));
  const bytes = new Uint8Array(HEADER + text.length);
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(bytesFrom(head), 8);
  bytes.set(text, HEADER);
  bytes.set(crcOf(digests, bytes), 4);
  return { bytes, head: digests.sha256(bytes) };
}

const equal = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, at) => byte === b[at]);

/** The record at an offset, or null where its length, CRC or chain does not hold. */
function recordAt(digests: Digests, bytes: Uint8Array, at: number, head: string): JournalRecord | null {
  if (at + HEADER > bytes.length) return null;
  const length = new DataView(bytes.buffer, bytes.byteOffset + at).getUint32(0, true);
  const end = at + HEADER + length;
  if (length > MOST || end > bytes.length) return null;
  const record = bytes.subarray(at, end);
  if (!equal(record.subarray(8, HEADER), bytesFrom(head))) return null;
  if (!equal(record.subarray(4, 8), crcOf(digests, record))) return null;
  const text = textOf(record.subarray(HEADER));
  if (text === null) return null;
  try {
    return { payload: JSON.parse(text) as unknown, end, head: digests.sha256(record) };
  } catch {
    return null;
  }
}

/** The records of a journal up to the last one that holds; what follows it is torn or damaged. */
export function journalRecords(digests: Digests, bytes: Uint8Array, number: number): readonly JournalRecord[] {
  const records: JournalRecord[] = [];
  let [at, head] = [0, headOfNew(digests, number)];
  for (;;) {
    const record = recordAt(digests, bytes, at, head);
    if (record === null) return records;
    records.push(record);
    ({ end: at, head } = record);
  }
}
