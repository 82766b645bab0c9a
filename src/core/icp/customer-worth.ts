import { attributeOf, type AccountColumns } from './account-columns';
import type { AccountResults } from './account-results';

/** What customers are ranked by: recurring revenue of twelve months, what is left of it, or what they have brought so far. */
export type Worth = 'revenue' | 'margin' | 'ltv';
/** Where the money was read: recurring revenue of customers, or without their files the yearly amount of deals won. */
export type WorthSource = 'recurring' | 'wonAmount';

/** Why nobody can be ranked. */
export type NoWorth = 'no_margin' | 'no_base' | 'no_amount';

export type Customers = {
  readonly source: WorthSource;
  readonly accounts: Uint32Array;
  /** By place in `accounts`, minor units. */
  readonly worth: Float64Array;
  /** 1 for a customer of under a year, whose months so far say little of its life; only by LTV. */
  readonly isYoung: Uint8Array;
  /** Of how many what it costs to serve them was taken off; only by margin. */
  readonly served: number;
  /** Customers without any recurring revenue so far; only by LTV. */
  readonly leftOut: number;
};

const YOUNG = 12;
const SUPPORT = 'supportCost';

/** What each account is worth; null where it is no customer, NaN where that is not known. */
type Valuing = (account: number) => number | null;

function recurring({ customers }: AccountResults, by: Worth, margin: number): Valuing {
  return (account) => {
    if (customers === null) return null;
    if (by !== 'ltv') {
      const revenue = customers.revenue[account] ?? 0;
      return revenue > 0 ? revenue * margin : null;
    }
    if ((customers.standing[account] ?? 0) === 0) return null;
    const soFar = customers.soFar[account] ?? 0;
    return soFar > 0 ? soFar * margin : NaN;
  };
}

function won({ closings, count }: AccountResults, margin: number): Valuing {
  const amount = new Float64Array(count);
  closings.wonAnnual.forEach((each, row) => {
    const account = closings.account[row] ?? 0;
    amount[account] = (amount[account] ?? 0) + each;
  });
  return (account) => ((amount[account] ?? 0) > 0 ? (amount[account] ?? 0) * margin : null);
}

/** What it costs to serve an account in a year, minor units; null where no file says so. */
function supportOf(accounts: AccountColumns, account: number): number | null {
  const cost = attributeOf(accounts, account, SUPPORT);
  return typeof cost === 'number' ? cost : null;
}

type Gathered = Omit<Customers, 'source'>;

function gather(worthOf: Valuing, by: Worth, accounts: AccountColumns, { count, customers }: AccountResults): Gathered {
  const valued = Array.from({ length: count }, (_, account) => ({ account, worth: account === 0 ? null : worthOf(account) }));
  const known = valued.flatMap(({ account, worth }) => (worth === null || Number.isNaN(worth) ? [] : [{ account, worth }]));
  const costs = known.map(({ account }) => (by === 'margin' ? supportOf(accounts, account) : null));
  return {
    accounts: Uint32Array.from(known, ({ account }) => account),
    worth: Float64Array.from(known, ({ worth }, at) => worth - (costs[at] ?? 0)),
    isYoung: Uint8Array.from(known, ({ account }) => (by === 'ltv' && (customers?.months[account] ?? 0) < YOUNG ? 1 : 0)),
    served: costs.filter((cost) => cost !== null).length,
    leftOut: valued.filter(({ worth }) => worth !== null && Number.isNaN(worth)).length,
  };
}

/**
 * Customers and what each is worth, in minor units. Revenue is recurring, of the trailing twelve months; margin is that times
 * the gross margin, less what it costs to serve the customer where a file says so (a yearly amount); LTV is the recurring
 * revenue of all months so far times the gross margin. Without a file of customers or subscriptions revenue is the yearly amount of
 * the deals won, and there is no LTV.
 */
export function customersBy(by: Worth, accounts: AccountColumns, results: AccountResults): Customers | NoWorth {
  const source: WorthSource = results.customers === null ? 'wonAmount' : 'recurring';
  if (source === 'wonAmount' && by === 'ltv') return 'no_base';
  const margin = by === 'revenue' ? 1 : results.grossMargin;
  if (margin === null) return 'no_margin';
  const worthOf = source === 'recurring' ? recurring(results, by, margin) : won(results, margin);
  const gathered = gather(worthOf, by, accounts, results);
  if (gathered.accounts.length === 0) return source === 'recurring' ? 'no_base' : 'no_amount';
  return { source, ...gathered };
}
