import { lastWholeMonthIn, monthIn, periodOf, spanHolding, spanLabel, type Period, type Reading, type Span } from '../model';
import { wilson } from '../statistics';
import type { Cells } from './cells';
import { COHORT_METRICS, readingsBy, type Source } from './curve-source';
import { LEVEL } from './interval-for';

/** The deals created in one quarter, by each of the ways to state how many of them are won. */
export type CreationCohort = {
  readonly label: string;
  readonly period: Period;
  /** The quarter has not ended by the as-of date. */
  readonly isToDate: boolean;
  readonly created: number;
  readonly open: number;
  /** Won over won and lost so far: too high or too low while many are open. */
  readonly naive: Reading;
  readonly horizons: readonly Reading[];
  /** What it will be in the end, estimated: always to be called projected. */
  readonly projected: Reading;
};

const COHORTS = 10;
const QUARTER = 3;

function quartersOf({ dataset, ask }: Source): readonly Span[] {
  const { calendar, asOf, months } = dataset;
  const end = spanHolding(Math.min(ask.span?.to ?? Infinity, monthIn(calendar, asOf)), 'quarter', calendar.startMonth);
  return Array.from({ length: COHORTS }, (_, at) => QUARTER * (COHORTS - 1 - at))
    .map((back) => ({ from: end.from - back, to: end.to - back }))
    .filter(({ to }) => months !== null && to >= months.from);
}

function naiveOf(cells: Cells, span: Span, { dataset }: Source): Reading {
  const [part, whole] = [cells.number('createdWon', span), cells.number('createdDecided', span)];
  const common = {
    metric: 'winRateOfCohortSoFar',
    slice: new Map(),
    period: periodOf(span, dataset.calendar),
    unit: 'share' as const,
    currency: null,
    n: whole,
    leftOut: [],
  };
  const limits = wilson(part, whole, LEVEL);
  return limits === null
    ? { ...common, low: null, high: null, level: null, value: null, missing: 'no_closed' }
    : { ...common, ...limits, level: LEVEL, value: part / whole, missing: null };
}

/** The last ten quarters in which deals were created, up to the one that holds the end of the period or the as-of date. */
export function cohortsOf(source: Source, cells: Cells): readonly CreationCohort[] {
  const { dataset } = source;
  const spans = quartersOf(source);
  const readings = readingsBy(source, { metrics: COHORT_METRICS, by: [], spans });
  return spans.flatMap((span): readonly CreationCohort[] => {
    const period = periodOf(span, dataset.calendar);
    const own = readings.filter((reading) => reading.period?.from === period.from);
    const projected = own.find(({ metric }) => metric === 'winRateProjected');
    if (projected === undefined || cells.number('created', span) === 0) return [];
    return [
      {
        label: spanLabel(span, 'quarter', dataset.calendar),
        period,
        isToDate: span.to > lastWholeMonthIn(dataset.calendar, dataset.asOf),
        created: cells.number('created', span),
        open: cells.histogram('createdOpenAge', span).size,
        naive: naiveOf(cells, span, source),
        horizons: own.filter((reading) => reading !== projected),
        projected,
      },
    ];
  });
}
