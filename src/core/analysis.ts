import type { Finding } from './drift';
import { ICP } from './icp';
import { findingsOnTargets, judgeTargets, type Judged } from './judged-targets';
import {
  ACCOUNT,
  difference,
  icpDeltas,
  isMetricId,
  metricOf,
  readCube,
  type Ask,
  type Condition,
  type Cube,
  type MetricId,
} from './metrics';
import { periodOf, spanHolding, spanLabel, type Dataset, type DimensionId, type Period, type Reading, type Span } from './model';
import { baselinesOf, isToDate, resolveFilters, spanOf, type Question } from './question';
import { slicesOf, standardisedOf, type Slices, type Source } from './slices';
import type { Definitions } from './workspace';

/** One dataset with what people decided about it and the cube that answers for it. */
export type Answerable = {
  readonly cube: Cube;
  /** The same data with one cell an account (`accountPlan`); without it, readings that draw accounts have no interval. */
  readonly accounts: Cube | null;
  readonly dataset: Dataset;
  readonly definitions: Definitions;
};

/** A point of a series: a quarter, its name, and the readings of it. */
export type Point = {
  readonly label: string;
  readonly period: Period;
  /** It has not ended by the as-of date: its numbers are to date. */
  readonly isToDate?: boolean;
  readonly readings: readonly Reading[];
};

export type { Judged } from './judged-targets';

/** A period that is compared with: its readings, and now minus them. */
export type Compared = { readonly period: Period; readonly before: readonly Reading[]; readonly changes: readonly Reading[] };

/** Everything that pages show for one question. Readings of `now` fall into `period`; stocks are as of the as-of date. */
export type Analysis = {
  readonly question: Question;
  readonly period: Period | null;
  readonly baseline: Period | null;
  readonly now: readonly Reading[];
  readonly before: readonly Reading[];
  /** Now minus before, for metrics that have both; counts and sums only where both periods are as long. */
  readonly changes: readonly Reading[];
  /** The second period that is compared with, where one is asked for. */
  readonly second: Compared | null;
  readonly byIcp: readonly Reading[];
  readonly icpDeltas: readonly Reading[];
  /** The same differences, were both sides of the same size and region. */
  readonly icpStandardised: readonly Reading[];
  /** What is said of targets: every verdict, and which lie below their target for three periods. */
  readonly findings: readonly Finding[];
  /** The findings that judge a target, each beside it. */
  readonly judged: readonly Judged[];
  /** The last eight quarters of the two ICP shares, and of that of the amount won, oldest first. */
  readonly quarters: readonly Point[];
  readonly segmentDimension: DimensionId | null;
  readonly segments: readonly Reading[];
  /** The question's metric by segment and a second dimension, and by ICP inside each segment. */
  readonly slices: Slices;
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
  'velocity',
  'cac',
  'ltv',
  'ltvToCac',
  'payback',
  'nrr',
  'grr',
  'logoChurn',
  'icpShareOpen',
  'icpShareOpenAmount',
  'icpShareWon',
  'icpShareWonAmount',
  'icpShareCreated',
];
const COMPARED: readonly MetricId[] = ['winRate', 'acvMedian', 'acv', 'salesCycle', 'ltvToCac', 'cac', 'ltv', 'nrr'];
/** The share of the open amount is none of them: one export does not hold its past. */
const IN_SERIES: readonly MetricId[] = ['icpShareOpen', 'icpShareWon', 'icpShareWonAmount'];
/** Told as of the as-of date, whatever the period: what has no past in one export, or is rebuilt where one is drawn. */
const isStock = (id: string): boolean => isMetricId(id) && metricOf(id).past !== undefined;
const SERIES_LENGTH = 8;

/** Dimensions that can stand for "segment" when nobody chose one, the likeliest first. */
const LIKELY_SEGMENTS: readonly string[] = ['industry', 'employees', 'region', 'country', 'product', 'leadSource'];

/** What a deal is only once it ended, or says how it did: by these a win rate would be split by its own outcome. */
const TOLD_BY_OUTCOME: ReadonlySet<string> = new Set(['outcome', 'stage', 'lossReason', 'furthestStage', 'closedQuarter', 'customerSince']);

/** What "segment" means: the question's own dimension, else the likeliest that the cube has, and none that an outcome tells. */
export function segmentDimensionOf(ask: Ask, dataset: Dataset, question: Question): DimensionId | null {
  const has = (id: string): boolean => ask.by.some((each) => each === id);
  if (question.by !== null && has(question.by)) return question.by;
  const likely = LIKELY_SEGMENTS.find(has);
  const any = dataset.dimensions.find(
    ({ home, id }) => home !== 'score' && id !== 'dealClass' && id !== ACCOUNT && !TOLD_BY_OUTCOME.has(id) && has(id),
  );
  return (likely as DimensionId | undefined) ?? any?.id ?? null;
}

type Scope = { readonly answerable: Answerable; readonly where: readonly Condition[]; readonly span: Span | null };

const undrawn = (scope: Scope): Scope => ({ ...scope, answerable: { ...scope.answerable, accounts: null } });

function read(scope: Scope, metrics: readonly MetricId[], by: readonly DimensionId[], span: Span | null): readonly Reading[] {
  const { cube, accounts, dataset, definitions } = scope.answerable;
  const common = { by, where: scope.where, assumptions: definitions.assumptions, accounts };
  const flows = metrics.filter((metric) => span === null || !isStock(metric));
  const stocks = metrics.filter((metric) => span !== null && isStock(metric));
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
  const beside = metrics.filter((metric) => metric !== compared);
  return [...read(undrawn(scope), beside, [segment], scope.span), ...read(scope, [compared], [segment], scope.span)];
}

function quartersOf(scope: Scope): readonly Point[] {
  const { months, calendar } = scope.answerable.dataset;
  const last = spanOf({ kind: 'back', step: 'quarter', count: 1 }, scope.answerable.dataset);
  if (last === null || months === null) return [];
  const end = scope.span === null ? last : spanHolding(scope.span.to, 'quarter', calendar.startMonth);
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
    const period = periodOf(span, calendar);
    return {
      label: spanLabel(span, 'quarter', calendar),
      period,
      isToDate: isToDate(span, scope.answerable.dataset),
      readings: readings.filter((reading) => reading.period?.from === period.from),
    };
  });
}

const lengthOf = ({ from, to }: Span): number => to - from;

/** A count or a sum grows with the period it is of. */
const growsWithTime = (id: MetricId): boolean => metricOf(id).formula.op === 'measure';

function comparedWith(scope: Scope, metrics: readonly MetricId[], now: readonly Reading[], baseline: Span): Compared {
  const before = read(scope, metrics, [], baseline);
  const isAsLong = scope.span !== null && lengthOf(scope.span) === lengthOf(baseline);
  const changes = now.flatMap((reading) => {
    const metric = reading.metric as MetricId;
    const earlier = before.find((each) => each.metric === metric);
    if (earlier === undefined || isStock(metric) || (!isAsLong && growsWithTime(metric))) return [];
    return [difference(metric, reading, earlier, reading.slice)];
  });
  return { period: periodOf(baseline, scope.answerable.dataset.calendar), before, changes };
}

/** Everything pages show for a question, by arithmetic on the cube: no row is looked at again. */
export function answer(answerable: Answerable, question: Question): Analysis {
  const { dataset, cube } = answerable;
  const { conditions, notes } = resolveFilters(question.where, dataset.dimensions);
  const span = spanOf(question.period, dataset);
  const scope: Scope = { answerable, where: conditions, span };
  const has = (id: DimensionId): boolean => cube.ask.by.includes(id);
  const source: Source = {
    ask: cube.ask,
    dataset,
    read: (ids, by) => read(scope, ids, by, span),
    quick: (ids, by) => read(undrawn(scope), ids, by, span),
  };
  const segment = segmentDimensionOf(cube.ask, dataset, question);
  const metrics = [...new Set([...HEADLINE, question.metric])];
  const now = read(scope, metrics, [], span);
  const [first, second] = baselinesOf(span, question.compare, dataset).map((baseline) => comparedWith(scope, metrics, now, baseline));
  const judged = judgeTargets(scope);
  const compared = [...new Set([...COMPARED, question.metric])];
  const byIcp = has(ICP) ? read(scope, compared, [ICP], span) : [];
  return {
    question,
    period: span === null ? null : periodOf(span, dataset.calendar),
    baseline: first?.period ?? null,
    now,
    before: first?.before ?? [],
    changes: first?.changes ?? [],
    second: second ?? null,
    byIcp,
    icpDeltas: icpDeltas(byIcp),
    icpStandardised: standardisedOf(source, compared, []),
    findings: findingsOnTargets(judged),
    judged,
    quarters: quartersOf(scope),
    segmentDimension: segment,
    segments: segment === null ? [] : readSegments(scope, metrics, [segment, question.metric]),
    slices: slicesOf(source, question, segment),
    notes,
  };
}
