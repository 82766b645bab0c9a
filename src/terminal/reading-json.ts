import { isMetricId, metricOf } from '../core/metrics';
import type { Reading, Slice } from '../core/model';

/** A slice as an object; null where rows have no value. */
export const sliceJson = (slice: Slice): Readonly<Record<string, string | null>> => Object.fromEntries(slice);

/** A metric that is told step by step goes by one name, with the step in its slice. */
function namedIn(metric: string): { readonly metric: string; readonly step: string | null } {
  const step = isMetricId(metric) ? metricOf(metric).step : undefined;
  return step === undefined ? { metric, step: null } : { metric: step.of, step: step.name };
}

/** A reading with its slice as an object; a difference carries `delta` and names its kind as `icpDelta`. */
export function readingJson(reading: Reading): Readonly<Record<string, unknown>> {
  const { slice, period, value, unit, currency, n, low, high, level, missing, leftOut, delta } = reading;
  const { metric, step } = namedIn(reading.metric);
  return {
    metric,
    ...(delta === undefined ? {} : { delta }),
    slice: { ...sliceJson(slice), ...(step === null ? {} : { step }) },
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
