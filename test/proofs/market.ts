import { normalCdf, normalQuantile, type Chance } from '../../src/core/statistics';

/** How long something takes: log-normal days, told by the median and the standard deviation of their logarithm. */
export type Pace = { readonly median: number; readonly spread: number };

/** A company whose win rate is known: it never changes, unless `lately` says so. */
export type Market = {
  /** The share of deals that will be won, however long that takes. */
  readonly rate: number;
  /** That of the last quarters, where it is another than before. */
  readonly lately?: { readonly quarters: number; readonly rate: number };
  readonly wins: Pace;
  readonly losses: Pace;
  readonly dealsAQuarter: number;
  /** The share of losses that somebody enters; the others stay open for good. */
  readonly entered: number;
  /** Deals on one account, on average. */
  readonly dealsAnAccount: number;
};

/** One deal as its future will have it; days are counted from the first day of the first quarter. */
export type SimulatedDeal = {
  readonly created: number;
  /** Days from creation to the end; infinite where nobody enters it. */
  readonly days: number;
  readonly isWin: boolean;
  readonly account: number;
};

/** 30 % are won, at a median of 75 days; losses take 130. */
export const STEADY: Market = {
  rate: 0.3,
  wins: { median: 75, spread: 0.6 },
  losses: { median: 130, spread: 0.5 },
  dealsAQuarter: 100,
  entered: 1,
  dealsAnAccount: 1.25,
};

const HALF_A_STEP = 2 ** -33;
const standardNormal = (chance: Chance): number => normalQuantile(chance.uniform() + HALF_A_STEP);
const duration = ({ median, spread }: Pace, chance: Chance): number => Math.round(median * Math.exp(spread * standardNormal(chance)));

/** The share of the deals of a quarter that will be won; `ago` counts quarters back from the newest. */
export const rateIn = ({ rate, lately }: Market, ago: number): number =>
  lately !== undefined && ago < lately.quarters ? lately.rate : rate;

/** The share of those deals that will be won by so many days after creation. */
export function wonBy(market: Market, ago: number, days: number): number {
  const { median, spread } = market.wins;
  return rateIn(market, ago) * normalCdf(Math.log((days + 0.5) / median) / spread);
}

/** The deals of quarters of the given lengths in days, as many in each, spread evenly over its days. */
export function simulate(market: Market, quarters: readonly number[], chance: Chance): readonly SimulatedDeal[] {
  const accounts = Math.ceil((market.dealsAQuarter * quarters.length) / market.dealsAnAccount);
  let start = 0;
  return quarters.flatMap((length, quarter) => {
    const first = start;
    start += length;
    const rate = rateIn(market, quarters.length - 1 - quarter);
    return Array.from({ length: market.dealsAQuarter }, (): SimulatedDeal => {
      const isWin = chance.uniform() < rate;
      const isEntered = isWin || chance.uniform() < market.entered;
      const days = duration(isWin ? market.wins : market.losses, chance);
      return {
        created: first + chance.below(length),
        days: isEntered ? days : Infinity,
        isWin,
        account: chance.below(accounts),
      };
    });
  });
}
