import { answer } from '../core/analysis';
import { asksFor } from '../core/asks';
import { writeFirstAnswer, type FirstAnswer } from '../core/first-answer';
import { USUAL_QUESTION } from '../core/question';
import { NO_SLICES } from '../core/slices';
import { NO_DECISIONS } from '../core/workspace';
import { pack } from '../engine/arrow';
import { openNodeEngine } from '../engine/duckdb-node';
import { packScoring } from '../engine/scoring';
import { IntakeRoom } from './intake-room';

/** A file of a sample by its name, and what it holds. */
export type SampleFile = { readonly name: string; readonly blob: Blob };

const NEVER = { aborted: false };

/** What a page would answer to the usual question about these files, imported and asked in Node as the page does it. */
export async function firstAnswerOf(given: readonly SampleFile[]): Promise<FirstAnswer> {
  const files = given.map(({ name, blob }, at) => ({ id: at + 1, batch: 1, name, blob }));
  const job = { files, removed: new Set<string>(), decisions: NO_DECISIONS, defined: null, keep: [] };
  const built = await new IntakeRoom({ pack, packScoring }).build(job, { stop: NEVER, progress: () => undefined });
  const { dataset, definitions, icpVersion, parcels, scoring, review } = built;
  const engine = await openNodeEngine();
  await engine.load(dataset, parcels, scoring);
  const { cells, accounts } = asksFor(USUAL_QUESTION, dataset, definitions);
  const cube = await engine.cube(cells, NEVER);
  const byAccount = accounts === null ? null : await engine.cube(accounts, NEVER);
  await engine.close();
  return {
    analysis: answer({ cube, accounts: byAccount, dataset, definitions }, USUAL_QUESTION),
    dataset,
    definitions,
    icpVersion,
    files: review.admissions.map(({ inspection: { records, loaded, setAside } }) => ({ records, loaded, setAside })),
  };
}

/** Without what the first page draws nothing of: slices by segment and look-alikes would be most of its bytes. */
export function onlyFirst({ analysis, dataset: all, ...rest }: FirstAnswer): FirstAnswer {
  const { lookAlikes: _, ...dataset } = all;
  return { ...rest, dataset, analysis: { ...analysis, segments: [], slices: NO_SLICES } };
}

/** The same as the site serves it beside the files of a sample. */
export const firstAnswerText = async (files: readonly SampleFile[]): Promise<string> =>
  writeFirstAnswer(onlyFirst(await firstAnswerOf(files)));
