import { chanceFrom } from '../../src/core/statistics';
import { cohortReadings, QUARTER_DAYS, standingsOf, type CohortMetric, type Standing } from './cohort-readings';
import { rateIn, simulate, wonBy, type Market } from './market';
import type { Reading } from '../../src/core/model';

/** What may be said of a cohort: three numbers of ours, and the two that are read off at once. */
export type Estimate = CohortMetric | 'wonOfClosed' | 'wonOfCreated';

/** How an estimate of a cohort came out over many companies. */
export type Outcomes = {
  /** What it should say. */
  readonly truth: number;
  readonly values: readonly number[];
  /** Companies in which it has no value, for whatever reason. */
  readonly missing: number;
  /** Companies in which it has an interval; in how many of these it holds the truth, and what the cohort itself will end at. */
  readonly intervals: number;
  readonly holdTruth: number;
  readonly holdEnd: number;
};

/** A cohort by its age in quarters: 0 is the newest, which ends at the as-of date. */
export type CohortResult = { readonly ago: number; readonly of: Readonly<Record<Estimate, Outcomes>> };

const ESTIMATES: readonly Estimate[] = [
  'wonOfClosed',
  'wonOfCreated',
  'winRate',
  'winRateCohort90',
  'winRateCohort180',
  'winRateCohort365',
  'winRateProjected',
];
const HORIZON: Partial<Readonly<Record<Estimate, number>>> = {
  winRateCohort90: 90,
  winRateCohort180: 180,
  winRateCohort365: 365,
  winRateProjected: 365,
};

/** Cohorts that are looked at: the newest, and those before it until one is a year old. */
export const AGES: readonly number[] = [0, 1, 2, 3, 4];

type Growing = { -readonly [Key in keyof Outcomes]: Outcomes[Key] extends readonly number[] ? number[] : Outcomes[Key] };

function truthOf(market: Market, ago: number, estimate: Estimate): number {
  const horizon = HORIZON[estimate];
  return horizon === undefined ? rateIn(market, ago) : wonBy(market, ago, horizon);
}

function note(outcomes: Growing, value: number | null): void {
  if (value === null) outcomes.missing += 1;
  else outcomes.values.push(value);
}

function noteReading(outcomes: Growing, reading: Reading, end: number): void {
  note(outcomes, reading.value);
  if (reading.low === null || reading.high === null) return;
  outcomes.intervals += 1;
  if (reading.low <= outcomes.truth && outcomes.truth <= reading.high) outcomes.holdTruth += 1;
  if (reading.low <= end && end <= reading.high) outcomes.holdEnd += 1;
}

function noteCohort(of: Record<Estimate, Growing>, standing: Standing, readings: Readonly<Record<CohortMetric, Reading>>): void {
  note(of.wonOfClosed, standing.ended === 0 ? null : standing.won / standing.ended);
  note(of.wonOfCreated, standing.won / standing.created);
  const end = standing.wonInTheEnd / standing.created;
  for (const [metric, reading] of Object.entries(readings)) noteReading(of[metric as CohortMetric], reading, end);
}

/** Reads so many companies of one market; the first `drawn` of them also with intervals that draw accounts. */
export function study(market: Market, companies: number, drawn: number, seed: number): readonly CohortResult[] {
  const results = AGES.map((ago) => ({
    ago,
    of: Object.fromEntries(
      ESTIMATES.map((estimate): [Estimate, Growing] => [
        estimate,
        { truth: truthOf(market, ago, estimate), values: [], missing: 0, intervals: 0, holdTruth: 0, holdEnd: 0 },
      ]),
    ) as Record<Estimate, Growing>,
  }));
  for (let company = 0; company < companies; company += 1) {
    const deals = simulate(market, QUARTER_DAYS, chanceFrom(seed + company));
    const [standings, readings] = [standingsOf(deals), cohortReadings(deals, AGES.length, company < drawn)];
    for (const { ago, of } of results) {
      const [standing, reading] = [standings.at(-1 - ago), readings.at(-1 - ago)];
      if (standing !== undefined && reading !== undefined) noteCohort(of, standing, reading);
    }
  }
  return results;
}

/** Mean error of an estimate over companies, with its standard error, and how far single companies spread. */
export function errorOf({ values, truth }: Outcomes): {
  readonly mean: number;
  readonly standardError: number;
  readonly deviation: number;
} {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
  return { mean: mean - truth, standardError: deviation / Math.sqrt(values.length), deviation };
}

/** The value that this share of companies lies below. */
export function valueBelow({ values }: Outcomes, share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
