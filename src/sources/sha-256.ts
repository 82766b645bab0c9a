import { createSHA256, type IHasher } from 'hash-wasm';
import type { Sha256 } from '../core/model';

/** One engine for all digests: it is compiled once, and what each has taken in so far is put aside while another is fed. */
let engine: IHasher | null = null;
let compiling: Promise<IHasher> | null = null;
let fed: Taken | null = null;
/** What a digest has taken in, while another is fed. */
type Taken = { state: Uint8Array | null };

/** Compiles the engine; digests can be made once this has resolved. */
export async function readyToHash(): Promise<void> {
  compiling ??= createSHA256();
  engine = await compiling;
}

function ready(): IHasher {
  if (engine === null) throw new Error('a digest was begun before the engine was ready: wait for readyToHash');
  return engine;
}

/** A hash in the making. `settled` resolves once all that was given is taken in; only then is there a hash. */
export interface Digest {
  update(bytes: Uint8Array): void;
  settled(): Promise<void>;
  hex(): Sha256;
}

/**
 * SHA-256 (FIPS 180-4) piece by piece, for files that are never in memory as a whole: `crypto.subtle` takes a message
 * only in one piece. `hex` ends it; after that a digest must not be fed. Throws before `readyToHash` has resolved.
 */
export class Sha256Digest implements Digest {
  private readonly taken: Taken = { state: null };

  constructor() {
    ready();
  }

  update(bytes: Uint8Array): void {
    this.turn().update(bytes);
  }

  settled(): Promise<void> {
    return Promise.resolve();
  }

  hex(): Sha256 {
    const hex = this.turn().digest('hex');
    fed = null;
    return hex as Sha256;
  }

  /** The engine with what this digest has taken in. */
  private turn(): IHasher {
    const hasher = ready();
    const { taken } = this;
    if (fed === taken) return hasher;
    if (fed !== null) fed.state = hasher.save();
    fed = taken;
    return taken.state === null ? hasher.init() : hasher.load(taken.state);
  }
}
