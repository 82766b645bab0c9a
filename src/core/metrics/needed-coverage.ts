import type { Reading } from '../model';

type Limits = { readonly low: number | null; readonly high: number | null };

const timesAsMuch = (part: number, rate: number | null): number | null => (rate === null || rate <= 0 ? null : part / rate);

/**
 * Which coverage a win rate by value needs: 1 / rate, in units of the target (`domain.md` 5.6), with the rate's own interval
 * turned over, so that its lower end gives the upper one; without an upper end where the rate may be 0. What has been won of
 * the target already (`attained`, in units of it) needs no coverage any more. It rests on what the rate rests on; where
 * nothing was won, no coverage is enough.
 */
export function neededCoverage(rate: Reading, attained: Reading | null): Reading {
  const left = Math.max(0, 1 - (attained?.value ?? 0));
  const common = { ...rate, metric: 'neededCoverage', unit: 'ratio' as const, currency: null };
  const none: Limits = { low: null, high: null };
  if (rate.missing !== null) return { ...common, ...none, value: null, missing: rate.missing };
  const value = timesAsMuch(left, rate.value);
  if (value === null) return { ...common, ...none, level: null, value: null, missing: 'no_won' };
  return { ...common, low: timesAsMuch(left, rate.high), high: timesAsMuch(left, rate.low), value, missing: null };
}
