import type { MetricId } from '../../../src/core/metrics';

/**
 * What becomes of a metric when its company changes in a way that must not confuse it.
 * `money`: all money in another unit, given numbers too. `twice`: every row a second time under other ids and accounts.
 * `days`: every date moved by 365 days, which keeps durations but not the months that dates lie in.
 */
export type Effect = {
  readonly money: 'scales' | 'stays';
  /** `interpolates`: between order statistics, of which there are more, so that it may move among its neighbours. */
  readonly twice: 'doubles' | 'stays' | 'interpolates';
  readonly days: 'stays' | 'goes by months';
  /** In a slice it leans on the whole by fixed weights (ten wins, 120 customer-months), and twice the rows lean less. */
  readonly leans?: true;
  /** Too few rows may be enough once there are twice as many. */
  readonly matures?: true;
};

const RATE: Effect = { money: 'stays', twice: 'stays', days: 'stays' };
const AMOUNT: Effect = { money: 'scales', twice: 'stays', days: 'stays' };
const COHORT: Effect = { ...RATE, matures: true };
/** What people give in money is given in the other unit as well. */
const TARGETED: Effect = { money: 'stays', twice: 'doubles', days: 'goes by months' };
const ECONOMY: Effect = { money: 'stays', twice: 'stays', days: 'goes by months', leans: true };
const BASE: Effect = { money: 'stays', twice: 'stays', days: 'goes by months' };

/** Every metric of the catalogue: one that is missing does not compile. */
export const EFFECTS: Readonly<Record<MetricId, Effect>> = {
  winRate: RATE,
  winRateBroad: RATE,
  winRateValue: RATE,
  winRateCohort90: COHORT,
  winRateCohort180: COHORT,
  winRateCohort365: COHORT,
  winRateProjected: { ...COHORT, days: 'goes by months' },
  wonCount: { ...RATE, twice: 'doubles' },
  lostCount: { ...RATE, twice: 'doubles' },
  openCount: { ...RATE, twice: 'doubles' },
  createdCount: { ...RATE, twice: 'doubles' },
  wonAmount: { ...AMOUNT, twice: 'doubles' },
  openAmount: { ...AMOUNT, twice: 'doubles' },
  acv: AMOUNT,
  acvMedian: AMOUNT,
  tcv: AMOUNT,
  tcvMedian: AMOUNT,
  salesCycle: RATE,
  salesCycleQ1: { ...RATE, twice: 'interpolates' },
  salesCycleQ3: { ...RATE, twice: 'interpolates' },
  salesCycleMean: RATE,
  icpShareOpen: RATE,
  icpShareOpenAmount: RATE,
  icpShareOpenAccounts: RATE,
  icpShareWon: RATE,
  icpShareWonAmount: RATE,
  icpShareWonAccounts: RATE,
  icpShareCreated: RATE,
  tierConversionCreated: BASE,
  tierConversionWon: { ...BASE, matures: true },
  /** Open deals double; which of them are too old hangs on a percentile of wins. */
  velocity: { money: 'scales', twice: 'doubles', days: 'goes by months' },
  coverage: TARGETED,
  attainment: TARGETED,
  cac: { ...ECONOMY, money: 'scales' },
  ltv: { ...ECONOMY, money: 'scales' },
  ltvSimple: { ...ECONOMY, money: 'scales' },
  ltvToCac: ECONOMY,
  payback: ECONOMY,
  nrr: BASE,
  grr: BASE,
  nrrRenewal: BASE,
  grrRenewal: BASE,
  expansionRate: BASE,
  logoChurn: BASE,
};

export const effectOf = (metric: string): Effect => {
  const found = Object.entries(EFFECTS).find(([id]) => id === metric);
  if (found === undefined) throw new Error(`nobody said what becomes of ${metric}`);
  return found[1];
};
