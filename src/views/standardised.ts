import type { Reading } from '../core/model';
import { differenceText } from '../wording';

/** A difference of sides that were made alike, where enough deals of both have a counterpart; null where they are too few to be told. */
export function toldStandardised(delta: Reading | null | undefined, least: number): Reading | null {
  if (delta === null || delta === undefined) return null;
  return delta.missing === null && delta.n < least ? null : delta;
}

/** The same in one text; too few counterparts are said so. */
export function standardisedText(delta: Reading | null | undefined, least: number): string | null {
  if (delta === null || delta === undefined) return null;
  const told = toldStandardised(delta, least);
  if (told === null) return 'too few alike to tell';
  return told.missing === null && told.low === null ? `${differenceText(told)} (no interval)` : differenceText(told);
}
