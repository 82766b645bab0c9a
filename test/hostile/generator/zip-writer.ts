import { deflateRawSync } from 'node:zlib';
import { joined, utf8 } from './hostile-case';

/** One file of an archive, with what its directory says of it where that is a lie. */
export type ZipEntry = {
  readonly name: string;
  readonly data: Uint8Array;
  readonly stored?: boolean;
  readonly flags?: number;
  readonly method?: number;
  readonly says?: { readonly size?: number; readonly packed?: number; readonly crc?: number };
  /** Sizes stand after the data and are zero before it, as a stream writes them. */
  readonly streamed?: boolean;
};

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

export function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

function fields(...parts: readonly (readonly [width: 2 | 4, value: number])[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(parts.reduce((sum, [width]) => sum + width, 0)));
  let at = 0;
  for (const [width, value] of parts) {
    if (width === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value >>> 0, true);
    at += width;
  }
  return new Uint8Array(view.buffer);
}

type Written = { readonly local: Uint8Array; readonly central: (offset: number) => Uint8Array };

function writtenEntry(entry: ZipEntry): Written {
  const name = utf8(entry.name);
  const packed = entry.stored === true ? entry.data : deflateRawSync(entry.data);
  const method = entry.method ?? (entry.stored === true ? 0 : 8);
  const flags = (entry.flags ?? 0) | 0x800 | (entry.streamed === true ? 8 : 0);
  const crc = entry.says?.crc ?? crcOf(entry.data);
  const size = entry.says?.size ?? entry.data.length;
  const length = entry.says?.packed ?? packed.length;
  const sums: readonly (readonly [4, number])[] = [
    [4, crc],
    [4, length],
    [4, size],
  ];
  const before: readonly (readonly [4, number])[] =
    entry.streamed === true
      ? [
          [4, 0],
          [4, 0],
          [4, 0],
        ]
      : sums;
  const after = entry.streamed === true ? fields([4, 0x08074b50], ...sums) : new Uint8Array();
  const head = fields([4, 0x04034b50], [2, 20], [2, flags], [2, method], [4, 0], ...before, [2, name.length], [2, 0]);
  return {
    local: joined(head, name, packed, after),
    central: (offset) =>
      joined(
        fields([4, 0x02014b50], [2, 20], [2, 20], [2, flags], [2, method], [4, 0], ...sums, [2, name.length], [2, 0], [2, 0]),
        fields([2, 0], [2, 0], [4, 0], [4, offset]),
        name,
      ),
  };
}

/** An archive as its entries say, lies included. */
export function zipOf(entries: readonly ZipEntry[], comment = ''): Uint8Array {
  const parts = entries.map(writtenEntry);
  const centrals: Uint8Array[] = [];
  let offset = 0;
  for (const { local, central } of parts) {
    centrals.push(central(offset));
    offset += local.length;
  }
  const directory = joined(...centrals);
  const count = entries.length;
  const end = fields([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, directory.length], [4, offset], [2, comment.length]);
  return joined(...parts.map(({ local }) => local), directory, end, utf8(comment));
}
