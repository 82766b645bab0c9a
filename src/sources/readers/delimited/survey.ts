import { BLOCK } from '../../blocks';
import { Refusal } from '../../byte-source';
import type { Crew } from '../../crew';
import type { Decoding } from '../../encoding/decoded';
import type { Encoding } from '../../encoding/encoding';
import { Evidence } from '../../encoding/evidence';
import { judge, trialOver, type Verdict } from '../../encoding/verdict';
import { Sha256Digest } from '../../sha-256';
import { Account, unwatched, type Job } from '../job';
import { refusalOf } from '../refusals';
import { Construction } from './construction';
import type { Guess } from './guess';

const HEAD = 4096;
/** Below this many bytes a file is read before another thread has started. */
const WORTH_SHARING = 8_000_000;

/** What a pass over all bytes of a file found. */
export type Survey = { readonly account: Account; readonly evidence: Evidence; readonly verdict: Verdict };

/** A survey, and the table where it was made on the way, just as a second pass would make it. */
export type Surveyed = { readonly survey: Survey; readonly construction: Construction | null };

/** How a surveyed file is read in an encoding. */
export function decodingOf({ evidence, verdict }: Survey, encoding: Encoding): Decoding {
  return { encoding, skip: verdict.skip, cut: evidence.endsInside, tail: () => {} };
}

/**
 * Looks at every byte once: hash, length, encoding. Where there is a guess the table is made in the same pass, and
 * dropped the moment that anything speaks against the guess; only the verdict on all bytes lets it stand.
 */
export async function surveyOf(job: Job, guess: Guess | null): Promise<Surveyed> {
  const crew = guess === null ? null : crewFor(job);
  const digest = crew?.digest() ?? new Sha256Digest();
  const account = new Account(digest);
  const evidence = new Evidence();
  let construction = guess === null ? null : new Construction(guess.layout, guess.decoding, crew);
  let head: Uint8Array | null = null;
  for await (const block of job.open(account.tap)) {
    head ??= block.slice(0, HEAD);
    evidence.update(block);
    construction = grown(construction, block, evidence);
    const bytes = Math.min(account.bytes, job.size);
    job.options.progress(construction === null ? Math.floor(bytes / 2) : bytes, construction?.records ?? 0);
    await crew?.room();
  }
  await digest.settled();
  if (head === null) throw refusalOf('empty');
  const trial = trialOver(() => job.open(unwatched));
  const survey = { account, evidence, verdict: await judge(head, evidence, trial) };
  return { survey, construction: guess !== null && holds(guess, survey) ? construction : null };
}

/** Whoever helps with a file, if it is worth handing work over. */
export const crewFor = ({ size, options }: Job): Crew | null => (size < WORTH_SHARING ? null : (options.crew ?? null));

/** A construction with one block more; null where the block is not UTF-8, nothing but NULs, or makes no table. */
function grown(construction: Construction | null, block: Uint8Array, { broken, nulTail }: Evidence): Construction | null {
  if (construction === null || broken > 0 || nulTail > BLOCK) return null;
  try {
    construction.push(block);
    return construction;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function holds({ decoding }: Guess, { evidence, verdict }: Survey): boolean {
  return verdict.encoding === decoding.encoding && verdict.skip === decoding.skip && verdict.rivals.length === 0 && !evidence.endsInside;
}
