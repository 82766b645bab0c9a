import { standingHypotheses } from '../core/council';
import { reachedBy, type HypothesisGround, type Reached } from '../core/hypothesis-readings';
import type { Hypothesis } from '../core/hypotheses';
import { asOfDate, type Dataset } from '../core/model';
import type { Definitions } from '../core/workspace';
import { hypothesesView } from '../views/hypotheses';
import { plain } from '../wording';
import { readOutSentence } from '../wording/sentences/hypotheses';

/** What is being tested: every hypothesis that was written down, how many deals it has, and the same in words. */
export type ReportHypotheses = {
  readonly all: readonly { readonly hypothesis: Hypothesis; readonly reached: Reached | null }[];
  readonly lines: readonly string[];
};

export const NO_HYPOTHESES: ReportHypotheses = { all: [], lines: [] };

/** Hypotheses of the definitions with the deals they have so far; the arms are not read before their day. Deals are asked for only where one is under way. */
export async function hypothesesTold(
  ground: Omit<HypothesisGround, 'dataset'>,
  dataset: Dataset,
  definitions: Definitions,
): Promise<ReportHypotheses> {
  const standing = standingHypotheses(definitions.council);
  if (standing.length === 0) return NO_HYPOTHESES;
  const until = asOfDate(dataset);
  const reached = new Map<string, Reached>();
  for (const hypothesis of standing)
    if (hypothesis.status === 'running' && until !== null)
      reached.set(hypothesis.id, await reachedBy({ ...ground, dataset }, hypothesis, until));
  const { sentence, rows } = hypothesesView({ dataset, definitions, reached });
  const toldOf = new Map(
    standing.flatMap((each) => (each.told === null ? [] : [[each.id, plain(readOutSentence(each, each.told, dataset.currency))] as const])),
  );
  const lines = rows.flatMap(({ id, text, segment, worth, needed, reached: sides, lacks, readOn, owner, stateText }) => [
    `  ${text} (${owner}). ${stateText}.`,
    `    ${segment}: ${worth}; ${needed}, ${readOn}${sides.map(({ name, text: told }) => `; ${name} ${told}`).join('')}.`,
    ...(lacks === null ? [] : [`    ${lacks}`]),
    ...(toldOf.has(id) ? [`    ${toldOf.get(id) ?? ''}`] : []),
  ]);
  return {
    all: standing.map((hypothesis) => ({ hypothesis, reached: reached.get(hypothesis.id) ?? null })),
    lines: [plain(sentence), ...lines],
  };
}

/** The `hypotheses` of the object that `report --json` prints. */
export const hypothesesJson = ({ all }: ReportHypotheses): readonly Readonly<Record<string, unknown>>[] =>
  all.map(({ hypothesis, reached }) => ({ ...hypothesis, reached }));

/** What is being tested, as a person reads it; nothing where nothing is. */
export const hypothesesText = ({ lines: [sentence, ...lines] }: ReportHypotheses): readonly string[] =>
  sentence === undefined ? [] : ['', 'What is being tested', `  ${sentence}`, ...lines];
