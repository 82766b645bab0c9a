import {
  codeOf,
  firstDayIn,
  labelOf,
  monthIn,
  monthsIn,
  NOT_KEPT,
  periodOf,
  spanHolding,
  spanLabel,
  type Dataset,
  type Dimension,
  type DimensionId,
  type Missing,
  type Month,
  type Reading,
  type Span,
} from '../model';
import { wilson } from '../statistics';
import type { Ask } from './ask';
import type { Assumptions } from './assumptions';
import { cellsBy, noCells, type Cells } from './cells';
import type { Cube } from './cube';
import { LEVEL } from './interval-for';
import { maskFor, plan, type Condition } from './plan';

/** The quarter in which an account first became a customer. */
export const CUSTOMER_SINCE = 'customerSince' as DimensionId;

/** What of a cohort is still there so many quarters after its start. */
export type CohortCell = {
  readonly quarters: number;
  /** Recurring revenue then over recurring revenue at the start: what customers added is in it, so that it can pass 1. */
  readonly revenue: Reading;
  /** Customers then over customers at the start. */
  readonly customers: Reading;
};

/** The customers that began in one quarter; null is all of them together. */
export type Cohort = { readonly label: string | null; readonly customers: number; readonly cells: readonly CohortCell[] };

export type Cohorts = {
  readonly cohorts: readonly Cohort[];
  /** All cohorts together, each age over the cohorts that have reached it. */
  readonly whole: Cohort;
  /** Why nothing can be told at all. */
  readonly missing: Missing | null;
};

const NOBODY: Cohort = { label: null, customers: 0, cells: [] };
const QUARTER = monthsIn('quarter');
/** Cohorts are looked for this far back: no CRM is older. */
const MOST_QUARTERS = 400;

/** What the engine is asked for the cohorts under these filters; null where no file says since when anybody is a customer. */
export function cohortPlan(dataset: Dataset, where: readonly Condition[]): Ask | null {
  if (!dataset.dimensions.some(({ id }) => id === CUSTOMER_SINCE)) return null;
  return {
    ...plan(dataset, [], [CUSTOMER_SINCE, ...where.map(({ dimension }) => dimension)]),
    measures: ['recurringMrr', 'activeCustomers'],
  };
}

/** Why customers cannot be told apart by quarter of start under these filters. */
function missingIn({ supplied, dimensions }: Dataset, where: readonly Condition[]): Missing | null {
  if (!supplied.has('base') || !dimensions.some(({ id }) => id === CUSTOMER_SINCE)) return 'no_base';
  const ofDeals = where.some((condition) => dimensions.find(({ id }) => id === condition.dimension)?.home === 'opportunity');
  return ofDeals ? 'not_kept_by_slice' : null;
}

type Start = { readonly code: number; readonly label: string; readonly span: Span };

/** The quarters that the dictionary names, oldest first, each with its months. */
function startsOf(dimension: Dimension, { calendar, asOf }: Dataset): readonly Start[] {
  const last = spanHolding(monthIn(calendar, asOf), 'quarter', calendar.startMonth);
  return Array.from({ length: MOST_QUARTERS }, (_, back): Start | null => {
    const span = { from: last.from - back * QUARTER, to: last.to - back * QUARTER };
    const label = spanLabel(span, 'quarter', calendar);
    const code = codeOf(dimension, label);
    return code === null || code <= NOT_KEPT ? null : { code, label: labelOf(dimension, code) ?? label, span };
  })
    .filter((start) => start !== null)
    .toReversed();
}

/** A cohort on the first day of a month: who was active and what they paid. */
type Count = { readonly customers: number; readonly revenue: number };
const NONE: Count = { customers: 0, revenue: 0 };
const added = (a: Count, b: Count): Count => ({ customers: a.customers + b.customers, revenue: a.revenue + b.revenue });

function countIn(cells: Cells, month: Month): Count {
  const span = { from: month, to: month };
  return { customers: cells.number('activeCustomers', span), revenue: cells.number('recurringMrr', span) };
}

type Place = { readonly label: string | null; readonly period: Span; readonly isReached: boolean };

function readingOf(part: number, whole: number, rest: Omit<Reading, 'value' | 'missing'>, missing: Missing | null): Reading {
  const none = missing ?? (whole > 0 ? null : 'non_positive_denominator');
  return none === null
    ? { ...rest, value: part / whole, missing: null }
    : { ...rest, low: null, high: null, level: null, value: null, missing: none };
}

function cellOf(start: Count, now: Count, { label, period, isReached }: Place, dataset: Dataset): Omit<CohortCell, 'quarters'> {
  const limits = isReached ? wilson(Math.min(now.customers, start.customers), start.customers, LEVEL) : null;
  const common = {
    slice: label === null ? new Map() : new Map([[CUSTOMER_SINCE, label]]),
    period: periodOf(period, dataset.calendar),
    unit: 'share' as const,
    currency: null,
    n: start.customers,
    leftOut: [],
  };
  const young = isReached ? null : ('not_mature' as const);
  const nobody = start.customers > 0 ? null : ('no_rows' as const);
  const unlimited = { low: null, high: null, level: null };
  return {
    revenue: readingOf(
      now.revenue,
      start.revenue,
      { ...common, ...unlimited, metric: 'cohortRevenueKept' },
      young ?? dataset.baseMissing ?? nobody,
    ),
    customers: readingOf(
      now.customers,
      start.customers,
      {
        ...common,
        low: limits?.low ?? null,
        high: limits?.high ?? null,
        level: limits === null ? null : LEVEL,
        metric: 'cohortCustomersKept',
      },
      young ?? nobody,
    ),
  };
}

/** The first month whose first day comes after a quarter of start: by then all who began in it have been seen once. */
const baseOf = ({ span }: Start): Month => span.to + 1;

function cohortOf(start: Start, cells: Cells, ages: number, dataset: Dataset): Cohort {
  const base = countIn(cells, baseOf(start));
  return {
    label: start.label,
    customers: base.customers,
    cells: Array.from({ length: ages }, (_, quarters) => {
      const month = baseOf(start) + quarters * QUARTER;
      const isReached = firstDayIn(dataset.calendar, month) <= dataset.asOf;
      const place = { label: start.label, period: { from: baseOf(start), to: Math.max(baseOf(start), month - 1) }, isReached };
      return { quarters, ...cellOf(base, countIn(cells, month), place, dataset) };
    }),
  };
}

/** All cohorts that have reached an age, held against what these same cohorts began with. */
function wholeOf(starts: readonly (readonly [Start, Cells])[], ages: number, dataset: Dataset): Cohort {
  const bases = starts.map(([start, cells]) => countIn(cells, baseOf(start)));
  const [first] = starts;
  if (first === undefined) return NOBODY;
  const cells = Array.from({ length: ages }, (_, quarters) => {
    let [then, now] = [NONE, NONE];
    starts.forEach(([start, ofStart], at) => {
      const month = baseOf(start) + quarters * QUARTER;
      if (firstDayIn(dataset.calendar, month) > dataset.asOf) return;
      then = added(then, bases[at] ?? NONE);
      now = added(now, countIn(ofStart, month));
    });
    const period = { from: baseOf(first[0]), to: monthIn(dataset.calendar, dataset.asOf) };
    return { quarters, ...cellOf(then, now, { label: null, period, isReached: true }, dataset) };
  });
  return { label: null, customers: cells[0]?.customers.n ?? 0, cells };
}

/**
 * How much of each quarter's new customers, and of their recurring revenue, is still there quarter by quarter. A cohort
 * begins on the first day after its quarter, when everybody who began in it and stayed has been seen; a customer is there
 * while active on the first day of a month, also after a break. Ages that lie after the as-of date are `not_mature`; a cohort
 * that has not begun by then is left out.
 */
export function readCohorts(
  cube: Cube,
  dataset: Dataset,
  question: { readonly where: readonly Condition[]; readonly assumptions: Assumptions },
): Cohorts {
  const missing = missingIn(dataset, question.where);
  const dimension = dataset.dimensions.find(({ id }) => id === CUSTOMER_SINCE);
  if (missing !== null || dimension === undefined) return { cohorts: [], whole: NOBODY, missing: missing ?? 'no_base' };
  const axis = cube.ask.by.indexOf(CUSTOMER_SINCE);
  const groups = cellsBy(cube, { axes: [axis], mask: maskFor(cube.ask, dataset, { ...question, by: [CUSTOMER_SINCE] }) });
  const starts = startsOf(dimension, dataset)
    .filter((start) => firstDayIn(dataset.calendar, baseOf(start)) <= dataset.asOf)
    .map((start): readonly [Start, Cells] => [start, groups.get(String(start.code)) ?? noCells(cube)])
    .filter(([start, cells]) => countIn(cells, baseOf(start)).customers > 0);
  const [oldest] = starts;
  if (oldest === undefined) return { cohorts: [], whole: NOBODY, missing: 'no_rows' };
  const months = monthIn(dataset.calendar, dataset.asOf) - baseOf(oldest[0]);
  const ages = Math.floor(months / QUARTER) + 1;
  return {
    cohorts: starts.map(([start, cells]) => cohortOf(start, cells, ages, dataset)),
    whole: wholeOf(starts, ages, dataset),
    missing: null,
  };
}
