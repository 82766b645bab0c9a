import type { Sha256 } from '../core/model';

/** The first `count` primes: SHA-256 takes its constants from their roots. */
function primes(count: number): readonly number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n += 1) {
    if (found.every((prime) => n % prime !== 0)) found.push(n);
  }
  return found;
}

const fraction = (root: number): number => ((root - Math.floor(root)) * 0x1_0000_0000) | 0;
const ROUNDS = Int32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime)));
const START = Int32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)));
const BLOCK = 64;
/** Every index below is within its array; a missing element would be 0. */
const word = (words: Int32Array, at: number): number => words[at] ?? 0;
const byte = (bytes: Uint8Array, at: number): number => bytes[at] ?? 0;

/**
 * SHA-256 (FIPS 180-4) piece by piece, for files that are never in memory as a whole: `crypto.subtle` takes a message
 * only in one piece. `hex` ends it; after that a digest must not be fed.
 */
export class Sha256Digest {
  private readonly state = Int32Array.from(START);
  private readonly schedule = new Int32Array(64);
  private readonly rest = new Uint8Array(BLOCK);
  private held = 0;
  private length = 0;

  update(bytes: Uint8Array): void {
    this.length += bytes.length;
    let at = 0;
    if (this.held > 0) {
      at = Math.min(BLOCK - this.held, bytes.length);
      this.rest.set(bytes.subarray(0, at), this.held);
      this.held += at;
      if (this.held < BLOCK) return;
      this.compress(this.rest, 0);
      this.held = 0;
    }
    for (; at + BLOCK <= bytes.length; at += BLOCK) this.compress(bytes, at);
    this.rest.set(bytes.subarray(at));
    this.held = bytes.length - at;
  }

  hex(): Sha256 {
    const { length } = this;
    const padding = new Uint8Array((this.held < 56 ? BLOCK : 2 * BLOCK) - this.held);
    padding[0] = 0x80;
    const view = new DataView(padding.buffer);
    view.setUint32(padding.length - 8, Math.floor(length / 0x2000_0000));
    view.setUint32(padding.length - 4, (length * 8) >>> 0);
    this.update(padding);
    return Array.from(this.state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('') as Sha256;
  }

  private compress(bytes: Uint8Array, at: number): void {
    const w = this.schedule;
    for (let i = 0, p = at; i < 16; i += 1, p += 4) {
      w[i] = (byte(bytes, p) << 24) | (byte(bytes, p + 1) << 16) | (byte(bytes, p + 2) << 8) | byte(bytes, p + 3);
    }
    // What the next step needs of the last ones stays in variables: read back from the array it would be waited for.
    let sixteenth = word(w, 0);
    let second = word(w, 14);
    let last = word(w, 15);
    for (let i = 16; i < 64; i += 1) {
      const x = word(w, i - 15);
      const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
      const s1 = ((second >>> 17) | (second << 15)) ^ ((second >>> 19) | (second << 13)) ^ (second >>> 10);
      const next = (((sixteenth + s0) | 0) + ((word(w, i - 7) + s1) | 0)) | 0;
      w[i] = next;
      sixteenth = x;
      second = last;
      last = next;
    }
    this.mix(w);
  }

  private mix(w: Int32Array): void {
    const h = this.state;
    let a = word(h, 0),
      b = word(h, 1),
      c = word(h, 2),
      d = word(h, 3);
    let e = word(h, 4),
      f = word(h, 5),
      g = word(h, 6),
      k = word(h, 7);
    for (let i = 0; i < 64; i += 1) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const t1 = (((k + s1) | 0) + (((g ^ (e & (f ^ g))) + ((word(ROUNDS, i) + word(w, i)) | 0)) | 0)) | 0;
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const t2 = (s0 + ((a & b) | (c & (a | b)))) | 0;
      k = g;
      g = f;
      f = e;
      e = (d + t1) | 0;
      d = c;
      c = b;
      b = a;
      a = (t1 + t2) | 0;
    }
    h[0] = word(h, 0) + a;
    h[1] = word(h, 1) + b;
    h[2] = word(h, 2) + c;
    h[3] = word(h, 3) + d;
    h[4] = word(h, 4) + e;
    h[5] = word(h, 5) + f;
    h[6] = word(h, 6) + g;
    h[7] = word(h, 7) + k;
  }
}
