import {
  armSums,
  durationOf,
  MONTH_DAYS,
  ofSlowerArm,
  sampleNeeded,
  type Baseline,
  type Duration,
  type Hypothesis,
  type HypothesisMetric,
} from './hypotheses';
import { hypothesisDeals, sidesOf, type JudgedDeal, type Sides } from './hypothesis-deals';
import type { HypothesisGround } from './hypothesis-ground';
import { asOfDate, dateOf, dayFrom, firstDayIn, parseDate, type CalendarDate, type Dataset } from './model';
import { quantile, spreadOfValues } from './statistics';

/** What a plan looks back at: a year up to the as-of date. */
const YEAR = 365;

/** What is asked of the data before a hypothesis is written down. */
export type PlanAsked = Pick<Hypothesis, 'segment' | 'against' | 'metric' | 'want' | 'size' | 'readOut'> & {
  readonly treatedShare: number;
  readonly starts: string;
};

/** What the data say of a hypothesis: what it takes, and how long that is at today's volume. */
export type HypothesisPlan = {
  /** Of those that are held against: the segment left alone, or all others. */
  readonly baseline: Baseline;
  /** Deals of the year before in the segment and outside of it, and those of which it is not known. */
  readonly inside: number;
  readonly outside: number;
  readonly undecided: number;
  /** Null where the size leaves no room, or the spread is not known. */
  readonly needed: number | null;
  readonly perMonth: number | null;
  readonly lagDays: number;
  readonly duration: Duration | null;
};

/** Why nothing can be planned. */
export type NoPlan = 'no_dates' | 'no_deals' | 'no_amount';

/** How many days of the year before the data hold. */
function daysHeld({ months, calendar, asOf }: Dataset): number {
  if (months === null) return YEAR;
  return Math.max(1, Math.min(YEAR, asOf - firstDayIn(calendar, months.from) + 1));
}

function baselineOf(deals: readonly JudgedDeal[], metric: HypothesisMetric): Baseline | null {
  const sums = armSums(deals);
  if (sums === null) return null;
  const { mean, n, spread, designEffect } = sums;
  return { value: mean, n, spread: metric === 'winRate' ? null : spread, designEffect };
}

function lagOf(deals: readonly JudgedDeal[]): number {
  const days = deals.flatMap(({ cycleDays }) => (cycleDays === null || cycleDays < 0 ? [] : [cycleDays]));
  return Math.ceil(quantile(spreadOfValues(days), 0.5) ?? 0);
}

/** What one month brings to the slower of both sides. */
function volumeOf({ inside, outside }: Sides, asked: PlanAsked, days: number): number {
  const monthly = (deals: readonly JudgedDeal[]): number => deals.length / (days / MONTH_DAYS);
  if (asked.against === 'others') return Math.min(monthly(inside), monthly(outside));
  return ofSlowerArm(monthly(inside.filter(({ account }) => account !== 0)), asked.treatedShare);
}

/** The deals of the year before as a plan reads them; a reason where there are none to read. */
export async function planDeals(
  ground: HypothesisGround,
  asked: Pick<PlanAsked, 'segment' | 'metric'>,
): Promise<readonly JudgedDeal[] | Extract<NoPlan, 'no_dates' | 'no_amount'>> {
  const { dataset } = ground;
  const asOf = asOfDate(dataset);
  if (asOf === null) return 'no_dates';
  if (asked.metric === 'acv' && (dataset.moneyMissing !== null || dataset.currency === null)) return 'no_amount';
  const until = dayFrom(asOf);
  return hypothesisDeals(ground, asked, { createdFrom: null, closedFrom: until - YEAR + 1, closedTo: until });
}

/**
 * What a hypothesis takes, from the deals that closed in the year before: the value that it is held against, deals needed a side,
 * what a month brings, and when that is enough. A reason where nothing can be planned.
 */
export function planFrom(deals: readonly JudgedDeal[], asked: PlanAsked, dataset: Dataset): HypothesisPlan | NoPlan {
  const sides = sidesOf(deals);
  const held = asked.against === 'others' ? sides.outside : sides.inside;
  const baseline = baselineOf(held, asked.metric);
  if (baseline === null) return 'no_deals';
  const needed = sampleNeeded({ ...asked, baseline });
  const perMonth = volumeOf(sides, asked, daysHeld(dataset));
  const lagDays = lagOf(deals);
  const starts = parseDate(asked.starts) === null ? dateOf(dataset.asOf) : (asked.starts as CalendarDate);
  return {
    baseline,
    inside: sides.inside.length,
    outside: sides.outside.length,
    undecided: sides.undecided,
    needed,
    perMonth: perMonth > 0 ? perMonth : null,
    lagDays,
    duration: needed === null ? null : durationOf(needed, { perMonth, lagDays }, starts),
  };
}

/** The plan of a hypothesis in one go. */
export async function planOf(ground: HypothesisGround, asked: PlanAsked): Promise<HypothesisPlan | NoPlan> {
  const deals = await planDeals(ground, asked);
  return typeof deals === 'string' ? deals : planFrom(deals, asked, ground.dataset);
}
