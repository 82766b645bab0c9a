import { wholeEffects, type Split } from '../core/drift';
import { metricOf, type MetricId } from '../core/metrics';
import { roundHalfAway, type DimensionId, type Missing, type Reading } from '../core/model';
import { decimal, reasonText } from '../wording';
import { moneyInFull } from '../wording/money';
import { settled, signed } from '../wording/number';
import type { WaterStep } from './waterfall';

/** What is whole in a unit where effects are printed: a tenth of a point, a cent. */
export type Grain = { readonly of: number; text(whole: number): string; total(value: number): string };

/** Tenths of a point for shares, minor units for money. */
export function grainOf({ unit, currency }: Reading): Grain {
  if (unit === 'share')
    return { of: 0.001, text: (whole) => `${signed(whole / 10, 1)} points`, total: (value) => `${decimal(value * 100, 1)}%` };
  const money = (whole: number): string => moneyInFull(whole, currency, signed);
  if (unit === 'money') return { of: 1, text: money, total: (value) => moneyInFull(Math.round(value), currency, decimal) };
  return { of: 0.1, text: (whole) => `${signed(whole / 10, 1)} ${unit}`, total: (value) => `${decimal(value, 1)} ${unit}` };
}

/**
 * The effects of all segments in whole grains that add up to the change, which is rounded once, as it is wherever else it is
 * printed. `apart` is how far the two printed totals lie apart: it can miss the change by one grain.
 */
export type Whole = {
  readonly mix: readonly number[];
  readonly rate: readonly number[];
  readonly change: number;
  readonly apart: number;
  readonly grain: Grain;
};

/** Rounded by the largest remainders, so that what is printed adds up too. */
export function wholeOf(split: Split, grain: Grain): Whole {
  const at = (value: number): number => 0 + roundHalfAway(settled(value / grain.of));
  const change = at(split.now - split.before);
  const parts = split.segments.flatMap(({ mix, rate }) => [mix / grain.of, rate / grain.of]);
  const whole = wholeEffects(parts, change);
  return {
    change,
    apart: at(split.now) - at(split.before),
    grain,
    mix: whole.filter((_, index) => index % 2 === 0),
    rate: whole.filter((_, index) => index % 2 === 1),
  };
}

export const total = (parts: readonly number[]): number => parts.reduce((sum, part) => sum + part, 0);

/** A split with its effects as they are printed. */
export type Named = {
  readonly split: Split;
  readonly whole: Whole;
  readonly dimension: DimensionId;
  readonly by: string;
  nameOf(segment: string | null): string;
};

/** Whether a step adds or takes away. */
export const kindOf = (effect: number): WaterStep['kind'] => (effect < 0 ? 'less' : 'more');

const UNSPLIT: Partial<Readonly<Record<Missing, string>>> = {
  not_kept_by_slice:
    'its segments do not add up to the total: a median, or a number that rests on another count than it divides by, has no mix and rate',
  not_mapped: 'the loaded files have no dimension to split by',
  not_mature: 'in the baseline the first deals had only begun to close, the quick ones first',
};

/** Why a change is not split, in words. */
export const unsplitReason = (missing: Missing): string => UNSPLIT[missing] ?? reasonText(missing);

/** What a metric is called. */
export const labelOf = (metric: MetricId): string => metricOf(metric).label;
