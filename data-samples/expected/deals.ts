import { day, iso, type Day } from '../calendar';
import { type Account, type Labels, noAccount } from './accounts';
import { type Cell, converted, dateIn, moneyIn } from './cells';
import type { Layout } from './layout';
import { type Counts, readTable, type Row } from './table';
import type { DealClass, Outcome, Workspace } from './workspace';

export interface Deal {
  readonly id: string;
  readonly account: string | null;
  readonly outcome: Outcome;
  readonly dealClass: DealClass;
  readonly created: Day | null;
  readonly closed: Day | null;
  /** Minor units of the reporting currency. */
  readonly amount: number | null;
  /** It has an amount, but in a currency that has no rate. */
  readonly noRate: boolean;
  readonly labels: Labels;
}

/** What `inspect` says of the file, in its own currencies. */
export interface Totals {
  rows: number;
  won: number;
  lost: number;
  open: number;
  other: number;
  amount: Record<string, number>;
  blankAmounts: number;
  firstClose: string | null;
  lastClose: string | null;
}

type Facts = Omit<Deal, 'account' | 'labels'> & { readonly minor: number | null; readonly currency: string; readonly row: Row };

export interface DealTable {
  readonly counts: Counts;
  readonly setAside: readonly number[];
  readonly totals: Totals;
  readonly facts: readonly Facts[];
  link(accounts: readonly Account[]): Deal[];
}

export function readDeals(folder: string, layout: Layout, workspace: Workspace): DealTable {
  const columns = layout.deals;
  const sound = (row: Row): boolean =>
    usable(dateIn(row.text(columns.closed), columns.dates)) &&
    usable(dateIn(row.text(columns.created), columns.dates)) &&
    usable(moneyIn(row.text(columns.amount)));
  const { counts, rows, setAside } = readTable(folder, columns.file, sound);
  const facts = rows.map((row) => factsOf(row, columns, workspace));
  return { counts, setAside, totals: totalsOf(facts), facts, link: (accounts) => linked(facts, columns, accounts) };
}

function usable(cell: Cell<unknown>): boolean {
  return 'known' in cell;
}

function known<T>(cell: Cell<T>): T | null {
  return 'known' in cell ? cell.known : null;
}

function factsOf(row: Row, columns: Layout['deals'], workspace: Workspace): Facts {
  const stage = row.text(columns.stage) ?? '';
  const minor = known(moneyIn(row.text(columns.amount)));
  const closed = known(dateIn(row.text(columns.closed), columns.dates));
  const currency = row.text(columns.currency) ?? workspace.currency;
  const amount = minor === null ? null : inReporting(minor, currency, closed, workspace);
  return {
    row,
    minor,
    currency,
    closed,
    amount,
    id: row.text(columns.id) ?? '',
    outcome: workspace.stageMap?.[stage] ?? columns.closedStages[stage] ?? 'open',
    dealClass: workspace.typeMap?.[row.text(columns.type) ?? ''] ?? 'newBusiness',
    created: known(dateIn(row.text(columns.created), columns.dates)),
    noRate: minor !== null && amount === null,
  };
}

/** By the rate with the latest start on or before the close date; null where there is none. */
function inReporting(minor: number, currency: string, closed: Day | null, { currency: own, rates = [] }: Workspace): number | null {
  if (currency === own) return minor;
  const inForce = rates.filter((rate) => rate.currency === currency && closed !== null && day(rate.from) <= closed);
  const latest = inForce.sort((a, b) => day(a.from) - day(b.from)).at(-1);
  return latest === undefined ? null : converted(minor, latest.rate);
}

/** An account is linked by its id, else by exactly the same name. */
function linked(facts: readonly Facts[], columns: Layout['deals'], accounts: readonly Account[]): Deal[] {
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const byName = new Map(accounts.map((account) => [account.name, account]));
  return facts.map(({ row, minor: _minor, currency: _currency, ...deal }) => {
    const account = byId.get(row.text(columns.accountId) ?? '') ?? byName.get(row.text(columns.accountName) ?? '') ?? null;
    const own: Labels = { leadSource: row.text(columns.source), ...(columns.region === null ? {} : { region: row.text(columns.region) }) };
    return { ...deal, account: account?.id ?? null, labels: { ...(account?.labels ?? noAccount), ...own } };
  });
}

function totalsOf(facts: readonly Facts[]): Totals {
  const totals: Totals = {
    rows: facts.length,
    won: 0,
    lost: 0,
    open: 0,
    other: 0,
    amount: {},
    blankAmounts: 0,
    firstClose: null,
    lastClose: null,
  };
  for (const { outcome, minor, currency } of facts) {
    totals[outcome]++;
    if (minor === null) totals.blankAmounts++;
    else totals.amount[currency] = (totals.amount[currency] ?? 0) + minor;
  }
  const closed = facts.flatMap((fact) => (fact.closed === null ? [] : [fact.closed])).sort((a, b) => a - b);
  const [first, last] = [closed[0], closed.at(-1)];
  return { ...totals, firstClose: first === undefined ? null : iso(first), lastClose: last === undefined ? null : iso(last) };
}
