import {
  rulingDay,
  type AdmittedTable,
  type AsOfFrom,
  type Calendar,
  type Currency,
  type Dataset,
  type Day,
  type FactId,
  type FactTable,
  type Month,
  type Supply,
  type TableId,
} from '../model';
import { gatherAccounts, type Accounts } from './accounts';
import { allocate } from './allocation';
import { latestEvent } from './as-of';
import { uncarrying } from './carriers';
import { baseFacts } from './base-tables';
import { hasColumn } from './columns';
import { convertedIn, converterTo, currenciesIn, ratesIn, reportingCurrency, whyUnpriced, type Converter, type Rate } from './currency';
import { gatherDeals, type AmountMeaning, type Deal } from './deals';
import type { Derive } from './derived';
import { notesOf } from './fact-notes';
import { logoFact, opportunityFact, spendFact, type PlacedDimension } from './fact-tables';
import { joinsOf, type Joins } from './joins';
import { conversionOf, lossDays } from './look-alikes';
import { monthCounter } from './months';
import { originIn, type Origin } from './origin';
import { pricerOf } from './pricing';
import { gatherOutreach } from './outreach';
import { gatherRecurring, type Recurring } from './recurring';
import { placeDimensions } from './slicing';
import { gatherSpend, type CodeOfDeal, type Spending } from './spend';
import { totalLag } from './total-lag';

/** What people decided about the facts; everything else is read off the files. */
export type FactRules = {
  readonly asOf: Day | null;
  readonly currency: Currency | null;
  readonly rates: readonly Rate[];
  readonly amountMeans: AmountMeaning;
  readonly calendar: Calendar;
  /** Least values of the bands of a number, by its name; others are banded as usual. */
  readonly bands: ReadonlyMap<string, readonly number[]>;
  /** How many months before winning the keys `won` and `revenue` look: the total's own cycle, or a number. */
  readonly lag: 'cycle' | number;
  /** Dimensions by rules over attributes, beside those that the files have; none without. */
  readonly derive?: Derive;
};

/** The facts of a set of files, and what is needed to score accounts and to find rows again. */
export type Facts = {
  readonly tables: ReadonlyMap<FactId, FactTable>;
  readonly dataset: Omit<Dataset, 'fingerprint'>;
  readonly accounts: Accounts;
  readonly deals: readonly Deal[];
  /** How the deals were joined to the files of accounts; empty without any. */
  readonly joins: Joins;
  originOf(deal: number): Origin;
};

const OLDEST = 0;

function suppliesOf(
  files: ReadonlyMap<TableId, readonly AdmittedTable[]>,
  spending: Spending,
  deals: readonly Deal[],
): ReadonlySet<Supply> {
  const exports = files.get('opportunity') ?? [];
  const supplied = new Set<Supply>();
  if (exports.length > 0) supplied.add('opportunity');
  for (const column of ['closeDate', 'createdDate', 'amount'] as const) if (hasColumn(exports, column)) supplied.add(column);
  if (hasColumn(exports, 'convertedAmount')) supplied.add('amount');
  if (['accountId', 'accountName', 'domain'].some((name) => hasColumn(exports, name))) supplied.add('account');
  if (spending.lines > 0) supplied.add('spend');
  if ((files.get('subscription') ?? []).length + (files.get('customer') ?? []).length > 0) supplied.add('base');
  if (deals.some((deal) => deal.outcome === 'other')) supplied.add('other');
  return supplied;
}

function monthsOf(deals: readonly Deal[], monthOf: (day: Day) => Month): Dataset['months'] {
  let [from, to] = [Infinity, -Infinity];
  for (const deal of deals)
    for (const day of [deal.created, deal.closed]) {
      if (day === null) continue;
      [from, to] = [Math.min(from, day), Math.max(to, day)];
    }
  return from <= to ? { from: monthOf(from), to: monthOf(to) } : null;
}

type Files = ReadonlyMap<TableId, readonly AdmittedTable[]>;
type Currencies = ReturnType<typeof reportingCurrency> & { readonly convert: Converter; readonly rates: readonly Rate[] };

const filesOf = (files: Files, table: TableId): readonly AdmittedTable[] => files.get(table) ?? [];
const customerFiles = (files: Files): readonly AdmittedTable[] => [...filesOf(files, 'subscription'), ...filesOf(files, 'customer')];

function asOfFor(files: Files, rules: FactRules): Pick<Dataset, 'asOf' | 'asOfFrom'> {
  const events = {
    deals: filesOf(files, 'opportunity'),
    history: filesOf(files, 'stage-history'),
    spend: filesOf(files, 'spend'),
    customers: customerFiles(files),
  };
  const said = (asOf: Day, asOfFrom: AsOfFrom) => ({ asOf, asOfFrom });
  if (rules.asOf !== null) return said(rules.asOf, 'given');
  const last = latestEvent(events, rules.calendar);
  return last === null ? said(OLDEST, 'nothing') : said(last, 'lastEvent');
}

/** A file of deals that names no currency has none, whatever the other files name, unless the workspace says which. */
function currenciesFor(files: Files, rules: FactRules): Currencies {
  const exports = filesOf(files, 'opportunity');
  const converted = convertedIn(exports);
  const ofDeals = new Set([...currenciesIn(exports), ...converted.named]);
  const found = currenciesIn([...exports, ...filesOf(files, 'spend'), ...customerFiles(files)]);
  const { currency, missing } = reportingCurrency(rules.currency, found, converted);
  const isUnnamed = missing === null && rules.currency === null && ofDeals.size === 0;
  const rates = [...rules.rates, ...ratesIn(filesOf(files, 'rate'), currency)];
  return { currency, missing: isUnnamed ? 'no_currency' : missing, rates, convert: converterTo(currency, rates, rules.currency) };
}

/** A converter that counts what it took through a rate. */
function counting(convert: Converter, reporting: Currency | null): { readonly convert: Converter; rated: number } {
  const counted = {
    rated: 0,
    convert: (minor: number, currency: Currency | null, day: Day): number | null => {
      const value = convert(minor, currency, day);
      if (value !== null && currency !== null && currency !== reporting) counted.rated += 1;
      return value;
    },
  };
  return counted;
}

/** Date columns that are there and blank in all deals: of the closed ones for the close date. */
function blankDates(deals: readonly Deal[], supplied: ReadonlySet<Supply>): ReadonlySet<Supply> {
  const ended = deals.filter((deal) => deal.outcome !== 'open');
  const blank = new Set<Supply>();
  if (supplied.has('closeDate') && ended.length > 0 && ended.every((deal) => deal.closed === null)) blank.add('closeDate');
  if (supplied.has('createdDate') && deals.length > 0 && deals.every((deal) => deal.created === null)) blank.add('createdDate');
  return blank;
}

/** The code of a dimension for a deal, straight or through its account. */
function codeByDeal(coded: PlacedDimension, deals: readonly Deal[]): CodeOfDeal {
  const isOfAccount = coded.dimension.home === 'account';
  return { coded, of: (deal) => coded.codes[isOfAccount ? (deals[deal]?.account ?? 0) : deal] ?? 0 };
}

const isBackwards = (deal: Deal): boolean => deal.created !== null && deal.closed !== null && deal.closed < deal.created;

type Gathered = {
  readonly files: Files;
  readonly rules: FactRules;
  readonly asOf: Day;
  readonly asOfFrom: AsOfFrom;
  readonly currencies: Currencies;
  readonly accounts: Accounts;
  readonly dealing: ReturnType<typeof gatherDeals>;
  readonly joins: Joins;
  readonly dimensions: readonly PlacedDimension[];
  readonly spending: Spending;
  readonly recurring: Recurring;
  readonly rated: { readonly spend: number; readonly base: number };
};

/** What was left out, assumed or done to the rows. */
function notesFor({
  asOf,
  currencies: { currency, missing },
  accounts,
  dealing,
  joins,
  spending,
  recurring,
  rated,
}: Gathered): Facts['dataset']['notes'] {
  const { deals, excluded, treated } = dealing;
  return notesOf({
    excluded,
    treated,
    joins,
    currency,
    ratedSpend: rated.spend,
    ratedBase: rated.base,
    unpricedAccounts: accounts.unpriced,
    unpricedDeals: missing === null ? deals.filter((deal) => deal.unpriced).length : 0,
    unpricedSpend: spending.unpriced,
    unpricedBase: recurring.unpriced,
    uncountedBase: recurring.uncounted,
    backwardsBase: recurring.backwards,
    backwards: deals.filter(isBackwards).length,
    uncarrying: spending.pots.length === 0 ? null : uncarrying(deals, asOf),
  });
}

/** Lists of outreach by month; nothing where no file is one. */
const outreachOf = (tables: readonly AdmittedTable[]): Pick<Dataset, 'outreach'> =>
  tables.length === 0 ? {} : { outreach: gatherOutreach(tables) };

/** How the facts are to be read: what is there, what is not, and why. */
function datasetOf(gathered: Gathered): Facts['dataset'] {
  const { files, rules, asOf, asOfFrom, currencies, dealing, dimensions, spending, recurring } = gathered;
  const { currency, missing } = currencies;
  const { deals } = dealing;
  const supplied = suppliesOf(files, spending, deals);
  const notes = notesFor(gathered);
  return {
    asOf,
    asOfFrom,
    calendar: rules.calendar,
    currency,
    moneyMissing: missing,
    spendMissing: spending.unpriced > 0 ? whyUnpriced(filesOf(files, 'spend'), missing) : null,
    baseMissing: recurring.unpriced > 0 ? whyUnpriced(customerFiles(files), missing) : null,
    blank: blankDates(deals, supplied),
    dimensions: dimensions.map(({ dimension }) => dimension),
    supplied,
    deals: deals.length,
    spendMonths: spending.months,
    spendKeptBy: spending.keptBy,
    ...(spending.lines === 0 ? {} : { spendNamed: spending.named }),
    ...outreachOf(filesOf(files, 'outreach')),
    months: monthsOf(deals, monthCounter(rules.calendar)),
    lookAlikes: { losses: lossDays(deals), conversion: conversionOf(dealing.treated, currencies.rates), between: null, versions: null },
    notes,
  };
}

function tablesOf({ rules, asOf, accounts, dealing, dimensions, spending, recurring }: Gathered): Facts['tables'] {
  const { deals } = dealing;
  const { calendar } = rules;
  const lag = rules.lag === 'cycle' ? totalLag(deals) : rules.lag;
  const dating = { asOf, monthOf: monthCounter(calendar) };
  return new Map<FactId, FactTable>([
    ['opportunity', opportunityFact(deals, dimensions, dating)],
    ['logo', logoFact(deals, dating)],
    ['spend', spendFact(allocate(spending.pots, { deals, asOf, calendar, lag }))],
    ...baseFacts(recurring, accounts, dimensions),
  ]);
}

/**
 * Admitted tables as fact tables of whole numbers: amounts converted, spend laid over deals, customers by month. This is
 * the only place where rows are rounded or divided; afterwards SQL only counts and adds.
 */
export function buildFacts(files: Files, rules: FactRules): Facts {
  const [opportunities, accountFiles] = [filesOf(files, 'opportunity'), filesOf(files, 'account')];
  const [{ asOf, asOfFrom }, currencies] = [asOfFor(files, rules), currenciesFor(files, rules)];
  const { currency, convert } = currencies;
  const accounts = gatherAccounts({ accounts: accountFiles, deals: opportunities, customers: customerFiles(files) }, (minor, code) =>
    convert(minor, code, asOf),
  );
  const dealing = gatherDeals(opportunities, {
    asOf,
    accounts,
    pricer: (table) => pricerOf(table, { reporting: currency, workspace: rules.currency, convert }),
    amountMeans: rules.amountMeans,
  });
  const { deals } = dealing;
  const joins = accountFiles.length === 0 ? [] : joinsOf(deals, opportunities, accounts);
  const [forSpend, forBase] = [counting(convert, currency), counting(convert, currency)];
  const recurring = gatherRecurring(customerFiles(files), { accounts, convert: forBase.convert, asOf, calendar: rules.calendar });
  const dimensions = placeDimensions({
    tables: opportunities,
    histories: filesOf(files, 'stage-history'),
    deals,
    accounts,
    since: recurring.since,
    asOf,
    ruledOn: rulingDay({ asOf, asOfFrom }),
    calendar: rules.calendar,
    bands: rules.bands,
    derive: rules.derive ?? null,
  });
  const spending = gatherSpend(
    filesOf(files, 'spend'),
    dimensions.map((coded) => codeByDeal(coded, deals)),
    forSpend.convert,
  );
  const rated = { spend: forSpend.rated, base: forBase.rated };
  const gathered = { files, rules, asOf, asOfFrom, currencies, accounts, dealing, joins, dimensions, spending, recurring, rated };
  return {
    tables: tablesOf(gathered),
    accounts,
    deals,
    joins,
    dataset: datasetOf(gathered),
    originOf: (deal) => originIn(opportunities, deals[deal]),
  };
}
