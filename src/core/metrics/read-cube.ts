import {
  FIRST_LABEL,
  labelOf,
  NOT_KEPT,
  type Dataset,
  type Dimension,
  type DimensionId,
  type Reading,
  type Slice,
  type Span,
} from '../model';
import type { Assumptions } from './assumptions';
import type { Basis, Resampled } from './basis';
import { cellsBy, noCells, type Cells, type Mask } from './cells';
import { coverageOf } from './coverage';
import { ICP } from './delta';
import type { Cube } from './cube';
import { resampledBy } from './account-resampling';
import { readMetric, type Place } from './read-metric';
import type { MetricId } from './metrics';
import { maskFor, type Condition } from './plan';

/** What to read from a cube: metrics, by up to two dimensions crossed, for all time and for each span, under filters. */
export type Extract = {
  readonly metrics: readonly MetricId[];
  readonly by: readonly DimensionId[];
  readonly spans: readonly (Span | null)[];
  readonly where: readonly Condition[];
  readonly assumptions: Assumptions;
  /** A cube of the same data with `account` among its axes: intervals that draw accounts anew rest on it. */
  readonly accounts: Cube | null;
};

/** Which slices are read, and by what. */
export type Narrowing = Omit<Extract, 'metrics' | 'spans'>;

type Part = { readonly key: string; readonly place: Place; readonly cells: Cells };

function axesOf(cube: Cube, by: readonly DimensionId[]): readonly number[] {
  return by.map((id) => {
    const axis = cube.ask.by.indexOf(id);
    if (axis < 0) throw new Error(`the cube was not asked by ${id}`);
    return axis;
  });
}

function sliceOf(dimensions: readonly Dimension[], codes: readonly number[]): Slice {
  return new Map(dimensions.map((dimension, at) => [dimension.id, labelOf(dimension, codes[at] ?? 0)]));
}

type Group = { readonly key: string; readonly codes: readonly number[]; readonly cells: Cells };

/**
 * ICP and non-ICP of a slice that has only one of them: a side without rows reads why it has no number, so that a
 * difference is missing for a reason and never just absent.
 */
function absentSides(cube: Cube, by: readonly DimensionId[], groups: readonly Group[]): readonly Group[] {
  const axis = by.indexOf(ICP);
  if (axis < 0) return [];
  const found = new Set(groups.map(({ key }) => key));
  const keys = new Set(groups.flatMap(({ codes }) => [FIRST_LABEL, FIRST_LABEL + 1].map((side) => codes.with(axis, side).join(','))));
  return [...keys].filter((key) => !found.has(key)).map((key) => ({ key, codes: key.split(',').map(Number), cells: noCells(cube) }));
}

/** What narrows the slices of a question: the mask of its filters, and the dimensions they speak of. */
type Narrowed = { readonly mask: Mask; readonly dimensions: readonly DimensionId[] };

/** The slices of a cube by some dimensions, in the order of their dictionaries; what a fact does not keep is in none. */
function partsBy({ cube, dataset }: Source, by: readonly DimensionId[], narrowed: Narrowed): readonly Part[] {
  const dimensions = by.flatMap((id) => dataset.dimensions.filter((dimension) => dimension.id === id));
  const groups = [...cellsBy(cube, { axes: axesOf(cube, by), mask: narrowed.mask })].map(([key, cells]) => ({
    key,
    codes: key === '' ? [] : key.split(',').map(Number),
    cells,
  }));
  const kept = groups.filter(({ codes }) => !codes.includes(NOT_KEPT));
  const inOrder = [...kept, ...absentSides(cube, by, kept)].toSorted((a, b) => {
    const at = a.codes.findIndex((code, place) => code !== b.codes[place]);
    return at < 0 ? 0 : (a.codes[at] ?? 0) - (b.codes[at] ?? 0);
  });
  return inOrder.map(({ key, codes, cells }) => ({
    key,
    place: { slice: sliceOf(dimensions, codes), dimensions: [...by, ...narrowed.dimensions] },
    cells,
  }));
}

type Source = { readonly cube: Cube; readonly dataset: Dataset };

/** What the accounts of each slice are drawn by; nothing without a cube of accounts. */
function resamplingOf({ dataset }: Source, extract: Narrowing): (slice: string) => Resampled | null {
  const { accounts, by, assumptions } = extract;
  if (accounts === null) return () => null;
  const mask = maskFor(accounts.ask, dataset, extract);
  const axes = axesOf(accounts, by);
  return resampledBy(accounts, () => ({ axes, mask, reach: coverageOf(accounts, dataset, { mask, assumptions }) }));
}

/** The part of each slice that spend reaches; null where it reaches all of it. */
function coveredBy({ cube, dataset }: Source, extract: Narrowing, mask: Mask): ReadonlyMap<string, Cells> | null {
  const reach = coverageOf(cube, dataset, { mask, assumptions: extract.assumptions });
  return reach === null ? null : cellsBy(cube, { axes: axesOf(cube, extract.by), mask, reach });
}

/** A slice of a question with what a formula is read over in it, for any span. */
export type Sliced = { readonly place: Place; readonly basis: Omit<Basis, 'span'> };

/** Every slice of a question: those of all `by` dimensions crossed, in the order of their dictionaries. */
export function slicesOf(cube: Cube, dataset: Dataset, extract: Narrowing): readonly Sliced[] {
  const source = { cube, dataset };
  const mask = maskFor(cube.ask, dataset, extract);
  // The whole that slices lean on is of one deal class, also where the slices are the classes themselves.
  const overall = cellsBy(cube, { axes: [], mask: maskFor(cube.ask, dataset, { ...extract, by: [] }) }).get('');
  if (overall === undefined) return [];
  const narrowed = { mask, dimensions: extract.where.map((condition) => condition.dimension) };
  const [resampling, covered] = [resamplingOf(source, extract), coveredBy(source, extract, mask)];
  const parts = partsBy(source, extract.by, narrowed);
  const siblings = { cells: parts.map(({ cells }) => cells), priors: new Map() };
  return parts.map(({ key, place, cells }) => ({
    place,
    basis: {
      cells,
      overall: extract.by.length === 0 ? cells : overall,
      covered: covered === null ? cells : (covered.get(key) ?? noCells(cube)),
      siblings,
      dataset,
      assumptions: extract.assumptions,
      resampled: resampling(key),
    },
  }));
}

/** Readings of a cube for every metric, slice and span asked for. */
export function readCube(cube: Cube, dataset: Dataset, extract: Extract): readonly Reading[] {
  return slicesOf(cube, dataset, extract).flatMap(({ place, basis }) =>
    extract.spans.flatMap((span) => extract.metrics.flatMap((metric) => readMetric(metric, place, { ...basis, span }) ?? [])),
  );
}
