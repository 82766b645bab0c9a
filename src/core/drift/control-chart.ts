import { THREE_SIGMA_TAIL, controlLimits, type ControlLimits } from '../statistics';

/** A share by period, as counted. A period to date has not ended: it is shown and judged by no rule. */
export type CountedPeriod = {
  readonly label: string;
  readonly part: number;
  readonly whole: number;
  readonly isToDate: boolean;
};

/** A point of a chart; limits and share are null where nothing was counted, limits also where the chart has none. */
export type ChartPoint = CountedPeriod & {
  readonly share: number | null;
  /** Shares from `low` to `high` are in control, as many deals as this period has. */
  readonly low: number | null;
  readonly high: number | null;
  readonly stands: 'within' | 'above' | 'below' | null;
};

/** A p-chart: one share by period against what chance alone does to it. */
export type ControlChart = {
  /** Oldest first. */
  readonly points: readonly ChartPoint[];
  /** The share of all complete periods before the newest complete one; null without limits. */
  readonly centre: number | null;
  /** The line of the target, as it was given. */
  readonly target: number | null;
  /** What the limits rest on, or why there are none. */
  readonly words: string;
};

/** Something on a chart worth a look. It says so in words and never makes a finding by itself (`domain.md` 10.4). */
export type Mark = {
  readonly rule: 'beyondLimits' | 'twoOfThree' | 'fourOfFive' | 'eightInARow' | 'ewma' | 'cusum';
  readonly side: 'above' | 'below';
  /** The first and the last period of the pattern, by their place in the series. */
  readonly from: number;
  readonly to: number;
  readonly words: string;
};

/** Under so many complete periods a chart has no limits: two periods are compared instead. */
export const FEWEST_PERIODS = 6;

type Counts = { readonly part: number; readonly whole: number };

/** Complete periods in which something was counted: what centres and rules rest on. */
export const isJudged = ({ whole, isToDate }: CountedPeriod): boolean => whole > 0 && !isToDate;

/** The share of several periods together; null where nothing was counted. */
export function pooledShare(periods: readonly Counts[]): number | null {
  const whole = periods.reduce((sum, each) => sum + each.whole, 0);
  return whole === 0 ? null : periods.reduce((sum, each) => sum + each.part, 0) / whole;
}

function pointOf(period: CountedPeriod, centre: number | null): ChartPoint {
  const { part, whole } = period;
  const share = whole === 0 ? null : part / whole;
  const limits = centre === null ? null : controlLimits(whole, centre, THREE_SIGMA_TAIL);
  if (centre === null || limits === null) return { ...period, share, low: null, high: null, stands: null };
  return { ...period, share, low: limits.low / whole, high: limits.high / whole, stands: standOf(part, limits) };
}

function standOf(part: number, { low, high }: ControlLimits): 'within' | 'above' | 'below' {
  if (part > high) return 'above';
  return part < low ? 'below' : 'within';
}

/**
 * The p-chart of a share by period, oldest first: exact binomial limits, 0.135 % beyond each, as wide as each period's own
 * number asks for. The centre is what the complete periods before the newest one show together, so that the newest is held
 * against the past and not against itself. Under six complete periods there are no limits. The target, if any, is carried as given.
 */
export function controlChart(periods: readonly CountedPeriod[], target: number | null): ControlChart {
  const judged = periods.filter(isJudged);
  const before = judged.slice(0, -1);
  const centre = judged.length < FEWEST_PERIODS ? null : pooledShare(before);
  const words =
    centre === null
      ? `no limits: ${judged.length} complete periods, ${FEWEST_PERIODS} are needed`
      : `limits around the share of the ${before.length} complete periods before the newest, exact, 0.135 % beyond each`;
  return { points: periods.map((period) => pointOf(period, centre)), centre, target, words };
}
