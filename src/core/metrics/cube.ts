import type { Month } from '../model';
import type { Ask } from './ask';
import type { NumberId, SpreadId } from './measures';

/** The month of a row whose clock has no date, and of everything `held`: no period holds it. */
export const NO_MONTH: Month = -2_147_483_648;

/**
 * Whole numbers at a grain, column by column. Cells add up: the same key may stand in several cells (one per fact and
 * clock), and a measure that a cell's fact does not have is 0 there.
 */
export type Cube = {
  readonly ask: Ask;
  readonly cells: number;
  /** One array of codes for each dimension of `ask.by`. */
  readonly keys: readonly Uint32Array[];
  readonly months: Int32Array;
  readonly numbers: ReadonlyMap<NumberId, Float64Array>;
  readonly spreads: ReadonlyMap<SpreadId, Spread>;
};

/** A sparse histogram: entry `e` says that `value[e]` was seen `count[e]` times under the keys of its own row. */
export type Spread = {
  readonly keys: readonly Uint32Array[];
  readonly months: Int32Array;
  readonly value: Float64Array;
  readonly count: Uint32Array;
};
