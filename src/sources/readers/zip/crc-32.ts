import { byteAt, countAt } from '../../bytes';

const POLYNOMIAL = 0xedb8_8320;
const LANES = 4;

/** `TABLES[k * 256 + b]`: what a byte does to the remainder when k more bytes follow it. */
const TABLES = new Uint32Array(LANES * 256);
for (let value = 0; value < 256; value += 1) {
  let rest = value;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ POLYNOMIAL : rest >>> 1;
  TABLES[value] = rest >>> 0;
}
for (let at = 256; at < TABLES.length; at += 1) {
  const before = countAt(TABLES, at - 256);
  TABLES[at] = (before >>> 8) ^ countAt(TABLES, before & 0xff);
}

/** CRC-32 as zip has it, piece by piece and four bytes at a time. `value` may be read at any time. */
export class Crc32 {
  private rest = -1;

  update(bytes: Uint8Array): void {
    let { rest } = this;
    let at = 0;
    for (; at + LANES <= bytes.length; at += LANES) {
      rest ^= byteAt(bytes, at) | (byteAt(bytes, at + 1) << 8) | (byteAt(bytes, at + 2) << 16) | (byteAt(bytes, at + 3) << 24);
      rest =
        countAt(TABLES, 768 + (rest & 0xff)) ^
        countAt(TABLES, 512 + ((rest >>> 8) & 0xff)) ^
        countAt(TABLES, 256 + ((rest >>> 16) & 0xff)) ^
        countAt(TABLES, rest >>> 24);
    }
    for (; at < bytes.length; at += 1) rest = (rest >>> 8) ^ countAt(TABLES, (rest ^ byteAt(bytes, at)) & 0xff);
    this.rest = rest;
  }

  get value(): number {
    return ~this.rest >>> 0;
  }
}
