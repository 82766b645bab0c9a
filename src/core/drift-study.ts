import { segmentDimensionOf, type Answerable } from './analysis';
import {
  cohortChanges,
  costChanges,
  filledPart,
  GIVEN_OUT,
  inOrderOf,
  isYearApart,
  judgeFamily,
  MIX_BASES,
  mixOf,
  performanceChanges,
  practicalOf,
  retentionChanges,
  USUAL_DRIFT_THRESHOLDS,
  withBudget,
  type ComparedPeriods,
  type Comparison,
  type DriftThresholds,
  type Family,
  type Finding,
  type MixTable,
} from './drift';
import { ICP, TIER } from './icp';
import { lastWholeMonthIn, periodOf, spanHolding, type Dataset, type DimensionId, type Period, type Span } from './model';
import { baselinesOf, isToDate, resolveFilters, spanOf, type Baseline, type Question } from './question';

/** What changed for one question: every comparison in order, what of it is a finding, and what was held against what. */
export type Drift = {
  /** What is compared: the period of the question, or the complete part of it. Null where nothing can be compared. */
  readonly period: Period | null;
  readonly baseline: Period | null;
  readonly segmentDimension: DimensionId | null;
  /** Flags first, the surest first. */
  readonly findings: readonly Finding[];
  /** Results first, the total before segments, then what deals are made up of; in one order, whatever that of the rows. */
  readonly comparisons: readonly Comparison[];
  readonly tables: readonly MixTable[];
  readonly family: Family;
  readonly thresholds: DriftThresholds;
  readonly notes: readonly string[];
};

const QUARTER = 3;
const YEAR = 12;

type Asked = { readonly span: Span; readonly notes: readonly string[] };

/** The last quarter of the calendar that was over by the as-of date. */
export function lastQuarterOf({ asOf, calendar }: Dataset): Span {
  const last = lastWholeMonthIn(calendar, asOf);
  const holding = spanHolding(last, 'quarter', calendar.startMonth);
  return holding.to === last ? holding : { from: holding.from - QUARTER, to: holding.from - 1 };
}

/**
 * The months that can be compared fairly. A period to date is cut to its complete quarters, or is the last complete one where it
 * has none: what has only begun to close is no result. All time is the last four quarters, where the files reach eight back.
 */
function fairSpan(question: Question, dataset: Dataset): Asked {
  const span = spanOf(question.period, dataset);
  const last = lastQuarterOf(dataset);
  if (span === null) {
    const isLong = dataset.months !== null && dataset.months.from <= last.to - 2 * YEAR + 1;
    const months = isLong ? { from: last.to - YEAR + 1, to: last.to } : last;
    return {
      span: months,
      notes: [`All time has nothing before it: the last ${isLong ? 'four complete quarters are' : 'complete quarter is'} compared.`],
    };
  }
  if (!isToDate(span, dataset)) return { span, notes: [] };
  const months = last.to >= span.from + QUARTER - 1 ? { from: span.from, to: last.to } : last;
  return { span: months, notes: ['The period is to date: complete quarters are compared, for what has only begun to close is no result.'] };
}

/** What is compared with it, or why nothing is. */
function baselineFor(
  span: Span,
  compare: readonly Baseline[],
  dataset: Dataset,
): { readonly before: Span | null; readonly notes: readonly string[] } {
  const [before] = baselinesOf(span, compare, dataset);
  if (before === undefined) return { before: null, notes: ['Nothing is compared: the question names no baseline that is over.'] };
  const overlaps = before.from <= span.to && span.from <= before.to;
  return overlaps ? { before: null, notes: ['Nothing is tested: the baseline shares months with the period.'] } : { before, notes: [] };
}

/** Closed deals are compared from where the pipeline had filled; what was created needs no such care. */
function fairPeriods(of: ComparedPeriods): { readonly closed: ComparedPeriods | null; readonly notes: readonly string[] } {
  const { months, calendar } = of.dataset;
  if (months !== null && of.before.to < months.from) {
    const [ends, begins] = [periodOf(of.before, calendar).to, periodOf(months, calendar).from];
    return { closed: null, notes: [`The baseline ends on ${ends}, and the files begin on ${begins}: what was before is not known.`] };
  }
  const before = filledPart(of);
  if (before === null)
    return {
      closed: null,
      notes: ['Closed deals are not compared: in the baseline the first deals had only begun to close, the quick ones first.'],
    };
  if (before.from === of.before.from) return { closed: of, notes: [] };
  const from = periodOf(before, of.dataset.calendar).from;
  const remark = `the baseline of closed deals begins on ${from}: before, only quick deals had closed`;
  return { closed: { ...of, before, remarks: [...of.remarks, remark] }, notes: [`${remark[0]?.toUpperCase()}${remark.slice(1)}.`] };
}

/** Tables hold the comparisons that were judged. */
function withWeights(tables: readonly MixTable[], comparisons: readonly Comparison[]): readonly MixTable[] {
  const byId = new Map(comparisons.map((comparison) => [comparison.id, comparison]));
  return tables.map((table) => ({ ...table, comparisons: table.comparisons.map((each) => byId.get(each.id) ?? each) }));
}

/** Whether a share tells nothing that another one of the same deals does not: it is the same, or its mirror. */
const isMirrored = (share: Comparison, by: Comparison): boolean =>
  share.now.n === by.now.n &&
  share.before.n === by.before.n &&
  ([0, 1] as const).some((turned) =>
    [share.before, share.now].every(({ value }, at) => isTurned(value, (at === 0 ? by.before : by.now).value, turned)),
  );

const isTurned = (value: number | null, other: number | null, turned: 0 | 1): boolean =>
  value !== null && other !== null && Math.abs((turned === 1 ? 1 - other : other) - value) < 1e-12;

/** Tiers tell what the ICP does not: one that holds just its members, or all others, is not compared again. */
function withoutMirrors(tables: readonly MixTable[]): readonly MixTable[] {
  return tables.map((table) => {
    const icp = tables.find(({ base, dimension }) => base === table.base && dimension === ICP)?.comparisons ?? [];
    const isNew = (share: Comparison): boolean => !icp.some((each) => isMirrored(share, each));
    return table.dimension === TIER ? { ...table, comparisons: table.comparisons.filter(isNew) } : table;
  });
}

function tablesOf(
  of: ComparedPeriods,
  closed: ComparedPeriods | null,
  dimensions: readonly DimensionId[],
  least: number,
): readonly MixTable[] {
  const tables = MIX_BASES.flatMap((base) => {
    const periods = base === 'won' ? closed : of;
    return periods === null ? [] : dimensions.flatMap((dimension) => mixOf(periods, base, dimension, least) ?? []);
  });
  return withoutMirrors(tables);
}

/** Whether customers stay otherwise, and whether a new one costs otherwise. */
const customerChanges = (of: ComparedPeriods, segment: DimensionId | null): readonly Comparison[] => [
  ...retentionChanges(of, segment),
  ...costChanges(of),
];

/** What a page without any comparison says. */
function nothing(thresholds: DriftThresholds, segmentDimension: DimensionId | null, notes: readonly string[]): Drift {
  const family = judgeFamily([], thresholds);
  return { period: null, baseline: null, segmentDimension, findings: [], comparisons: [], tables: [], family, thresholds, notes };
}

/** How many were tested and how many were too few is told by the family itself. */
function notesOf(of: ComparedPeriods): readonly string[] {
  const hasBase = of.dataset.supplied.has('base');
  return hasBase && !isYearApart(of) ? ['Retention is not compared: its twelve months before and now would share months.'] : [];
}

/**
 * What changed between a question's period and its first baseline, and what of it is drift (`domain.md` 10): results in total and
 * inside each segment, and what created, open and won deals are made up of by segment, tier and ICP. All comparisons are one
 * family with one budget for false alarms. By arithmetic on the cube: no row is looked at again.
 */
export function driftOf(answerable: Answerable, question: Question, thresholds: DriftThresholds = USUAL_DRIFT_THRESHOLDS): Drift {
  const { cube, accounts, dataset, definitions } = answerable;
  const { conditions, notes } = resolveFilters(question.where, dataset.dimensions);
  const segment = segmentDimensionOf(cube.ask, dataset, question);
  if (dataset.months === null) return nothing(thresholds, segment, [...notes, 'Nothing is compared: no deal has a date.']);
  const asked = fairSpan(question, dataset);
  const baseline = baselineFor(asked.span, question.compare, dataset);
  const told = [...notes, ...asked.notes, ...baseline.notes];
  if (baseline.before === null) return nothing(thresholds, segment, told);
  const { assumptions } = definitions;
  const of: ComparedPeriods = {
    cube,
    accounts,
    dataset,
    where: conditions,
    assumptions,
    now: asked.span,
    before: baseline.before,
    remarks: [],
  };
  const fair = fairPeriods(of);
  const least = practicalOf({ metric: 'createdShare', unit: 'share' }, thresholds).least;
  const dimensions = [...new Set([ICP, TIER, ...(segment === null ? [] : [segment])])];
  const tables = tablesOf(of, fair.closed, dimensions, least);
  const results = fair.closed === null ? [] : performanceChanges(fair.closed, question.metric, segment);
  const found = [
    ...results,
    ...cohortChanges(of, question.metric),
    ...customerChanges(of, segment),
    ...tables.flatMap((table) => table.comparisons),
  ];
  const comparisons = withBudget(inOrderOf(found, question.metric), question.metric, thresholds);
  const family = judgeFamily(comparisons, thresholds, GIVEN_OUT);
  return {
    period: periodOf(asked.span, dataset.calendar),
    baseline: periodOf(baseline.before, dataset.calendar),
    segmentDimension: segment,
    findings: family.findings,
    comparisons,
    tables: withWeights(tables, comparisons),
    family,
    thresholds,
    notes: [...told, ...fair.notes, ...notesOf(of)],
  };
}
