import type { Missing, Supply, Unit } from '../model';
import type { NumberGiven } from './assumptions';
import type { NumberId, SpreadId } from './measures';

/** Trailing months instead of the period, and how many months earlier they end. */
export type When = { readonly window?: number; readonly shift?: number | 'lag' };

/** A number from measures, as plain data from a closed union, so that SQL, value, unit, words and tests follow from it. */
export type Formula =
  | ({ readonly op: 'measure'; readonly id: NumberId } & When)
  | { readonly op: 'given'; readonly id: NumberGiven }
  | { readonly op: 'constant'; readonly value: number; readonly unit: Unit }
  | { readonly op: 'share'; readonly part: Formula; readonly whole: Formula }
  | { readonly op: 'over'; readonly top: Formula; readonly bottom: Formula }
  | { readonly op: 'product' | 'sum' | 'smaller'; readonly of: readonly Formula[] }
  | ({ readonly op: 'quantile'; readonly id: SpreadId; readonly at: number } & When)
  | ({ readonly op: 'mean' | 'size' | 'distinct'; readonly id: SpreadId } & When)
  /** What had come in by the end of the period less what had gone out: a stock rebuilt from its flows. */
  | { readonly op: 'standing'; readonly entered: NumberId; readonly departed: NumberId }
  /** The same formula read over everything the question covers, instead of the slice. */
  | { readonly op: 'overall'; readonly of: Formula }
  /** Present value of a monthly amount that survives with `1 - churn` a month; the first month is paid in full. */
  | {
      readonly op: 'annuity';
      readonly monthly: Formula;
      readonly churn: Formula;
      readonly months: Formula | null;
      readonly discount: Formula | null;
    }
  /** A yearly churn as the monthly one that compounds to it. */
  | { readonly op: 'monthlyChurn'; readonly yearly: Formula }
  /** The first of several that its input allows. */
  | { readonly op: 'firstSupplied'; readonly of: readonly { readonly when: Supply | NumberGiven; readonly formula: Formula }[] };

/** A number, or the reason why there is none. */
export type Outcome = { readonly value: number; readonly missing: null } | { readonly value: null; readonly missing: Missing };

export const measure = (id: NumberId, when: When = {}): Formula => ({ op: 'measure', id, ...when });
export const share = (part: NumberId, whole: NumberId): Formula => ({ op: 'share', part: measure(part), whole: measure(whole) });
export const over = (top: Formula, bottom: Formula): Formula => ({ op: 'over', top, bottom });
export const product = (...of: readonly Formula[]): Formula => ({ op: 'product', of });
export const sum = (...of: readonly Formula[]): Formula => ({ op: 'sum', of });
export const given = (id: NumberGiven): Formula => ({ op: 'given', id });
export const constant = (value: number, unit: Unit = {}): Formula => ({ op: 'constant', value, unit });
/** What is left of one number after taking another of the same unit away. */
export const less = (from: Formula, taken: Formula): Formula => sum(from, product(constant(-1), taken));
