import type { FileOutcome, FormatId, TableId } from '../../../src/core/model';
import type { Book } from './book';

/** One meaning of an open question. A required one must be reachable by some choice; an optional one may be offered. */
export type Reading = { readonly name: string; readonly book: Book; readonly optional?: boolean };

/** What must become of one file of a case. */
export type Expect = {
  /** What may happen: the first is the rule, the others stand for the harder form of the case. */
  readonly outcomes: readonly FileOutcome[];
  /** Where the file loads: what it must hold. Several where the documents leave more than one right. */
  readonly books?: readonly Book[];
  /** Where the file asks. */
  readonly asks?: {
    /** The header the question must concern; null where it concerns the whole file; undefined where either is right. */
    readonly column?: string | null;
    readonly readings: readonly Reading[];
    /** A choice may also end in a refusal or in a further question that has no choice left. */
    readonly mayStop?: boolean;
  };
  /** Where the file is refused: what the sentence must name. */
  readonly says?: RegExp;
  /** Normalisations that must be told, by header (null for the file), with the count where it is certain. */
  readonly notices?: readonly { readonly column: string | null; readonly count?: number; readonly what?: RegExp }[];
  readonly table?: TableId;
  readonly format?: FormatId;
};

/** A hostile file and what must become of it. The name is a claim. */
export type HostileCase = {
  readonly name: string;
  readonly family: string;
  readonly file: string;
  readonly bytes: () => Uint8Array | Promise<Uint8Array>;
  /** One for a plain file; one for each entry of an archive, in its order. */
  readonly expect: Expect | readonly Expect[];
};

/** It loads as it is. A notice may stand beside it: what is assumed of every file (Amount is ACV) is told as one. */
export const AS_IS: readonly FileOutcome[] = ['load', 'notice'];

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
export const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
