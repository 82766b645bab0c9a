import { attributesOf } from './assign';
import { NONE, type Segmentation } from './segmentation';

/** What a score gives: a segment that hung on it would hang on itself once a profile names the segment. */
const SCORES: readonly string[] = ['tier', 'icp', 'icpProfile'];
/** Dimensions that every dataset may have and that no file gives: a segmentation cannot take their place. */
const TAKEN: ReadonlySet<string> = new Set([...SCORES, 'quarter', 'account', 'outcome', 'dealClass']);
/** Labels that rows outside of all segments carry. */
const OUTSIDE: ReadonlySet<string> = new Set([NONE, 'unknown']);

function repeated(words: readonly string[]): string | null {
  return words.find((word, at) => words.indexOf(word) !== at) ?? null;
}

function faultOfSegments({ segments }: Segmentation): string | null {
  const outside = segments.find(({ name }) => OUTSIDE.has(name.trim().toLowerCase()) || name.trim() === '');
  if (outside !== undefined) return `a segment cannot be called "${outside.name}"`;
  const name = repeated(segments.map((segment) => segment.name));
  if (name !== null) return `two segments are called "${name}"`;
  const id = repeated(segments.map((segment) => segment.id));
  return id === null ? null : `two segments have the id "${id}"`;
}

function faultOfOne(segmentation: Segmentation, ids: ReadonlySet<string>): string | null {
  if (segmentation.id.trim() === '') return 'its id is blank';
  if (TAKEN.has(segmentation.id)) return `"${segmentation.id}" is the name of another dimension, so it cannot be its id`;
  const named = attributesOf(segmentation).find((each) => SCORES.includes(each) || each === 'quarter' || ids.has(each));
  if (named !== undefined) return `a rule names "${named}", and segments may name attributes of accounts and deals only`;
  return faultOfSegments(segmentation);
}

/** Why segmentations cannot be used together, as a sentence that names the one at fault; null where they can. */
export function faultOf(all: readonly Segmentation[]): string | null {
  const ids = new Set(all.map(({ id }) => id));
  const twice = repeated(all.map(({ id, version }) => `${id} version ${version}`));
  if (twice !== null) return `Segmentation ${twice} is there twice: a version is never written over, a change makes the next one.`;
  for (const segmentation of all) {
    const fault = faultOfOne(segmentation, ids);
    if (fault !== null) return `Segmentation ${segmentation.id}: ${fault}.`;
  }
  return null;
}
