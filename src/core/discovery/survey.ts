import type { Code, DimensionId } from '../model';
import type { ObjectiveId } from './objective';
import type { RowRules } from './row-rules';

/** What is looked at before a search: which values there are, when deals were created and how long they took. */
export type SurveyAsk = { readonly objective: ObjectiveId; readonly rules: RowRules; readonly dimensions: readonly DimensionId[] };

/**
 * A value of a dimension. `rows` count for the objective. `won` and `others` are accounts with a win or that are customers, and
 * accounts with other deals only; of a dimension of deals they are the deals themselves.
 */
export type ValueTally = { readonly code: Code; readonly rows: number; readonly won: number; readonly others: number };

export type Survey = {
  /** The values of each dimension that was asked about, code 0 (nothing known) among them. */
  readonly values: ReadonlyMap<DimensionId, readonly ValueTally[]>;
  /** Days that deals took to close, ascending, and how many took so long. */
  readonly cycles: { readonly days: Int32Array; readonly deals: Float64Array };
  /**
   * The rows that count, by the day the first deal of their account was created and the day they were created themselves
   * (`NO_DAY_KNOWN` where nothing says so, as of a customer without a deal).
   */
  readonly rows: { readonly first: Int32Array; readonly created: Int32Array; readonly count: Float64Array };
};

/** Before all days: a customer of whom no file has a deal was there before them. */
export const NO_DAY_KNOWN = -1_000_000;
