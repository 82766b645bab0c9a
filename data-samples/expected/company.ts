import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { day, type Day, firstDayOf, monthOf } from '../calendar';
import { type Account, accountsIn, readAccounts } from './accounts';
import { type Deal, readDeals, type Totals } from './deals';
import type { Layout } from './layout';
import { type Contract, readContracts, readSpend, type SpendLine } from './ledgers';
import type { Counts } from './table';
import type { IcpVersion, Workspace } from './workspace';

/** Everything that the figures of one company are computed from. */
export interface Company {
  readonly layout: Layout;
  readonly workspace: Workspace;
  readonly asOf: Day;
  readonly records: Readonly<Record<string, Counts>>;
  readonly setAside: readonly number[];
  readonly totals: Totals;
  readonly accounts: readonly Account[];
  /** Loaded deals of class newBusiness. */
  readonly deals: readonly Deal[];
  readonly spend: readonly SpendLine[];
  /** Null where the company keeps no subscriptions. */
  readonly contracts: readonly Contract[] | null;
}

/** The definitions are those of the folder where none are given. */
export function readCompany(root: string, layout: Layout, given: Workspace | null = null): Company {
  const folder = join(root, layout.folder);
  const workspace = given ?? (JSON.parse(readFileSync(join(folder, 'workspace.json'), 'utf8')) as Workspace);
  const accountTable = readAccounts(folder, layout);
  const dealTable = readDeals(folder, layout, workspace);
  const spend = readSpend(folder, layout.spend);
  const subscriptions = layout.subscriptions === null ? null : readContracts(folder, layout.subscriptions);
  const asOf = lastEvent(dealTable.facts, spend.lines, subscriptions?.contracts ?? []);
  const accounts = accountsIn(accountTable.rows, layout, versionAt(workspace.icp, asOf));
  const records: Record<string, Counts> = {
    [layout.deals.file]: dealTable.counts,
    [layout.accounts.file]: accountTable.counts,
    [layout.spend]: spend.counts,
  };
  if (layout.subscriptions !== null && subscriptions !== null) records[layout.subscriptions] = subscriptions.counts;
  const { setAside, totals } = dealTable;
  const deals = dealTable.link(accounts).filter(({ dealClass }) => dealClass === 'newBusiness');
  return {
    layout,
    workspace,
    asOf,
    records,
    setAside,
    totals,
    accounts,
    deals,
    spend: spend.lines,
    contracts: subscriptions?.contracts ?? null,
  };
}

/** The last day on which something happened; due dates do not count, a spend month only where it ends before the deals do. */
function lastEvent(
  deals: readonly Pick<Deal, 'created' | 'closed' | 'outcome'>[],
  spend: readonly SpendLine[],
  contracts: readonly Contract[],
): Day {
  let last = -Infinity;
  for (const { created, closed, outcome } of deals) {
    last = Math.max(last, created ?? last, outcome === 'open' ? last : (closed ?? last));
  }
  const monthEnds = spend.map(({ month }) => firstDayOf(month + 1) - 1).filter((end) => end < last);
  return Math.max(last, ...monthEnds, ...contracts.map(({ start }) => start));
}

/** The version in force: the latest that is effective by then. */
function versionAt(versions: readonly IcpVersion[], asOf: Day): IcpVersion {
  const inForce = versions
    .filter(({ effectiveFrom }) => day(effectiveFrom) <= asOf)
    .sort((a, b) => day(a.effectiveFrom) - day(b.effectiveFrom));
  const latest = inForce.at(-1);
  if (latest === undefined) throw new Error('No profile is in force.');
  return latest;
}

/** The whole months that end with the last one complete at the as-of date. */
export function trailingMonths(asOf: Day, count: number): number[] {
  const last = monthOf(asOf + 1) - 1;
  return Array.from({ length: count }, (_, place) => last - count + 1 + place);
}
