import { labelOf, NOT_KEPT, type Code, type Dataset, type DimensionId, type Missing, type Reading } from '../model';
import { countUpTo, incidenceCurve, incidenceFrom, incidenceQuantile, inSightAt, type Followed, type IncidenceStep } from '../statistics';
import type { Ask } from './ask';
import { cohortsOf, type CreationCohort } from './creation-cohorts';
import type { Cube } from './cube';
import { COHORT_METRICS, followedIn, groupsBy, HORIZONS, readingsBy, type CurveAsk, type Source } from './curve-source';
import { LEVEL } from './interval-for';
import { filterAxes, plan } from './plan';

export type { CreationCohort } from './creation-cohorts';
export type { CurveAsk } from './curve-source';

/** The share of deals won by so many days after they were created, with the limits of it. */
export type CurvePoint = { readonly day: number; readonly share: number; readonly low: number | null; readonly high: number | null };

/** A day with the days between which it lies; an end that the curve's limits never reach is null. */
export type DayReading = { readonly day: number; readonly low: number | null; readonly high: number | null };

/** The days within which a quarter, half and three quarters of those won within the reach of a curve are won. */
export type WinnersBy = { readonly low: number; readonly median: number; readonly high: number };

/** What became of deals without a win by a day. */
export type LostBy = {
  readonly day: number;
  /** The share that was lost or closed without decision by then, with the limits of it. */
  readonly share: number;
  readonly low: number | null;
  readonly high: number | null;
  /** How many deals that were, and how many were followed to that day: neither over before nor younger. */
  readonly deals: number;
  readonly inSight: number;
  /** Open deals that are younger: they have left the curve before. */
  readonly younger: number;
};

/** How winning goes on with the age of deals, in one slice (`null`: no value) or in all. */
export type Curve = {
  readonly label: string | null;
  /** Deals created whose stay can be dated, and how they stand now. */
  readonly n: number;
  readonly won: number;
  readonly open: number;
  /** A step for each day on which any was won, up to the last day that enough deals were followed to. */
  readonly points: readonly CurvePoint[];
  /** The last day up to which at least ten deals were followed; beyond it nothing is told. */
  readonly reach: number;
  /** The same of deals that ended without a win: lost, or without decision. */
  readonly endings: readonly CurvePoint[];
  /** What of it was over by 90, 180 and 365 days. */
  readonly lostBy: readonly LostBy[];
  /** Steps beyond the reach, of which no more is drawn than where they would lead. */
  readonly tail: { readonly points: readonly CurvePoint[]; readonly endings: readonly CurvePoint[]; readonly end: number };
  /** Deals still followed at each of `RISK_DAYS`: neither over before nor younger. */
  readonly atRisk: readonly number[];
  /** The day by which a quarter of all deals created are won; null where the curve does not get there. */
  readonly quarterBy: DayReading | null;
  /** The day by which half of those won within the reach of the curve are won: shorter than it will be, while wins linger. */
  readonly medianOfWinners: number | null;
  /** Between which days the middle half of them is won, too. */
  readonly winnersBy: WinnersBy | null;
  /** Won within 90, 180 and 365 days. */
  readonly horizons: readonly Reading[];
};

export type Curves = {
  readonly whole: Curve | null;
  /** The largest first, those without a value last; empty where there is nothing to slice by. */
  readonly slices: readonly Curve[];
  /** Oldest first; whatever the period, up to the quarter that holds its end. */
  readonly cohorts: readonly CreationCohort[];
  /** Deals created of which no curve knows the stay: closed without a date, or before they were created. */
  readonly undated: number;
  readonly missing: Missing | null;
};

/** Fewer deals than this at risk, and a curve is not drawn on. */
const LEAST_AT_RISK = 10;
const QUARTER_WON = 0.25;
/** Days at which it is told how many deals are still followed. */
export const RISK_DAYS: readonly number[] = [0, 90, 180, 270, 365, 540, 720];

/** What the engine is asked for curves by a dimension: an entry a deal, so only what is sliced and filtered by. */
export function curvesPlan(dataset: Dataset, { by, where }: Pick<CurveAsk, 'by' | 'where'>): Ask {
  const asked = plan(dataset, COHORT_METRICS, [...(by === null ? [] : [by]), ...filterAxes(dataset, where)]);
  return { ...asked, measures: [...new Set([...asked.measures, 'createdWon' as const, 'createdDecided' as const])] };
}

/** The last step that enough deals were at risk at. */
function reachOf(steps: readonly IncidenceStep[], size: number): number {
  const least = Math.min(LEAST_AT_RISK, size);
  return steps.findLast(({ atRisk }) => atRisk >= least)?.time ?? 0;
}

/** Steps of the share that had the event, over some days. */
function pointsOf(of: Followed, steps: readonly IncidenceStep[], isTold: (day: number) => boolean): readonly CurvePoint[] {
  let before = 0;
  return steps.flatMap(({ time, incidence }): readonly CurvePoint[] => {
    const isStep = incidence !== before;
    before = incidence;
    if (!isStep || !isTold(time)) return [];
    const known = incidenceFrom(of, steps, time, LEVEL);
    return [{ day: time, share: incidence, low: known?.low ?? null, high: known?.high ?? null }];
  });
}

/** The same deals with what ended them the other way round. */
const endingsOf = ({ event, competing, censored }: Followed): Followed => ({ event: competing, competing: event, censored });

/** Days at which it is told how many were lost: those of the rates of cohorts. */
const LOST_DAYS: readonly number[] = [90, 180, 365];

/** What was lost by the days that people ask for; `of` has losing for its event. */
function lostBy(of: Followed, steps: readonly IncidenceStep[]): readonly LostBy[] {
  const inSight = inSightAt([of.event, of.competing, of.censored], LOST_DAYS);
  return LOST_DAYS.map((day, at) => {
    const known = incidenceFrom(of, steps, day, LEVEL);
    return {
      day,
      share: known?.incidence ?? 0,
      low: known?.low ?? null,
      high: known?.high ?? null,
      deals: countUpTo(of.event, day),
      inSight: inSight[at] ?? 0,
      younger: countUpTo(of.censored, day - 1),
    };
  });
}

function winnersBy(steps: readonly IncidenceStep[], last: number): WinnersBy | null {
  const [low, median, high] = [0.25, 0.5, 0.75].map((part) => (last > 0 ? incidenceQuantile(steps, last * part) : null));
  return low === undefined || median === undefined || high === undefined || low === null || median === null || high === null
    ? null
    : { low, median, high };
}

/** The limits of a day are where the limits of the curve pass the share: the upper one first. */
function dayOf(points: readonly CurvePoint[], share: number): DayReading | null {
  const first = (of: (point: CurvePoint) => number | null): number | null =>
    points.find((point) => (of(point) ?? -1) >= share)?.day ?? null;
  const day = first((point) => point.share);
  return day === null ? null : { day, low: first((point) => point.high), high: first((point) => point.low) };
}

function curveOf(label: string | null, of: Followed, horizons: readonly Reading[]): Curve {
  const steps = incidenceCurve(of);
  const n = of.event.size + of.competing.size + of.censored.size;
  const reach = reachOf(steps, n);
  const other = endingsOf(of);
  const otherSteps = incidenceCurve(other);
  const [within, beyond] = [(day: number): boolean => day <= reach, (day: number): boolean => day > reach];
  const points = pointsOf(of, steps, within);
  const last = points.at(-1)?.share ?? 0;
  const winners = winnersBy(steps, last);
  const spreads = [of.event, of.competing, of.censored];
  return {
    label,
    n,
    won: of.event.size,
    open: of.censored.size,
    points,
    reach,
    endings: pointsOf(other, otherSteps, within),
    lostBy: lostBy(other, otherSteps),
    tail: {
      points: pointsOf(of, steps, beyond),
      endings: pointsOf(other, otherSteps, beyond),
      end: Math.max(0, ...spreads.map(({ values }) => values[values.length - 1] ?? 0)),
    },
    atRisk: inSightAt(spreads, RISK_DAYS),
    quarterBy: dayOf(points, QUARTER_WON),
    medianOfWinners: winners?.median ?? null,
    winnersBy: winners,
    horizons,
  };
}

function slicesOf(source: Source, by: DimensionId): readonly Curve[] {
  const dimension = source.dataset.dimensions.find(({ id }) => id === by);
  if (dimension === undefined) return [];
  const readings = readingsBy(source, { metrics: HORIZONS, by: [by], spans: [source.ask.span] });
  const isBlank = (code: Code): number => Number(code < NOT_KEPT);
  return [...groupsBy(source, [by])]
    .map(([key, cells]) => ({ code: Number(key), of: followedIn(cells, source.ask.span) }))
    .filter(({ code }) => code !== NOT_KEPT)
    .map(({ code, of }) => {
      const label = labelOf(dimension, code);
      const own = readings.filter(({ slice }) => (slice.get(by) ?? null) === label);
      return { code, curve: curveOf(label, of, own) };
    })
    .filter(({ curve }) => curve.n > 0)
    .toSorted((a, b) => isBlank(a.code) - isBlank(b.code) || b.curve.n - a.curve.n)
    .map(({ curve }) => curve);
}

/**
 * How many of the deals created are won by which age, deals still open included for as long as they have been (cumulative
 * incidence of won, Aalen and Johansen; lost deals and those without decision compete): in total, by slice, and by quarter
 * of creation. The period is that of creation. A deal that closed before it was created, or without a date, is in none.
 */
export function readCurves(cube: Cube, dataset: Dataset, ask: CurveAsk): Curves {
  const nothing: Curves = { whole: null, slices: [], cohorts: [], undated: 0, missing: 'not_mapped' };
  if (!dataset.supplied.has('createdDate') || !dataset.supplied.has('closeDate')) return nothing;
  const source = { cube, dataset, ask };
  const all = groupsBy(source, []).get('');
  if (all === undefined) return { ...nothing, missing: 'no_created' };
  const whole = curveOf(null, followedIn(all, ask.span), readingsBy(source, { metrics: HORIZONS, by: [], spans: [ask.span] }));
  return {
    whole,
    slices: ask.by === null ? [] : slicesOf(source, ask.by),
    cohorts: cohortsOf(source, all),
    undated: all.number('created', ask.span) - whole.n,
    missing: whole.n === 0 ? 'no_created' : null,
  };
}
