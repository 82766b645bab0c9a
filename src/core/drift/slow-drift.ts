import { isJudged, pooledShare, type CountedPeriod, type Mark } from './control-chart';

/** How a slide over months is looked for; shares of one month have the standard deviation of their own n. */
export type SlowDriftSettings = {
  /** The weight of the newest month in the moving average. */
  readonly lambda: number;
  /** Limits of the average, in its own standard deviations. */
  readonly width: number;
  /** Half the shift worth finding, in standard deviations of a month. */
  readonly slack: number;
  /** The sum of standardised excess that makes a mark. */
  readonly decision: number;
  /** Complete months at the beginning that say what is usual, and are not watched. */
  readonly base: number;
};

/**
 * Unchanged months with a known centre alarm every 370th in EWMA (J. M. Lucas and M. S. Saccucci 1990) and every 465th in CUSUM (D. C. Montgomery,
 * table 9.3). Twelve months of base hold each season once.
 */
export const USUAL_SLOW_DRIFT: SlowDriftSettings = { lambda: 0.2, width: 2.86, slack: 0.5, decision: 5, base: 12 };

/** A watched month: the moving average with its limits, and the two cumulated sums in standard deviations. */
export type SlowPoint = {
  /** The place of the month in the series. */
  readonly at: number;
  readonly average: number;
  readonly low: number;
  readonly high: number;
  readonly rise: number;
  readonly fall: number;
};

export type SlowDrift = {
  readonly centre: number | null;
  readonly points: readonly SlowPoint[];
  readonly marks: readonly Mark[];
  /** What it rests on, or why there is nothing to see. */
  readonly words: string;
};

type Month = CountedPeriod & { readonly at: number };
type Walk = { readonly centre: number; readonly baseWhole: number; readonly settings: SlowDriftSettings };

/**
 * Average and sums month by month. The limits know the n of every month behind the average, and that the centre itself is an
 * estimate from the months of the base.
 */
function walk(months: readonly Month[], { centre, baseWhole, settings }: Walk): readonly SlowPoint[] {
  const { lambda, width, slack } = settings;
  const spread = centre * (1 - centre);
  let [average, variance, watched, rise, fall] = [centre, 0, 0, 0, 0];
  return months.map(({ at, part, whole }) => {
    average = lambda * (part / whole) + (1 - lambda) * average;
    variance = lambda ** 2 * (spread / whole) + (1 - lambda) ** 2 * variance;
    watched = lambda + (1 - lambda) * watched;
    const excess = (part / whole - centre) / Math.sqrt(spread / whole + spread / baseWhole);
    rise = Math.max(0, rise + excess - slack);
    fall = Math.max(0, fall - excess - slack);
    const half = width * Math.sqrt(variance + watched ** 2 * (spread / baseWhole));
    return { at, average, low: Math.max(0, centre - half), high: Math.min(1, centre + half), rise, fall };
  });
}

type Test = { readonly rule: 'ewma' | 'cusum'; readonly side: Mark['side']; readonly isOut: (point: SlowPoint) => boolean };

const testsOf = (decision: number): readonly Test[] => [
  { rule: 'ewma', side: 'above', isOut: ({ average, high }) => average > high },
  { rule: 'ewma', side: 'below', isOut: ({ average, low }) => average < low },
  { rule: 'cusum', side: 'above', isOut: ({ rise }) => rise > decision },
  { rule: 'cusum', side: 'below', isOut: ({ fall }) => fall > decision },
];

const SAYS = { ewma: 'the moving average', cusum: 'the sum of months' } as const;

/** The first stretch of each test; it lasts as long as the months stay out. */
function marksOf(points: readonly SlowPoint[], labels: readonly string[], decision: number): readonly Mark[] {
  return testsOf(decision).flatMap(({ rule, side, isOut }) => {
    const start = points.findIndex(isOut);
    const first = points[start];
    if (first === undefined) return [];
    const back = points.slice(start).findIndex((point) => !isOut(point));
    const last = back === -1 ? points.at(-1) : points[start + back - 1];
    const words = `${SAYS[rule]} has slid ${side} what is usual since ${labels[first.at] ?? ''}`;
    return [{ rule, side, from: first.at, to: last?.at ?? first.at, words }];
  });
}

/**
 * Slow slides of a monthly share, oldest month first: an EWMA and a CUSUM against the first complete months. Nothing under one
 * month more than the base, nor where the base knows only one outcome. Months to date or without a case are passed over.
 * A mark starts at the month that passes the line: the slide itself began before.
 */
export function slowDrift(periods: readonly CountedPeriod[], settings: SlowDriftSettings = USUAL_SLOW_DRIFT): SlowDrift {
  const months = periods.flatMap((period, at) => (isJudged(period) ? [{ ...period, at }] : []));
  const base = months.slice(0, settings.base);
  const centre = pooledShare(base);
  const none = (words: string): SlowDrift => ({ centre: null, points: [], marks: [], words });
  if (centre === null || months.length <= settings.base)
    return none(`not watched: ${months.length} complete months, ${settings.base + 1} are needed`);
  if (centre === 0 || centre === 1) return none('not watched: the first months know one outcome only');
  const baseWhole = base.reduce((sum, { whole }) => sum + whole, 0);
  const points = walk(months.slice(settings.base), { centre, baseWhole, settings });
  const labels = periods.map(({ label }) => label);
  const words = `${points.length} months against the ${base.length} before them`;
  return { centre, points, marks: marksOf(points, labels, settings.decision), words };
}
