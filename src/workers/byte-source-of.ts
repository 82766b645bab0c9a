import type { ByteSource } from '../sources';
import type { SourceFile } from './intake-messages';

/** How much of a file is asked of the browser at a time. */
const SLICE = 4_000_000;

/** A file of the page as the readers want it: never read whole. */
export function byteSourceOf({ name, blob }: SourceFile): ByteSource {
  return {
    name,
    size: blob.size,
    async *open() {
      for (let at = 0; at < blob.size; at += SLICE) yield new Uint8Array(await blob.slice(at, at + SLICE).arrayBuffer());
    },
  };
}
