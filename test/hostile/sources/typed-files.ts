import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { BOOLEAN_CELL, DATE_CELL, NUMBER_CELL, type RawTable } from '../../../src/core/admission';
import { fileOf, read } from './files';

/** Reads a file of a given name that must hold records. */
export async function recordsOf(content: string | Uint8Array, name: string): Promise<RawTable> {
  const entry = await read(fileOf(content, { name }));
  if (entry.kind !== 'records') throw new Error(entry.kind === 'refused' ? `refused: ${entry.error}` : entry.kind);
  return entry.raw;
}

const MARKS: ReadonlyMap<number, string> = new Map([
  [NUMBER_CELL, '#'],
  [DATE_CELL, '@'],
  [BOOLEAN_CELL, '?'],
]);

/** The rows with each cell marked by its kind: `#` a number, `@` a date, `?` true or false, nothing for text. */
export const typedRowsOf = (raw: RawTable): readonly string[] =>
  Array.from({ length: raw.rows }, (_, row) =>
    raw.columns
      .map(({ codes, values, kinds }) => {
        const code = codes[row] ?? -1;
        return (MARKS.get(kinds?.[code] ?? 0) ?? '') + (values[code] ?? '(no value)');
      })
      .join(' | '),
  );

/** Notices as `column: what (count)`. */
export const saidOf = (raw: RawTable): readonly string[] =>
  raw.notices.map(({ column, what, count }) => `${column === null ? '' : `${column}: `}${what} (${count})`);

/** A Parquet file. */
/** A Zstandard frame that states its length and holds the bytes as they are: Node 20 has no packer of its own. */
export function plainZstd(bytes: Uint8Array): Uint8Array {
  const length = (value: number): readonly number[] => [value & 255, (value >> 8) & 255, (value >> 16) & 255, (value >>> 24) & 255];
  const blocks: number[] = [];
  for (let at = 0; at === 0 || at < bytes.length; at += 100_000) {
    const part = bytes.subarray(at, at + 100_000);
    const isLast = at + 100_000 >= bytes.length ? 1 : 0;
    blocks.push(...length(part.length * 8 + isLast).slice(0, 3), ...part);
  }
  return Uint8Array.from([0x28, 0xb5, 0x2f, 0xfd, 0b1010_0000, ...length(bytes.length), ...blocks]);
}

const COMPRESSORS = { GZIP: (bytes: Uint8Array) => new Uint8Array(gzipSync(bytes)), ZSTD: plainZstd };

export const parquetOf = (options: Parameters<typeof parquetWriteBuffer>[0]): Uint8Array =>
  new Uint8Array(parquetWriteBuffer({ compressors: COMPRESSORS, ...options }));
