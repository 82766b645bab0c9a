import type { Answerable } from './analysis';
import { ICP } from './icp';
import { readCube, readNumbers, type MetricId } from './metrics';
import { periodOf, type Dataset, type DimensionId, type Missing, type Period, type Reading, type Span } from './model';
import { mixChange, outreachRates, type CreatedMix, type Limited, type MixChanged, type ObservedInput, type ObservedInputs } from './plan';
import { spanOf } from './question';
import type { Target } from './workspace';

/** The inputs of a reverse plan as the data tell them, of the last four complete quarters and of all deals. */
export type ObservedRates = {
  readonly inputs: ObservedInputs;
  readonly period: Period | null;
  /** What ACV and close rate were read from. */
  readonly readings: { readonly acv: Reading; readonly close: Reading };
};

/** How a side of the ICP fared, as it was read. */
export type SideReadings = { readonly winRate: Reading; readonly acv: Reading; readonly cycle: Reading };

/** What a change of the ICP share of created deals is told from; or why it cannot be told. */
export type ObservedMix =
  | {
      readonly icp: SideReadings;
      readonly other: SideReadings;
      readonly created: CreatedMix;
      readonly share: Reading;
      /** The target that the other share is usually taken from: of created deals, or else of open ones, which they become. */
      readonly target: Pick<Target, 'metric' | 'value'> | null;
      readonly missing: null;
    }
  | { readonly missing: Missing };

/** Everything about a plan that rests on data and not on what is typed. */
export type PlanObserved = { readonly rates: ObservedRates; readonly mix: ObservedMix };

type Whole = { readonly answerable: Answerable; readonly span: Span | null };

/** The last four complete quarters, as the terms of velocity: a year has every season once. */
const lastYear = (dataset: Dataset): Span | null => spanOf({ kind: 'back', step: 'quarter', count: 4 }, dataset);

function read({ answerable, span }: Whole, metrics: readonly MetricId[], by: readonly DimensionId[]): readonly Reading[] {
  const { cube, accounts, dataset, definitions } = answerable;
  const { assumptions } = definitions;
  return readCube(cube, dataset, { metrics, by, spans: [span], where: [], assumptions, accounts });
}

/** Why a metric that could not even be read does not exist. */
const unread = (metric: MetricId): Reading => ({
  metric,
  slice: new Map(),
  period: null,
  unit: 'share',
  currency: null,
  n: 0,
  value: null,
  low: null,
  high: null,
  level: null,
  leftOut: [],
  missing: 'no_rows',
});

const readingOf = (readings: readonly Reading[], metric: MetricId): Reading =>
  readings.find((reading) => reading.metric === metric) ?? unread(metric);

/** A mean or a share as the ratio that it is: its sum over its count. */
function observedOf({ missing, value, n, low, high }: Reading): ObservedInput {
  if (missing !== null) return { missing };
  return { ratio: { part: Math.round(value * n), whole: n }, low, high, n, missing: null };
}

/**
 * Customers per opportunity: won of all that closed, deals that ended without a decision among them, for a plan has to make
 * those too. Where no stage means that, won of won and lost.
 */
function closeRate(readings: readonly Reading[]): Reading {
  const broad = readingOf(readings, 'winRateBroad');
  return broad.missing === null ? broad : readingOf(readings, 'winRate');
}

/** ACV and close rate from readings, the rates before them from a list of outreach, each with its interval (`domain.md` 14). */
export function observedRates(answerable: Answerable): ObservedRates {
  const { dataset } = answerable;
  const span = lastYear(dataset);
  const readings = read({ answerable, span }, ['acv', 'winRate', 'winRateBroad'], []);
  const [acv, close] = [readingOf(readings, 'acv'), closeRate(readings)];
  return {
    inputs: { acv: observedOf(acv), close: observedOf(close), ...outreachRates(dataset.outreach, span) },
    period: span === null ? null : periodOf(span, dataset.calendar),
    readings: { acv, close },
  };
}

const TARGETS: readonly MetricId[] = ['icpShareCreated', 'icpShareOpen'];

function targetOf({ definitions }: Answerable): Pick<Target, 'metric' | 'value'> | null {
  const whole = definitions.targets.filter(({ slice, want }) => slice.length === 0 && want === 'atLeast');
  return TARGETS.flatMap((metric) => whole.find((target) => target.metric === metric) ?? [])[0] ?? null;
}

function createdMix({ answerable, span }: Whole): CreatedMix {
  const { cube, dataset, definitions } = answerable;
  const { assumptions } = definitions;
  const numbers = ['created', 'createdInIcp', 'createdUnknownIcp'] as const;
  const sums = readNumbers(cube, dataset, { numbers, span, where: [], assumptions });
  const [inIcp, unknown] = [sums.createdInIcp, sums.createdUnknownIcp];
  return { inIcp, outside: sums.created - inIcp - unknown, unknown };
}

/** How ICP and non-ICP fared in the last four quarters, and how many deals were created on either. */
export function observedMix(answerable: Answerable): ObservedMix {
  const { dataset, cube } = answerable;
  if (!dataset.supplied.has('icp') || !cube.ask.by.includes(ICP)) return { missing: 'no_icp' };
  const whole = { answerable, span: lastYear(dataset) };
  const share = readingOf(read({ ...whole, answerable: { ...answerable, accounts: null } }, ['icpShareCreated'], []), 'icpShareCreated');
  if (share.missing !== null) return { missing: share.missing };
  const readings = read(whole, ['winRate', 'acv', 'salesCycleMean'], [ICP]);
  const sideOf = (side: string): SideReadings => {
    const own = readings.filter(({ slice }) => slice.get(ICP) === side);
    return { winRate: readingOf(own, 'winRate'), acv: readingOf(own, 'acv'), cycle: readingOf(own, 'salesCycleMean') };
  };
  const [icp, other] = [sideOf('in'), sideOf('out')];
  const lacking = icp.winRate.missing ?? other.winRate.missing;
  if (lacking !== null) return { missing: lacking };
  return { icp, other, created: createdMix(whole), share, target: targetOf(answerable), missing: null };
}

/** Both at once. */
export const planObserved = (answerable: Answerable): PlanObserved => ({ rates: observedRates(answerable), mix: observedMix(answerable) });

const limited = ({ missing, value, low, high }: Reading): Limited | null => (missing === null ? { value, low, high } : null);

/** What as many created deals would have come to with another share of them on ICP accounts, if rates hold. */
export function mixAt(mix: ObservedMix, share: number): MixChanged {
  if (mix.missing !== null) return { missing: mix.missing };
  const sides = [mix.icp, mix.other].map(({ winRate, acv, cycle }) => ({
    winRate: limited(winRate),
    acv: limited(acv),
    cycle: limited(cycle),
  }));
  const [icp, other] = sides;
  if (icp === undefined || other === undefined || icp.winRate === null || other.winRate === null) return { missing: 'no_closed' };
  return mixChange(mix.created, { icp: { ...icp, winRate: icp.winRate }, other: { ...other, winRate: other.winRate } }, share);
}
