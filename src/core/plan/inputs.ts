import type { Missing } from '../model';
import type { PlanRates, Ratio } from './plan-given';

/** What a step of the reverse plan divides by: the ACV, then a rate a step. */
export type PlanInputId = 'acv' | keyof PlanRates;

/** What people type about a market or a plan and can leave open. */
export type PlanField = 'revenue' | 'companies' | 'serviceable' | 'penetration' | 'icpCompanies' | PlanInputId;

/**
 * Why a number of the plan does not exist: a reason of a reading, or one of the plan's own. `not_given`: neither typed nor
 * observed. `no_outreach`: no such file. `not_in_outreach`: no line of the period states both counts of the rate.
 * `part_over_whole`: more came out than went in, so it is no share. `rate_is_zero`: nothing can be divided by it.
 * `too_many`: beyond the whole numbers that are exact.
 */
export type PlanMissing = Missing | 'not_given' | 'no_outreach' | 'not_in_outreach' | 'part_over_whole' | 'rate_is_zero' | 'too_many';

/**
 * What the data say of an input, as the ratio of two whole numbers: customers of opportunities, or minor units won of deals.
 * The limits are those of its 95 % interval, null where its method gave none; `n` is what the ratio stands on.
 */
export type ObservedInput =
  | { readonly ratio: Ratio; readonly low: number | null; readonly high: number | null; readonly n: number; readonly missing: null }
  | { readonly missing: PlanMissing };

export type ObservedInputs = Readonly<Record<PlanInputId, ObservedInput>>;

const NOT_OBSERVED: ObservedInput = { missing: 'not_given' };
export const NOTHING_OBSERVED: ObservedInputs = {
  acv: NOT_OBSERVED,
  close: NOT_OBSERVED,
  opportunity: NOT_OBSERVED,
  meeting: NOT_OBSERVED,
  reply: NOT_OBSERVED,
};
