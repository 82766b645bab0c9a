import type { Sha256 } from '../../core/model';
import type { SourceEntry, SourceOptions } from '../byte-source';
import { Sha256Digest, type Digest } from '../sha-256';

/** Sees the bytes of the file itself as they go by, before anything is unpacked. */
export type Tap = (piece: Uint8Array) => void;

/** One file to be read. `open` gives its content from the start, unpacked where it was packed, in blocks of one size. */
export type Job = {
  readonly file: string;
  readonly size: number;
  readonly options: SourceOptions;
  readonly open: (tap: Tap) => AsyncIterable<Uint8Array>;
};

/** Reads one kind of file. Throws a Refusal with a sentence for a person, or Stopped. */
export type SourceReader = (job: Job) => Promise<readonly SourceEntry[]>;

/** Watches nothing. */
export const unwatched: Tap = () => {};

/** The account of one pass over a file: its length and, at the end, its hash. */
export class Account {
  bytes = 0;
  private readonly digest: Digest;

  /** A digest that is worked out elsewhere has to be settled before the hash is asked for. */
  constructor(digest: Digest = new Sha256Digest()) {
    this.digest = digest;
  }

  readonly tap: Tap = (piece) => {
    this.bytes += piece.length;
    this.digest.update(piece);
  };

  sha256(): Sha256 {
    return this.digest.hex();
  }
}
