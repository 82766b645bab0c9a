/** Chance from a seed: the same seed gives the same draws on every machine. Nothing here reads a clock or the system. */

/** A stream of draws. Its state lives in the stream alone; two streams of one seed run alike. */
export type Chance = {
  /** A number from [0, 1), in steps of 2^-32. */
  readonly uniform: () => number;
  /** A whole number from 0 to n - 1, for 1 <= n <= 2^32; uneven by n / 2^32 at most. */
  readonly below: (n: number) => number;
};

/** Opens a stream of draws: sfc32 (C. Doty-Humphrey, PractRand), its state filled from the 32-bit seed by splitmix32. */
export function chanceFrom(seed: number): Chance {
  let mixed = seed | 0;
  const fill = (): number => {
    mixed = (mixed + 0x9e3779b9) | 0;
    let t = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    t = Math.imul(t ^ (t >>> 15), 0x735a2d97);
    return (t ^ (t >>> 15)) | 0;
  };
  let [a, b, c, counter] = [fill(), fill(), fill(), 1];
  const word = (): number => {
    const drawn = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + drawn;
    c |= 0;
    return drawn >>> 0;
  };
  for (let round = 0; round < 12; round++) word();
  return { uniform: () => word() / 4294967296, below: (n) => Math.floor((word() * n) / 4294967296) };
}

/** A 32-bit seed from a text, such as the question that is asked: FNV-1a over its UTF-16 units, then murmur3's finish. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The whole numbers from 0 to count - 1 in an order drawn by chance (Fisher and Yates). */
export function shuffled(count: number, chance: Chance): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const other = chance.below(last + 1);
    const kept = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = kept;
  }
  return order;
}
