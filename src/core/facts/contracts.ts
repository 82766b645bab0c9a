import { currencyFrom, type AdmittedTable, type Day } from '../model';
import { linkReader, type Accounts } from './accounts';
import { dayOfColumn, numberOf, textOf } from './columns';
import type { Converter } from './currency';

/**
 * A stretch of recurring revenue of one account, both ends included; no end means that it runs on. `renewal` is the last day
 * of the term that comes up for renewal: the day before its renewal date, else its end; null where it has neither.
 */
export type Contract = {
  readonly account: number;
  readonly from: Day;
  readonly to: Day;
  readonly renewal: Day | null;
  readonly mrr: number;
};

/** A renewal date is the first day of the next term. */
const lastDayOf = (renewal: Day | null): Day | null => (renewal === null ? null : renewal - 1);

/**
 * The contracts of subscription and customer files: those with a start, an account and an amount of money. One whose
 * currency leads nowhere is a contract over nothing, and counted.
 */
export function contractsOf(
  tables: readonly AdmittedTable[],
  accounts: Accounts,
  convert: Converter,
): { readonly contracts: readonly Contract[]; readonly unpriced: number } {
  let unpriced = 0;
  const contracts = tables.flatMap((table) => {
    const [link, currency] = [linkReader(table), textOf(table, 'currency')];
    const [start, end, renewal] = [dayOfColumn(table, 'startDate'), dayOfColumn(table, 'endDate'), dayOfColumn(table, 'renewalDate')];
    const [mrr, amount, billing] = [numberOf(table, 'mrr'), numberOf(table, 'amount'), numberOf(table, 'billingMonths')];
    return Array.from({ length: table.rows }, (_, row): Contract | null => {
      const from = start(row);
      const whole = amount(row);
      const monthly = mrr(row) ?? (whole === null ? null : whole / (billing(row) ?? 12));
      if (from === null || monthly === null) return null;
      const value = convert(monthly, currencyFrom(currency(row)), from);
      if (value === null) unpriced += 1;
      const { account } = accounts.join(link(row));
      return { account, from, to: end(row) ?? Infinity, renewal: lastDayOf(renewal(row)) ?? end(row), mrr: Math.round(value ?? 0) };
    });
  });
  return { contracts: contracts.filter((contract) => contract !== null).filter(({ account }) => account > 0), unpriced };
}

/** Contracts by account, accounts in ascending order. */
export function byAccount(contracts: readonly Contract[]): readonly (readonly [number, readonly Contract[]])[] {
  const lists = new Map<number, Contract[]>();
  for (const contract of contracts) {
    const list = lists.get(contract.account);
    if (list === undefined) lists.set(contract.account, [contract]);
    else list.push(contract);
  }
  return [...lists].toSorted(([a], [b]) => a - b);
}
