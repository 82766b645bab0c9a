import { decoded, type Decoding } from '../../encoding/decoded';
import { Evidence } from '../../encoding/evidence';
import { firstOf } from '../../blocks';
import { hasAt } from '../../bytes';
import { Refusal } from '../../byte-source';
import { identifyText } from '../../identify';
import { unwatched, type Job } from '../job';
import { blankFile, isBlankByte, layoutOf, type Layout } from './layout';
import { sampleOf } from './sample';

/** What the start of a file promises: UTF-8 text of a layout. */
export type Guess = { readonly layout: Layout; readonly decoding: Decoding };

const MARK = [0xef, 0xbb, 0xbf];
const LOOKED_AT = 0x4_0000;
const NAMED = 4096;

/**
 * How a file will be read if it goes on as it starts, so that the pass that looks at every byte can make the table as
 * well. Null where its start is not plain UTF-8, or no table, or in doubt: then all bytes are looked at first.
 */
export async function guessOf(job: Job): Promise<Guess | null> {
  const head = await firstOf(job.open(unwatched), LOOKED_AT);
  if (!head.includes(0) && head.every(isBlankByte) && (await isBlank(job))) throw blankFile();
  const evidence = new Evidence();
  evidence.update(head);
  if (evidence.broken > 0 || head.includes(0)) return null;
  const skip = hasAt(head, MARK) ? MARK.length : 0;
  const decoding: Decoding = { encoding: 'utf-8', skip, cut: false, tail: () => {} };
  // The file may end inside a character, or go wrong where the head did not reach: the sample is read with care.
  const sample = await sampleOf(decoded(job.open(unwatched), { ...decoding, cut: true }));
  if (identifyText(String.fromCharCode(...sample.subarray(0, NAMED))) !== 'text') return null;
  try {
    return { layout: layoutOf(sample, job.options.answers), decoding };
  } catch (error) {
    // Plain letters read alike in every encoding left: what is refused here would be refused after a look at all bytes.
    if (error instanceof Refusal && sample.some((byte) => byte >= 0x80)) return null;
    throw error;
  }
}

/** Millions of line ends are one look at every byte, and no records to be listed one by one. */
async function isBlank(job: Job): Promise<boolean> {
  for await (const block of job.open(unwatched)) if (block.includes(0) || !block.every(isBlankByte)) return false;
  return true;
}
