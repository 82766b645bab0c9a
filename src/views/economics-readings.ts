import type { Answerable } from '../core/analysis';
import { economicsInSteps as stepsOf, type Economics } from '../core/economics';
import { TIER } from '../core/icp';
import type { Dataset, DimensionId } from '../core/model';
import type { Question } from '../core/question';
import { segmentChoices, segmentOf, type Choice } from './segment-choice';

export { ICP_METRICS, RETENTION_METRICS, type Economics } from '../core/economics';

const PROFILE = 'icpProfile' as DimensionId;

/** What every picture of the page can be split by: segments, tiers, ICP profiles. */
export type SplitChoice = { readonly id: 'segment' | 'tier' | 'profile'; readonly label: string; readonly dimension: DimensionId };

/** The dimensions that may stand for "segment" here; the ICP profile has a place of its own. */
export const economicsSegments = (dataset: Dataset): readonly Choice<DimensionId>[] =>
  segmentChoices(dataset).filter(({ id }) => id !== PROFILE);

/** What the page may be split by in a dataset; a question for another dimension of accounts or deals keeps it as its segment. */
export function splitChoices(question: Question, dataset: Dataset): readonly SplitChoice[] {
  const has = (id: DimensionId): boolean => dataset.dimensions.some((dimension) => dimension.id === id);
  const segments = economicsSegments(dataset);
  const segment = segments.find(({ id }) => id === segmentOf(question, dataset)) ?? segments[0];
  return [
    ...(segment === undefined ? [] : [{ id: 'segment' as const, label: 'Segment', dimension: segment.id }]),
    ...(has(TIER) ? [{ id: 'tier' as const, label: 'Tier', dimension: TIER }] : []),
    ...(has(PROFILE) ? [{ id: 'profile' as const, label: 'ICP profile', dimension: PROFILE }] : []),
  ];
}

/** The split that a question asks for, else the first there is. */
export function splitOf(question: Question, dataset: Dataset): SplitChoice | null {
  const choices = splitChoices(question, dataset);
  return choices.find(({ dimension }) => dimension === question.by) ?? choices[0] ?? null;
}

/** What a question about costs and returns reads, a step at a time, split as its pictures are. */
export const economicsInSteps = (answerable: Answerable, question: Question): Generator<Economics, void, void> =>
  stepsOf(answerable, { question, split: splitOf(question, answerable.dataset)?.dimension ?? null });

/** The whole of it at once, for tests and whoever need not wait. */
export function economicsOf(answerable: Answerable, question: Question): Economics {
  const [last] = [...economicsInSteps(answerable, question)].toReversed();
  if (last === undefined) throw new Error('economics have no last step');
  return last;
}
