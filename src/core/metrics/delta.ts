import { foremost, type DimensionId, type Reading, type Slice } from '../model';
import { newcombe, type Interval } from '../statistics';
import { metricOf, type MetricId } from './metrics';

/** Whether an account is in the ICP: the dimension whose two sides are compared. */
export const ICP = 'icp' as DimensionId;

type Known = Extract<Reading, { readonly missing: null }>;

/**
 * The interval of a difference of two independent readings. Shares of counts by Newcombe; where both sides have limits
 * of another kind, these are combined the same way (Zou and Donner 2008, "MOVER"); null where a side has none.
 */
function intervalOf(metric: MetricId, here: Known, there: Known): Interval | null {
  if (metricOf(metric).interval === 'wilson') {
    const side = (reading: Known) => ({ part: Math.round(reading.value * reading.n), whole: reading.n });
    return newcombe(side(here), side(there), here.level ?? 0.95);
  }
  if (here.low === null || here.high === null || there.low === null || there.high === null) return null;
  const difference = here.value - there.value;
  return {
    low: difference - Math.hypot(here.value - here.low, there.high - there.value),
    high: difference + Math.hypot(here.high - here.value, there.value - there.low),
  };
}

/**
 * One reading minus another of the same metric, with the interval of the difference; missing for the foremost
 * reason of either side. n is the smaller of both.
 */
export function difference(metric: MetricId, here: Reading, there: Reading, slice: Slice): Reading {
  const rest = {
    metric,
    slice,
    period: here.period,
    unit: here.unit,
    currency: here.currency,
    n: Math.min(here.n, there.n),
    leftOut: [],
    delta: 'raw' as const,
  };
  const none = { low: null, high: null, level: null };
  const lacking = foremost([here.missing, there.missing].filter((reason) => reason !== null));
  if (here.missing !== null || there.missing !== null) return { ...rest, ...none, value: null, missing: lacking ?? 'no_rows' };
  const interval = intervalOf(metric, here, there);
  return {
    ...rest,
    value: here.value - there.value,
    missing: null,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    level: interval === null ? null : (here.level ?? 0.95),
  };
}

const withoutIcp = (slice: Slice): Slice => new Map([...slice].filter(([id]) => id !== ICP));
const keyOf = (reading: Reading): string => JSON.stringify([reading.metric, [...withoutIcp(reading.slice)], reading.period]);

/** ICP minus non-ICP for every metric, slice and period that was read by `icp`; unknown is on neither side. */
export function icpDeltas(readings: readonly Reading[]): readonly Reading[] {
  const sides = new Map<string, { in?: Reading; out?: Reading }>();
  for (const reading of readings) {
    const side = reading.slice.get(ICP);
    if (side !== 'in' && side !== 'out') continue;
    const key = keyOf(reading);
    sides.set(key, { ...sides.get(key), [side]: reading });
  }
  return [...sides.values()].flatMap(({ in: here, out: there }) =>
    here === undefined || there === undefined ? [] : [difference(here.metric as MetricId, here, there, withoutIcp(here.slice))],
  );
}
