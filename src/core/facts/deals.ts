import { roundHalfAway, type AdmittedTable, type Day, type DealClass, type Outcome } from '../model';
import { byLink, isFlagged, type Accounts } from './accounts';
import { dayOfColumn, isTicked, numberOf, textOf } from './columns';
import type { PricedBy, Pricer } from './pricing';

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
  readonly contract: number | null;
  readonly unpriced: boolean;
  readonly source: { readonly table: number; readonly row: number };
};

/** Days from creation to closing; below 0 where a deal was created after it closed. */
export const cycleDays = ({ created, closed }: Deal): number | null => (created === null || closed === null ? null : closed - created);

/** Days from a day to the as-of date. */
export const daysSince = (day: Day | null, asOf: Day): number | null => (day === null ? null : asOf - day);

export type DealRules = {
  readonly asOf: Day;
  readonly accounts: Accounts;
  readonly pricer: (table: AdmittedTable) => Pricer;
  readonly amountMeans: AmountMeaning;
};

/** Deals that no metric reads, by why. */
export type Excluded = { test: number; deleted: number; merged: number; afterAsOf: number; partner: number; internal: number };

/** What was done to the deals that metrics read: how many were priced in which way, and how many closed after the as-of date. */
export type Treated = Record<PricedBy, number> & { reopenedByAsOf: number };

/** A missing term is twelve months, and so is one that is none. */
const termOf = (months: number | null): number => (months !== null && months > 0 ? months : 12);

/** The yearly part of an amount in whole minor units; a term under twelve months keeps its value (`domain.md` 4.12). */
function annualOf(amount: number, means: AmountMeaning, termMonths: number | null): number {
  const term = termOf(termMonths);
  switch (means) {
    case 'acv':
    case 'arr':
      return amount;
    case 'mrr':
      return roundHalfAway(amount * Math.min(12, term));
    case 'tcv':
      return term >= 12 ? roundHalfAway((amount * 12) / term) : amount;
  }
}

/**
 * The full value of a contract in whole minor units, one-off charges in. What recurs is a yearly amount for each twelve
 * months of the term, or a monthly one for each month; a missing term is twelve months, and a yearly amount with a shorter
 * one is the whole value, as it is for `annualOf`.
 */
function contractOf(
  { recurring, oneOff }: { readonly recurring: number; readonly oneOff: number },
  means: AmountMeaning,
  termMonths: number | null,
): number {
  const term = termOf(termMonths);
  switch (means) {
    case 'acv':
    case 'arr':
      return (term > 12 ? roundHalfAway((recurring * term) / 12) : recurring) + oneOff;
    case 'mrr':
      return roundHalfAway(recurring * term) + oneOff;
    case 'tcv':
      return recurring + oneOff;
  }
}

function readerOf(table: AdmittedTable, rules: DealRules) {
  const text = (name: string) => textOf(table, name);
  const [id, outcome, dealClass] = [text('opportunityId'), text('outcome'), text('dealClass')];
  const account = byLink(table, (link) => rules.accounts.join(link).account);
  const [created, close] = [dayOfColumn(table, 'createdDate'), dayOfColumn(table, 'closeDate')];
  const term = numberOf(table, 'termMonths');
  const priced = rules.pricer(table);
  return (row: number, at: number): { readonly deal: Deal; readonly by: PricedBy | null; readonly closesLater: boolean } => {
    const closeDay = close(row);
    const named = (outcome(row) || 'open') as Outcome;
    const stillOpen = named === 'open' || (closeDay !== null && closeDay > rules.asOf);
    const { value, recurring, unpriced, by } = priced(row, closeDay ?? rules.asOf);
    const months = term(row);
    const parts = value === null || recurring === null ? null : { recurring, oneOff: value - recurring };
    const deal: Deal = {
      id: id(row),
      account: account(row),
      outcome: stillOpen ? 'open' : named,
      dealClass: (dealClass(row) || 'newBusiness') as DealClass,
      created: created(row),
      closed: stillOpen ? null : closeDay,
      due: stillOpen ? closeDay : null,
      amount: value,
      annual: recurring === null ? null : annualOf(recurring, rules.amountMeans, months),
      contract: parts === null ? null : contractOf(parts, rules.amountMeans, months),
      unpriced,
      source: { table: at, row },
    };
    return { deal, by, closesLater: stillOpen && named !== 'open' };
  };
}

/** Why a deal is in no metric, whatever its dates; null where nothing says so. */
function exclusionOf(table: AdmittedTable, accounts: Accounts): (row: number, account: number) => keyof Excluded | null {
  const [test, deleted, merged] = [textOf(table, 'isTest'), textOf(table, 'isDeleted'), textOf(table, 'mergedInto')];
  const [partner, internal] = [isFlagged(accounts, 'isPartner'), isFlagged(accounts, 'isInternal')];
  return (row, account) => {
    if (isTicked(test(row))) return 'test';
    if (isTicked(deleted(row))) return 'deleted';
    if (merged(row) !== '') return 'merged';
    if (partner(account)) return 'partner';
    return internal(account) ? 'internal' : null;
  };
}

/**
 * Every deal that metrics may read, in the order of the files. Deals marked as test, deleted or merged, deals on partner or
 * internal accounts, and deals created after the as-of date, are out of all of them and counted; deals that closed after it
 * are open.
 */
export function gatherDeals(
  tables: readonly AdmittedTable[],
  rules: DealRules,
): { readonly deals: readonly Deal[]; readonly excluded: Excluded; readonly treated: Treated } {
  const excluded: Excluded = { test: 0, deleted: 0, merged: 0, partner: 0, internal: 0, afterAsOf: 0 };
  const treated: Treated = { own: 0, converted: 0, rate: 0, reopenedByAsOf: 0 };
  const deals = tables.flatMap((table, at) => {
    const [read, exclusion] = [readerOf(table, rules), exclusionOf(table, rules.accounts)];
    const kept: Deal[] = [];
    for (let row = 0; row < table.rows; row += 1) {
      const { deal, by, closesLater } = read(row, at);
      const isLater = deal.created !== null && deal.created > rules.asOf;
      const why = exclusion(row, deal.account) ?? (isLater ? 'afterAsOf' : null);
      if (why !== null) {
        excluded[why] += 1;
        continue;
      }
      if (by !== null) treated[by] += 1;
      if (closesLater) treated.reopenedByAsOf += 1;
      kept.push(deal);
    }
    return kept;
  });
  return { deals, excluded, treated };
}
