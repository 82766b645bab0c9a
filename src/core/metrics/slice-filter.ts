import { ALWAYS, codeOf, type Code, type Dataset, type DimensionId, type Predicate, type Slice } from '../model';
import type { Assumptions } from './assumptions';
import { maskFor, plan, type Condition } from './plan';

/** The cell of an answer that a number stands in: its slice, the filters of the question, and what people assumed. */
export type Cell = { readonly slice: Slice; readonly where: readonly Condition[]; readonly assumptions: Assumptions };

const isOneOf = (dimension: DimensionId, codes: Iterable<Code>): Predicate => ({
  kind: 'isOneOf',
  dimension,
  members: [...codes].toSorted((a, b) => a - b),
});

/**
 * Which rows of any fact fall into a cell, as a condition of an ask: the mask that is laid over a cube, and the codes of the
 * slice. A label that the loaded files do not have holds for no row.
 */
export function sliceFilter(dataset: Dataset, { slice, where, assumptions }: Cell): Predicate {
  const by = [...slice.keys()];
  const asked = plan(dataset, [], [...by, ...where.map(({ dimension }) => dimension)]);
  const masked = maskFor(asked, dataset, { by, where, assumptions }).flatMap((codes, axis): Predicate[] => {
    const dimension = asked.by[axis];
    return codes === null || dimension === undefined ? [] : [isOneOf(dimension, codes)];
  });
  const sliced = [...slice].map(([id, label]): Predicate => {
    const dimension = dataset.dimensions.find((each) => each.id === id);
    const code = dimension === undefined ? null : codeOf(dimension, label);
    return isOneOf(id, code === null ? [] : [code]);
  });
  const of = [...masked, ...sliced];
  return of.length === 0 ? ALWAYS : { kind: 'all', of };
}
