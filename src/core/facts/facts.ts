import {
  monthOf,
  type AdmittedTable,
  type Currency,
  type Dataset,
  type Day,
  type FactId,
  type FactTable,
  type Supply,
  type TableId,
} from '../model';
import { accountAxis, accountDimensions, dealDimensions } from './dimensions';
import { gatherAccounts, type Accounts } from './accounts';
import { allocate } from './allocation';
import { latestEvent } from './as-of';
import { hasColumn } from './columns';
import { converterTo, currenciesIn, ratesIn, reportingCurrency, type Rate } from './currency';
import { gatherDeals, type AmountMeaning, type Deal, type Excluded } from './deals';
import { logoFact, opportunityFact, recurringFacts, spendFact, type PlacedDimension } from './fact-tables';
import { gatherRecurring } from './recurring';
import { gatherSpend, type CodeOfDeal, type Spending } from './spend';

/** What people decided about the facts; everything else is read off the files. */
export type FactRules = {
  readonly asOf: Day | null;
  readonly currency: Currency | null;
  readonly rates: readonly Rate[];
  readonly amountMeans: AmountMeaning;
};

/** Where a deal's row stands in the file it came from. */
export type Origin = { readonly file: string; readonly line: number };

/** The facts of a set of files, and what is needed to score accounts and to find rows again. */
export type Facts = {
  readonly tables: ReadonlyMap<FactId, FactTable>;
  readonly dataset: Omit<Dataset, 'fingerprint'>;
  readonly accounts: Accounts;
  readonly deals: readonly Deal[];
  originOf(deal: number): Origin;
};

const OLDEST = 0;

function suppliesOf(files: ReadonlyMap<TableId, readonly AdmittedTable[]>, spending: Spending): ReadonlySet<Supply> {
  const deals = files.get('opportunity') ?? [];
  const supplied = new Set<Supply>();
  if (deals.length > 0) supplied.add('opportunity');
  for (const column of ['closeDate', 'createdDate', 'amount'] as const) if (hasColumn(deals, column)) supplied.add(column);
  if (hasColumn(deals, 'convertedAmount')) supplied.add('amount');
  if (['accountId', 'accountName', 'domain'].some((name) => hasColumn(deals, name))) supplied.add('account');
  if (spending.pots.length > 0) supplied.add('spend');
  if ((files.get('subscription') ?? []).length + (files.get('customer') ?? []).length > 0) supplied.add('base');
  return supplied;
}

function monthsOf(deals: readonly Deal[]): Dataset['months'] {
  let [from, to] = [Infinity, -Infinity];
  for (const deal of deals)
    for (const day of [deal.created, deal.closed]) {
      if (day === null) continue;
      [from, to] = [Math.min(from, day), Math.max(to, day)];
    }
  return from <= to ? { from: monthOf(from), to: monthOf(to) } : null;
}

function notesOf(
  excluded: Excluded,
  counts: { readonly unpricedDeals: number; readonly unpricedSpend: number; readonly unpricedBase: number; readonly backwards: number },
): Dataset['notes'] {
  return [
    { what: 'test deals left out', count: excluded.test },
    { what: 'deleted deals left out', count: excluded.deleted },
    { what: 'merged deals left out', count: excluded.merged },
    { what: 'deals created after the as-of date left out', count: excluded.afterAsOf },
    { what: 'deals created after they closed: counted as won or lost, without a cycle', count: counts.backwards },
    { what: 'deals in a currency without a rate: counted, without an amount', count: counts.unpricedDeals },
    { what: 'spend lines in a currency without a rate left out', count: counts.unpricedSpend },
    { what: 'contracts in a currency without a rate: counted, without an amount', count: counts.unpricedBase },
  ].filter(({ count }) => count > 0);
}

/**
 * Admitted tables as fact tables of whole numbers: amounts converted, spend laid over deals, customers by month. This is
 * the only place where rows are rounded or divided; afterwards SQL only counts and adds.
 */
export function buildFacts(files: ReadonlyMap<TableId, readonly AdmittedTable[]>, rules: FactRules): Facts {
  const of = (table: TableId): readonly AdmittedTable[] => files.get(table) ?? [];
  const customers = [...of('subscription'), ...of('customer')];
  const latest = latestEvent({ deals: of('opportunity'), history: of('stage-history'), spend: of('spend'), customers });
  const asOf = rules.asOf ?? latest ?? OLDEST;
  const money = reportingCurrency(rules.currency, currenciesIn([...of('opportunity'), ...of('spend'), ...customers]));
  const convert = converterTo(money.currency, [...rules.rates, ...ratesIn(of('rate'), money.currency)]);
  const accounts = gatherAccounts({ accounts: of('account'), deals: of('opportunity'), customers });
  const { deals, excluded } = gatherDeals(of('opportunity'), {
    asOf,
    accounts,
    convert,
    currency: money.currency,
    amountMeans: rules.amountMeans,
  });
  const ofDeals = dealDimensions(of('opportunity'), deals, accounts);
  const ofAccounts = accountDimensions(accounts, new Set(ofDeals.map(({ dimension }) => dimension.id)));
  const placed = [...ofDeals, ...ofAccounts, accountAxis(accounts)].map((coded, place): PlacedDimension => ({ ...coded, place }));
  const byDeal = placed.map((coded): CodeOfDeal => ({
    coded,
    of: coded.dimension.home === 'account' ? (deal) => coded.codes[deals[deal]?.account ?? 0] ?? 0 : (deal) => coded.codes[deal] ?? 0,
  }));
  const spending = gatherSpend(of('spend'), byDeal, convert);
  const recurring = gatherRecurring(customers, { accounts, convert, asOf });
  const opportunities = opportunityFact(deals, placed, asOf);
  const tables = new Map<FactId, FactTable>([
    ['opportunity', opportunities],
    ['logo', logoFact(deals)],
    ['spend', spendFact(allocate(spending.pots, deals, asOf))],
    ...recurringFacts(recurring, placed),
  ]);
  const supplied = new Set(suppliesOf(files, spending));
  if (deals.some((deal) => deal.outcome === 'other')) supplied.add('other');
  const notes = notesOf(excluded, {
    unpricedDeals: money.missing === null ? deals.filter((deal) => deal.unpriced).length : 0,
    unpricedSpend: spending.unpriced,
    unpricedBase: recurring.unpriced,
    backwards: deals.filter((deal) => deal.created !== null && deal.closed !== null && deal.closed < deal.created).length,
  });
  return {
    tables,
    accounts,
    deals,
    dataset: {
      asOf,
      asOfGiven: rules.asOf !== null,
      currency: money.currency,
      moneyMissing: money.missing,
      dimensions: placed.map(({ dimension }) => dimension),
      supplied,
      spendMonths: spending.months,
      months: monthsOf(deals),
      notes,
    },
    originOf(deal) {
      const source = deals[deal]?.source;
      const table = of('opportunity')[source?.table ?? -1];
      return { file: table?.file ?? '', line: table?.lines[source?.row ?? 0] ?? 0 };
    },
  };
}
