import { createCRC32, createHMAC, createSHA256 } from 'hash-wasm';
import type { Sha256 } from '../core/model';

/** Bytes read at once: a raw file is never in memory as a whole. */
const PIECE = 4 * 1024 * 1024;

export type Digested = { readonly sha256: Sha256; readonly crc: number };

type Hashers = Awaited<ReturnType<typeof makeHashers>>;
const makeHashers = () => Promise.all([createSHA256(), createCRC32()]);
let shared: Promise<Hashers> | null = null;

const told = ([sha, crc]: Hashers): Digested => ({ sha256: sha.digest('hex') as Sha256, crc: Number.parseInt(crc.digest('hex'), 16) });

/** Of what fits into one piece: by hashers that are made once, for nothing can come between their steps. */
async function digestsOfPiece(blob: Blob): Promise<Digested> {
  const piece = new Uint8Array(await blob.arrayBuffer());
  shared ??= makeHashers();
  const hashers = await shared;
  for (const hasher of hashers) hasher.init().update(piece);
  return told(hashers);
}

/** SHA-256 and CRC-32 of a file, piece by piece. */
export async function digestsOf(blob: Blob): Promise<Digested> {
  if (blob.size <= PIECE) return digestsOfPiece(blob);
  const hashers = await makeHashers();
  for (let at = 0; at < blob.size; at += PIECE) {
    const piece = new Uint8Array(await blob.slice(at, at + PIECE).arrayBuffer());
    for (const hasher of hashers) hasher.update(piece);
  }
  return told(hashers);
}

/** A keyed hash (HMAC-SHA-256) of texts, in hexadecimal digits: who does not have the key can tell nothing of the text. */
export async function keyedHash(key: Uint8Array): Promise<(text: string) => string> {
  const hmac = await createHMAC(createSHA256(), key);
  return (text) => hmac.init().update(text).digest('hex');
}
