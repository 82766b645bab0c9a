import { ICP, TIER } from '../core/icp';
import { ACCOUNT, metricOf, type MetricId } from '../core/metrics';
import type { Dataset, DimensionId } from '../core/model';
import type { Question } from '../core/question';

/** Something to choose from in a list, and whether it is chosen now. */
export type Choice<Id extends string> = { readonly id: Id; readonly label: string };

/** Dimensions that stand for "segment" when nobody chose one, the likeliest first. */
const LIKELY: readonly string[] = ['industry', 'employees', 'region', 'country', 'product', 'leadSource'];
/** What is no segment: it decides the metric itself, or is the other axis. */
const NEVER: ReadonlySet<string> = new Set(['outcome', 'stage', TIER, ICP, ACCOUNT, 'dealClass', 'currency']);
/** More segments than this are no picture and no table that a person reads. */
const MOST = 60;
const METRICS: readonly MetricId[] = [
  'winRate',
  'acvMedian',
  'salesCycle',
  'ltvToCac',
  'cac',
  'wonCount',
  'wonAmount',
  'openCount',
  'openAmount',
];

/** The dimensions a page may slice by, those of accounts first. */
export function segmentChoices(dataset: Dataset): readonly Choice<DimensionId>[] {
  const usable = dataset.dimensions.filter(({ id, members }) => !NEVER.has(id) && members.length <= MOST);
  const rank = (id: string): number => (LIKELY.includes(id) ? LIKELY.indexOf(id) : LIKELY.length);
  return usable.toSorted((a, b) => rank(a.id) - rank(b.id)).map(({ id, label }) => ({ id, label }));
}

/** The dimension that "segment" means for a question: its own if it may be sliced by, else the likeliest. */
export function segmentOf(question: Question, dataset: Dataset): DimensionId | null {
  const choices = segmentChoices(dataset);
  return choices.find(({ id }) => id === question.by)?.id ?? choices[0]?.id ?? null;
}

/** The metrics that segments can be held against each other by. */
export const metricChoices = (): readonly Choice<MetricId>[] => METRICS.map((id) => ({ id, label: metricOf(id).label }));
