import { firstDayIn, monthIn, type AdmittedTable, type Calendar, type Day, type Month } from '../model';
import { isFlagged, type Accounts } from './accounts';
import { byAccount, contractsOf, type Contract } from './contracts';
import type { Converter } from './currency';
import { tenureOf, type Tenure } from './tenure';

/**
 * One account by month, from the first month on whose first day it has a contract: the revenue in force on each first day,
 * the number of contracts, and the revenue of those that come up for renewal in the twelve months that begin there.
 */
export type Spine = {
  readonly account: number;
  readonly from: Month;
  readonly mrr: Float64Array;
  readonly contracts: Int32Array;
  readonly renewing: Float64Array;
};

export type Customer = { readonly account: number; readonly mrr: number };
export type Recurring = {
  readonly spines: readonly Spine[];
  /** The last month whose first day belongs to the past, and the last whose first day is known: the as-of date's morrow at most. */
  readonly lastMonth: Month;
  readonly lastKnown: Month;
  /** Customers active on the as-of date. */
  readonly customers: readonly Customer[];
  readonly tenures: readonly Tenure[];
  /** Each account's first start on or before the as-of date. */
  readonly since: ReadonlyMap<number, Day>;
  readonly unpriced: number;
  /** Contracts that end before they start: never in force. */
  readonly backwards: number;
  /** Contracts of accounts that are flagged as partners or as our own: in no metric. */
  readonly uncounted: number;
};

/** A year of months, over which retention is read. */
export const WINDOW = 12;

/** The first month whose first day is on or after a day. */
function firstFrom(calendar: Calendar, day: Day): Month {
  const month = monthIn(calendar, day);
  return firstDayIn(calendar, month) === day ? month : month + 1;
}

type Reach = { readonly from: Month; readonly to: Month };

/** The months on whose first day a contract is in force, among those known; none where `to` comes before `from`. */
function reachOf({ from, to }: Contract, calendar: Calendar, lastKnown: Month): Reach {
  return { from: firstFrom(calendar, from), to: to === Infinity ? lastKnown : Math.min(lastKnown, monthIn(calendar, to)) };
}

function spineOf(account: number, contracts: readonly Contract[], calendar: Calendar, lastKnown: Month): Spine | null {
  const reaches = contracts.map((contract) => reachOf(contract, calendar, lastKnown));
  const inForce = reaches.filter(({ from, to }) => from <= to);
  if (inForce.length === 0) return null;
  const from = inForce.reduce((least, reach) => Math.min(least, reach.from), Infinity);
  const length = inForce.reduce((most, reach) => Math.max(most, reach.to), from) - from + 1;
  const spine = { account, from, mrr: new Float64Array(length), contracts: new Int32Array(length), renewing: new Float64Array(length) };
  contracts.forEach((contract, at) => {
    const reach = reaches[at];
    if (reach === undefined) return;
    for (let month = reach.from; month <= reach.to; month += 1) {
      spine.mrr[month - from] = (spine.mrr[month - from] ?? 0) + contract.mrr;
      spine.contracts[month - from] = (spine.contracts[month - from] ?? 0) + 1;
    }
    if (contract.renewal === null) return;
    const renewed = monthIn(calendar, contract.renewal);
    for (let month = Math.max(reach.from, renewed - WINDOW + 1); month <= Math.min(reach.to, renewed); month += 1)
      spine.renewing[month - from] = (spine.renewing[month - from] ?? 0) + contract.mrr;
  });
  return spine;
}

/** Revenue in force on a day; null where there is none of any size. */
function activeOn(account: number, contracts: readonly Contract[], day: Day): Customer | null {
  const active = contracts.filter(({ from, to }) => from <= day && to >= day);
  return active.length === 0 ? null : { account, mrr: active.reduce((sum, { mrr }) => sum + mrr, 0) };
}

/**
 * The month spine of all customers up to the as-of date, and the customers active on it. A month counts by its first
 * day, so that loss, kept revenue and return are plain differences between neighbouring months (`domain.md` 8). The state
 * of the morrow of the as-of date is the last that is known: by then everything on or before the date has ended, and a
 * contract that begins on it goes on where another ended on the date.
 */
export function gatherRecurring(
  tables: readonly AdmittedTable[],
  context: { readonly accounts: Accounts; readonly convert: Converter; readonly asOf: Day; readonly calendar: Calendar },
): Recurring {
  const { asOf, calendar } = context;
  const { contracts, unpriced } = contractsOf(tables, context.accounts, context.convert);
  const [partner, internal] = [isFlagged(context.accounts, 'isPartner'), isFlagged(context.accounts, 'isInternal')];
  const counted = contracts.filter(({ account }) => !partner(account) && !internal(account));
  const lists = byAccount(counted.filter(({ from, to }) => from <= asOf + 1 && from <= to));
  const lastKnown = monthIn(calendar, asOf + 1);
  const tenures = lists.map(([account, own]) => tenureOf(account, own, { asOf, calendar })).filter((tenure) => tenure !== null);
  return {
    spines: lists.map(([account, own]) => spineOf(account, own, calendar, lastKnown)).filter((spine) => spine !== null),
    lastMonth: monthIn(calendar, asOf),
    lastKnown,
    customers: lists.map(([account, own]) => activeOn(account, own, asOf)).filter((customer) => customer !== null),
    tenures,
    since: new Map(tenures.map(({ account, since }) => [account, since])),
    unpriced,
    backwards: counted.filter(({ from, to }) => from > to).length,
    uncounted: contracts.length - counted.length,
  };
}
