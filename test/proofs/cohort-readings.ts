import { assemble } from '../../src/core/assembly';
import { accountPlan, plan, readCube, type MetricId } from '../../src/core/metrics';
import { kernel } from '../../src/core/metrics/kernel';
import {
  firstOf,
  spanHolding,
  type AdmittedTable,
  type DimensionId,
  type Month,
  type Reading,
  type Sha256,
  type Span,
} from '../../src/core/model';
import { NO_DEFINITIONS } from '../../src/core/workspace';
import type { SimulatedDeal } from './market';

/** A cohort of deals by the quarter they were created in, as it stands at the as-of date. */
export type Standing = { readonly created: number; readonly won: number; readonly ended: number; readonly wonInTheEnd: number };

const METRICS = [
  'winRate',
  'winRateCohort90',
  'winRateCohort180',
  'winRateCohort365',
  'winRateProjected',
] as const satisfies readonly MetricId[];
export type CohortMetric = (typeof METRICS)[number];

/** The quarters of three whole years, January 2023 to December 2025; all but the last four are a year old at their end. */
const QUARTERS: readonly Span[] = Array.from({ length: 12 }, (_, at) => spanHolding(636 + 3 * at, 'quarter', 1));
const lengthOf = (from: Month, to: Month): number => firstOf(to + 1) - firstOf(from);
export const QUARTER_DAYS: readonly number[] = QUARTERS.map(({ from, to }) => lengthOf(from, to));
const FIRST_DAY = firstOf(636);
const AS_OF = FIRST_DAY + QUARTER_DAYS.reduce((sum, days) => sum + days, 0) - 1;

const all = (rows: number): Uint8Array => new Uint8Array(rows).fill(1);

function outcomeOf(isWin: boolean, isOver: boolean): string {
  if (!isOver) return 'open';
  return isWin ? 'won' : 'lost';
}

/** What an export at the as-of date says of the deals; one that ends later is open and has no close date. */
function exportOf(deals: readonly SimulatedDeal[]): AdmittedTable {
  const rows = deals.length;
  const closes = deals.map(({ created, days }) => FIRST_DAY + created + days);
  const isOver = closes.map((day) => day <= AS_OF);
  const outcomes = ['', 'won', 'lost', 'open'];
  const accounts = ['', ...Array.from({ length: Math.max(...deals.map(({ account }) => account)) + 1 }, (_, at) => `a${at}`)];
  return {
    table: 'opportunity',
    file: 'simulated.csv',
    sha256: 'simulated' as Sha256,
    rows,
    columns: new Map([
      [
        'opportunityId',
        { kind: 'text', labels: ['', ...deals.map((_, at) => `o${at}`)], codes: Uint32Array.from(deals, (_, at) => at + 1) },
      ],
      ['accountId', { kind: 'text', labels: accounts, codes: Uint32Array.from(deals, ({ account }) => account + 1) }],
      ['dealClass', { kind: 'text', labels: ['', 'newBusiness'], codes: new Uint32Array(rows).fill(1) }],
      [
        'outcome',
        {
          kind: 'text',
          labels: outcomes,
          codes: Uint32Array.from(deals, ({ isWin }, at) => outcomes.indexOf(outcomeOf(isWin, isOver[at] === true))),
        },
      ],
      ['createdDate', { kind: 'day', known: all(rows), values: Int32Array.from(deals, ({ created }) => FIRST_DAY + created) }],
      [
        'closeDate',
        {
          kind: 'day',
          known: Uint8Array.from(isOver, Number),
          values: Int32Array.from(closes, (day, at) => (isOver[at] === true ? day : 0)),
        },
      ],
    ]),
    headers: new Map(),
    lines: Uint32Array.from(deals, (_, at) => at + 2),
  };
}

/** How the cohorts of a company stand, by a plain count: the oldest first. */
export function standingsOf(deals: readonly SimulatedDeal[]): readonly Standing[] {
  let start = 0;
  return QUARTER_DAYS.map((length) => {
    const [from, until] = [start, start + length];
    start = until;
    const own = deals.filter(({ created }) => created >= from && created < until);
    const over = own.filter(({ created, days }) => FIRST_DAY + created + days <= AS_OF);
    return {
      created: own.length,
      won: over.filter(({ isWin }) => isWin).length,
      ended: over.length,
      wonInTheEnd: own.filter(({ isWin, days }) => isWin && days <= 365).length,
    };
  });
}

/** The win rate by quarter of creation, as a slice of the catalogue: the oldest quarter first. */
export function ratesByCreation(deals: readonly SimulatedDeal[]): readonly (number | null)[] {
  const { dataset, tables } = assemble([exportOf(deals)], NO_DEFINITIONS, AS_OF);
  const by = ['createdQuarter' as DimensionId];
  const readings = readCube(kernel(plan(dataset, ['winRate'], by), tables, dataset), dataset, {
    metrics: ['winRate'],
    by,
    spans: [null],
    where: [],
    assumptions: NO_DEFINITIONS.assumptions,
    accounts: null,
  });
  const label = ({ slice }: Reading): string => [...slice.values()].join();
  return readings.toSorted((a, b) => (label(a) < label(b) ? -1 : 1)).map(({ value }) => value);
}

/** Readings of the catalogue for the last so many quarters, the oldest first; only where asked with intervals that draw accounts. */
export function cohortReadings(
  deals: readonly SimulatedDeal[],
  quarters: number,
  withIntervals: boolean,
): readonly Readonly<Record<CohortMetric, Reading>>[] {
  const spans = QUARTERS.slice(-quarters);
  const { dataset, tables } = assemble([exportOf(deals)], NO_DEFINITIONS, AS_OF);
  const readings = readCube(kernel(plan(dataset, METRICS, []), tables, dataset), dataset, {
    metrics: METRICS,
    by: [],
    spans,
    where: [],
    assumptions: NO_DEFINITIONS.assumptions,
    accounts: withIntervals ? kernel(accountPlan(dataset, METRICS, []), tables, dataset) : null,
  });
  return spans.map((_, at) => {
    const own = readings.slice(at * METRICS.length, (at + 1) * METRICS.length);
    return Object.fromEntries(own.map((reading) => [reading.metric, reading])) as unknown as Record<CohortMetric, Reading>;
  });
}
