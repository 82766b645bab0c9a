import { ICP, TIER } from './icp';
import { icpDeltas, standardisedDeltas, strataOf, stratified, type Ask, type MetricId } from './metrics';
import type { Dataset, DimensionId, Reading } from './model';
import type { Question } from './question';

/** The question's metric by segment and a second dimension at once, and ICP against non-ICP inside each segment. */
export type Slices = {
  /** What segments are crossed with; null where nothing can be. */
  readonly acrossDimension: DimensionId | null;
  /** By segment and the second dimension; empty without one. */
  readonly crossed: readonly Reading[];
  /** By the second dimension alone. */
  readonly across: readonly Reading[];
  /** By segment and ICP, and ICP minus non-ICP in each segment: empty without an ICP, or where that is the segment. */
  readonly inside: readonly Reading[];
  readonly insideDeltas: readonly Reading[];
  /** The same differences, were both sides of each segment of the same size and region. */
  readonly insideStandardised: readonly Reading[];
};

export const NO_SLICES: Slices = { acrossDimension: null, crossed: [], across: [], inside: [], insideDeltas: [], insideStandardised: [] };

/** What segments are crossed with: the question's own second dimension, else the tier; never the segment itself. */
export function acrossDimensionOf(ask: Ask, question: Question, segment: DimensionId | null): DimensionId | null {
  return [question.across, TIER].find((id) => id !== null && id !== segment && ask.by.includes(id)) ?? null;
}

/** Reads metrics by dimensions under the filters and the period of a question. */
export type Read = (metrics: readonly MetricId[], by: readonly DimensionId[]) => readonly Reading[];

/** Where numbers are read from: what the cube was asked, of which data, and how. `quick` reads without drawing accounts anew. */
export type Source = { readonly ask: Ask; readonly dataset: Dataset; readonly read: Read; readonly quick: Read };

/**
 * ICP minus non-ICP, were both sides of the same size and region, in total or inside each slice: empty without an ICP, or
 * where the cube was not asked by these. Accounts are not drawn for it: strata are many, and each would be.
 */
export function standardisedOf(source: Source, metrics: readonly MetricId[], by: readonly DimensionId[]): readonly Reading[] {
  const { ask, dataset, quick } = source;
  const axes = [...by, ICP, ...strataOf(dataset)];
  if (by.includes(ICP) || !axes.every((id) => ask.by.includes(id))) return [];
  return stratified(dataset, metrics, by).flatMap((group) =>
    standardisedDeltas(quick(group.metrics, [...by, ICP, ...group.strata]), group.strata),
  );
}

/** The slices of a question, read from its cube. */
export function slicesOf(source: Source, question: Question, segment: DimensionId | null): Slices {
  const { ask, read } = source;
  const acrossDimension = acrossDimensionOf(ask, question, segment);
  const metrics = [question.metric];
  const across = acrossDimension === null ? [] : read(metrics, [acrossDimension]);
  if (segment === null) return { ...NO_SLICES, acrossDimension, across };
  const inside = segment === ICP || !ask.by.includes(ICP) ? [] : read(metrics, [segment, ICP]);
  return {
    acrossDimension,
    across,
    crossed: acrossDimension === null ? [] : read(metrics, [segment, acrossDimension]),
    inside,
    insideDeltas: icpDeltas(inside),
    insideStandardised: standardisedOf(source, metrics, [segment]),
  };
}
