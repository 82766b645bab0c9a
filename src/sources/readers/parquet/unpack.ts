import type { CompressionCodec } from 'hyparquet';
import { decompressPage } from 'hyparquet/src/datapage.js';
import { decompressGzip, decompressZstd } from 'hyparquet-compressors';
import { Crc32 } from '../zip/crc-32';
import { damaged } from './damage';

/** How pages may be packed, and the most that a byte of each can honestly unpack into: beyond it a page lies. */
const MOST_GROWTH: Readonly<Partial<Record<CompressionCodec, number>>> = {
  UNCOMPRESSED: 1,
  // 64 bytes of 3.
  SNAPPY: 32,
  GZIP: 1040,
  // A block of one repeated byte is 128 KiB of 4 bytes; the length of a page and of the whole file still hold.
  ZSTD: 32_768,
};
const FLOOR = 64;

export const isUnpacked = (codec: CompressionCodec | undefined): codec is CompressionCodec => codec !== undefined && codec in MOST_GROWTH;

/** Whether a page of so many packed bytes can have so many inside. */
export const canGrow = (codec: CompressionCodec, packed: number, size: number): boolean =>
  size <= (MOST_GROWTH[codec] ?? 1) * packed + FLOOR;

/** The bytes inside a page, which are as many as it says: the unpackers fill what they are given, and say nothing of more or less. */
export function unpackedPage(body: Uint8Array, size: number, codec: CompressionCodec): Uint8Array {
  switch (codec) {
    case 'UNCOMPRESSED':
      return body.slice();
    case 'GZIP':
      return gzipPage(body, size);
    case 'ZSTD':
      if (zstdSize(body) !== size) throw damaged('a page of it is not as long as it says');
      return decompressZstd(body, new Uint8Array(size));
    default:
      return decompressPage(body, size, codec, undefined);
  }
}

const TRAILER_BYTES = 8;

function gzipPage(body: Uint8Array, size: number): Uint8Array {
  if (body.length < TRAILER_BYTES) throw damaged('a page of it ends too early');
  const trailer = new DataView(body.buffer, body.byteOffset + body.length - TRAILER_BYTES, TRAILER_BYTES);
  if (trailer.getUint32(4, true) !== size) throw damaged('a page of it is not as long as it says');
  const page = decompressGzip(body, size);
  const crc = new Crc32();
  crc.update(page);
  if (crc.value !== trailer.getUint32(0, true)) throw damaged('the checksum of a page of it does not match');
  return page;
}

const ZSTD_MAGIC = 0xfd2fb528;

/** The length that a Zstandard frame states of its content (RFC 8878, 3.1.1.1), or null: then it is not known how much would come out. */
function zstdSize(body: Uint8Array): number | null {
  if (body.length < 6) return null;
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  if (view.getUint32(0, true) !== ZSTD_MAGIC) return null;
  const descriptor = view.getUint8(4);
  const isSingle = (descriptor & 0x20) !== 0;
  const at = 5 + (isSingle ? 0 : 1) + ([0, 1, 2, 4][descriptor & 3] ?? 0);
  const width = descriptor >> 6;
  if (body.length < at + 8) return null;
  if (width === 0) return isSingle ? view.getUint8(at) : null;
  if (width === 1) return view.getUint16(at, true) + 256;
  return width === 2 ? view.getUint32(at, true) : Number(view.getBigUint64(at, true));
}
