import type { Span } from '../model';
import { bootstrap, seedOf } from '../statistics';
import { group, isWithin, type Cells, type Mask } from './cells';
import { NO_MONTH, type Cube } from './cube';
import { evaluate, type Basis, type Resampled } from './evaluate';
import type { Formula } from './formula';
import { LEVEL } from './interval-for';
import type { NumberId } from './measures';
import { ACCOUNT } from './plan';

/** How often the accounts of a slice are drawn (`domain.md` 5.2 B). */
const RESAMPLES = 2000;
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

function partsOf(cube: Cube, members: readonly number[], of: Int32Array, asked: { readonly id: NumberId; readonly span: Span | null }): Parts {
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

function weigh({ clusters, values }: Parts, weights: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < clusters.length; at += 1) sum += (values[at] ?? 0) * (weights[clusters[at] ?? 0] ?? 0);
  return sum;
}

/** The slice's numbers when every account counts as often as it was drawn; spreads, which give the lag, stay as they are. */
function weighted(original: Cells, partsFor: (id: NumberId, span: Span | null) => Parts, weights: Float64Array): Cells {
  return { number: (id, span) => weigh(partsFor(id, span), weights), histogram: (id, span) => original.histogram(id, span) };
}

function resampledOver(cube: Cube, members: readonly number[]): Resampled {
  const { of, count } = clustersOf(cube, members);
  const known = new Map<string, Parts>();
  const partsFor = (id: NumberId, span: Span | null): Parts => {
    const key = `${id} ${span?.from} ${span?.to}`;
    const parts = known.get(key) ?? partsOf(cube, members, of, { id, span });
    known.set(key, parts);
    return parts;
  };
  return (formula: Formula, basis: Basis) => {
    const isWhole = basis.cells === basis.overall;
    const statistic = (weights: Float64Array): number | null => {
      const cells = weighted(basis.cells, partsFor, weights);
      return evaluate(formula, { ...basis, cells, overall: isWhole ? cells : basis.overall }).value;
    };
    const seed = seedOf(`${JSON.stringify(formula)} ${basis.span?.from} ${count}`);
    return bootstrap({ clusters: count, statistic, resamples: RESAMPLES, seed, level: LEVEL });
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
