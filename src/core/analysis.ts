import { examineTarget, type Finding, type ShareCounts } from './drift';
import { ICP, TIER } from './icp';
import {
  ACCOUNT,
  difference,
  icpDeltas,
  metricOf,
  readCube,
  readNumbers,
  type Ask,
  type Condition,
  type Cube,
  type MetricId,
} from './metrics';
import { periodOf, spanHolding, spanLabel, type Dataset, type DimensionId, type Period, type Reading, type Span } from './model';
import { baselineOf, resolveFilters, spanOf, type Question } from './question';
import type { Definitions, Target } from './workspace';

/** One dataset with what people decided about it and the cube that answers for it. */
export type Answerable = {
  readonly cube: Cube;
  /** The same data with one cell an account (`accountPlan`); without it, readings that draw accounts have no interval. */
  readonly accounts: Cube | null;
  readonly dataset: Dataset;
  readonly definitions: Definitions;
};

/** A point of a series: a quarter, its name, and the readings of it. */
export type Point = { readonly label: string; readonly period: Period; readonly readings: readonly Reading[] };

/** A target with its verdict and the counts behind it; null counts: the target is not on a share of the ICP. */
export type Judged = { readonly target: Target; readonly finding: Finding; readonly counts: ShareCounts | null };

/** Everything that pages show for one question. Readings of `now` fall into `period`; stocks are as of the as-of date. */
export type Analysis = {
  readonly question: Question;
  readonly period: Period | null;
  readonly baseline: Period | null;
  readonly now: readonly Reading[];
  readonly before: readonly Reading[];
  /** Now minus before, for metrics that have both. */
  readonly changes: readonly Reading[];
  readonly byIcp: readonly Reading[];
  readonly icpDeltas: readonly Reading[];
  readonly findings: readonly Finding[];
  /** The findings that judge a target, each beside it. */
  readonly judged: readonly Judged[];
  /** The last eight quarters of the two ICP shares, oldest first. */
  readonly quarters: readonly Point[];
  readonly segmentDimension: DimensionId | null;
  readonly segments: readonly Reading[];
  /** The question's metric by segment and tier; empty without an ICP. */
  readonly segmentsByTier: readonly Reading[];
  /** The question's metric by tier alone. */
  readonly tiers: readonly Reading[];
  readonly notes: readonly string[];
};

const HEADLINE: readonly MetricId[] = [
  'winRate',
  'wonCount',
  'lostCount',
  'openCount',
  'wonAmount',
  'openAmount',
  'acv',
  'acvMedian',
  'salesCycle',
  'cac',
  'ltv',
  'ltvToCac',
  'icpShareOpen',
  'icpShareOpenAmount',
  'icpShareWon',
  'icpShareWonAmount',
  'icpShareCreated',
];
const COMPARED: readonly MetricId[] = ['winRate', 'acvMedian', 'acv', 'salesCycle', 'ltvToCac', 'cac', 'ltv'];
const IN_SERIES: readonly MetricId[] = ['icpShareOpen', 'icpShareWon'];
const STOCKS: ReadonlySet<string> = new Set(['openCount', 'openAmount', 'icpShareOpen', 'icpShareOpenAmount']);
const SERIES_LENGTH = 8;
/** Under this many wins a share of wins is judged on the trailing four quarters. */
const ENOUGH_WINS = 30;

/** Dimensions that can stand for "segment" when nobody chose one, the likeliest first. */
const LIKELY_SEGMENTS: readonly string[] = ['industry', 'employees', 'region', 'country', 'product', 'leadSource'];

/** What "segment" means: the question's own dimension, else the likeliest that the cube has. */
export function segmentDimensionOf(ask: Ask, dataset: Dataset, question: Question): DimensionId | null {
  const has = (id: string): boolean => ask.by.some((each) => each === id);
  if (question.by !== null && has(question.by)) return question.by;
  const likely = LIKELY_SEGMENTS.find(has);
  const any = dataset.dimensions.find(
    (dimension) => dimension.home !== 'score' && dimension.id !== 'dealClass' && dimension.id !== ACCOUNT && has(dimension.id),
  );
  return (likely as DimensionId | undefined) ?? any?.id ?? null;
}

type Scope = { readonly answerable: Answerable; readonly where: readonly Condition[]; readonly span: Span | null };

function read(scope: Scope, metrics: readonly MetricId[], by: readonly DimensionId[], span: Span | null): readonly Reading[] {
  const { cube, accounts, dataset, definitions } = scope.answerable;
  const common = { by, where: scope.where, assumptions: definitions.assumptions, accounts };
  const flows = metrics.filter((metric) => span === null || !STOCKS.has(metric));
  const stocks = metrics.filter((metric) => span !== null && STOCKS.has(metric));
  const parts = [
    { metrics: flows, spans: [span] },
    { metrics: stocks, spans: [null] },
  ].filter((part) => part.metrics.length > 0);
  return parts.flatMap((part) => readCube(cube, dataset, { ...common, ...part }));
}

/**
 * Every metric by segment. Accounts are drawn for the metric that is compared and ranked alone: the others stand beside it as
 * figures, and drawing the accounts of every segment for each of them would take longer than all the rest.
 */
function readSegments(
  scope: Scope,
  metrics: readonly MetricId[],
  [segment, compared]: readonly [DimensionId, MetricId],
): readonly Reading[] {
  const undrawn: Scope = { ...scope, answerable: { ...scope.answerable, accounts: null } };
  const beside = metrics.filter((metric) => metric !== compared);
  return [...read(undrawn, beside, [segment], scope.span), ...read(scope, [compared], [segment], scope.span)];
}

/** The counts behind a share on ICP accounts, with those that could not be scored; null for other metrics. */
function sharesBehind(scope: Scope, id: MetricId, span: Span | null): ShareCounts | null {
  const { formula, unknown } = metricOf(id);
  if (unknown === undefined || formula.op !== 'share' || formula.part.op !== 'measure' || formula.whole.op !== 'measure') return null;
  const { cube, dataset, definitions } = scope.answerable;
  const [part, whole] = [formula.part.id, formula.whole.id];
  const counts = readNumbers(cube, dataset, {
    numbers: [part, whole, unknown],
    span: STOCKS.has(id) ? null : span,
    where: scope.where,
    assumptions: definitions.assumptions,
  });
  return { inIcp: counts[part] ?? 0, unknown: counts[unknown] ?? 0, all: counts[whole] ?? 0 };
}

/** A target read in its own slice and, for wins under thirty, on the trailing four quarters. */
function examine(scope: Scope, target: Target): Judged[] {
  const inSlice: Scope = {
    ...scope,
    where: [
      ...scope.where,
      ...target.slice.map(([dimension, label]) => ({ dimension: dimension as DimensionId, is: 'in' as const, members: [label] })),
    ],
  };
  const [reading] = read(inSlice, [target.metric], [], scope.span);
  if (reading === undefined) return [];
  const few = target.metric === 'icpShareWon' && scope.span !== null && scope.span.to - scope.span.from < 11 && reading.n < ENOUGH_WINS;
  const span = few && scope.span !== null ? { from: scope.span.to - 11, to: scope.span.to } : scope.span;
  const [judged = reading] = few ? read(inSlice, [target.metric], [], span) : [reading];
  const counts = sharesBehind(inSlice, target.metric, span);
  const finding = examineTarget(target, judged, counts);
  const widened = [...finding.evidence, `under ${ENOUGH_WINS} won in the period: judged on the trailing four quarters`];
  return [{ target, counts, finding: few ? { ...finding, evidence: widened } : finding }];
}

function quartersOf(scope: Scope, startMonth: number): readonly Point[] {
  const last = spanOf({ kind: 'back', step: 'quarter', count: 1 }, scope.answerable.dataset, startMonth);
  const { months } = scope.answerable.dataset;
  if (last === null || months === null) return [];
  const end = scope.span === null ? last : spanHolding(scope.span.to, 'quarter', startMonth);
  const spans = Array.from({ length: SERIES_LENGTH }, (_, at) => ({
    from: end.from - 3 * (SERIES_LENGTH - 1 - at),
    to: end.to - 3 * (SERIES_LENGTH - 1 - at),
  }));
  const { cube, dataset, definitions } = scope.answerable;
  const held = spans.filter((span) => span.to >= months.from);
  const readings = readCube(cube, dataset, {
    metrics: IN_SERIES,
    by: [],
    spans: held,
    where: scope.where,
    assumptions: definitions.assumptions,
    accounts: null,
  });
  return held.map((span) => {
    const period = periodOf(span);
    return {
      label: spanLabel(span, 'quarter', startMonth),
      period,
      readings: readings.filter((reading) => reading.period?.from === period.from),
    };
  });
}

function changesBetween(now: readonly Reading[], before: readonly Reading[]): readonly Reading[] {
  return now.flatMap((reading) => {
    const earlier = before.find((each) => each.metric === reading.metric);
    return earlier === undefined || STOCKS.has(reading.metric)
      ? []
      : [difference(reading.metric as MetricId, reading, earlier, reading.slice)];
  });
}

/** Everything pages show for a question, by arithmetic on the cube: no row is looked at again. */
export function answer(answerable: Answerable, question: Question): Analysis {
  const { dataset, definitions, cube } = answerable;
  const { conditions, notes } = resolveFilters(question.where, dataset.dimensions);
  const startMonth = definitions.fiscalYearStartMonth;
  const span = spanOf(question.period, dataset, startMonth);
  const baseline = baselineOf(span, question.compare);
  const scope: Scope = { answerable, where: conditions, span };
  const has = (id: DimensionId): boolean => cube.ask.by.includes(id);
  const segment = segmentDimensionOf(cube.ask, dataset, question);
  const metrics = [...new Set([...HEADLINE, question.metric])];
  const now = read(scope, metrics, [], span);
  const before = baseline === null ? [] : read(scope, metrics, [], baseline);
  const judged = definitions.targets.flatMap((target) => examine(scope, target));
  const byIcp = has(ICP) ? read(scope, COMPARED, [ICP], span) : [];
  return {
    question,
    period: span === null ? null : periodOf(span),
    baseline: baseline === null ? null : periodOf(baseline),
    now,
    before,
    changes: changesBetween(now, before),
    byIcp,
    icpDeltas: icpDeltas(byIcp),
    findings: judged.map(({ finding }) => finding),
    judged,
    quarters: quartersOf(scope, startMonth),
    segmentDimension: segment,
    segments: segment === null ? [] : readSegments(scope, metrics, [segment, question.metric]),
    segmentsByTier: segment !== null && has(TIER) ? read(scope, [question.metric], [segment, TIER], span) : [],
    tiers: has(TIER) ? read(scope, [question.metric], [TIER], span) : [],
    notes,
  };
}
