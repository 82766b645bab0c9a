import type { Dataset, Span } from '../model';
import type { Beta, Interval } from '../statistics';
import type { Assumptions } from './assumptions';
import type { Cells } from './cells';
import type { Formula } from './formula';

/** What a formula is read over: the cells of a slice, those around it, the period, and what people assumed. */
export type Basis = {
  readonly cells: Cells;
  /** Everything the question covers. */
  readonly overall: Cells;
  /** What of the slice lies where spend was recorded, or where a share's part is read; the slice itself where that is all. */
  readonly covered: Cells;
  readonly siblings: Siblings;
  readonly span: Span | null;
  readonly dataset: Dataset;
  readonly assumptions: Assumptions;
  /** Draws the accounts of the slice again and again; null where the question did not ask for them. */
  readonly resampled: Resampled | null;
  /** How sure its intervals are; 95 % where nothing else is asked. */
  readonly level?: number;
};

/** All slices of a question side by side, and the priors already fitted over them. */
export type Siblings = { readonly cells: readonly Cells[]; readonly priors: Map<string, Beta | null> };

/** The interval of a formula over a basis when its accounts are drawn anew; null where there are too few. */
export type Resampled = (formula: Formula, basis: Basis) => Interval | null;
