import { currencyFrom, firstOf, monthOf, type AdmittedTable, type Day, type Month } from '../model';
import { linkReader, type Accounts } from './accounts';
import { dayOfColumn, numberOf, textOf } from './columns';
import type { Converter } from './currency';

/** A stretch of recurring revenue of one account; no end means that it runs on. */
type Contract = { readonly account: number; readonly from: Day; readonly to: Day; readonly mrr: number };

/** A customer in a month on whose first day it is active; `stays` is whether it is on the first day of the next. */
export type CustomerMonth = { readonly account: number; readonly month: Month; readonly mrr: number; readonly stays: boolean };
export type Customer = { readonly account: number; readonly mrr: number };
export type Recurring = { readonly months: readonly CustomerMonth[]; readonly customers: readonly Customer[]; readonly unpriced: number };

function contractsOf(
  tables: readonly AdmittedTable[],
  accounts: Accounts,
  convert: Converter,
): { readonly contracts: readonly Contract[]; readonly unpriced: number } {
  let unpriced = 0;
  const contracts = tables.flatMap((table) => {
    const [link, currency] = [linkReader(table), textOf(table, 'currency')];
    const [start, end] = [dayOfColumn(table, 'startDate'), dayOfColumn(table, 'endDate')];
    const [mrr, amount, billing] = [numberOf(table, 'mrr'), numberOf(table, 'amount'), numberOf(table, 'billingMonths')];
    return Array.from({ length: table.rows }, (_, row): Contract | null => {
      const from = start(row);
      const whole = amount(row);
      const monthly = mrr(row) ?? (whole === null ? null : whole / (billing(row) ?? 12));
      if (from === null || monthly === null) return null;
      const value = convert(monthly, currencyFrom(currency(row)), from);
      if (value === null) unpriced += 1;
      return { account: accounts.join(link(row)).account, from, to: end(row) ?? Infinity, mrr: Math.round(value ?? 0) };
    }).filter((contract) => contract !== null && contract.account > 0);
  });
  return { contracts: contracts.filter((contract) => contract !== null), unpriced };
}

/** Recurring revenue of each account active on a day; both ends of a contract belong to it. */
function activeOn(contracts: readonly Contract[], day: Day): ReadonlyMap<number, number> {
  const active = new Map<number, number>();
  for (const { account, from, to, mrr } of contracts) if (from <= day && to >= day) active.set(account, (active.get(account) ?? 0) + mrr);
  return active;
}

/**
 * The month spine of all customers up to the as-of date, and the customers active on it. A month counts by its first
 * day, so that loss, kept revenue and return are plain differences between neighbouring months (`domain.md` 8).
 */
export function gatherRecurring(
  tables: readonly AdmittedTable[],
  context: { readonly accounts: Accounts; readonly convert: Converter; readonly asOf: Day },
): Recurring {
  const { contracts, unpriced } = contractsOf(tables, context.accounts, context.convert);
  const started = contracts.filter((contract) => contract.from <= context.asOf);
  const months: CustomerMonth[] = [];
  if (started.length > 0) {
    const first = monthOf(started.reduce((least, contract) => Math.min(least, contract.from), Infinity));
    let now = activeOn(started, firstOf(first));
    for (let month = first; firstOf(month) <= context.asOf; month += 1) {
      const next = activeOn(started, firstOf(month + 1));
      for (const [account, mrr] of now) months.push({ account, month, mrr, stays: next.has(account) });
      now = next;
    }
  }
  const customers = [...activeOn(started, context.asOf)].map(([account, mrr]) => ({ account, mrr }));
  return { months, customers, unpriced };
}
