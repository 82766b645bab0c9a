import { Inflate } from 'fflate';
import { Refusal } from '../../byte-source';
import { hasAt } from '../../bytes';
import { Crc32 } from './crc-32';
import type { ZipEntry } from './directory';

/** So little at a time that what comes out of one piece fits into memory, whatever it unpacks into. */
const PIECE = 0x4000;
const HEADER = [0x50, 0x4b, 0x03, 0x04];
const HEADER_LENGTH = 30;
const ENCRYPTED = 0x2041;
/** Length and checksum follow the content, so that the header before it does not know them. */
const LENGTH_FOLLOWS = 0x0008;
const IN_EXTRA = 0xffff_ffff;
const STORED = 0;
const DEFLATED = 8;

const BROKEN = 'The file in the archive is damaged: its content is not what the archive says of it; pack it again, or load it unpacked.';
const TWO_STORIES =
  'The archive says one thing about the file in its list of contents and another beside the file itself; pack it again, or load the file unpacked.';

/** Where an entry's bytes start, once what stands beside them agrees with the directory. */
function startOf(archive: Uint8Array, entry: ZipEntry): number {
  if (!hasAt(archive, HEADER, entry.at) || entry.at + HEADER_LENGTH > archive.length) throw new Refusal(BROKEN);
  const view = new DataView(archive.buffer, archive.byteOffset + entry.at, HEADER_LENGTH);
  const name = entry.at + HEADER_LENGTH;
  const start = name + view.getUint16(26, true) + view.getUint16(28, true);
  if (view.getUint16(26, true) !== entry.name.length || !hasAt(archive, entry.name, name)) throw new Refusal(TWO_STORIES);
  if (view.getUint16(8, true) !== entry.method) throw new Refusal(TWO_STORIES);
  if ((view.getUint16(6, true) & LENGTH_FOLLOWS) === 0) {
    const told = [
      [view.getUint32(14, true), entry.crc],
      [view.getUint32(18, true), entry.packed],
      [view.getUint32(22, true), entry.size],
    ] as const;
    if (told.some(([here, there]) => here !== there && here !== IN_EXTRA)) throw new Refusal(TWO_STORIES);
  }
  if (start + entry.packed > archive.length) throw new Refusal(BROKEN);
  return start;
}

/** Refuses what cannot be unpacked here, before any of it is. */
function refuseUnread(entry: ZipEntry): void {
  if ((entry.flags & ENCRYPTED) !== 0) {
    throw new Refusal('The file is password-protected in the archive; unpack it with its password and load the file inside.');
  }
  if (entry.method !== STORED && entry.method !== DEFLATED) {
    throw new Refusal('The file is packed in a way that is not read here; unpack the archive and load the files inside.');
  }
}

function* stored(packed: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < packed.length; at += PIECE) yield packed.subarray(at, at + PIECE);
}

function* inflated(packed: Uint8Array): Generator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const inflate = new Inflate((piece) => {
    if (piece.length > 0) ready.push(piece);
  });
  for (let at = 0; at < packed.length || at === 0; at += PIECE) {
    try {
      inflate.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
    } catch {
      throw new Refusal(BROKEN);
    }
    yield* ready;
    ready = [];
  }
}

/**
 * The content of one entry, piece by piece, whose size somebody has allowed. Never gives more bytes than the directory states, and ends with a Refusal
 * where length or CRC-32 are not those of the directory. A reader that stops early has not heard that.
 */
export function* contentOf(archive: Uint8Array, entry: ZipEntry): Generator<Uint8Array> {
  refuseUnread(entry);
  const start = startOf(archive, entry);
  const packed = archive.subarray(start, start + entry.packed);
  const crc = new Crc32();
  let length = 0;
  for (const piece of entry.method === STORED ? stored(packed) : inflated(packed)) {
    length += piece.length;
    if (length > entry.size) throw new Refusal(BROKEN);
    crc.update(piece);
    yield piece;
  }
  if (length !== entry.size || crc.value !== entry.crc) throw new Refusal(BROKEN);
}
