import { isMetricId, metricOf } from '../metrics';
import type { Reading } from '../model';
import { neededCases, normalQuantile, twoSidedZ } from '../statistics';
import type { Expected } from './decision';

/** Seen with a chance of 80 %, at 5 % two-sided (`domain.md` 10.5). */
const DEMAND = { significance: 0.05, power: 0.8 } as const;
const LEVEL = 0.95;

function ofRate(rate: number, { want, size }: Expected): number | null {
  const aim = want === 'rise' ? Math.min(1, rate + size) : Math.max(0, rate - size);
  return neededCases(rate, aim, DEMAND);
}

/** Cases a side by the interval of the value before, which tells the standard error of as many cases: it shrinks with their root. */
function ofInterval({ n, low, high, level }: Reading, size: number): number | null {
  if (low === null || high === null || !(n > 0 && size > 0)) return null;
  const one = ((high - low) / 2 / twoSidedZ(level ?? LEVEL)) * Math.sqrt(n);
  const z = twoSidedZ(1 - DEMAND.significance) + normalQuantile(DEMAND.power);
  return one > 0 ? Math.ceil(2 * ((z * one) / size) ** 2) : null;
}

/**
 * How many matured cases it takes since the decision to see the expected change four times in five: for a rate of deals from
 * the rate before (25 to 15 % takes 250), for anything else from the width of its interval before. Never fewer than are tested
 * at all. Null where the value before does not tell.
 */
export function casesFor(expected: Expected, before: Reading | null, fewest: number): number | null {
  if (before === null || before.value === null || !isMetricId(expected.metric) || !(expected.size > 0)) return null;
  const { interval } = metricOf(expected.metric);
  const isRate = interval === 'wilson' || interval === 'incidence';
  const cases = isRate ? ofRate(before.value, expected) : ofInterval(before, expected.size);
  return cases === null ? null : Math.max(fewest, cases);
}
