import type { Code, DimensionId } from './dimension';
import type { WholeColumn } from './fact';

/** A condition on a row, as plain data. `M` is a code where it runs and a label where it is stored. */
export type Predicate<M = Code> =
  | { readonly kind: 'always' }
  | { readonly kind: 'isOneOf'; readonly dimension: DimensionId; readonly members: readonly M[] }
  | { readonly kind: 'within'; readonly column: WholeColumn; readonly from: number | null; readonly to: number | null }
  | { readonly kind: 'known'; readonly column: WholeColumn | DimensionId }
  | { readonly kind: 'not'; readonly of: Predicate<M> }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Predicate<M>[] };

/** The stored form: labels, never codes, so that it outlives the files it was written against. */
export type Rule = Predicate<string | { readonly contains: string }>;

/** Holds for every row. */
export const ALWAYS: { readonly kind: 'always' } = { kind: 'always' };
