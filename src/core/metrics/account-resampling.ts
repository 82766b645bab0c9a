import type { Span } from '../model';
import { drawWeights, FEWEST_CLUSTERS, percentileLimits, seedOf } from '../statistics';
import { group, isWithin, type Cells, type Mask } from './cells';
import { NO_MONTH, type Cube } from './cube';
import { evaluate, lagOf, type Basis, type Resampled } from './evaluate';
import type { Formula } from './formula';
import { LEVEL } from './interval-for';
import type { NumberId } from './measures';
import { ACCOUNT } from './plan';
import { usesLag } from './requirement';

/** How often the accounts of a slice are drawn (`domain.md` 5.2 B); with very many of them 500 times settle the limits. */
const RESAMPLES = 2000;
const MANY_ACCOUNTS = 30_000;
const RESAMPLES_OF_MANY = 500;
const UNLINKED = 0;

/** What each account adds to a number, by its place among the accounts of the slice. */
type Parts = { readonly clusters: Int32Array; readonly values: Float64Array };

/** The accounts of a slice, numbered from 0. A cell without an account stands for itself. */
function clustersOf(cube: Cube, members: readonly number[]): { readonly of: Int32Array; readonly count: number } {
  const axis = cube.ask.by.indexOf(ACCOUNT);
  const places = new Map<number, number>();
  let count = 0;
  const of = Int32Array.from(members, (row) => {
    const account = cube.keys[axis]?.[row] ?? UNLINKED;
    if (account === UNLINKED) return count++;
    const known = places.get(account);
    if (known !== undefined) return known;
    places.set(account, count);
    return count++;
  });
  return { of, count };
}

function partsOf(
  cube: Cube,
  members: readonly number[],
  of: Int32Array,
  asked: { readonly id: NumberId; readonly span: Span | null },
): Parts {
  const values = cube.numbers.get(asked.id);
  const sums = new Map<number, number>();
  members.forEach((row, at) => {
    const value = values?.[row] ?? 0;
    if (value === 0 || !isWithin(cube.months[row] ?? NO_MONTH, asked.span)) return;
    const cluster = of[at] ?? 0;
    sums.set(cluster, (sums.get(cluster) ?? 0) + value);
  });
  return { clusters: Int32Array.from(sums.keys()), values: Float64Array.from(sums.values()) };
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

function drawsOf(clusters: number): Draws {
  const resamples = clusters > MANY_ACCOUNTS ? RESAMPLES_OF_MANY : RESAMPLES;
  return { clusters, resamples, weights: drawWeights({ clusters, resamples, seed: seedOf(`accounts ${clusters}`) }) };
}

/** Draws a slice's accounts once and keeps every number asked of them, so that metrics share the same resamples. */
function resampledOver(cube: Cube, members: readonly number[]): Resampled {
  const { of, count } = clustersOf(cube, members);
  if (count < FEWEST_CLUSTERS) return () => null;
  let draws: Draws | null = null;
  const known = new Map<NumberId, Map<number, Float64Array>>();
  const sumsOf = (id: NumberId, span: Span | null, drawn: Draws): Float64Array => {
    const ofId = known.get(id) ?? new Map<number, Float64Array>();
    known.set(id, ofId);
    const key = span === null ? Infinity : span.from * 2 ** 20 + span.to;
    const sums = ofId.get(key) ?? weighAll(partsOf(cube, members, of, { id, span }), drawn);
    ofId.set(key, sums);
    return sums;
  };
  return (formula: Formula, basis: Basis) => {
    const drawn = (draws ??= drawsOf(count));
    const isWhole = basis.cells === basis.overall;
    let row = 0;
    const cells: Cells = {
      number: (id, span) => sumsOf(id, span, drawn)[row] ?? 0,
      histogram: (id, span) => basis.cells.histogram(id, span),
    };
    // The lag is that of the slice as it is: which months are read is not drawn anew.
    const assumptions = usesLag(formula) ? { ...basis.assumptions, lag: lagOf(basis) } : basis.assumptions;
    const resampled: Basis = { ...basis, cells, overall: isWhole ? cells : basis.overall, assumptions };
    const found: number[] = [];
    for (; row < drawn.resamples; row += 1) {
      const { value } = evaluate(formula, resampled);
      if (value !== null) found.push(value);
    }
    return percentileLimits(Float64Array.from(found).sort(), drawn.resamples, LEVEL);
  };
}

/**
 * For every slice of a cube with an axis of accounts, what draws them anew: deals of one account are not independent, so
 * that whole accounts are drawn, the same way for the same question. The rates of the whole that a slice leans on stay fixed.
 */
export function resampledBy(cube: Cube, axes: readonly number[], mask: Mask): ReadonlyMap<string, Resampled> {
  const groups = group({ keys: cube.keys, count: cube.cells }, axes, mask);
  return new Map([...groups].map(([key, members]) => [key, resampledOver(cube, members)]));
}
