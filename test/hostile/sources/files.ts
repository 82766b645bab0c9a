import type { RawTable } from '../../../src/core/admission';
import { readSource, type ByteSource, type SourceEntry } from '../../../src/sources';

/** A file in memory, handed over in pieces of a chosen size. */
export function fileOf(
  content: string | Uint8Array,
  { name = 'deals.csv', piece = 0x1_0000 }: { readonly name?: string; readonly piece?: number } = {},
): ByteSource {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  async function* open(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
  }
  return { name, size: bytes.length, open };
}

/** Reads a file that nobody stops. */
export async function read(source: ByteSource, answers: ReadonlyMap<string, string> = new Map()): Promise<SourceEntry> {
  const [entry, ...more] = await readSource(source, { stop: { aborted: false }, progress: () => {}, answers });
  if (entry === undefined || more.length > 0) throw new Error('one file gives one entry');
  return entry;
}

/** Reads a file that must hold records. */
export async function readRecords(content: string | Uint8Array, answers?: ReadonlyMap<string, string>): Promise<RawTable> {
  const entry = await read(fileOf(content), answers);
  if (entry.kind !== 'records') throw new Error(entry.kind === 'refused' ? `refused: ${entry.error}` : entry.kind);
  return entry.raw;
}

/** Reads a file that must be refused, and returns the sentence. */
export async function readRefusal(content: string | Uint8Array, name?: string): Promise<string> {
  const entry = await read(fileOf(content, name === undefined ? {} : { name }));
  if (entry.kind !== 'refused') throw new Error(`not refused but ${entry.kind}`);
  return entry.error;
}

/** The regular records as rows of text. */
export const rowsOf = (raw: RawTable): readonly (readonly string[])[] =>
  Array.from({ length: raw.rows }, (_, row) => raw.columns.map(({ codes, values }) => values[codes[row] ?? -1] ?? '(no value)'));

/** What is odd, as `line fault`. */
export const oddOf = (raw: RawTable): readonly string[] => raw.odd.map(({ line, fault }) => `${line} ${fault}`);

/** Twenty ordinary deals under a header, comma-separated, without a final line end. */
export const HEADER = 'Id,Name,Stage,Amount,Close Date';
export const deal = (i: number): string =>
  `006${i},Deal ${i},${i % 3 === 0 ? 'Closed Won' : 'Prospecting'},${i * 100}.50,2025-0${(i % 9) + 1}-15`;
export const deals = (count: number): readonly string[] => Array.from({ length: count }, (_, i) => deal(i + 1));
export const table = (count = 20, end = '\n'): string => [HEADER, ...deals(count)].join(end) + end;
