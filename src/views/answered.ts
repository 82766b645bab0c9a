import type { Analysis } from '../core/analysis';
import { givenValue, type MetricId } from '../core/metrics';
import type { Dataset, DimensionId, Reading } from '../core/model';
import type { Definitions } from '../core/workspace';

/** An analysis beside what it was made from: everything a view model may read. */
export type Answered = {
  readonly analysis: Analysis;
  readonly dataset: Dataset;
  readonly definitions: Definitions;
  /** Intervals that draw accounts anew are still being worked out: what has none yet is not called untested. */
  readonly isRefining: boolean;
  /** Why no verdict is given, as a clause; absent or null where they are. Numbers are told all the same. */
  readonly withheld?: string | null;
};

/** Below this many deals a page shows the fraction and no percentage. */
export const leastOf = (definitions: Definitions): number => givenValue(definitions.assumptions, 'minimumN') ?? 10;

/** The reading of a metric among some, without further slicing. */
export const readingOf = (readings: readonly Reading[], metric: MetricId): Reading | null =>
  readings.find((reading) => reading.metric === metric) ?? null;

/** The readings of a metric by one dimension, keyed by label; null is the row without a value. */
export function readingsBy(readings: readonly Reading[], metric: MetricId, dimension: DimensionId): ReadonlyMap<string | null, Reading> {
  return new Map(readings.filter((reading) => reading.metric === metric).map((reading) => [reading.slice.get(dimension) ?? null, reading]));
}

/** A name for a key in JSON or the DOM that two readings never share by chance. */
export const keyOf = (reading: Reading): string => JSON.stringify([reading.metric, [...reading.slice]]);
