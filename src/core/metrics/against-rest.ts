import type { Reading } from '../model';
import { benjaminiHochberg, sharesP } from '../statistics';
import { difference } from './delta';
import { isMetricId, metricOf, type MetricId } from './metrics';

/** A segment held against all others together: the difference with its interval, and whether it stands out among many. */
export type AgainstRest = { readonly reading: Reading; readonly difference: Reading; readonly isClear: boolean };

type Known = Extract<Reading, { readonly missing: null }>;
const FALSE_SHARE = 0.05;
const PRACTICAL = 0.05;

const isOfCounts = ({ metric, unit }: Reading): boolean =>
  unit === 'share' && (!isMetricId(metric) || metricOf(metric).interval === 'wilson');
const partOf = ({ value, n }: Known): number => Math.round(value * n);

function restOf(reading: Known, total: Known): Known | null {
  const n = total.n - reading.n;
  return n <= 0 ? null : { ...total, value: (partOf(total) - partOf(reading)) / n, n, slice: new Map(), low: null, high: null };
}

/**
 * Every segment of a share of counts against the rest of the total. Clear is a difference of five points or more whose
 * q over all segments compared (Benjamini and Hochberg) stays under 0.05.
 */
export function againstRest(readings: readonly Reading[], total: Reading | null, least: number): readonly AgainstRest[] {
  if (total === null || total.missing !== null || !isOfCounts(total)) return [];
  const pairs = readings.flatMap((reading) => {
    const rest = reading.missing === null && reading.n >= least ? restOf(reading, total) : null;
    return reading.missing !== null || rest === null || rest.n < least ? [] : [{ reading, rest }];
  });
  const p = pairs.map(
    ({ reading, rest }) => sharesP({ part: partOf(reading), whole: reading.n }, { part: partOf(rest), whole: rest.n }) ?? 1,
  );
  const q = benjaminiHochberg(p);
  return pairs.map(({ reading, rest }, at) => {
    const gap = difference(reading.metric as MetricId, reading, rest, reading.slice);
    return { reading, difference: gap, isClear: gap.missing === null && Math.abs(gap.value) >= PRACTICAL && (q[at] ?? 1) < FALSE_SHARE };
  });
}
