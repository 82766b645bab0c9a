import { parseDate } from '../model';
import type { Override } from './profile';

/**
 * The overrides in force on a date (YYYY-MM-DD), by account id: from their first day to their last, both included. Of two for
 * one account the one that began last holds; of two that began on one day, the later in the list.
 */
export function overridesInForce(overrides: readonly Override[], date: string): ReadonlyMap<string, Override> {
  const inForce = overrides.filter(({ from, expires }) => from <= date && date <= expires);
  return new Map(inForce.toSorted((a, b) => Number(a.from > b.from) - Number(a.from < b.from)).map((each) => [each.account, each]));
}

/** How an override stands on a date. `behind`: it would hold, but another one for the same account began later. */
export type OverrideStanding = 'inForce' | 'behind' | 'expired' | 'toCome';

/** How each override stands on a date, in the order of the list. */
export function standingsOf(overrides: readonly Override[], date: string): readonly OverrideStanding[] {
  const inForce = overridesInForce(overrides, date);
  return overrides.map((override) => {
    if (override.expires < date) return 'expired';
    if (override.from > date) return 'toCome';
    return inForce.get(override.account) === override ? 'inForce' : 'behind';
  });
}

/** What is wrong with an override, as a sentence; null where nothing is. Each must name its reason, its author and its end. */
export function faultOfOverride({ account, reason, author, from, expires }: Override): string | null {
  if (account === '') return 'An override is for one account: choose which.';
  if (reason.trim() === '') return 'An override needs a reason: write why the rule is wrong about this account.';
  if (author.trim() === '') return 'An override needs an author: write who decided it.';
  if (parseDate(from) === null) return 'An override needs the date from which it holds.';
  if (parseDate(expires) === null) return 'An override needs an expiry: after that date the tier of the rule returns.';
  return expires < from ? `An override cannot expire (${expires}) before it begins (${from}).` : null;
}
