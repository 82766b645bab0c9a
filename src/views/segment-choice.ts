import { ICP, TIER } from '../core/icp';
import { ACCOUNT, metricOf, type MetricId } from '../core/metrics';
import { FIRST_LABEL, type Dataset, type Dimension, type DimensionId } from '../core/model';
import type { Question } from '../core/question';

/** Something to choose from in a list, and whether it is chosen now. */
export type Choice<Id extends string> = { readonly id: Id; readonly label: string };
/** Choices under a heading of their own. */
export type ChoiceGroup<Id extends string> = { readonly label: string; readonly choices: readonly Choice<Id>[] };

/** Dimensions that stand for "segment" when nobody chose one, the likeliest first. */
const LIKELY: readonly string[] = ['industry', 'employees', 'region', 'country', 'product', 'leadSource'];
/** What slices nothing: it decides the metric itself, or is a table. */
const NEVER: ReadonlySet<string> = new Set(['outcome', 'stage', 'isWon', 'isClosed', ACCOUNT]);
/** What is no segment of its own on pages that speak of segments alone. */
const NO_SEGMENT: ReadonlySet<string> = new Set([...NEVER, TIER, ICP, 'dealClass', 'currency']);
/** More segments than this are no picture. */
const MOST = 60;
/** More values than this are no table that a person reads. */
const MOST_IN_TABLE = 500;
const METRICS: readonly MetricId[] = [
  'winRate',
  'winRateBroad',
  'winRateValue',
  'winRateCohort180',
  'winRateProjected',
  'acv',
  'acvMedian',
  'tcvMedian',
  'salesCycle',
  'velocity',
  'ltvToCac',
  'cac',
  'ltv',
  'payback',
  'nrr',
  'grr',
  'logoChurn',
  'wonCount',
  'wonAmount',
  'openCount',
  'openAmount',
  'icpShareOpen',
  'icpShareWon',
  'icpShareCreated',
];

const rank = (id: string): number => (LIKELY.includes(id) ? LIKELY.indexOf(id) : LIKELY.length);
const choiceOf = ({ id, label }: Dimension): Choice<DimensionId> => ({ id, label });

/** The dimensions that may stand for "segment", those of accounts first. */
export function segmentChoices(dataset: Dataset): readonly Choice<DimensionId>[] {
  const usable = dataset.dimensions.filter(({ id, members }) => !NO_SEGMENT.has(id) && members.length <= MOST);
  return usable.toSorted((a, b) => rank(a.id) - rank(b.id)).map(choiceOf);
}

/** The dimension that "segment" means for a question: its own if it may be sliced by, else the likeliest. */
export function segmentOf(question: Question, dataset: Dataset): DimensionId | null {
  const choices = segmentChoices(dataset);
  return choices.find(({ id }) => id === question.by)?.id ?? choices[0]?.id ?? null;
}

const GROUPS = ['Segmentations', 'Account', 'Deal', 'ICP'] as const;

function groupOf({ home, isSegmentation }: Dimension): (typeof GROUPS)[number] {
  if (isSegmentation === true) return 'Segmentations';
  switch (home) {
    case 'account':
      return 'Account';
    case 'opportunity':
      return 'Deal';
    case 'score':
      return 'ICP';
  }
}

/** Everything that numbers can be sliced by, in groups: segmentations, what stands on the account, on the deal, and the ICP. */
export function sliceGroups(dataset: Dataset): readonly ChoiceGroup<DimensionId>[] {
  const usable = dataset.dimensions.filter(
    ({ id, members }) => !NEVER.has(id) && members.length > FIRST_LABEL && members.length <= MOST_IN_TABLE,
  );
  const inOrder = usable.toSorted((a, b) => rank(a.id) - rank(b.id));
  return GROUPS.map((label) => ({
    label,
    choices: inOrder.filter((dimension) => groupOf(dimension) === label).map(choiceOf),
  })).filter(({ choices }) => choices.length > 0);
}

const slicesOf = (dataset: Dataset): readonly DimensionId[] => sliceGroups(dataset).flatMap(({ choices }) => choices.map(({ id }) => id));

/** What a question slices by: its own dimension where the files have it, else what stands for "segment". */
export const sliceOf = (question: Question, dataset: Dataset): DimensionId | null =>
  slicesOf(dataset).find((id) => id === question.by) ?? segmentOf(question, dataset) ?? slicesOf(dataset)[0] ?? null;

/** What a question crosses its slices with: its own second dimension, else the tier; never the first again. */
export function acrossOf(question: Question, dataset: Dataset): DimensionId | null {
  const first = sliceOf(question, dataset);
  const choices = slicesOf(dataset).filter((id) => id !== first);
  return [question.across, TIER].find((id) => id !== null && choices.includes(id)) ?? null;
}

/** What studies beside the page's own numbers are sliced by: the ICP, the tier, and the segment in force. */
export function studySlices(question: Question, dataset: Dataset): readonly Choice<DimensionId>[] {
  const segment = sliceOf(question, dataset);
  const wanted = [ICP, TIER, ...(segment === null || segment === ICP || segment === TIER ? [] : [segment])];
  return wanted.flatMap((id) => dataset.dimensions.filter((dimension) => dimension.id === id).map(choiceOf));
}

/** The choice that was made, or the first where it is not there; null where there is none at all. */
export const chosenOf = <Id extends string>(choices: readonly Choice<Id>[], chosen: Id | null): Id | null =>
  choices.find(({ id }) => id === chosen)?.id ?? choices[0]?.id ?? null;

/** The metrics that segments can be held against each other by; a projected one is called so. */
export const metricChoices = (): readonly Choice<MetricId>[] => METRICS.map((id) => ({ id, label: metricOf(id).label }));
