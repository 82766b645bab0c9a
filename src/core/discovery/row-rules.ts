import type { Day, DimensionId, Month, Predicate, WholeColumn } from '../model';

/** Which rows of the loaded facts count, and by which of their columns: the definitions in force, in codes and columns. */
export type RowRules = {
  /** Deals of the class that is read. */
  readonly deals: Predicate;
  /** Where costs are read: deals that were created before spend was recorded cost nothing on paper, and do not count. */
  readonly from: Day | null;
  /** What spend is shared by. */
  readonly spend: WholeColumn;
  /** The month a year before the last whole one; null where nothing can be looked back on. */
  readonly baseMonth: Month | null;
};

/** Who or where else could explain a difference: told beside a candidate, as far as the files have them. */
export const CONFOUNDERS: readonly DimensionId[] = ['owner', 'region', 'leadSource'].map((name) => name as DimensionId);
