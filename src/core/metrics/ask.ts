import type { DimensionId, Predicate } from '../model';
import type { MeasureId } from './measures';

/** What is asked of an engine: measures at a grain. `filter` speaks in codes of the loaded dataset. */
export type Ask = {
  readonly by: readonly DimensionId[];
  /** `month`: one cell a month of each measure's own clock; `none`: all time in one. */
  readonly time: 'none' | 'month';
  readonly measures: readonly MeasureId[];
  readonly filter: Predicate;
};
