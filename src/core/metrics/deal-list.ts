import type { Code, DimensionId, Predicate, Span } from '../model';

/**
 * A number that facts keep of every deal: a list is sorted by it, bounded by it and shows it. Amounts are in whole minor
 * units of the reporting currency. `closeDay` is the day on which a closed deal closed and on which an open one is due.
 */
export type DealNumber = 'amount' | 'annual' | 'contract' | 'cycleDays' | 'ageDays' | 'sinceCreated' | 'createdDay' | 'closeDay';

export const DEAL_NUMBERS: readonly DealNumber[] = [
  'amount',
  'annual',
  'contract',
  'cycleDays',
  'ageDays',
  'sinceCreated',
  'createdDay',
  'closeDay',
];

/**
 * Whole numbers that facts do not keep, one for each deal by its row or for each code of a dimension: the place of its text
 * among all texts, or 1 where a deal stays in the list. -1: not known. An engine knows an array again by itself, so
 * the same one is not handed over twice.
 */
export type Places = Int32Array;

/** What a list is sorted by. Codes of an ordered dimension are places themselves; `file` is the order of files and lines. */
export type DealOrder =
  | { readonly kind: 'file' }
  | { readonly kind: 'number'; readonly number: DealNumber }
  | { readonly kind: 'dimension'; readonly dimension: DimensionId; readonly places: Places | null }
  | { readonly kind: 'places'; readonly places: Places };

/** Bounds of a number, both included; a deal without the number lies within none. */
export type DealBound = { readonly number: DealNumber; readonly from: number | null; readonly to: number | null };

/** The deals that a list holds, and their order. What is not known comes last either way; equal ones stay in the order of the files. */
export type DealsAsk = {
  readonly where: Predicate;
  /** Deals created, closed or due in these months; null for all of them. */
  readonly dated: { readonly clock: 'created' | 'closed' | 'due'; readonly span: Span } | null;
  readonly bounds: readonly DealBound[];
  /** Deals must be marked by 1 in each of these, by row. */
  readonly marked: readonly Places[];
  readonly order: DealOrder;
  readonly isDescending: boolean;
};

/** Deals with one code of a dimension: how many, what those with an amount are worth, and how many have none. */
export type DealTotal = {
  readonly code: Code;
  readonly deals: number;
  readonly worth: number;
  /** Deals that name no amount. */
  readonly blank: number;
  /** Deals whose amount no rate turns into the reporting currency. */
  readonly unpriced: number;
};

/** What facts hold of some deals, in the order in which they were asked for; null where nothing is known. */
export type DealCells = {
  readonly numbers: ReadonlyMap<DealNumber, readonly (number | null)[]>;
  readonly unpriced: readonly boolean[];
  /** Codes by the place of their dimension. */
  readonly codes: readonly (readonly Code[])[];
};
