import { dateOf, type Day, type Missing, type Period, type Reading } from '../model';
import { wilson } from '../statistics';

/** Deals that were expected in a period: those both exports have, those of them whose close date left it, and those that are gone. */
export type Expected = { all: number; left: number; gone: number };

const LEVEL = 0.95;

function missingFor(missing: Missing, period: Period | null): Reading {
  return {
    metric: 'slippage',
    slice: new Map(),
    period,
    unit: 'share',
    currency: null,
    n: 0,
    low: null,
    high: null,
    level: null,
    leftOut: [],
    value: null,
    missing,
  };
}

/** Slippage where there is nothing to compare with: one snapshot, or no ids. */
export const NO_SLIPPAGE: Reading = missingFor('no_history', null);

/**
 * Of the deals that were open and expected in a period when it was last looked at before, the share whose close date left
 * it (`domain.md` 5.8), with Wilson's interval. Deals that are gone are in neither number and counted apart.
 */
export function slippageOf(expected: Expected | null, days: { readonly from: Day; readonly to: Day }): Reading {
  const period = { from: dateOf(days.from), to: dateOf(days.to) };
  if (expected === null) return missingFor('no_history', period);
  const { all, left, gone } = expected;
  const limits = wilson(left, all, LEVEL);
  const leftOut = gone === 0 ? [] : [{ reason: 'gone from the later export', count: gone }];
  if (limits === null) return { ...missingFor('no_open', period), leftOut };
  return { ...missingFor('no_open', period), n: all, ...limits, level: LEVEL, leftOut, value: left / all, missing: null };
}
