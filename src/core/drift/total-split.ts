import { isMetricId } from '../metrics';
import type { DimensionId, Reading } from '../model';
import type { CaseReader } from './case-reader';
import type { Comparison } from './comparison';
import { splitReadings, type SegmentReadings, type Split } from './why';

/** Two ways to the same change may differ in its last digits, never in more. */
const NEARLY = 1e-9;

function readingsOf(total: Reading, by: DimensionId, reader: CaseReader): SegmentReadings | null {
  const { metric } = total;
  const span = reader.spanOf(total);
  if (!isMetricId(metric) || span === null) return null;
  return { total, segments: reader.by(by).flatMap((slice) => slice.read(metric, span) ?? []) };
}

/**
 * What the mix of the segments and the rates inside them did to the change of a total, so that `mix + rate` is its size; null
 * where it is no total, or its segments do not add up to it.
 */
export function splitOfTotal({ slice, before, now, change }: Comparison, by: DimensionId | null, reader: CaseReader): Split | null {
  if (slice.size > 0 || by === null || change === null) return null;
  const [was, is] = [readingsOf(before, by, reader), readingsOf(now, by, reader)];
  if (was === null || is === null) return null;
  const why = splitReadings(by, was, is);
  if (why.missing !== null) return null;
  return Math.abs(why.mix + why.rate - change.size) <= NEARLY * Math.max(1, Math.abs(change.size)) ? why : null;
}
