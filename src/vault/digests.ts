import { createCRC32, createSHA256 } from 'hash-wasm';
import type { Sha256 } from '../core/model';

/** Bytes read at once: a file is never in memory as a whole. */
const PIECE = 4 * 1024 * 1024;

/** A file's bytes, piece by piece. */
export async function* piecesOf(blob: Blob): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < blob.size; at += PIECE) yield new Uint8Array(await blob.slice(at, at + PIECE).arrayBuffer());
}

/** All bytes of a small file of the vault's own. */
export const bytesOf = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await blob.arrayBuffer());

/** A SHA-256 in the making. */
export type Running = { update(bytes: Uint8Array): void; hex(): Sha256 };

/** The checksums of the vault: SHA-256 for what must be the same, CRC-32 for what may be torn. */
export type Digests = {
  sha256(bytes: Uint8Array | string): Sha256;
  /** Eight hexadecimal digits. */
  crc32(bytes: Uint8Array): string;
  start(): Promise<Running>;
};

async function makeDigests(): Promise<Digests> {
  const [sha, crc] = await Promise.all([createSHA256(), createCRC32()]);
  return {
    sha256: (bytes) => sha.init().update(bytes).digest('hex') as Sha256,
    crc32: (bytes) => crc.init().update(bytes).digest('hex'),
    start: async () => {
      const running = (await createSHA256()).init();
      return { update: (bytes) => void running.update(bytes), hex: () => running.digest('hex') as Sha256 };
    },
  };
}

let made: Promise<Digests> | null = null;

/** The checksums, compiled once. */
export function digestsReady(): Promise<Digests> {
  made ??= makeDigests();
  return made;
}

/** The SHA-256 of a file; `seen` is told of each piece's bytes. */
export async function sha256OfBlob(digests: Digests, blob: Blob, seen: (bytes: number) => void = () => undefined): Promise<Sha256> {
  const running = await digests.start();
  for await (const piece of piecesOf(blob)) {
    running.update(piece);
    seen(piece.length);
  }
  return running.hex();
}
