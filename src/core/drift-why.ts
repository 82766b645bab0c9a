import type { Answerable } from './analysis';
import {
  filledPart,
  isPractical,
  leastChange,
  practicalOf,
  mixOfDimensions,
  simpsonBanner,
  splitBookings,
  splitReadings,
  widestMix,
  type Bookings,
  type BookingsSplit,
  type CrossedCell,
  type DriftThresholds,
  type SimpsonBanner,
  type Why,
} from './drift';
import type { Drift } from './drift-study';
import { ICP, TIER } from './icp';
import { givenValue, metricOf, readCube, type Condition, type MetricId } from './metrics';
import { monthsOf, periodOf, type Currency, type DimensionId, type Missing, type Period, type Reading, type Span } from './model';
import { resolveFilters, type Question } from './question';

/** One metric in both periods, split by one dimension: what its mix did, and what the rates inside segments did. */
export type MetricSplit = {
  readonly metric: MetricId;
  /** Null where the workspace has no dimension to split by. */
  readonly dimension: DimensionId | null;
  readonly before: Reading;
  readonly now: Reading;
  readonly why: Why;
  readonly banner: SimpsonBanner | null;
  /** Whether the change, or what the mix or the rates did to it, is worth acting on. */
  readonly isLarge: boolean;
};

/** A metric with its split by each dimension that it can be split by. */
export type Moved = {
  readonly metric: MetricId;
  /** The dimension of the question, else the one whose mix did most. */
  readonly opensWith: DimensionId | null;
  /** The dimension whose mix did most; null where nothing is split. */
  readonly widest: DimensionId | null;
  readonly splits: readonly MetricSplit[];
  /** What the mix did by segment and by tier together, shared between the two by Shapley; empty where there is only one of them. */
  readonly shared: readonly { readonly dimension: DimensionId; readonly mix: number }[];
};

/** What moved the amount won between the periods, in whole minor units. */
export type BookingsMove = {
  readonly before: Bookings | null;
  readonly now: Bookings | null;
  readonly split: BookingsSplit;
  readonly currency: Currency | null;
  /** Both as they were compared: closed deals may start later in the baseline than created ones. */
  readonly periods: { readonly before: Period; readonly now: Period };
  readonly isAsLong: boolean;
};

/** `bookings` is null where nothing is compared, and where the files begin after the baseline. */
export type DriftWhy = { readonly moved: readonly Moved[]; readonly bookings: BookingsMove | null };

type Both = { readonly before: Span; readonly now: Span };
type Scope = {
  readonly answerable: Answerable;
  readonly question: Question;
  readonly where: readonly Condition[];
  /** Null where closed deals of the baseline are no fair sample. */
  readonly closed: Both | null;
  readonly all: Both;
  readonly segment: DimensionId | null;
  readonly thresholds: DriftThresholds;
  readonly metrics: readonly MetricId[];
  readonly read: Reader;
};

const USUAL: readonly MetricId[] = ['winRate', 'acv', 'icpShareCreated', 'icpShareOpen', 'icpShareWon'];
const FEWEST = 10;

/** Shares and means of deals that have a past; a count or a sum has no rate that could move. */
function canBeAsked(metric: MetricId): boolean {
  const { group, interval, past, unit } = metricOf(metric);
  const isOfDeals = group === 'win' || group === 'value' || group === 'mix';
  return isOfDeals && interval !== 'none' && past !== null && unit !== 'count';
}

function isRead(metric: MetricId, answerable: Answerable): boolean {
  return metricOf(metric).isWide !== true || answerable.cube.ask.measures.includes('createdWonAge');
}

/** By creation: what was created or open in a baseline has not only begun to close. */
const isOfCreated = (metric: MetricId): boolean =>
  metric === 'icpShareCreated' || metric === 'icpShareOpen' || metricOf(metric).isWide === true;

/** What is split into mix and rate: the metric of the question where it can be, and the usual ones. */
export function splitMetrics(answerable: Answerable, { metric }: Question): readonly MetricId[] {
  const asked = canBeAsked(metric) ? [metric] : [];
  return [...new Set([...asked, ...USUAL])].filter((each) => isRead(each, answerable));
}

function scopeOf(answerable: Answerable, question: Question, drift: Drift): Scope | null {
  const { cube, accounts, dataset, definitions } = answerable;
  if (drift.period === null || drift.baseline === null) return null;
  const { conditions: where } = resolveFilters(question.where, dataset.dimensions);
  const all: Both = { before: monthsOf(drift.baseline, dataset.calendar), now: monthsOf(drift.period, dataset.calendar) };
  const before = filledPart({ cube, accounts, dataset, where, assumptions: definitions.assumptions, ...all });
  const closed = before === null ? null : { before, now: all.now };
  const metrics = splitMetrics(answerable, question);
  const scope = { answerable, question, where, all, closed, segment: drift.segmentDimension, thresholds: drift.thresholds, metrics };
  return { ...scope, read: readerOf(scope, [...new Set([...metrics, 'winRate' as const, 'wonAmount' as const])]) };
}

/** Readings of every metric over every span by some dimensions, read at once and kept: grouping cells is what costs. */
type Reader = (metric: MetricId, by: readonly DimensionId[], span: Span) => readonly Reading[];

function readerOf({ answerable, where, all, closed }: Omit<Scope, 'read'>, metrics: readonly MetricId[]): Reader {
  const { cube, dataset, definitions } = answerable;
  const { assumptions } = definitions;
  const kept = new Map<string, readonly Reading[]>();
  const spans = [all.before, all.now, ...(closed === null || closed.before.from === all.before.from ? [] : [closed.before])];
  return (metric, by, span) => {
    const key = JSON.stringify(by);
    const readings = kept.get(key) ?? readCube(cube, dataset, { metrics, by, spans, where, assumptions, accounts: null });
    kept.set(key, readings);
    const { from, to } = periodOf(span, dataset.calendar);
    return readings.filter((reading) => reading.metric === metric && reading.period?.from === from && reading.period.to === to);
  };
}

/** What a metric can be split by: an ICP share not by what makes the ICP. */
function dimensionsFor(metric: MetricId, { answerable, segment }: Scope): readonly DimensionId[] {
  const scores = metricOf(metric).group === 'mix' ? [] : [TIER, ICP];
  const asked = segment === null ? scores : [segment, ...scores];
  return [...new Set(asked)].filter((id) => answerable.cube.ask.by.includes(id));
}

const leastOf = ({ answerable }: Scope): number => givenValue(answerable.definitions.assumptions, 'minimumN') ?? FEWEST;

function reasonNot(scope: Scope, before: Reading, now: Reading): Missing | null {
  if (before.missing !== null) return before.missing;
  if (now.missing !== null) return now.missing;
  return Math.min(before.n, now.n) < leastOf(scope) ? 'below_min_n' : null;
}

type Sides = { readonly before: Reading; readonly now: Reading; readonly spans: Both };

function splitBy(scope: Scope, metric: MetricId, dimension: DimensionId, { before, now, spans }: Sides): MetricSplit {
  const reason = reasonNot(scope, before, now);
  const side = (total: Reading, span: Span) => ({ total, segments: scope.read(metric, [dimension], span) });
  const why: Why = reason === null ? splitReadings(dimension, side(before, spans.before), side(now, spans.now)) : { missing: reason };
  if (why.missing !== null) return { metric, dimension, before, now, why, banner: null, isLarge: false };
  const least = leastChange(practicalOf(now, scope.thresholds), why.before);
  const isLarge = [why.change, why.mix, why.rate].some((effect) => isPractical(effect, least));
  return { metric, dimension, before, now, why, banner: simpsonBanner(why), isLarge };
}

/** Every crossing of two dimensions in both periods; null where one of them has no number. */
function crossed(scope: Scope, metric: MetricId, by: readonly DimensionId[], spans: Both): readonly CrossedCell[] | null {
  const sides = [scope.read(metric, by, spans.before), scope.read(metric, by, spans.now)] as const;
  if (sides.flat().some(({ n, missing }) => missing !== null && n > 0)) return null;
  const share = ({ value, n }: Reading) => ({ part: (value ?? 0) * n, whole: value === null ? 0 : n });
  const none = { part: 0, whole: 0 };
  const labelsOf = ({ slice }: Reading) => by.map((id) => slice.get(id) ?? null);
  return [
    ...sides[0].map((reading) => ({ labels: labelsOf(reading), before: share(reading), now: none })),
    ...sides[1].map((reading) => ({ labels: labelsOf(reading), before: none, now: share(reading) })),
  ];
}

function sharedBetween(scope: Scope, metric: MetricId, splits: readonly MetricSplit[], spans: Both): Moved['shared'] {
  const by = splits.flatMap(({ dimension, why }) => (dimension === null || dimension === ICP || why.missing !== null ? [] : [dimension]));
  if (by.length !== 2) return [];
  const cells = crossed(scope, metric, by, spans);
  const parts = cells === null ? null : mixOfDimensions(cells);
  return parts === null ? [] : by.map((dimension, at) => ({ dimension, mix: parts[at] ?? 0 }));
}

/** Whether the files reach into the baseline. */
const isBegun = ({ answerable: { dataset }, all }: Scope): boolean => dataset.months === null || dataset.months.from <= all.before.to;

/**
 * The reading of a closed metric in a baseline that is no fair sample: it says so instead of a number. Where the files begin after
 * the baseline nothing was too young: nothing of it is known.
 */
const unfair = (reading: Reading, scope: Scope): Reading =>
  isBegun(scope) ? { ...reading, value: null, missing: 'not_mature', low: null, high: null, level: null, leftOut: [] } : reading;

function movedBy(scope: Scope, metric: MetricId): readonly Moved[] {
  const fair = isOfCreated(metric) ? scope.all : scope.closed;
  const spans = fair ?? scope.all;
  const [[first], [now]] = [scope.read(metric, [], spans.before), scope.read(metric, [], spans.now)];
  if (first === undefined || now === undefined) return [];
  const before = fair === null ? unfair(first, scope) : first;
  const splits = dimensionsFor(metric, scope).map((dimension) => splitBy(scope, metric, dimension, { before, now, spans }));
  if (splits.length === 0) {
    const why: Why = { missing: reasonNot(scope, before, now) ?? 'not_mapped' };
    return [
      {
        metric,
        opensWith: null,
        widest: null,
        splits: [{ metric, dimension: null, before, now, why, banner: null, isLarge: false }],
        shared: [],
      },
    ];
  }
  const made = splits.flatMap(({ dimension, why }) => (dimension === null ? [] : [{ by: dimension, why }]));
  const asked = scope.question.by !== null && splits.some(({ dimension }) => dimension === scope.question.by) ? scope.question.by : null;
  const widest = widestMix(made);
  const opensWith = asked ?? widest ?? splits[0]?.dimension ?? null;
  return [{ metric, splits, opensWith, widest, shared: sharedBetween(scope, metric, splits, spans) }];
}

/** What won amounts are made of in one period, or why that cannot be told. */
function bookingsIn(scope: Scope, span: Span): { readonly bookings: Bookings; readonly missing: null } | { readonly missing: Missing } {
  const [[rate], [amount]] = [scope.read('winRate', [], span), scope.read('wonAmount', [], span)];
  if (rate === undefined || amount === undefined) return { missing: 'no_rows' };
  if (rate.missing !== null && rate.missing !== 'no_closed') return { missing: rate.missing };
  const won = rate.missing === null ? Math.round(rate.value * rate.n) : 0;
  if (won > 0 && amount.missing !== null) return { missing: amount.missing };
  const sums = won === 0 ? { amounted: 0, amount: 0 } : { amounted: amount.n, amount: amount.value ?? 0 };
  return { bookings: { deals: rate.n, won, ...sums }, missing: null };
}

function bookingsOf(scope: Scope): BookingsMove {
  const { calendar, currency } = scope.answerable.dataset;
  const spans = scope.closed ?? scope.all;
  const periods = { before: periodOf(spans.before, calendar), now: periodOf(spans.now, calendar) };
  const isAsLong = spans.before.to - spans.before.from === spans.now.to - spans.now.from;
  const none = (missing: Missing): BookingsMove => ({ before: null, now: null, split: { missing }, currency, periods, isAsLong });
  if (scope.closed === null) return none('not_mature');
  const [before, now] = [bookingsIn(scope, spans.before), bookingsIn(scope, spans.now)];
  if (before.missing !== null) return none(before.missing);
  if (now.missing !== null) return none(now.missing);
  if (before.bookings.won + now.bookings.won === 0) return none('no_won');
  const split = splitBookings(before.bookings, now.bookings);
  return { before: before.bookings, now: now.bookings, split, currency, periods, isAsLong };
}

/**
 * What moved between the periods that were compared (`domain.md` 10.8): the metric of the question, win rate, ACV and the ICP
 * shares by mix and rate, and bookings by deals, win rate and ACV. Arithmetic: it holds whatever the tests say of the change.
 */
export function whyOf(answerable: Answerable, question: Question, drift: Drift): DriftWhy {
  const scope = scopeOf(answerable, question, drift);
  if (scope === null) return { moved: [], bookings: null };
  return { moved: scope.metrics.flatMap((metric) => movedBy(scope, metric)), bookings: isBegun(scope) ? bookingsOf(scope) : null };
}
