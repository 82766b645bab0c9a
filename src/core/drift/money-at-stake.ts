import { roundHalfAway, type Currency, type MetricName, type Missing } from '../model';

/** A number that may be missing; a reading is one. */
export type Given = { readonly value: number; readonly missing: null } | { readonly value: null; readonly missing: Missing };

/** What a change is laid over: readings of now, of the same slice (`domain.md` 10.11). */
export type StakeBase =
  /** Closed deals for win rates, created ones for those of cohorts: what the rate divides by. */
  | 'deals'
  | 'acv'
  | 'openAmount'
  | 'createdAmount'
  | 'wonAmount'
  | 'wonCount'
  | 'velocity'
  | 'newLogos'
  /** Recurring revenue at the start of the window. */
  | 'startingRevenue'
  | 'daysOfPeriod'
  /** The bookings target of the period. */
  | 'target';

export type StakeBases = { readonly [Base in StakeBase]?: Given };

/** An amount in whole minor units; or why there is none: `no_formula` where no amount stands behind the metric. */
export type Stake =
  | { readonly minor: number; readonly currency: Currency; readonly by: readonly StakeBase[]; readonly missing: null }
  | { readonly minor: null; readonly missing: Missing | 'no_formula' };

const OF_RATE = ['deals', 'acv'] as const;

/** What the size of a change is multiplied with; null: no amount stands behind it. */
const BASES: Readonly<Record<MetricName, readonly StakeBase[] | null>> = {
  winRate: OF_RATE,
  winRateBroad: OF_RATE,
  winRateValue: OF_RATE,
  winRateCohort90: OF_RATE,
  winRateCohort180: OF_RATE,
  winRateCohort365: OF_RATE,
  winRateProjected: OF_RATE,
  wonCount: null,
  lostCount: null,
  openCount: null,
  createdCount: null,
  wonAmount: null,
  openAmount: null,
  acv: ['wonCount'],
  acvMedian: null,
  tcv: null,
  tcvMedian: null,
  salesCycle: ['velocity'],
  salesCycleQ1: null,
  salesCycleQ3: null,
  salesCycleMean: ['velocity'],
  icpShareOpen: ['openAmount'],
  icpShareOpenAmount: ['openAmount'],
  icpShareOpenAccounts: ['openAmount'],
  icpShareWon: ['wonAmount'],
  icpShareWonAmount: ['wonAmount'],
  icpShareWonAccounts: ['wonAmount'],
  icpShareCreated: ['createdAmount'],
  velocity: ['daysOfPeriod'],
  coverage: ['target'],
  attainment: ['target'],
  tierConversionCreated: null,
  tierConversionWon: null,
  cac: ['newLogos'],
  ltv: ['newLogos'],
  ltvSimple: ['newLogos'],
  ltvToCac: null,
  payback: null,
  nrr: ['startingRevenue'],
  grr: ['startingRevenue'],
  nrrRenewal: null,
  grrRenewal: null,
  expansionRate: ['startingRevenue'],
  logoChurn: ['startingRevenue'],
};

/** What must be read to say what is at stake; null where no amount stands behind the metric. */
export const stakeBasesOf = (metric: MetricName): readonly StakeBase[] | null => BASES[metric];

/** What is said of a base that nobody gave. */
const ABSENT: Readonly<Record<StakeBase, Missing>> = {
  deals: 'no_closed',
  acv: 'no_amount',
  openAmount: 'no_amount',
  createdAmount: 'no_amount',
  wonAmount: 'no_amount',
  wonCount: 'no_won',
  velocity: 'no_amount',
  newLogos: 'no_logos',
  startingRevenue: 'no_base',
  daysOfPeriod: 'no_dates',
  target: 'no_target',
};

/**
 * The size of a change (either sign; in the metric's own unit, a share as 0.05) times the amount it applies to. It orders
 * findings: it is no forecast, and is never added up, for findings overlap.
 */
export function moneyAtStake(metric: MetricName, size: number | null, about: { bases: StakeBases; currency: Currency | null }): Stake {
  const by = BASES[metric];
  if (by === null) return { minor: null, missing: 'no_formula' };
  if (size === null || !Number.isFinite(size)) return { minor: null, missing: 'no_rows' };
  if (about.currency === null) return { minor: null, missing: 'no_currency' };
  let amount = Math.abs(size);
  for (const base of by) {
    const given = about.bases[base];
    if (given === undefined) return { minor: null, missing: ABSENT[base] };
    if (given.missing !== null) return { minor: null, missing: given.missing };
    amount *= Math.abs(given.value);
  }
  return { minor: roundHalfAway(amount), currency: about.currency, by, missing: null };
}

/** Anything with a stake and a size; size in the metric's own unit, null where there is none. */
type Ranked = { readonly stake: Stake; readonly size: number | null };

/** Most money first; those without an amount after them, by size. */
export function byMoneyAtStake(a: Ranked, b: Ranked): number {
  if (a.stake.minor !== null && b.stake.minor !== null) return b.stake.minor - a.stake.minor;
  if (a.stake.minor === null && b.stake.minor === null) return Math.abs(b.size ?? 0) - Math.abs(a.size ?? 0);
  return a.stake.minor === null ? 1 : -1;
}
