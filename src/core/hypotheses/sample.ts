import { neededCases, normalQuantile, twoSidedZ } from '../statistics';
import type { Hypothesis } from './hypothesis';
import { looksOf, significanceAt } from './looks';

/** The chance to see a difference of the size worth having, where there is one. */
const POWER = 0.8;
/** Under so many deals nothing is told of a side, whatever it takes. */
export const FEWEST = 10;

export type SampleGiven = Pick<Hypothesis, 'metric' | 'want' | 'size' | 'baseline' | 'readOut'>;

/** What a share comes to if it moves by the size; null where there is no room for that. */
function aimed({ want, size, baseline }: SampleGiven): number | null {
  const aim = want === 'rise' ? baseline.value + size : baseline.value - size;
  return aim < 0 || aim > 1 ? null : aim;
}

/** Deals a side if each stood for itself. */
function ofSingleDeals(given: SampleGiven): number | null {
  const { metric, size, baseline, readOut } = given;
  const significance = significanceAt(readOut, looksOf(readOut));
  if (metric === 'winRate') {
    const aim = aimed(given);
    return aim === null ? null : neededCases(baseline.value, aim, { significance, power: POWER });
  }
  if (baseline.spread === null || !(baseline.spread > 0)) return null;
  const z = twoSidedZ(1 - significance) + normalQuantile(POWER);
  return Math.ceil(2 * ((z * baseline.spread) / size) ** 2);
}

/**
 * How many deals each side needs so that a difference of the size worth having is seen four times in five, at 5 % two-sided over
 * all looks: of a share as `domain.md` 10.5 has it (25 to 15 % takes 250), of a mean by its spread. Widened by the design effect
 * where accounts have several deals. Null where the size leaves a share no room, or nothing is known of the spread.
 */
export function sampleNeeded(given: SampleGiven): number | null {
  if (!(given.size > 0 && Number.isFinite(given.size))) return null;
  const single = ofSingleDeals(given);
  return single === null ? null : Math.max(FEWEST, Math.ceil(single * Math.max(1, given.baseline.designEffect)));
}
