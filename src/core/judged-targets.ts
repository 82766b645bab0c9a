import type { Answerable } from './analysis';
import { belowTarget, examineTarget, VERDICT_LEVEL, type Distance, type Finding, type Observed, type ShareCounts } from './drift';
import { ICP_PROFILE } from './icp';
import { metricOf, readJudged, type Condition, type JudgedReading, type MetricId } from './metrics';
import {
  codeOf,
  dateOf,
  monthIn,
  periodOf,
  spanHolding,
  type Dataset,
  type DimensionId,
  type Missing,
  type Reading,
  type Slice,
  type Span,
} from './model';
import { isToDate, lastWholeQuarter } from './question';
import { distanceToTarget } from './target-distance';
import type { Target } from './workspace';

/** A target with its verdict. */
export type Judged = {
  readonly target: Target;
  readonly finding: Finding;
  /** The deals or accounts behind a share on ICP accounts; null for any other metric. */
  readonly counts: ShareCounts | null;
  /** How far it is from its target in deals and in money; null where neither is counted. */
  readonly distance: Distance | null;
  /** It has lain below its target for three periods, although nothing is proven. */
  readonly below: Finding | null;
};

/** What a question leaves to read a target over: its filters, and its months (null: all time). */
export type TargetScope = { readonly answerable: Answerable; readonly where: readonly Condition[]; readonly span: Span | null };

/** Under this many wins a share of wins is judged on the trailing four quarters. */
const ENOUGH_WINS = 30;
const OF_WINS: ReadonlySet<MetricId> = new Set(['icpShareWon', 'icpShareWonAmount', 'icpShareWonAccounts']);
const YEAR = 12;
const QUARTER = 3;
const COMPLETE = 2;

/** Told as of the as-of date, whatever the period: what has no past in one export, or is rebuilt where one is drawn. */
const isStock = (id: MetricId): boolean => metricOf(id).past !== undefined;

const sliceOf = ({ slice }: Target): Slice => new Map(slice.map(([dimension, label]) => [dimension as DimensionId, label]));
const conditions = (slice: Slice): readonly Condition[] =>
  [...slice].map(([dimension, label]) => ({ dimension, is: 'in' as const, members: [label] }));

/** Whether a slice narrows the members of a share and not what they are counted among: a profile of an ICP share. */
const isOfPart = (metric: MetricId, dimension: DimensionId): boolean => dimension === ICP_PROFILE && metricOf(metric).unknown !== undefined;

/** The parts of a target's slice that the loaded files do not have: a dimension that is gone, or a label of it. */
export function goneFrom(dataset: Dataset, { slice }: Target): Target['slice'] {
  return slice.filter(([id, label]) => {
    const dimension = dataset.dimensions.find((each) => each.id === id);
    return dimension === undefined || codeOf(dimension, label) === null;
  });
}

function lacking(target: Target, missing: Missing): Reading {
  const { unit } = metricOf(target.metric);
  const none = { n: 0, low: null, high: null, level: null, leftOut: [], value: null, missing };
  return { metric: target.metric, slice: sliceOf(target), period: null, unit, currency: null, ...none };
}

/**
 * A target's conditions beside those of the question: what it is counted among, and what narrows its part alone. Where the data
 * lack a part of its slice none of them can be read.
 */
export function conditionsOf({ answerable, where }: Omit<TargetScope, 'span'>, target: Target) {
  const own = conditions(sliceOf(target));
  const { cube, dataset } = answerable;
  const isKept = own.every(({ dimension }) => cube.ask.by.includes(dimension)) && goneFrom(dataset, target).length === 0;
  const read = isKept ? own : [];
  return {
    isKept,
    where: [...where, ...read.filter(({ dimension }) => !isOfPart(target.metric, dimension))],
    within: read.filter(({ dimension }) => isOfPart(target.metric, dimension)),
  };
}

/** A target read over one span, told by its own slice; where the data lack a part of that, there is nothing to read. */
function readTarget(scope: TargetScope, target: Target, span: Span | null, isDrawn = true): JudgedReading | null {
  const { isKept, where, within } = conditionsOf(scope, target);
  if (!isKept) return { reading: lacking(target, 'not_mapped'), limits: null, behind: null };
  const { cube, accounts, dataset, definitions } = scope.answerable;
  return readJudged(cube, dataset, {
    metric: target.metric,
    slice: sliceOf(target),
    span,
    where,
    within,
    assumptions: definitions.assumptions,
    accounts: isDrawn ? accounts : null,
    level: VERDICT_LEVEL,
  });
}

/** Rates and shares whose three periods are looked at: those that a past quarter tells without waiting for deals to mature. */
function isWatched({ metric }: Target): boolean {
  const { unit, group, interval, past } = metricOf(metric);
  return unit === 'share' && (group === 'mix' || group === 'win') && (interval === 'wilson' || interval === 'accounts') && past !== null;
}

const quarterBefore = ({ from, to }: Span, quarters: number): Span => ({ from: from - quarters * QUARTER, to: to - quarters * QUARTER });

function observedIn(scope: TargetScope, target: Target, span: Span): readonly Observed[] {
  const read = readTarget(scope, target, span, false);
  const period = periodOf(span, scope.answerable.dataset.calendar);
  return read === null ? [] : [{ period, reading: read.reading }];
}

/** The latest period: of open deals today; of a flow the quarter under way, or the last complete one while that has no reading. */
function latestOf(scope: TargetScope, target: Target, last: Span): { readonly observed: readonly Observed[]; readonly before: Span } {
  const { dataset } = scope.answerable;
  const today = dateOf(dataset.asOf);
  const current = spanHolding(monthIn(dataset.calendar, dataset.asOf), 'quarter', dataset.calendar.startMonth);
  if (isStock(target.metric)) {
    const now = readTarget(scope, target, null, false);
    const before = isToDate(current, dataset) ? last : quarterBefore(last, 1);
    return { observed: now === null ? [] : [{ period: { from: today, to: today }, reading: now.reading }], before };
  }
  const [running] = isToDate(current, dataset) ? observedIn(scope, target, current) : [];
  if (running !== undefined && running.reading.missing === null) return { observed: [running], before: last };
  return { observed: observedIn(scope, target, last), before: quarterBefore(last, 1) };
}

/** The share today and in the two complete quarters before it, oldest first; open deals as rebuilt at the ends of those. */
function observed(scope: TargetScope, target: Target): readonly Observed[] {
  const { dataset } = scope.answerable;
  const last = lastWholeQuarter(dataset);
  if (last === null || dataset.months === null || !isWatched(target)) return [];
  const latest = latestOf(scope, target, last);
  const earlier = Array.from({ length: COMPLETE }, (_, at) => quarterBefore(latest.before, COMPLETE - 1 - at));
  return [...earlier.flatMap((span) => observedIn(scope, target, span)), ...latest.observed];
}

/** Wins under thirty are read over the trailing four quarters. */
function widened({ span }: TargetScope, { metric }: Target, { n }: Reading): Span | null {
  const isFew = OF_WINS.has(metric) && span !== null && span.to - span.from < YEAR - 1 && n < ENOUGH_WINS;
  return isFew && span !== null ? { from: span.to - YEAR + 1, to: span.to } : null;
}

function countsOf(metric: MetricId, { behind, reading }: JudgedReading): ShareCounts | null {
  if (behind === null || metricOf(metric).interval !== 'wilson' || reading.missing === 'not_mapped') return null;
  return { inIcp: behind.part, unknown: behind.unknown, all: behind.whole };
}

/** A target judged in its own slice; null where its metric has no reading for the period at all. */
function judgeTarget(scope: TargetScope, target: Target): Judged | null {
  const asked = isStock(target.metric) ? null : scope.span;
  const first = readTarget(scope, target, asked);
  if (first === null) return null;
  const wider = widened(scope, target, first.reading);
  const span = wider ?? asked;
  const judged = (wider === null ? null : readTarget(scope, target, wider)) ?? first;
  const counts = countsOf(target.metric, judged);
  const { where, within, isKept } = conditionsOf(scope, target);
  const distance = isKept ? distanceToTarget({ answerable: scope.answerable, target, where, within, span, judged }) : null;
  const found = examineTarget(target, judged.reading, { counts, limits: judged.limits, distance });
  const few = wider === null ? [] : [`under ${ENOUGH_WINS} won in the period: judged on the trailing four quarters`];
  const finding = { ...found, evidence: [...found.evidence, ...few] };
  const below = belowTarget({ wanted: target, verdict: finding, observed: observed(scope, target) });
  return { target, counts, finding, distance, below };
}

/** Every target of a workspace, judged under the filters and in the period of a question. */
export const judgeTargets = (scope: TargetScope): readonly Judged[] =>
  scope.answerable.definitions.targets.flatMap((target) => judgeTarget(scope, target) ?? []);

/** The findings on targets: each verdict, then those that lie below their target for three periods. */
export const findingsOnTargets = (judged: readonly Judged[]): readonly Finding[] => [
  ...judged.map(({ finding }) => finding),
  ...judged.flatMap(({ below }) => below ?? []),
];
