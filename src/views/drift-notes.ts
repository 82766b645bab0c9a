import type { Drift } from '../core/drift-study';
import { datedText } from '../wording';

/** What must be said beside the headline, dates in words. Where nothing is compared, the headline is the last of the notes. */
export const driftNotes = ({ period, notes }: Drift): readonly string[] =>
  (period === null ? notes.slice(0, -1) : notes).map((note) => datedText(note));
