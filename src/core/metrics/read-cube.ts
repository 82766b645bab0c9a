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
import { cellsBy, noCells, type Cells, type Mask } from './cells';
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

/** The slices of a cube by some dimensions, in the order of their dictionaries; what a fact does not keep is in none. */
function partsBy(cube: Cube, dataset: Dataset, by: readonly DimensionId[], mask: Mask, filtered: readonly DimensionId[]): readonly Part[] {
  const dimensions = by.flatMap((id) => dataset.dimensions.filter((dimension) => dimension.id === id));
  const groups = [...cellsBy(cube, axesOf(cube, by), mask)].map(([key, cells]) => ({
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
    place: { slice: sliceOf(dimensions, codes), dimensions: [...by, ...filtered] },
    cells,
  }));
}

/** Readings of a cube for every metric, slice and span asked for; the slices are those of all `by` dimensions crossed. */
export function readCube(cube: Cube, dataset: Dataset, extract: Extract): readonly Reading[] {
  const mask = maskFor(cube.ask, dataset, extract);
  // The whole that slices lean on is of one deal class, also where the slices are the classes themselves.
  const overall = cellsBy(cube, [], maskFor(cube.ask, dataset, { ...extract, by: [] })).get('');
  if (overall === undefined) return [];
  const filtered = extract.where.map((condition) => condition.dimension);
  const { accounts, assumptions } = extract;
  const resampling =
    accounts === null ? null : resampledBy(accounts, axesOf(accounts, extract.by), maskFor(accounts.ask, dataset, extract));
  const readings: Reading[] = [];
  for (const { key, place, cells } of partsBy(cube, dataset, extract.by, mask, filtered)) {
    const resampled = resampling?.get(key) ?? null;
    for (const span of extract.spans)
      for (const metric of extract.metrics) {
        const reading = readMetric(metric, place, {
          overall: extract.by.length === 0 ? cells : overall,
          dataset,
          assumptions,
          cells,
          span,
          resampled,
        });
        if (reading !== null) readings.push(reading);
      }
  }
  return readings;
}
