import { metricOf, type MetricId } from '../core/metrics';
import { FIRST_LABEL, spellsUnknown, type Dataset, type Dimension, type DimensionId } from '../core/model';
import type { Target } from '../core/workspace';
import { dimensionOf, memberName } from './name';

type Part = Target['slice'][number];

/** A value that a target may be narrowed to; null is what has none. */
export type LabelChoice = { readonly label: string | null; readonly text: string };

/** A part of a target's slice with what may stand in its place. */
export type ShownPart = {
  readonly dimension: string;
  readonly dimensionText: string;
  readonly dimensions: readonly { readonly id: string; readonly text: string }[];
  readonly labels: readonly LabelChoice[];
  /** Which of the labels it is. */
  readonly at: number;
};

/** What tells how or when a deal ended, or is a table of its own: a target in it would be all or nothing. */
const NOT_ASKED: ReadonlySet<string> = new Set([
  'outcome',
  'account',
  'quarter',
  'createdQuarter',
  'closedQuarter',
  'stage',
  'lastStage',
  'furthestStage',
]);
/** A longer list of values is no choice. */
const MOST_LABELS = 300;
/** An ICP share in one tier, or on one side of the ICP, is all or nothing. */
const OWN: ReadonlySet<string> = new Set(['icp', 'tier']);

const isOfIcp = (metric: MetricId): boolean => metricOf(metric).unknown !== undefined;
const labelsOf = ({ members }: Dimension): readonly string[] => members.slice(FIRST_LABEL);

/** The dimensions that a target on a metric may be narrowed by. */
function dimensionsFor(metric: MetricId, dataset: Dataset): readonly Dimension[] {
  return dataset.dimensions.filter((dimension) => {
    const count = labelsOf(dimension).length;
    return !NOT_ASKED.has(dimension.id) && count > 0 && count <= MOST_LABELS && !(isOfIcp(metric) && OWN.has(dimension.id));
  });
}

function labelChoices(id: string, dataset: Dataset): readonly LabelChoice[] {
  const dimension = dimensionOf(dataset, id as DimensionId);
  if (dimension === null) return [];
  const unknown = spellsUnknown(dimension) ? 'unknown' : null;
  return [...labelsOf(dimension), unknown].map((label) => ({ label, text: memberName(dataset, dimension.id, label) }));
}

/** A target's slice part by part. What the files no longer have stays, and is named as it was written. */
export function partsShown({ metric, slice }: Pick<Target, 'metric' | 'slice'>, dataset: Dataset): readonly ShownPart[] {
  const free = dimensionsFor(metric, dataset);
  return slice.map(([id, label]) => {
    const held = dimensionOf(dataset, id as DimensionId);
    const taken = new Set(slice.map(([other]) => other).filter((other) => other !== id));
    const others = free
      .filter((dimension) => !taken.has(dimension.id))
      .map((dimension) => ({ id: dimension.id as string, text: dimension.label }));
    const own = { id, text: held?.label ?? id };
    const labels = labelChoices(id, dataset);
    const known = labels.findIndex((choice) => choice.label === label);
    const gone = { label, text: memberName(dataset, id as DimensionId, label) };
    return {
      dimension: id,
      dimensionText: own.text,
      dimensions: others.some((each) => each.id === id) ? others : [own, ...others],
      labels: known < 0 ? [gone, ...labels] : labels,
      at: Math.max(0, known),
    };
  });
}

/** The first value of a dimension. */
export const firstPart = (id: string, dataset: Dataset): Part => [id, labelChoices(id, dataset)[0]?.label ?? null];

/** The slice with one part more, by the first dimension that is still free; null where none is. */
export function withPart({ metric, slice }: Pick<Target, 'metric' | 'slice'>, dataset: Dataset): Target['slice'] | null {
  const taken = new Set(slice.map(([id]) => id));
  const next = dimensionsFor(metric, dataset).find(({ id }) => !taken.has(id));
  return next === undefined ? null : [...slice, firstPart(next.id, dataset)];
}

/** Why a slice cannot stand under a metric, or null. What is gone from the files may stay: its verdict waits for it. */
export function sliceFault({ metric, slice }: Pick<Target, 'metric' | 'slice'>): string | null {
  const own = slice.find(([id]) => isOfIcp(metric) && OWN.has(id));
  if (own !== undefined)
    return `${metricOf(metric).label} by ${own[0] === 'icp' ? 'ICP' : 'tier'} is all or nothing: narrow it by something else.`;
  return slice.length > new Set(slice.map(([id]) => id)).size ? 'Two conditions name the same dimension.' : null;
}

/** What there is to know about a slice: what the files lack of it, and how one profile is read. */
export function sliceNote({ metric, slice }: Pick<Target, 'metric' | 'slice'>, dataset: Dataset): string | null {
  const gone = partsShown({ metric, slice }, dataset).find(({ dimension, labels, at }) => {
    const held = dimensionOf(dataset, dimension as DimensionId);
    return held === null || !labelChoices(dimension, dataset).some(({ label }) => label === labels[at]?.label);
  });
  if (gone !== undefined)
    return `These files have no ${gone.dimensionText} “${gone.labels[gone.at]?.text ?? ''}”: until they do, there is no verdict.`;
  const isProfile = isOfIcp(metric) && slice.some(([id]) => id === 'icpProfile');
  return isProfile ? 'Counts the ICP accounts of this profile among all.' : null;
}
