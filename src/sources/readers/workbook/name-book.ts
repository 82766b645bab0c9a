import { byteAt, hasAt } from '../../bytes';
import { isSpace } from './xml-tag';
import { verbatimOf } from './xml-text';

const COLON = 0x3a;
const PLACES = 256;

type Known = { readonly bytes: Uint8Array; readonly name: string };

/** Names of tags: the few that a file has are made into text once, and found again by their bytes. */
export class NameBook {
  private readonly known: (Known | undefined)[] = Array.from({ length: PLACES });

  /** Where the name that starts at `from` ends. */
  endOf(bytes: Uint8Array, from: number, to: number): number {
    let at = from;
    while (at < to && !isSpace(byteAt(bytes, at))) at += 1;
    return at;
  }

  /** A name without its prefix. */
  nameOf(bytes: Uint8Array, start: number, to: number): string {
    let from = start;
    let mixed = 0;
    for (let at = start; at < to; at += 1) {
      const byte = byteAt(bytes, at);
      mixed = (mixed * 31 + byte) & 0xffff;
      if (byte === COLON) {
        from = at + 1;
        mixed = 0;
      }
    }
    const place = mixed % PLACES;
    const known = this.known[place];
    if (known !== undefined && known.bytes.length === to - from && hasAt(bytes, known.bytes, from)) return known.name;
    const name = verbatimOf(bytes, from, to);
    this.known[place] = { bytes: bytes.slice(from, to), name };
    return name;
  }
}
