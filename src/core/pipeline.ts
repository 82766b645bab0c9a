import type { Analysis, Answerable } from './analysis';
import { ICP } from './icp';
import {
  neededCoverage,
  readCube,
  readLevers,
  readNumbers,
  splitVelocity,
  type Condition,
  type Cube,
  type LeverSplit,
  type MetricId,
  type SliceLevers,
} from './metrics';
import {
  lastWholeMonthIn,
  monthIn,
  periodOf,
  spanHolding,
  spanLabel,
  type Dataset,
  type DimensionId,
  type Missing,
  type Period,
  type Reading,
  type Span,
} from './model';
import { resolveFilters, type Question } from './question';
import { NO_SLICES } from './slices';

/** A quarter that open deals are due in: what they cover of its target, what is won of it, and what the win rate needs. */
export type Quarter = {
  readonly label: string;
  readonly period: Period;
  readonly isUnderWay: boolean;
  readonly coverage: Reading;
  /** Won so far; null for a quarter that has not begun. */
  readonly attained: Reading | null;
  /** Open amount due for each unit of the target, of what is not won yet. */
  readonly needed: Reading;
  /** Open amount due, in minor units, and the deals behind it. */
  readonly due: { readonly amount: number; readonly deals: number };
};

/** Everything the page shows but how far deals come, as of the as-of date. */
export type Pipeline = {
  readonly analysis: Analysis;
  /** The quarter under way and the next one. */
  readonly quarters: readonly Quarter[];
  /** What was won of the target of the last whole quarter. */
  readonly last: { readonly label: string; readonly attainment: Reading };
  /** Open deals with an amount that were due before the quarter under way: no quarter counts them. */
  readonly overdue: number;
  /** Win rate by value of the twelve months before: what need is told from. */
  readonly rate: Reading;
  readonly levers: SliceLevers | null;
  readonly leversByIcp: readonly SliceLevers[];
  readonly leversBySegment: readonly SliceLevers[];
  readonly split: LeverSplit | Missing;
  /** The intervals of both ends of the split are still to come. */
  readonly isSplitRefining: boolean;
  /** Whether intervals that draw accounts are still to come. */
  readonly isRefining: boolean;
};

/** A question about the open pipeline, and by which segments it is told; null by none. */
export type PipelineAsked = { readonly question: Question; readonly segment: DimensionId | null };

const YEAR = 12;
const QUARTER = 3;
/** A century of months: nothing was due before. */
const LONG_AGO = 1200;
const VELOCITY: readonly MetricId[] = ['velocity'];

type Scope = {
  readonly answerable: Answerable;
  readonly question: Question;
  readonly where: readonly Condition[];
  readonly notes: readonly string[];
  readonly segment: DimensionId | null;
};

function scopeOf(answerable: Answerable, { question, segment }: PipelineAsked): Scope {
  const { dataset, cube } = answerable;
  const { conditions, notes } = resolveFilters(question.where, dataset.dimensions);
  return { answerable, question, where: conditions, notes, segment: segment !== null && cube.ask.by.includes(segment) ? segment : null };
}

type Wish = { readonly by?: DimensionId | null; readonly span?: Span | null; readonly isDrawn?: boolean };

/** The accounts of a question, where they were asked for by its dimension. */
function accountsFor({ answerable: { accounts } }: Scope, { by = null, isDrawn = false }: Wish): Cube | null {
  return isDrawn && accounts !== null && (by === null || accounts.ask.by.includes(by)) ? accounts : null;
}

function read(scope: Scope, metrics: readonly MetricId[], wish: Wish = {}): readonly Reading[] {
  const { cube, dataset, definitions } = scope.answerable;
  const { by = null, span = null } = wish;
  if (by !== null && !cube.ask.by.includes(by)) return [];
  return readCube(cube, dataset, {
    metrics,
    by: by === null ? [] : [by],
    spans: [span],
    where: scope.where,
    assumptions: definitions.assumptions,
    accounts: accountsFor(scope, wish),
  });
}

function one(scope: Scope, metric: MetricId, wish: Wish): Reading {
  const [reading] = read(scope, [metric], wish);
  if (reading === undefined) throw new Error(`no reading of ${metric}`);
  return reading;
}

function leversOf(scope: Scope, wish: Wish): readonly SliceLevers[] {
  const { cube, dataset, definitions } = scope.answerable;
  // Their twelve months end with the as-of date: without one there are none.
  if (dataset.asOfFrom === 'nothing') return [];
  const { by = null } = wish;
  if (by !== null && !cube.ask.by.includes(by)) return [];
  return readLevers(cube, dataset, {
    by: by === null ? [] : [by],
    where: scope.where,
    assumptions: definitions.assumptions,
    accounts: accountsFor(scope, wish),
  });
}

/** The quarter that holds the as-of date, and the last one that was whole by then. */
function quartersAround({ asOf, calendar }: Dataset): { readonly underWay: Span; readonly last: Span } {
  const underWay = spanHolding(monthIn(calendar, asOf), 'quarter', calendar.startMonth);
  const isOver = lastWholeMonthIn(calendar, asOf) >= underWay.to;
  return { underWay, last: isOver ? underWay : { from: underWay.from - QUARTER, to: underWay.to - QUARTER } };
}

const isStated = (reading: Reading): boolean => reading.missing === null;

/** Open deals due in some months that have an amount, and how much it is. */
function dueIn({ answerable, where }: Scope, span: Span): Quarter['due'] {
  const { cube, dataset, definitions } = answerable;
  const { assumptions } = definitions;
  const numbers = readNumbers(cube, dataset, { numbers: ['openDueAmount', 'openDueValued'], span, where, assumptions });
  return { amount: numbers.openDueAmount, deals: numbers.openDueValued };
}

function quarterOf(scope: Scope, span: Span, rate: Reading): Quarter {
  const { calendar, asOf } = scope.answerable.dataset;
  const isUnderWay = span.from <= monthIn(calendar, asOf);
  const attained = isUnderWay ? one(scope, 'attainment', { span }) : null;
  return {
    label: spanLabel(span, 'quarter', calendar),
    period: periodOf(span, calendar),
    isUnderWay,
    coverage: one(scope, 'coverage', { span }),
    attained,
    needed: neededCoverage(rate, attained !== null && isStated(attained) ? attained : null),
    due: dueIn(scope, span),
  };
}

function analysisOf(scope: Scope, parts: Pick<Analysis, 'now' | 'byIcp' | 'segments'>): Analysis {
  return {
    ...parts,
    question: scope.question,
    period: null,
    baseline: null,
    before: [],
    changes: [],
    second: null,
    icpDeltas: [],
    icpStandardised: [],
    findings: [],
    judged: [],
    quarters: [],
    segmentDimension: scope.segment,
    slices: NO_SLICES,
    notes: scope.notes,
  };
}

type Whole = Pick<Pipeline, 'quarters' | 'last' | 'overdue' | 'rate' | 'levers'> & { readonly now: Analysis['now'] };

/** The part of the page that speaks of everything, with or without the intervals that draw accounts. */
function wholeOf(scope: Scope, isDrawn: boolean): Whole {
  const { dataset } = scope.answerable;
  const end = lastWholeMonthIn(dataset.calendar, dataset.asOf);
  const year: Span = { from: end - YEAR + 1, to: end };
  const { underWay, last } = quartersAround(dataset);
  const rate = one(scope, 'winRateValue', { span: year, isDrawn });
  const next: Span = { from: underWay.from + QUARTER, to: underWay.to + QUARTER };
  return {
    now: [
      ...read(scope, ['velocity'], { isDrawn }),
      ...read(scope, ['openCount']),
      // Without a date no deal lies in any twelve months: all of them are counted, as other pages do.
      ...read(scope, ['wonCount', 'lostCount'], { span: dataset.asOfFrom === 'nothing' ? null : year }),
    ],
    quarters: [underWay, next].map((span) => quarterOf(scope, span, rate)),
    last: { label: spanLabel(last, 'quarter', dataset.calendar), attainment: one(scope, 'attainment', { span: last }) },
    overdue: dueIn(scope, { from: underWay.from - LONG_AGO, to: underWay.from - 1 }).deals,
    rate,
    levers: leversOf(scope, { isDrawn })[0] ?? null,
  };
}

/**
 * Whether there is enough and what makes it move, in total, by ICP and by segment: first all figures, then the intervals
 * that draw accounts anew, a part at a time, so that a page can show each as it comes.
 */
export function* pipelineInSteps(answerable: Answerable, asked: PipelineAsked): Generator<Pipeline, void, void> {
  const scope = scopeOf(answerable, asked);
  const { cube, dataset, definitions } = answerable;
  const split = splitVelocity(cube, dataset, { span: null, where: scope.where, assumptions: definitions.assumptions });
  const bySegment = (isDrawn: boolean): readonly Reading[] =>
    scope.segment === null ? [] : read(scope, VELOCITY, { by: scope.segment, isDrawn });
  const leversByIcp = leversOf(scope, { by: ICP });
  const leversBySegment = scope.segment === null ? [] : leversOf(scope, { by: scope.segment });
  let whole = wholeOf(scope, false);
  let byIcp = read(scope, VELOCITY, { by: ICP });
  let segments = bySegment(false);
  const step = (isRefining: boolean): Pipeline => {
    const { now, ...rest } = whole;
    return {
      ...rest,
      analysis: analysisOf(scope, { now, byIcp, segments }),
      leversByIcp,
      leversBySegment,
      split,
      isSplitRefining: false,
      isRefining,
    };
  };
  yield step(answerable.accounts !== null);
  if (answerable.accounts === null) return;
  whole = wholeOf(scope, true);
  yield step(true);
  byIcp = read(scope, VELOCITY, { by: ICP, isDrawn: true });
  yield step(true);
  segments = bySegment(true);
  yield step(false);
}
