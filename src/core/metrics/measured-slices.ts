import type { Dataset, DimensionId, Reading, Slice, Span } from '../model';
import type { Assumptions } from './assumptions';
import type { Cells } from './cells';
import type { Cube } from './cube';
import type { MetricId } from './metrics';
import type { Condition } from './plan';
import { slicesOf } from './read-cube';
import { readMetric } from './read-metric';

/** A slice of a question with its measures for any span: what tests of counts and of spreads are made from. */
export type MeasuredSlice = {
  readonly slice: Slice;
  readonly cells: Cells;
  /** What `readCube` reads of the slice, without intervals that draw accounts: one metric of one span, when it is wanted. */
  read(metric: MetricId, span: Span | null): Reading | null;
};

/** Every slice of a question by some dimensions, in the order of their dictionaries, with what the cube holds of it. */
export const measuredSlices = (
  cube: Cube,
  dataset: Dataset,
  asked: { readonly by: readonly DimensionId[]; readonly where: readonly Condition[]; readonly assumptions: Assumptions },
): readonly MeasuredSlice[] =>
  slicesOf(cube, dataset, { ...asked, accounts: null }).map(({ place, basis }) => ({
    slice: place.slice,
    cells: basis.cells,
    read: (metric, span) => readMetric(metric, place, { ...basis, span }),
  }));
