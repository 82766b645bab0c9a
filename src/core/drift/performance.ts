import {
  givenValue,
  measuredSlices,
  metricOf,
  readCube,
  type Assumptions,
  type Condition,
  type Cube,
  type MeasuredSlice,
  type MetricId,
  type SpreadId,
} from '../metrics';
import { periodOf, type Dataset, type DimensionId, type Reading, type Slice, type Span } from '../model';
import type { Comparison } from './comparison';
import { compareCosts, compareLimits, compareMeans, compareMedians, compareShares, type Paired } from './compared';

/** What is compared with what: two spans of one cube, under the filters of a question. */
export type ComparedPeriods = {
  readonly cube: Cube;
  /** One cell an account, for intervals that draw accounts; null leaves those metrics untested. */
  readonly accounts: Cube | null;
  readonly dataset: Dataset;
  readonly where: readonly Condition[];
  readonly assumptions: Assumptions;
  readonly now: Span;
  readonly before: Span;
  /** Said with every comparison of these periods. */
  readonly remarks: readonly string[];
};

/** Cases a side under which nothing is tested (`domain.md` 10.6), unless people set another number. */
const FEWEST = 10;
export const fewestOf = (assumptions: Assumptions): number => givenValue(assumptions, 'minimumN') ?? FEWEST;

const OF_DEALS: readonly MetricId[] = ['winRate', 'acv', 'salesCycle'];
export const OF_CUSTOMERS: readonly MetricId[] = ['nrr', 'grr', 'logoChurn'];
/** Cohorts tell of winning with open deals in sight; they need spreads that only wide cubes have. */
const OF_COHORTS: MetricId = 'winRateCohort180';
/** What a new logo costs, over the twelve months that end with a period. */
const COST: MetricId = 'cac';
const YEAR = 12;

/** Which values of deals a number is the mean or the median of. */
const VALUES_BEHIND: ReadonlyMap<string, { readonly spread: SpreadId; readonly is: 'mean' | 'median' }> = new Map([
  ['acv', { spread: 'wonAnnualEach', is: 'mean' }],
  ['acvMedian', { spread: 'wonAnnualEach', is: 'median' }],
  ['salesCycle', { spread: 'wonCycle', is: 'median' }],
  ['salesCycleMean', { spread: 'wonCycle', is: 'mean' }],
]);

const keyOf = (slice: Slice): string => JSON.stringify([...slice]);

/** A metric of deals that closed or were created in a period, with an interval: those that a question may add. */
const isOfPeriods = (metric: MetricId): boolean => {
  const { group, interval, past, isProjected } = metricOf(metric);
  return (group === 'win' || group === 'value') && interval !== 'none' && past === undefined && isProjected !== true;
};

function compareOne(of: ComparedPeriods, pair: Paired, cells: MeasuredSlice['cells'] | undefined): Comparison {
  const { metric } = pair.now;
  const behind = VALUES_BEHIND.get(metric);
  if (behind !== undefined && cells !== undefined && of.cube.ask.measures.includes(behind.spread)) {
    const spreads = { before: cells.histogram(behind.spread, of.before), now: cells.histogram(behind.spread, of.now) };
    return behind.is === 'mean' ? compareMeans(pair, spreads) : compareMedians(pair, spreads);
  }
  if (metric === COST) return compareCosts(pair);
  return metricOf(metric as MetricId).interval === 'wilson' ? compareShares(pair) : compareLimits(pair);
}

/** What can never be told of such a slice is no comparison of it. */
const NEVER: ReadonlySet<string> = new Set(['own_condition', 'not_kept_by_slice', 'not_mapped']);

function inSlices(of: ComparedPeriods, metrics: readonly MetricId[], by: readonly DimensionId[]): readonly Comparison[] {
  const { cube, accounts, dataset, where, assumptions } = of;
  const needsDraws = metrics.some((metric) => metricOf(metric).interval === 'accounts' && !VALUES_BEHIND.has(metric));
  const canDraw =
    needsDraws && accounts !== null && [...by, ...where.map(({ dimension }) => dimension)].every((id) => accounts.ask.by.includes(id));
  // Both periods at once: the accounts of a slice are numbered and drawn for the two together.
  const readings = readCube(cube, dataset, {
    metrics,
    by,
    spans: [of.before, of.now],
    where,
    assumptions,
    accounts: canDraw ? accounts : null,
  });
  const read = (span: Span): readonly Reading[] => {
    const { from, to } = periodOf(span, dataset.calendar);
    return readings.filter(({ period }) => period?.from === from && period.to === to);
  };
  const cells = new Map(measuredSlices(cube, dataset, { by, where, assumptions }).map((slice) => [keyOf(slice.slice), slice.cells]));
  const before = new Map(read(of.before).map((reading) => [reading.metric + keyOf(reading.slice), reading]));
  const least = fewestOf(assumptions);
  return read(of.now).flatMap((now) => {
    const earlier = before.get(now.metric + keyOf(now.slice));
    if (earlier === undefined || NEVER.has(now.missing ?? '')) return [];
    const pair: Paired = { kind: 'performance', before: earlier, now, least, remarks: of.remarks };
    return [compareOne(of, pair, cells.get(keyOf(now.slice)))];
  });
}

/** Some metrics read the days of every deal, which only cubes that were asked for them have. */
const canRead = ({ cube }: ComparedPeriods, metric: MetricId): boolean =>
  metricOf(metric).isWide !== true || cube.ask.measures.includes('createdWonAge');

/** The metrics of deals that a question compares: win rate, worth and duration, and its own one first. */
const metricsFor = (asked: MetricId): readonly MetricId[] => [...new Set([...(isOfPeriods(asked) ? [asked] : []), ...OF_DEALS])];

/**
 * Whether results changed, in total and inside each segment: win rate from counts, ACV and cycle of won deals by ranks. All
 * of it by close date: over complete periods of a pipeline that has filled, deals still open bias none of them.
 */
export function performanceChanges(of: ComparedPeriods, asked: MetricId, by: DimensionId | null): readonly Comparison[] {
  const metrics = metricsFor(asked).filter((metric) => canRead(of, metric));
  return [...inSlices(of, metrics, []), ...(by === null ? [] : inSlices(of, metrics, [by]))];
}

/**
 * Whether the deals created in each period are won otherwise within 180 days, those still open in sight: the same question on the
 * censored curve. Only in total, only where the cube has the days of every deal, and only once both cohorts are old enough.
 */
export function cohortChanges(of: ComparedPeriods, asked: MetricId): readonly Comparison[] {
  return asked === OF_COHORTS || !canRead(of, OF_COHORTS) ? [] : inSlices(of, [OF_COHORTS], []).filter(({ p }) => p !== null);
}

/** Whether two spans look at different twelve months of the same customers. */
export const isYearApart = ({ before, now }: Pick<ComparedPeriods, 'before' | 'now'>): boolean => now.to - before.to >= YEAR;

/**
 * Whether customers stayed otherwise, over the twelve months that end with each period: churn of logos from counts, revenue
 * from the limits of accounts drawn anew. Empty without customers, and where both windows share months.
 */
export function retentionChanges(of: ComparedPeriods, by: DimensionId | null): readonly Comparison[] {
  if (!of.dataset.supplied.has('base') || !isYearApart(of)) return [];
  return [...inSlices(of, OF_CUSTOMERS, []), ...(by === null ? [] : inSlices(of, OF_CUSTOMERS, [by]))];
}

/** Whether a new logo costs otherwise, in total. Empty without spend, and where both windows of twelve months share some. */
export function costChanges(of: ComparedPeriods): readonly Comparison[] {
  if (!of.dataset.supplied.has('spend') || !isYearApart(of) || !canRead(of, COST)) return [];
  return inSlices(of, [COST], []);
}
