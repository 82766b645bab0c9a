import type { Span } from '../model';
import { drawWeights, FEWEST_CLUSTERS, percentileLimits, seedOf, type Interval, type Spread as Histogram } from '../statistics';
import { numberAccounts, type Clusters, type SliceRows } from './account-numbers';
import type { Basis, Resampled } from './basis';
import { group, isWithin, type Cut } from './cells';
import { NO_MONTH, type Cube } from './cube';
import { evaluateDraws, type Drawn, type DrawnEntries } from './evaluate-draws';
import type { Formula } from './formula';
import { levelOf } from './interval-for';
import type { NumberId, SpreadId } from './measures';
import { lagOf } from './months-read';
import { usesLag } from './requirement';

/** How often the accounts of a slice are drawn (`domain.md` 5.2 B); with very many of them 500 times settle the limits. */
const RESAMPLES = 2000;
const MANY_ACCOUNTS = 30_000;
const RESAMPLES_OF_MANY = 500;

/** What each account adds to a number, by its place among the accounts of the slice. */
type Parts = { readonly clusters: Int32Array; readonly values: Float64Array };

/** A slice whose accounts are drawn: its rows of a cube, and how often each of its accounts came in each resample. */
type Source = { readonly cube: Cube; readonly clusters: Clusters; readonly rows: SliceRows; readonly draws: Draws };
type Asked<Id> = { readonly id: Id; readonly span: Span | null };

function partsOf({ cube, clusters, rows, draws }: Source, asked: Asked<NumberId>): Parts {
  const values = cube.numbers.get(asked.id);
  const sums = new Float64Array(draws.clusters);
  for (let at = 0; at < rows.cells.length; at += 1) {
    const row = rows.cells[at] ?? 0;
    const value = values?.[row] ?? 0;
    if (value === 0 || !isWithin(cube.months[row] ?? NO_MONTH, asked.span)) continue;
    const cluster = clusters.ofCell[row] ?? 0;
    sums[cluster] = (sums[cluster] ?? 0) + value;
  }
  const filled = Int32Array.from(sums.keys()).filter((cluster) => sums[cluster] !== 0);
  return { clusters: filled, values: Float64Array.from(filled, (cluster) => sums[cluster] ?? 0) };
}

const NO_ENTRIES = new Uint32Array(0);

/** The entries of a spread in the order of their values, ready to be weighed again and again. */
function entriesOf({ cube, clusters, draws, rows }: Source, asked: Asked<SpreadId>): DrawnEntries {
  const [spread, placed] = [cube.spreads.get(asked.id), clusters.ofEntry.get(asked.id)];
  const entries = (rows.entries.get(asked.id) ?? NO_ENTRIES)
    .filter((row) => isWithin(spread?.months[row] ?? NO_MONTH, asked.span))
    .sort((a, b) => (spread?.value[a] ?? 0) - (spread?.value[b] ?? 0));
  return {
    values: Float64Array.from(entries, (row) => spread?.value[row] ?? 0),
    counts: Float64Array.from(entries, (row) => spread?.count[row] ?? 0),
    clusters: Int32Array.from(entries, (row) => placed?.[row] ?? 0),
    weights: draws.weights,
    width: draws.clusters,
  };
}

/**
 * A spread in any resample. Its entries are put in the order of their values once, and weighed again and again; the same
 * memory holds every resample in turn, so that a spread is good until the next one is asked for.
 */
function weighedSpread({ values: value, counts: count, clusters: ofEntry, weights, width }: DrawnEntries): (resample: number) => Histogram {
  const [values, counts] = [new Float64Array(value.length), new Float64Array(value.length)];
  let [held, histogram]: [number, Histogram] = [-1, { values, counts, size: 0 }];
  return (resample) => {
    if (resample === held) return histogram;
    const start = resample * width;
    let [size, length] = [0, 0];
    for (let at = 0; at < ofEntry.length; at += 1) {
      const weighed = (count[at] ?? 0) * (weights[start + (ofEntry[at] ?? 0)] ?? 0);
      if (weighed === 0) continue;
      size += weighed;
      if (length === 0 || values[length - 1] !== value[at]) {
        values[length] = value[at] ?? 0;
        counts[length] = 0;
        length += 1;
      }
      counts[length - 1] = (counts[length - 1] ?? 0) + weighed;
    }
    [held, histogram] = [resample, { values: values.subarray(0, length), counts: counts.subarray(0, length), size }];
    return histogram;
  };
}

/** A number in every resample: the parts of its accounts, each as often as the account was drawn. */
function weighAll({ clusters, values }: Parts, draws: Draws): Float64Array {
  const sums = new Float64Array(draws.resamples);
  for (let row = 0; row < draws.resamples; row += 1) {
    const start = row * draws.clusters;
    let sum = 0;
    for (let at = 0; at < clusters.length; at += 1) sum += (values[at] ?? 0) * (draws.weights[start + (clusters[at] ?? 0)] ?? 0);
    sums[row] = sum;
  }
  return sums;
}

type Draws = { readonly clusters: number; readonly resamples: number; readonly weights: Uint8ClampedArray };

/** What was drawn for a cube last, for as long as it is kept: so many accounts are drawn the same way wherever they stand. */
const drawnFor = new WeakMap<Cube, Draws[]>();
/** Bytes of draws that are kept at most. */
const MOST_KEPT = 64_000_000;

function drawsOf(cube: Cube, clusters: number): Draws {
  const kept = drawnFor.get(cube) ?? [];
  const known = kept.find((draws) => draws.clusters === clusters);
  const resamples = clusters > MANY_ACCOUNTS ? RESAMPLES_OF_MANY : RESAMPLES;
  const draws = known ?? { clusters, resamples, weights: drawWeights({ clusters, resamples, seed: seedOf(`accounts ${clusters}`) }) };
  let room = MOST_KEPT;
  const latest = [draws, ...kept.filter((each) => each !== known)];
  drawnFor.set(
    cube,
    latest.filter(({ weights }) => (room -= weights.length) >= 0),
  );
  return draws;
}

const spanKey = (id: string, span: Span | null): string => `${id} ${span?.from} ${span?.to}`;

/** Keeps every number asked of a slice's resamples, so that metrics share them. */
function drawnOver(source: Source): Drawn {
  const sums = new Map<string, Float64Array>();
  const histograms = new Map<string, (resample: number) => Histogram>();
  const sumsOf = (id: NumberId, span: Span | null): Float64Array => {
    const key = spanKey(id, span);
    const known = sums.get(key) ?? weighAll(partsOf(source, { id, span }), source.draws);
    sums.set(key, known);
    return known;
  };
  const histogramOf = (id: SpreadId, span: Span | null) => {
    const key = spanKey(id, span);
    const known = histograms.get(key) ?? weighedSpread(entriesOf(source, { id, span }));
    histograms.set(key, known);
    return known;
  };
  return {
    resamples: source.draws.resamples,
    sums: sumsOf,
    entries: (id, span) => entriesOf(source, { id, span }),
    cellsIn: (resample) => ({
      number: (id, span) => sumsOf(id, span)[resample] ?? 0,
      histogram: (id, span) => histogramOf(id, span)(resample),
    }),
  };
}

/** The slices of a cut with their accounts numbered; `covered` is what of them spend reaches, null where that is all. */
type Slices = {
  readonly cube: Cube;
  readonly all: ReadonlyMap<string, SliceRows>;
  readonly covered: ReadonlyMap<string, SliceRows> | null;
  readonly clusters: Clusters;
};

const NO_SLICE: SliceRows = { cells: NO_ENTRIES, entries: new Map() };

/** Draws the accounts of a slice, once for all formulas; null where it has too few of them. */
function drawSlice({ cube, all, covered, clusters }: Slices, slice: string): { readonly all: Drawn; readonly covered: Drawn } | null {
  const count = clusters.counts.get(slice) ?? 0;
  if (count < FEWEST_CLUSTERS) return null;
  const common = { cube, clusters, draws: drawsOf(cube, count) };
  const drawn = drawnOver({ ...common, rows: all.get(slice) ?? NO_SLICE });
  return { all: drawn, covered: covered === null ? drawn : drawnOver({ ...common, rows: covered.get(slice) ?? NO_SLICE }) };
}

function limitsOf(drawn: { readonly all: Drawn; readonly covered: Drawn }, formula: Formula, basis: Basis): Interval | null {
  // The lag is that of the slice as it is: which months are read is not drawn anew.
  const assumptions = usesLag(formula) ? { ...basis.assumptions, lag: lagOf(basis) } : basis.assumptions;
  const values = evaluateDraws(formula, { basis: { ...basis, assumptions }, cells: drawn.all, covered: drawn.covered });
  return percentileLimits(values.filter((value) => !Number.isNaN(value)).sort(), values.length, levelOf(basis));
}

/** The rows of every slice of a cut. */
function rowsBy(cube: Cube, cut: Cut): ReadonlyMap<string, SliceRows> {
  const cells = group({ keys: cube.keys, count: cube.cells }, cut);
  const spreads = [...cube.spreads].map(([id, spread]) => ({ id, groups: group({ keys: spread.keys, count: spread.value.length }, cut) }));
  const keys = new Set([...cells.keys(), ...spreads.flatMap(({ groups }) => [...groups.keys()])]);
  return new Map(
    [...keys].map((key) => [
      key,
      {
        cells: cells.get(key) ?? NO_ENTRIES,
        entries: new Map(spreads.map(({ id, groups }) => [id, groups.get(key) ?? NO_ENTRIES])),
      },
    ]),
  );
}

function slicesOf(cube: Cube, cut: Cut): Slices {
  const all = rowsBy(cube, { ...cut, reach: null });
  const covered = cut.reach === undefined || cut.reach === null ? null : rowsBy(cube, cut);
  return { cube, all, covered, clusters: numberAccounts(cube, all) };
}

/**
 * For any slice of a cube with an axis of accounts, what draws them anew: deals of one account are not independent, so
 * that whole accounts are drawn, the same way for the same question. The rates of the whole that a slice leans on stay
 * fixed. Nothing is looked at before the first formula asks, for most metrics need no draw.
 */
export function resampledBy(cube: Cube, cutOf: () => Cut): (slice: string) => Resampled {
  let slices: Slices | null = null;
  return (slice) => {
    let drawn: ReturnType<typeof drawSlice> | undefined;
    return (formula, basis) => {
      slices ??= slicesOf(cube, cutOf());
      if (drawn === undefined) drawn = drawSlice(slices, slice);
      return drawn === null ? null : limitsOf(drawn, formula, basis);
    };
  };
}
