import { isMetricId, metricOf } from '../metrics';
import type { Reading } from '../model';
import type { Expected } from './decision';
import type { Outcome, OutcomeReason } from './outcome';

/** What is known once both periods are read. `fewest`: cases a side under which nothing is tested. */
export type Measured = Pick<Outcome, 'before' | 'after' | 'change' | 'have' | 'needed'> & {
  readonly expected: Expected;
  readonly isTold: boolean;
  readonly fewest: number;
};

/** What an outcome is called, and by what. */
export type Told = Pick<Outcome, 'word' | 'isLessThanExpected' | 'reasons'>;

export const cannotTell = (...reasons: readonly OutcomeReason[]): Told => ({ word: 'cannotTell', isLessThanExpected: false, reasons });
export const tooEarly = (...reasons: readonly OutcomeReason[]): Told => ({ word: 'tooEarly', isLessThanExpected: false, reasons });

/** The limits of the change in the direction that was expected: above 0 it went there. */
function towards({ want }: Expected, { low, high }: Reading): { readonly low: number; readonly high: number } | null {
  if (low === null || high === null) return null;
  return want === 'rise' ? { low, high } : { low: -high, high: -low };
}

/** By the limits of the change alone: it holds neither 0 nor what was expected, one of both, or both. */
function byLimits(expected: Expected, change: Reading): Told {
  const limits = towards(expected, change);
  if (limits === null) return cannotTell('noInterval');
  const isLess = limits.high < expected.size;
  if (limits.low > 0)
    return { word: 'worked', isLessThanExpected: isLess, reasons: isLess ? ['excludesZero', 'underExpected'] : ['excludesZero'] };
  return isLess ? { word: 'didNot', isLessThanExpected: false, reasons: ['excludesExpected'] } : cannotTell('intervalHoldsBoth');
}

/** A count or a sum is a fact of the data: no number of cases would give it an interval. */
const isFact = ({ metric }: Expected): boolean => isMetricId(metric) && metricOf(metric).interval === 'none';

function byChange(expected: Expected, { before, change, fewest }: Pick<Measured, 'before' | 'change' | 'fewest'>): Told {
  if (change === null || change.value === null) return cannotTell('noReading');
  const isFew = before !== null && before.n < fewest && !isFact(expected);
  return isFew ? cannotTell('tooFewBefore') : byLimits(expected, change);
}

/**
 * What became of a decision, by the thresholds of `domain.md` 13 in their order: too early with fewer matured cases than the
 * expected size needs; worked where the interval of the change excludes 0 in the expected direction; did not where it excludes
 * the expected size; else it cannot be told. Before its review it is too early whatever the numbers, for whoever looks often
 * enough finds something.
 */
export function verdictOf({ expected, isTold, ...measured }: Measured): Told {
  const { after, have, needed, fewest } = measured;
  const isShort = after === null || (!isFact(expected) && have < (needed ?? fewest));
  if (!isTold) return isShort ? tooEarly('reviewNotReached', 'tooFewMatured') : tooEarly('reviewNotReached');
  return isShort ? tooEarly('tooFewMatured') : byChange(expected, measured);
}
