import { ALWAYS, NOT_KEPT, type Dataset, type Predicate } from '../model';
import type { Assumptions } from './assumptions';
import { cellsBy, type Mask, type Reach } from './cells';
import type { Cube } from './cube';
import { SPEND_BY } from './measures';

type Read = { readonly mask: Mask; readonly assumptions: Assumptions };

/** The combinations of values that spend is direct to, on the axes it is kept by; null where spend covers everything. */
function reachedBy(
  cube: Cube,
  dataset: Dataset,
  read: Read,
): { readonly axes: readonly number[]; readonly keys: readonly string[] } | null {
  const axes = dataset.spendKeptBy.map((id) => cube.ask.by.indexOf(id)).filter((axis) => axis >= 0);
  const spend = SPEND_BY[read.assumptions.allocationKey];
  if (axes.length === 0 || !cube.numbers.has(spend)) return null;
  const found = [...cellsBy(cube, { axes, mask: read.mask })].filter(
    ([key, cells]) => !key.split(',').includes(String(NOT_KEPT)) && cells.number(spend, null) !== 0,
  );
  return { axes, keys: found.map(([key]) => key) };
}

/**
 * How far spend reaches in a cube: where all of it is direct to values of some dimensions, only cells of those values are
 * covered, and what was won elsewhere has an unknown cost, not none. Null where spend covers everything.
 */
export function coverageOf(cube: Cube, dataset: Dataset, read: Read): Reach {
  const reached = reachedBy(cube, dataset, read);
  if (reached === null) return null;
  const [axes, covered] = [reached.axes, new Set(reached.keys)];
  // Spend that no deal carries has no value on any axis: it belongs to the total alone.
  return (codeAt) => axes.every((axis) => codeAt(axis) === NOT_KEPT) || covered.has(axes.map(codeAt).join(','));
}

/** The same as a condition on rows, for those behind a number that is read over what spend covers. */
export function coverageFilter(cube: Cube, dataset: Dataset, read: Read): Predicate {
  const reached = reachedBy(cube, dataset, read);
  if (reached === null) return ALWAYS;
  const dimensions = reached.axes.flatMap((axis) => cube.ask.by[axis] ?? []);
  const at = (codes: readonly number[]): Predicate => ({
    kind: 'all',
    of: dimensions.map((dimension, place) => ({ kind: 'isOneOf', dimension, members: [codes[place] ?? NOT_KEPT] })),
  });
  return { kind: 'any', of: [at(dimensions.map(() => NOT_KEPT)), ...reached.keys.map((key) => at(key.split(',').map(Number)))] };
}
