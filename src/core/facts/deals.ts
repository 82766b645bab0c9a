import { currencyFrom, roundHalfAway, type AdmittedTable, type Day, type DealClass, type Outcome } from '../model';
import type { Accounts } from './accounts';
import { dayOfColumn, isTicked, numberOf, textOf } from './columns';
import type { Converter } from './currency';

/** What the amount column holds; `acv` until somebody says otherwise. */
export type AmountMeaning = 'acv' | 'arr' | 'mrr' | 'tcv';

/** One deal as the facts need it. Days are null where unknown; a closed deal's `closed` and an open one's `due` are its close date. */
export type Deal = {
  readonly id: string;
  readonly account: number;
  readonly outcome: Outcome;
  readonly dealClass: DealClass;
  readonly created: Day | null;
  readonly closed: Day | null;
  readonly due: Day | null;
  readonly amount: number | null;
  readonly annual: number | null;
  readonly unpriced: boolean;
  readonly source: { readonly table: number; readonly row: number };
};

export type DealRules = {
  readonly asOf: Day;
  readonly accounts: Accounts;
  readonly convert: Converter;
  readonly amountMeans: AmountMeaning;
};

/** Deals that no metric reads, by why. */
export type Excluded = { test: number; deleted: number; merged: number; afterAsOf: number };

/** The yearly part of an amount in whole minor units; a term under twelve months keeps its value (`domain.md` 4.12). */
function annualOf(amount: number, means: AmountMeaning, termMonths: number | null): number {
  switch (means) {
    case 'acv':
    case 'arr':
      return amount;
    case 'mrr':
      return amount * 12;
    case 'tcv': {
      const term = termMonths ?? 12;
      return term >= 12 ? roundHalfAway((amount * 12) / term) : amount;
    }
  }
}

function readerOf(table: AdmittedTable, rules: DealRules) {
  const text = (name: string) => textOf(table, name);
  const number = (name: string) => numberOf(table, name);
  const [id, accountId, domain, accountName, outcome, dealClass, currency] = [
    text('opportunityId'),
    text('accountId'),
    text('domain'),
    text('accountName'),
    text('outcome'),
    text('dealClass'),
    text('currency'),
  ];
  const [created, close] = [dayOfColumn(table, 'createdDate'), dayOfColumn(table, 'closeDate')];
  const [amount, converted, term, oneOff] = [number('amount'), number('convertedAmount'), number('termMonths'), number('oneOffAmount')];
  const priced = (row: number, day: Day): number | null => {
    const ready = converted(row);
    if (ready !== null) return ready;
    const minor = amount(row);
    return minor === null ? null : rules.convert(minor, currencyFrom(currency(row)), day);
  };
  return (row: number, at: number): Deal => {
    const closeDay = close(row);
    const named = (outcome(row) || 'open') as Outcome;
    const stillOpen = named === 'open' || (closeDay !== null && closeDay > rules.asOf);
    const value = priced(row, closeDay ?? rules.asOf);
    return {
      id: id(row),
      account: rules.accounts.find(accountId(row), domain(row), accountName(row)),
      outcome: stillOpen ? 'open' : named,
      dealClass: (dealClass(row) || 'newBusiness') as DealClass,
      created: created(row),
      closed: stillOpen ? null : closeDay,
      due: stillOpen ? closeDay : null,
      amount: value,
      annual: value === null ? null : annualOf(value - (oneOff(row) ?? 0), rules.amountMeans, term(row)),
      unpriced: value === null && amount(row) !== null,
      source: { table: at, row },
    };
  };
}

/**
 * Every deal that metrics may read, in the order of the files. Deals marked as test, deleted or merged, and deals created
 * after the as-of date, are out of all of them and counted; deals that closed after it are open.
 */
export function gatherDeals(
  tables: readonly AdmittedTable[],
  rules: DealRules,
): { readonly deals: readonly Deal[]; readonly excluded: Excluded } {
  const excluded: Excluded = { test: 0, deleted: 0, merged: 0, afterAsOf: 0 };
  const deals = tables.flatMap((table, at) => {
    const read = readerOf(table, rules);
    const [test, deleted, merged] = [textOf(table, 'isTest'), textOf(table, 'isDeleted'), textOf(table, 'mergedInto')];
    const kept: Deal[] = [];
    for (let row = 0; row < table.rows; row += 1) {
      const deal = read(row, at);
      if (isTicked(test(row))) excluded.test += 1;
      else if (isTicked(deleted(row))) excluded.deleted += 1;
      else if (merged(row) !== '') excluded.merged += 1;
      else if (deal.created !== null && deal.created > rules.asOf) excluded.afterAsOf += 1;
      else kept.push(deal);
    }
    return kept;
  });
  return { deals, excluded };
}
