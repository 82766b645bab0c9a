import type { RawTable } from '../core/admission';
import type { Sha256, Stop } from '../core/model';
import type { Crew } from './crew';

/** A file somewhere: in the browser or on a disk. Every `open` starts again at the first byte; a file is read more than once. */
export type ByteSource = { readonly name: string; readonly size: number; open(): AsyncIterable<Uint8Array> };

/** How far reading has come: bytes of `ByteSource.size`, never falling, and records seen so far. Called once a block. */
export type SourceProgress = (bytesRead: number, records: number) => void;

/**
 * What a reader needs beside the file. `answers`: question id -> choice value, from an earlier look at the same file.
 * `crew`: other threads that may help, where there are any; what is read is the same without them.
 */
export type SourceOptions = {
  readonly stop: Stop;
  readonly progress: SourceProgress;
  readonly answers: ReadonlyMap<string, string>;
  readonly crew?: Crew;
};

/**
 * What a file turned out to hold. `refused.error` is one sentence for a person: what the file is and what to do.
 * `refused.sha256` is empty where the file was too large to be read or broke while it was read.
 */
export type SourceEntry =
  | { readonly kind: 'records'; readonly raw: RawTable }
  | { readonly kind: 'refused'; readonly file: string; readonly sha256: Sha256; readonly bytes: number; readonly error: string }
  | { readonly kind: 'definitions'; readonly file: string; readonly sha256: Sha256; readonly bytes: number; readonly text: string };

/** Thrown when the asker has gone away; nothing was kept. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
  constructor() {
    super('the reading was stopped');
  }
}

/** Thrown where a file cannot be used; the message is the sentence a person reads. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
