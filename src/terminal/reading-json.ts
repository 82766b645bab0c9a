import type { Reading, Slice } from '../core/model';

/** A slice as an object; null where rows have no value. */
export const sliceJson = (slice: Slice): Readonly<Record<string, string | null>> => Object.fromEntries(slice);

/** A reading with its slice as an object; a difference carries `delta` and names its kind as `icpDelta`. */
export function readingJson(reading: Reading): Readonly<Record<string, unknown>> {
  const { metric, slice, period, value, unit, currency, n, low, high, level, missing, leftOut, delta } = reading;
  return {
    metric,
    ...(delta === undefined ? {} : { delta }),
    slice: sliceJson(slice),
    period,
    value,
    unit,
    currency,
    n,
    low,
    high,
    level,
    missing,
    ...(leftOut.length === 0 ? {} : { leftOut }),
  };
}
