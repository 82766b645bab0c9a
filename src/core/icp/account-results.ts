import type { Currency, Month } from '../model';

/**
 * What came of the deals of new business with each account, and what it is worth as a customer: what a profile is held
 * against. Accounts by their number; 0 is nobody, whose deals name no account. Money is whole minor units.
 */
export type AccountResults = {
  readonly count: number;
  /** 1 for an account that metrics count; nobody, partners and our own accounts are in none. */
  readonly isCounted: Uint8Array;
  readonly asOf: string;
  readonly currency: Currency | null;
  /** One row for each account and month in which deals closed; `month` counts months as `model/calendar.ts` does. */
  readonly closings: {
    readonly rows: number;
    readonly account: Int32Array;
    readonly month: Int32Array;
    readonly won: Uint32Array;
    readonly lost: Uint32Array;
    /** Deals won that have an amount of 0 or more, and their yearly amount. */
    readonly wonPriced: Uint32Array;
    readonly wonAnnual: Float64Array;
  };
  readonly firstMonth: Month | null;
  readonly lastMonth: Month | null;
  /** Open deals and their amount, by account. */
  readonly open: { readonly deals: Uint32Array; readonly amount: Float64Array };
  /** By account; null without customers or subscriptions. */
  readonly customers: {
    /** 1 for a customer of the as-of date, 2 for an account that was one and has left, 0 for all others. */
    readonly standing: Uint8Array;
    /** Months as a customer so far. */
    readonly months: Uint32Array;
    /** Recurring revenue of all months so far, and of the trailing twelve. */
    readonly soFar: Float64Array;
    readonly revenue: Float64Array;
    /** Recurring revenue a month now; 0 where it left. */
    readonly monthly: Float64Array;
    /** Recurring revenue a month twelve months ago, and what of it is still there: of those present then. */
    readonly yearAgo: Float64Array;
    readonly yearOn: Float64Array;
  } | null;
  /** Share of revenue, or null where nobody gave one. */
  readonly grossMargin: number | null;
};
