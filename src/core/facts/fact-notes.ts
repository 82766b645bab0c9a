import type { Currency, Dataset } from '../model';
import type { Uncarrying } from './carriers';
import type { Excluded, Treated } from './deals';
import type { JoinWay } from './account-register';
import type { Joins } from './joins';

/** What a dataset's notes are drawn up from. */
export type Noted = {
  readonly excluded: Excluded;
  readonly treated: Treated;
  readonly joins: Joins;
  readonly currency: Currency | null;
  readonly ratedSpend: number;
  readonly ratedBase: number;
  readonly unpricedAccounts: number;
  readonly unpricedDeals: number;
  readonly unpricedSpend: number;
  readonly unpricedBase: number;
  readonly uncountedBase: number;
  readonly backwardsBase: number;
  readonly backwards: number;
  /** Deals without the dates that sharing spend goes by; null without spend to share. */
  readonly uncarrying: Uncarrying | null;
};

/** What was left out, assumed or done to the rows, in plain words with counts; what did not happen is not said. */
export function notesOf(noted: Noted): Dataset['notes'] {
  const { excluded, treated, joins } = noted;
  const joined = (way: JoinWay): number => joins.find((each) => each.way === way)?.deals ?? 0;
  const into = noted.currency === null ? '' : ` into ${noted.currency}`;
  return [
    { what: 'test deals left out', count: excluded.test },
    { what: 'deleted deals left out', count: excluded.deleted },
    { what: 'merged deals left out', count: excluded.merged },
    { what: 'deals on partner accounts left out', count: excluded.partner },
    { what: 'deals on internal accounts left out', count: excluded.internal },
    { what: 'deals created after the as-of date left out', count: excluded.afterAsOf },
    { what: 'deals that closed after the as-of date: counted as open, with the amount of today', count: treated.reopenedByAsOf },
    { what: 'deals created after they closed: counted as won or lost, without a cycle', count: noted.backwards },
    { what: `deals with the amount that the export converted${into} itself`, count: treated.converted },
    { what: `deals converted${into} by the dated rates, at their close date`, count: treated.rate },
    { what: `spend lines converted${into} by the dated rates`, count: noted.ratedSpend },
    { what: `contracts converted${into} by the dated rates`, count: noted.ratedBase },
    { what: 'deals in a currency without a rate: counted, without an amount', count: noted.unpricedDeals },
    { what: 'spend lines in a currency without a rate left out', count: noted.unpricedSpend },
    { what: 'contracts in a currency without a rate: counted, without an amount', count: noted.unpricedBase },
    { what: 'accounts with a revenue in a currency without a rate: it reads as unknown', count: noted.unpricedAccounts },
    { what: 'contracts of partner and internal accounts left out', count: noted.uncountedBase },
    { what: 'contracts that end before they start: never in force', count: noted.backwardsBase },
    {
      what: 'deals without the dates, or out of order, that carry no spend shared by opportunity-days or open amount',
      count: noted.uncarrying?.open ?? 0,
    },
    { what: 'deals without a created date, that carry no spend shared by deals created', count: noted.uncarrying?.created ?? 0 },
    { what: 'won deals without a close date, that carry no spend shared by won deals or amount won', count: noted.uncarrying?.won ?? 0 },
    { what: 'deals joined to an account whose name is equal only when normalised', count: joined('normalisedName') },
    { what: 'deals whose account several accounts may be: joined to none of them', count: joined('ambiguous') },
    { what: 'deals whose account is in no file of accounts', count: joined('alone') },
  ].filter(({ count }) => count > 0);
}
