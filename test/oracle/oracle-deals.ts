import { escape, table, type ColumnTable } from 'arquero';
import { columnIsThere, dateText, dayNumber, monthNumber, type AccountRow, type CompanyRows, type DealRow } from './company-rows';
import { yearOf } from './oracle-calendar';
import { scoreOf, type Score } from './oracle-score';

/** A deal as of the as-of date, with everything it can be sliced by; money in minor units of the reporting currency. */
export type DealFact = {
  readonly id: string;
  readonly account: string | null;
  readonly outcome: string;
  readonly dealClass: string;
  readonly created: number | null;
  /** Null while it is open, and where nobody wrote it down. */
  readonly closed: number | null;
  /** When an open one should close, or did later. */
  readonly due: number | null;
  readonly amount: number | null;
  /** What the contract brings in a year, and from end to end with what is paid once. */
  readonly annual: number | null;
  readonly contract: number | null;
  /** Why its amount cannot be added, though it has one. */
  readonly unpriced: string | null;
  readonly icp: string;
  readonly [dimension: string]: string | number | null;
};

/** Columns by name, typed by nobody: Arquero guesses only when it reads text. */
export function tableFrom<Row extends object>(rows: readonly Row[], names: readonly (keyof Row & string)[]): ColumnTable {
  return table(Object.fromEntries(names.map((name): [string, unknown[]] => [name, rows.map((row) => row[name])])));
}

export const rowsOf = <Row>(from: ColumnTable): readonly Row[] => from.objects() as Row[];

const BANDS: readonly (readonly [number, string])[] = [
  [10, '1-10'],
  [50, '11-50'],
  [200, '51-200'],
  [500, '201-500'],
  [1000, '501-1,000'],
  [5000, '1,001-5,000'],
];
const bandOf = (employees: number | null): string | null =>
  employees === null ? null : (BANDS.find(([most]) => employees <= most)?.[1] ?? '5,001+');

/** The last date on which something happened (domain.md 4.3), or null where nothing did. */
export function lastEvent({ deals, spend, base, ...company }: CompanyRows): number | null {
  const year = yearOf(company.calendar);
  const has = (column: 'created' | 'close'): boolean => !company.without.includes(column);
  const ofDeals = deals.flatMap(({ created, close, outcome }) => [
    has('created') ? created : null,
    has('close') && outcome !== 'open' ? close : null,
  ]);
  const days = ofDeals.flatMap((date) => (date === null ? [] : [dayNumber(date)]));
  const latestDeal = days.length === 0 ? Infinity : Math.max(...days);
  const spent = (spend ?? []).map(({ month }) => year.first(monthNumber(month) + 1) - 1).filter((end) => end < latestDeal);
  const billed = (base?.rows ?? []).map(({ start }) => dayNumber(start));
  const all = [...days, ...spent, ...billed];
  return all.length === 0 ? null : Math.max(...all);
}

/** The currency everything is told in: the workspace's, else the only one that the files name. */
export function reportingCurrency(company: CompanyRows): { readonly currency: string | null; readonly missing: string | null } {
  if (company.currency !== null) return { currency: company.currency, missing: null };
  const named = new Set(
    columnIsThere(company, 'currency') ? company.deals.flatMap(({ currency }) => (currency === null ? [] : [currency])) : [],
  );
  if ((company.spend ?? []).length + (company.base?.rows ?? []).length > 0) named.add('USD');
  const [only = null] = named;
  if (named.size === 1) return { currency: only, missing: null };
  return { currency: null, missing: named.size === 0 ? 'no_currency' : 'mixed_currency' };
}

/** The same for the deals: their file, or the workspace, must name one; another file's is not theirs. */
export function currencyOfDeals(company: CompanyRows): ReturnType<typeof reportingCurrency> {
  const isNamed = columnIsThere(company, 'currency') && company.deals.some(({ currency }) => currency !== null);
  if (company.currency === null && !isNamed) return { currency: null, missing: 'no_currency' };
  return reportingCurrency(company);
}

/** minor x rate in whole numbers, rounded half away from zero. */
function multiplied(minor: number, rate: number): number {
  const [whole = '0', decimals = ''] = String(rate).split('.');
  const scale = 10n ** BigInt(decimals.length);
  const twice = BigInt(Math.abs(minor)) * BigInt(`${whole}${decimals}`) * 2n + scale;
  return Math.sign(minor) * Number(twice / (scale * 2n));
}

/** Converts by the close or due date; a deal without one, by the as-of date (the prose names no date for it). */
function priced(
  company: CompanyRows,
  deal: DealRow,
  reporting: ReturnType<typeof reportingCurrency>,
  asOf: number,
): Pick<DealFact, 'amount' | 'unpriced'> {
  const amount = columnIsThere(company, 'amount') ? deal.amount : null;
  if (amount === null) return { amount: null, unpriced: null };
  const named = columnIsThere(company, 'currency') ? deal.currency : null;
  const currency = named ?? company.currency;
  if (reporting.missing !== null) return { amount: null, unpriced: reporting.missing };
  if (currency === null) return { amount: null, unpriced: 'no_currency' };
  if (currency === reporting.currency) return { amount, unpriced: null };
  const on = (columnIsThere(company, 'close') ? deal.close : null) ?? dateText(asOf);
  const latest = company.rates
    .filter((rate) => rate.currency === currency && rate.from <= on)
    .toSorted((a, b) => (a.from < b.from ? 1 : -1))[0];
  return latest === undefined ? { amount: null, unpriced: 'no_rate' } : { amount: multiplied(amount, latest.rate), unpriced: null };
}

type Labelled = {
  readonly accountId: string;
  readonly industry: string | null;
  readonly employees: string | null;
  readonly country: string | null;
  readonly icp: string;
  readonly tier: string;
  readonly icpProfile: string;
};
const LABELS = ['industry', 'employees', 'country', 'icp', 'tier', 'icpProfile'] as const;

const labelled = (profiles: CompanyRows['profiles'], account: AccountRow): Labelled => ({
  accountId: account.id,
  industry: account.industry,
  employees: bandOf(account.employees),
  country: account.country,
  ...scoreOf(profiles, account),
});
const stranger = (id: string): AccountRow => ({ id, industry: null, employees: null, country: null });

/** Accounts with their bands and scores, to be joined by id. */
const accountTable = ({ accounts, profiles }: CompanyRows): ColumnTable =>
  tableFrom(
    (accounts ?? []).map((account) => labelled(profiles, account)),
    ['accountId', ...LABELS],
  );

/** An account with everything it can be sliced by. */
export type AccountFact = { readonly id: string; readonly [dimension: string]: string | null };

/** Every account that any file names; one that no row describes is one of blanks. */
export function accountFacts(company: CompanyRows): readonly AccountFact[] {
  const { accounts, deals, base, profiles } = company;
  const named = columnIsThere(company, 'account') ? deals.flatMap(({ account }) => (account === null ? [] : [account])) : [];
  const described = new Map((accounts ?? []).map((account) => [account.id, account]));
  const ids = new Set([...described.keys(), ...named, ...(base?.rows ?? []).map(({ account }) => account)]);
  return [...ids].map((id) => ({ id, ...labelled(profiles, described.get(id) ?? stranger(id)) }));
}

/** Rows with an `account` joined to what is known of it. An account that no row describes is one of blanks; no account has no score. */
export function withLabels(rows: ColumnTable, company: CompanyRows): ColumnTable {
  const stray = scoreOf(company.profiles, stranger(''));
  const unscored = (name: keyof Score) =>
    escape((row: Readonly<Record<string, string | null | undefined>>) => row[name] ?? (row['account'] === null ? 'unknown' : stray[name]));
  return rows
    .join_left(accountTable(company), ['account', 'accountId'])
    .derive({ icp: unscored('icp'), tier: unscored('tier'), icpProfile: unscored('icpProfile') });
}

/** Halves away from zero. */
const rounded = (value: number): number => Math.sign(value) * Math.floor(Math.abs(value) + 0.5);

/**
 * ACV and TCV of an amount (domain.md 4.12): what is paid once is part of the amount; a term of under a year keeps its
 * value, a missing one is twelve months.
 */
function valuesOf(company: CompanyRows, deal: DealRow, amount: number | null): Pick<DealFact, 'annual' | 'contract'> {
  if (amount === null) return { annual: null, contract: null };
  const once = columnIsThere(company, 'oneOff') ? (deal.oneOff ?? 0) : 0;
  const term = (columnIsThere(company, 'term') ? deal.term : null) ?? 12;
  const years = Math.max(1, term / 12);
  const recurring = amount - once;
  switch (company.amountMeans) {
    case 'acv':
    case 'arr':
      return { annual: recurring, contract: rounded(recurring * years) + once };
    case 'mrr':
      return { annual: recurring * Math.min(12, term), contract: recurring * term + once };
    case 'tcv':
      return { annual: rounded(recurring / years), contract: amount };
  }
}

/** The deals that exist at the as-of date; what closed after it is open (domain.md 4.4). */
export function dealFacts(company: CompanyRows, asOf: number): ColumnTable {
  const reporting = reportingCurrency(company);
  const dayIn = (column: 'created' | 'close', date: string | null): number | null =>
    columnIsThere(company, column) && date !== null ? dayNumber(date) : null;
  const cell = <T>(column: 'account' | 'region' | 'leadSource', value: T): T | null => (columnIsThere(company, column) ? value : null);
  const rows = company.deals.map((deal) => {
    const close = dayIn('close', deal.close);
    const outcome = close !== null && close > asOf ? 'open' : deal.outcome;
    const price = priced(company, deal, reporting, asOf);
    return {
      id: deal.id,
      account: cell('account', deal.account),
      outcome,
      dealClass: deal.dealClass,
      created: dayIn('created', deal.created),
      closed: outcome === 'open' ? null : close,
      due: outcome === 'open' ? close : null,
      region: cell('region', deal.region),
      leadSource: cell('leadSource', deal.leadSource),
      ...price,
      ...valuesOf(company, deal, price.amount),
    };
  });
  const names = [
    ...(['id', 'account', 'outcome', 'dealClass', 'created', 'closed', 'due', 'region', 'leadSource'] as const),
    ...(['amount', 'annual', 'contract', 'unpriced'] as const),
  ];
  const there = tableFrom(rows, names).filter(escape(({ created }: DealFact) => created === null || created <= asOf));
  return withLabels(there, company);
}

/** The key of a slice: labels in the order of the dimensions, null where the row has none. */
export const sliceKey = (labels: readonly (string | number | null)[]): string => JSON.stringify(labels);
type Row = Readonly<Record<string, string | number | null | undefined>>;
export const sliceOf = (row: Row, by: readonly string[]): string => sliceKey(by.map((name) => row[name] ?? null));
export const bySlice = (from: ColumnTable, by: readonly string[]): ColumnTable =>
  from.derive({ slice: escape((row: DealFact) => sliceOf(row, by)) }).groupby('slice');
