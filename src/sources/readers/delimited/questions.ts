import type { OpenQuestion } from '../../../core/model';
import { Sha256Digest } from '../../sha-256';

/** A short name of a row of names. The same header gives the same, whatever encoding its letters beyond ASCII are read in. */
export function fingerprint(cells: readonly string[]): string {
  const digest = new Sha256Digest();
  digest.update(new TextEncoder().encode(cells.join('\u001F').replace(/[^\0-\x7F]+/g, '?')));
  return digest.hex().slice(0, 8);
}

/** A question about the file as a whole. */
export const questionOf = (id: string, ask: string, choices: OpenQuestion['choices']): OpenQuestion => ({ id, column: null, ask, choices });
