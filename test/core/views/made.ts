import type { Analysis, Judged } from '../../../src/core/analysis';
import { distanceOf, examineTarget } from '../../../src/core/drift';
import { difference, icpDeltas, metricOf, NO_ASSUMPTIONS, type MetricId } from '../../../src/core/metrics';
import {
  CALENDAR_MONTHS,
  type CalendarDate,
  type Currency,
  type Dataset,
  type Dimension,
  type DimensionId,
  type Missing,
  type Period,
  type Reading,
} from '../../../src/core/model';
import { USUAL_QUESTION } from '../../../src/core/question';
import { NO_SLICES } from '../../../src/core/slices';
import { wilson } from '../../../src/core/statistics';
import { NO_DEFINITIONS } from '../../../src/core/workspace';
import type { Answered } from '../../../src/views/answered';

export const day = (text: string): CalendarDate => text as CalendarDate;
export const NOW: Period = { from: day('2025-07-01'), to: day('2025-09-30') };
export const BEFORE: Period = { from: day('2025-04-01'), to: day('2025-06-30') };
const USD = 'USD' as Currency;

type Wish = {
  readonly slice?: Readonly<Record<string, string | null>>;
  readonly period?: Period | null;
  readonly limits?: readonly [number, number] | null;
};

const sliceOf = (slice: Wish['slice']) => new Map(Object.entries(slice ?? {}).map(([id, label]) => [id as DimensionId, label]));

const base = (metric: MetricId, n: number, { slice, period = NOW }: Wish) => {
  const { unit } = metricOf(metric);
  return { metric, slice: sliceOf(slice), period, unit, currency: unit === 'money' ? USD : null, n, leftOut: [] };
};

/** A share of counts with its Wilson interval: `share('winRate', 62, 119)`. */
export function share(metric: MetricId, part: number, whole: number, wish: Wish = {}): Reading {
  const limits = wilson(part, whole, 0.95);
  return {
    ...base(metric, whole, wish),
    value: part / whole,
    missing: null,
    low: limits?.low ?? null,
    high: limits?.high ?? null,
    level: limits === null ? null : 0.95,
  };
}

/** Any other metric with the limits that are given, or none. */
export function number(metric: MetricId, value: number, n: number, wish: Wish = {}): Reading {
  const [low, high] = wish.limits ?? [null, null];
  return { ...base(metric, n, wish), value, missing: null, low, high, level: low === null ? null : 0.95 };
}

/** A number that does not exist. */
export const missing = (metric: MetricId, reason: Missing, wish: Wish = {}): Reading => ({
  ...base(metric, 0, wish),
  value: null,
  missing: reason,
  low: null,
  high: null,
  level: null,
});

/** A target of 50 % on open deals or 70 % on wins, judged by its counts. */
export function judged(metric: 'icpShareOpen' | 'icpShareWon', inIcp: number, all: number, unknown = 0): Judged {
  const target = { metric, slice: [], want: 'atLeast' as const, value: metric === 'icpShareOpen' ? 0.5 : 0.7 };
  const reading = share(metric, inIcp, all, { period: metric === 'icpShareOpen' ? null : NOW });
  const counts = { inIcp, unknown, all };
  const sides = { part: { count: inIcp, valued: 0, minor: 0 }, others: { count: all - inIcp, valued: 0, minor: 0 } };
  const by = metric === 'icpShareOpen' ? day('2025-12-31') : null;
  const distance = distanceOf(target, { of: 'deals', sides, currency: USD, by, isFinal: metric === 'icpShareWon' });
  return { target, counts, finding: examineTarget(target, reading, { counts, distance }), distance, below: null };
}

/** A target whose share does not exist. */
export function judgedMissing(metric: 'icpShareOpen' | 'icpShareWon', reason: Missing): Judged {
  const target = { metric, slice: [], want: 'atLeast' as const, value: 0.5 };
  return {
    target,
    counts: { inIcp: 0, unknown: 0, all: 0 },
    finding: examineTarget(target, missing(metric, reason), null),
    distance: null,
    below: null,
  };
}

export const dimension = (id: string, members: readonly string[], ordered = false): Dimension => ({
  id: id as DimensionId,
  label: id.charAt(0).toUpperCase() + id.slice(1),
  home: 'account',
  members: ['', '', ...members],
  ordered,
});

export const dataset = (dimensions: readonly Dimension[] = []): Dataset => ({
  fingerprint: 'f',
  asOf: 20_361,
  asOfFrom: 'lastEvent',
  calendar: CALENDAR_MONTHS,
  spendKeptBy: [],
  currency: USD,
  moneyMissing: null,
  spendMissing: null,
  baseMissing: null,
  blank: new Set(),
  dimensions,
  supplied: new Set(),
  spendMonths: new Set(),
  deals: 0,
  months: { from: 660, to: 668 },
  notes: [],
});

type Parts = Partial<Omit<Analysis, 'byIcp' | 'icpDeltas' | 'changes'>> & {
  readonly byIcp?: readonly Reading[];
  readonly dimensions?: readonly Dimension[];
};

/** An analysis out of readings alone, with the deltas that core makes of them. */
export function answered({ byIcp = [], dimensions = [], ...parts }: Parts): Answered {
  const now = parts.now ?? [];
  const before = parts.before ?? [];
  const changes = now.flatMap((reading) => {
    const earlier = before.find(({ metric }) => metric === reading.metric);
    return earlier === undefined ? [] : [difference(reading.metric as MetricId, reading, earlier, reading.slice)];
  });
  const analysis: Analysis = {
    question: USUAL_QUESTION,
    period: NOW,
    baseline: BEFORE,
    now,
    before,
    changes,
    second: null,
    byIcp,
    icpDeltas: icpDeltas(byIcp),
    icpStandardised: [],
    findings: [],
    judged: [],
    quarters: [],
    segmentDimension: null,
    segments: [],
    slices: NO_SLICES,
    notes: [],
    ...parts,
  };
  return { analysis, dataset: dataset(dimensions), definitions: { ...NO_DEFINITIONS, assumptions: NO_ASSUMPTIONS }, isRefining: false };
}
