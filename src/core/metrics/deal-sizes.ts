import { labelOf, NOT_KEPT, type Dataset, type DimensionId, type Missing, type Span } from '../model';
import { quantile, quantileLimits, valueAtRank, type Interval, type Spread } from '../statistics';
import type { Ask } from './ask';
import type { Assumptions } from './assumptions';
import { cellsBy, type Cells } from './cells';
import type { Cube } from './cube';
import { LEVEL } from './interval-for';
import { filterAxes, maskFor, plan, type Condition } from './plan';

/** Deals that are drawn at most, over all rows of a picture. */
const MOST_DRAWN = 2000;
/** A row shows so many whatever the others hold. */
const LEAST_DRAWN = 40;

/** What won deals of one slice are worth a year, in minor units. */
export type Sizes = {
  readonly label: string | null;
  /** Won deals with an amount of 0 or more, and those of 0 among them, which no logarithm holds. */
  readonly n: number;
  readonly zero: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
  /** Distribution-free limits of the median; null under six deals. */
  readonly limits: Interval | null;
  readonly mean: number;
  /** Amounts above zero, ascending: all of them, or as many as are drawn at most, evenly over their ranks. */
  readonly drawn: readonly number[];
};

export type DealSizes = {
  readonly whole: Sizes | null;
  /** The sides of the ICP and the slices of the split, as they were asked for. */
  readonly rows: ReadonlyMap<DimensionId, readonly Sizes[]>;
  /** Whether fewer deals are drawn than there are. */
  readonly isSampled: boolean;
  readonly missing: Missing | null;
};

export type SizesAsk = {
  readonly by: readonly DimensionId[];
  readonly span: Span | null;
  readonly where: readonly Condition[];
  readonly assumptions: Assumptions;
};

/** What the engine is asked for the amounts of won deals. */
export function sizesPlan(dataset: Dataset, { by, where }: Pick<SizesAsk, 'by' | 'where'>): Ask {
  const asked = plan(dataset, [], [...by, ...filterAxes(dataset, where)]);
  return { ...asked, measures: ['won', 'wonUnpriced', 'wonAnnualEach'] };
}

/** So many values of a spread, evenly over their ranks, the least and the greatest among them: the same each time. */
export function evenly(spread: Spread, most: number): readonly number[] {
  const { size } = spread;
  const count = Math.min(size, Math.max(0, Math.floor(most)));
  const rank = (at: number): number => (count === 1 ? Math.ceil(size / 2) : 1 + Math.round((at * (size - 1)) / (count - 1)));
  return Array.from({ length: count }, (_, at) => valueAtRank(spread, rank(at))).filter((value) => value !== null);
}

function aboveZero({ values, counts }: Spread): Spread {
  const kept = Array.from(values, (value, at) => [value, counts[at] ?? 0] as const).filter(([value]) => value > 0);
  return {
    values: kept.map(([value]) => value),
    counts: kept.map(([, count]) => count),
    size: kept.reduce((sum, [, count]) => sum + count, 0),
  };
}

function sizesIn(label: string | null, spread: Spread, drawn: number): Sizes | null {
  const [low, median, high] = [quantile(spread, 0.25), quantile(spread, 0.5), quantile(spread, 0.75)];
  if (low === null || median === null || high === null) return null;
  const positive = aboveZero(spread);
  const total = Array.from(spread.values, (value, at) => value * (spread.counts[at] ?? 0)).reduce((sum, each) => sum + each, 0);
  return {
    label,
    n: spread.size,
    zero: spread.size - positive.size,
    low,
    median,
    high,
    limits: quantileLimits(spread, 0.5, LEVEL),
    mean: total / spread.size,
    drawn: evenly(positive, drawn),
  };
}

type Read = { readonly cube: Cube; readonly dataset: Dataset; readonly ask: SizesAsk };

function groupsBy({ cube, dataset, ask }: Read, by: readonly DimensionId[]): ReadonlyMap<string, Cells> {
  const axes = by.map((id) => cube.ask.by.indexOf(id));
  return cellsBy(cube, { axes, mask: maskFor(cube.ask, dataset, { by, where: ask.where, assumptions: ask.assumptions }) });
}

/** The larger slices first, what is unknown last. */
function rowsBy(read: Read, by: DimensionId, share: number): readonly Sizes[] {
  const { dataset, ask } = read;
  const dimension = dataset.dimensions.find(({ id }) => id === by);
  if (dimension === undefined) return [];
  return [...groupsBy(read, [by])]
    .flatMap(([key, cells]) => {
      const spread = cells.histogram('wonAnnualEach', ask.span);
      const drawn = Math.max(LEAST_DRAWN, spread.size * share);
      return Number(key) === NOT_KEPT ? [] : (sizesIn(labelOf(dimension, Number(key)), spread, drawn) ?? []);
    })
    .toSorted((a, b) => Number(a.label === null) - Number(b.label === null) || b.n - a.n);
}

function missingIn({ dataset, ask }: Read, all: Cells | undefined): Missing | null {
  if (!dataset.supplied.has('amount')) return 'not_mapped';
  if (dataset.moneyMissing !== null) return dataset.moneyMissing;
  if ((all?.number('won', ask.span) ?? 0) === 0) return 'no_won';
  if ((all?.number('wonUnpriced', ask.span) ?? 0) > 0) return 'no_rate';
  return (all?.histogram('wonAnnualEach', ask.span).size ?? 0) === 0 ? 'no_amount' : null;
}

/** What won deals are worth a year, in all and by each dimension asked for: quartiles of all of them, and some to be drawn. */
export function readSizes(cube: Cube, dataset: Dataset, ask: SizesAsk): DealSizes {
  const read = { cube, dataset, ask };
  const all = groupsBy(read, []).get('');
  const missing = missingIn(read, all);
  const spread = all?.histogram('wonAnnualEach', ask.span);
  if (missing !== null || spread === undefined) return { whole: null, rows: new Map(), isSampled: false, missing };
  const by = ask.by.filter((id) => cube.ask.by.includes(id));
  const share = Math.min(1, MOST_DRAWN / Math.max(1, spread.size * Math.max(1, by.length)));
  return {
    whole: sizesIn(null, spread, by.length === 0 ? MOST_DRAWN : 0),
    rows: new Map(by.map((id) => [id, rowsBy(read, id, share)])),
    isSampled: share < 1,
    missing: null,
  };
}
