/** Cumulative incidence with a competing event and censoring: which share has had the event by a time. */

import { type Interval, wilson } from './interval';
import { twoSidedZ } from './normal';
import { at } from './sequence';
import { type Spread, alignSpreads, countUpTo } from './spread';

/** Shares closer than this are the same. */
const ROUNDING = 1e-12;
/** Before anything has happened. */
const START = { incidence: 0, error: 0, open: 1 } as const;
const UNLIMITED = { low: null, high: null } as const;

/** Times since the start, by how each ended. Who is censored at a time was still at risk at that time. */
export type Followed = { readonly event: Spread; readonly competing: Spread; readonly censored: Spread };

/** From `time` on (until the next step) the curve has these values. */
export type IncidenceStep = {
  readonly time: number;
  readonly atRisk: number;
  /** The share that has had the event by then, and its standard error. */
  readonly incidence: number;
  readonly error: number;
  /** The share that has had neither event. */
  readonly open: number;
};

/** What is known at a horizon; `low` and `high` are null where nobody was followed so far. */
export type IncidenceAt = {
  readonly incidence: number;
  readonly error: number;
  readonly open: number;
  readonly low: number | null;
  readonly high: number | null;
  /** How many were followed to the horizon: ended by either event before, or still observed at it. */
  readonly followed: number;
};

/**
 * The Aalen-Johansen curve, one step for each time with an event of either kind; empty where there is none. Its
 * standard error is the delta method's (Marubini and Valsecchi 1995, 10.2.4), the binomial one as long as nothing is
 * censored. The sums over (F - F_i)^2 are kept as three running sums, so the cost grows with the steps alone.
 */
export function incidenceCurve({ event, competing, censored }: Followed): readonly IncidenceStep[] {
  const steps: IncidenceStep[] = [];
  let atRisk = event.size + competing.size + censored.size;
  let [open, incidence] = [1, 0];
  let [ends, endsF, endsFF, own, cross, crossF] = [0, 0, 0, 0, 0, 0];
  for (const { value: time, counts } of alignSpreads([event, competing, censored])) {
    const had = at(counts, 0);
    const ended = had + at(counts, 1);
    if (ended > 0) {
      const jump = (open * had) / atRisk;
      const share = (open * open * had) / (atRisk * atRisk);
      incidence += jump;
      const end = ended === atRisk ? 0 : ended / (atRisk * (atRisk - ended));
      ends += end;
      endsF += end * incidence;
      endsFF += end * incidence * incidence;
      own += (share * (atRisk - had)) / atRisk;
      cross += (open * had) / (atRisk * atRisk);
      crossF += (open * had * incidence) / (atRisk * atRisk);
      const squares = incidence * incidence * ends - 2 * incidence * endsF + endsFF;
      const variance = squares + own - 2 * (incidence * cross - crossF);
      open = ended === atRisk ? 0 : open * (1 - ended / atRisk);
      steps.push({ time, atRisk, incidence, error: Math.sqrt(Math.max(0, variance)), open });
    }
    atRisk -= ended + at(counts, 2);
  }
  return steps;
}

/** The step in force at a time; null before the first. */
export function stepAt<Step extends { readonly time: number }>(steps: readonly Step[], time: number): Step | null {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((steps[middle]?.time ?? Infinity) <= time) low = middle + 1;
    else high = middle;
  }
  return steps[low - 1] ?? null;
}

/** F^exp(+-z se / (F |ln F|)): the log-log limits of a share strictly between 0 and 1 (Marubini and Valsecchi 1995). */
export function logLogLimits(share: number, error: number, level: number): Interval {
  const stretch = (twoSidedZ(level) * error) / (share * Math.abs(Math.log(share)));
  return { low: share ** Math.exp(stretch), high: share ** Math.exp(-stretch) };
}

/** How many were followed to a horizon: ended by either event before, or still in sight at it. */
function followedTo({ event, competing, censored }: Followed, horizon: number): number {
  let followed = event.size + competing.size + censored.size;
  for (let place = 0; place < censored.values.length && at(censored.values, place) < horizon; place++) {
    followed -= at(censored.counts, place);
  }
  return followed;
}

/**
 * The cumulative incidence at a horizon with its two-sided limits. Fully followed it is k / n with Wilson's interval;
 * else log-log limits; at 0 or 1, where these do not exist, Wilson on those followed to the horizon. Null when nobody
 * was ever at risk. Beyond the last time observed the curve only stays level: ask no further than the data reach.
 */
export const incidenceAt = (of: Followed, horizon: number, level: number): IncidenceAt | null =>
  incidenceFrom(of, incidenceCurve(of), horizon, level);

/** The same from a curve that is there already: to ask for many horizons. */
export function incidenceFrom(of: Followed, curve: readonly IncidenceStep[], horizon: number, level: number): IncidenceAt | null {
  const size = of.event.size + of.competing.size + of.censored.size;
  if (size === 0) return null;
  const { incidence, error, open } = stepAt(curve, horizon) ?? START;
  const followed = followedTo(of, horizon);
  const inside = incidence > 0 && incidence < 1 - ROUNDING;
  const limits =
    followed < size && inside
      ? logLogLimits(incidence, error, level)
      : wilson(inside ? countUpTo(of.event, horizon) : Math.round(incidence) * followed, followed, level);
  return { incidence, error, open, ...(limits ?? UNLIMITED), followed };
}

/** The first time by which at least the share p has had the event; null if the curve never gets there. */
export function incidenceQuantile(steps: readonly IncidenceStep[], p: number): number | null {
  return steps.find(({ incidence }) => incidence >= p - ROUNDING)?.time ?? null;
}
