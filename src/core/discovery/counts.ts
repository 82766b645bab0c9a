import type { Day, DimensionId } from '../model';
import type { SearchAttribute } from './attribute';
import type { ObjectiveId } from './objective';
import type { RowRules } from './row-rules';

/**
 * How the history is split: accounts whose first deal was created up to `cutoff` are searched, newer ones confirm. Only deals
 * that were created by `matured` count, so that those which close fast do not stand for those which have not closed yet.
 */
export type Split = { readonly cutoff: Day; readonly matured: Day };

/** What is counted: over which attributes, for what, split how. Equal asks of equal data have equal answers. */
export type CountsAsk = {
  readonly attributes: readonly SearchAttribute[];
  readonly objective: ObjectiveId;
  readonly rules: RowRules;
  readonly split: Split;
  /** 1 to 3 conditions. */
  readonly depth: 1 | 2 | 3;
  /** Sets of attributes (by place, ascending) to group by; what an earlier depth shows to be too rare is not among them. */
  readonly sets: readonly (readonly number[])[];
  /** Least rows of the searched half for a cell to be told. */
  readonly support: number;
};

/** The rows of the same, whatever the depth. */
export type PatternsAsk = Omit<CountsAsk, 'depth' | 'sets' | 'support'>;

/** Sums of one half, cell by cell: rows, gains u, costs s, and their squares and products, which give the spread. */
export type HalfSums = {
  readonly n: Float64Array;
  readonly u: Float64Array;
  readonly s: Float64Array;
  readonly uu: Float64Array;
  readonly us: Float64Array;
  readonly ss: Float64Array;
};

/**
 * The cells of one depth. `bins[a][cell]` is the bin of attribute a, or `FREE` where the cell does not ask for it. A deal without
 * a bin for an attribute is in no cell of it.
 */
export type Counts = {
  readonly depth: 1 | 2 | 3;
  readonly cells: number;
  readonly bins: readonly Int16Array[];
  readonly search: HalfSums;
  readonly confirm: HalfSums;
};

export const FREE = -1;
/** The row has a value in no bin of the attribute. */
export const NO_BIN = -2;

/** Who or where else could explain a difference, such as owner, region or source: row by row the place in `labels`, or `NO_BIN`. */
export type ConfounderColumn = {
  readonly dimension: DimensionId;
  readonly label: string;
  readonly labels: readonly string[];
  readonly bins: Int16Array;
};

/**
 * The rows themselves, in bins: what permuted outcomes, overlaps and confounders are counted from. `account` numbers rows of
 * one account alike, from 0; rows without an account stand alone.
 */
export type Patterns = {
  readonly rows: number;
  readonly bins: readonly Int16Array[];
  readonly isConfirm: Uint8Array;
  readonly account: Int32Array;
  readonly u: Float64Array;
  readonly s: Float64Array;
  readonly confounders: readonly ConfounderColumn[];
};
