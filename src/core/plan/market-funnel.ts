import { exactly, floored, nearest, ofRatio, rounded, times, whole, type Fraction } from './fraction';
import type { ObservedInput, PlanField, PlanMissing } from './inputs';
import type { PlanGiven, Ratio } from './plan-given';

export type MarketId = 'tam' | 'sam' | 'som' | 'icp';

/** A number of the funnel, or why there is none and which field would give it. */
export type Told = { readonly value: number; readonly missing: null } | { readonly missing: PlanMissing; readonly of: PlanField };

/**
 * One market. `accounts` are companies to work, `customers` companies to win: the SOM counts the latter, all others the
 * former, and null is what a market does not count. Money is a year's, in minor units.
 */
export type Market = {
  readonly id: MarketId;
  readonly accounts: Told | null;
  readonly customers: Told | null;
  /** Before customers are counted whole; null where it is a whole number anyhow. */
  readonly unrounded: number | null;
  readonly money: Told;
};

export type MarketFunnel = {
  readonly markets: readonly Market[];
  readonly acv: { readonly ratio: Ratio; readonly from: 'typed' | 'observed' } | null;
};

type Counted = Fraction | { readonly missing: PlanMissing; readonly of: PlanField };

const told = (count: Counted, cut: (fraction: Fraction) => bigint, of: PlanField): Told => {
  if ('missing' in count) return count;
  const value = exactly(cut(count));
  return value === null ? { missing: 'too_many', of } : { value, missing: null };
};

const companies = (count: number | null, of: PlanField): Counted => (count === null ? { missing: 'not_given', of } : whole(count));

const product = (count: Counted, by: Counted): Counted => {
  if ('missing' in count) return count;
  return 'missing' in by ? by : times(count, by);
};

function acvOf(given: PlanGiven, observed: ObservedInput | null): MarketFunnel['acv'] {
  if (given.acv !== null) return { ratio: { part: given.acv, whole: 1 }, from: 'typed' };
  return observed?.missing === null ? { ratio: observed.ratio, from: 'observed' } : null;
}

/**
 * TAM, SAM, SOM and ICP in companies and in money (`domain.md` 14): companies x ACV; serviceable ones x ACV; the SAM x
 * penetration; those that match every criterion. Customers of the SOM are whole ones, so that half a customer is none; its
 * money is not cut. 100,000, 20,000, 2 % and 150 at 12,000: 1.2 billion, 240 million, 4.8 million and 400 customers.
 */
export function marketFunnel(given: PlanGiven, observed: ObservedInput | null = null): MarketFunnel {
  const acv = acvOf(given, observed);
  const worth: Counted = acv === null ? { missing: observed?.missing ?? 'not_given', of: 'acv' } : ofRatio(acv.ratio);
  const rate: Counted = given.penetration === null ? { missing: 'not_given', of: 'penetration' } : ofRatio(given.penetration);
  const listed = (id: MarketId, count: Counted, of: PlanField): Market => ({
    id,
    accounts: told(count, floored, of),
    customers: null,
    unrounded: null,
    money: told(product(count, worth), rounded, of),
  });
  const serviceable = companies(given.serviceable, 'serviceable');
  const won = product(serviceable, rate);
  const isWhole = 'missing' in won || won.over % won.under === 0n;
  return {
    acv,
    markets: [
      listed('tam', companies(given.companies, 'companies'), 'companies'),
      listed('sam', serviceable, 'serviceable'),
      {
        id: 'som',
        accounts: null,
        customers: told(won, floored, 'serviceable'),
        unrounded: isWhole ? null : nearest(won),
        money: told(product(won, worth), rounded, 'serviceable'),
      },
      listed('icp', companies(given.icpCompanies, 'icpCompanies'), 'icpCompanies'),
    ],
  };
}
