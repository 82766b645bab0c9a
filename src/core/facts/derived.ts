import type { AdmittedTable, AttributeReader, Day } from '../model';
import type { Accounts } from './accounts';
import { numberColumns, numberOf, textColumns, textOf } from './columns';
import { cycleDays, daysSince, type Deal } from './deals';
import { isLeftToAccount, type CodedDimension } from './dimensions';

/** What dimensions by rules are made from. Rows are deals in the order of the facts, and accounts by number; 0 is nobody. */
export type Derivable = {
  /** On which definitions are looked up. */
  readonly ruledOn: Day;
  readonly accounts: {
    readonly count: number;
    readonly names: ReadonlySet<string>;
    readonly read: (account: number) => AttributeReader;
  };
  readonly deals: {
    readonly count: number;
    /** What stands on the deal itself; every other name is asked of its account. */
    readonly names: ReadonlySet<string>;
    readonly read: (deal: number) => AttributeReader;
    readonly accountOf: (deal: number) => number;
  };
};

/** Makes dimensions over deals or accounts that no file has; their codes are for all rows of their home. */
export type Derive = (from: Derivable) => readonly CodedDimension[];

export type Told = {
  readonly tables: readonly AdmittedTable[];
  readonly deals: readonly Deal[];
  readonly accounts: Accounts;
  readonly asOf: number;
  readonly ruledOn: Day;
  readonly dimensions: readonly CodedDimension[];
};

/** The values of one name, row by row. */
type Values = (row: number) => string | number | null;

const blankAsNull = (text: string): string | null => (text === '' ? null : text);
const labelsOf =
  ({ dimension, codes }: CodedDimension): Values =>
  (row) =>
    blankAsNull(dimension.members[codes[row] ?? 0] ?? '');

/** What the facts reckon of a deal, money in minor units of the reporting currency. */
function reckoned(asOf: number): Readonly<Record<string, (deal: Deal) => number | null>> {
  return {
    amount: ({ amount }) => amount,
    annual: ({ annual }) => annual,
    contract: ({ contract }) => contract,
    cycleDays,
    ageDays: ({ outcome, created }) => (outcome === 'open' ? daysSince(created, asOf) : null),
    sinceCreated: ({ created }) => daysSince(created, asOf),
  };
}

/** The values of deals by name. Money that nobody converted is left out: it is of any currency. */
function dealValues({ tables, deals, accounts, asOf, dimensions }: Told): ReadonlyMap<string, Values> {
  const cells = (readerOf: (table: AdmittedTable) => Values): Values => {
    const readers = tables.map(readerOf);
    return (row) => {
      const { source } = deals[row] ?? {};
      return readers[source?.table ?? -1]?.(source?.row ?? 0) ?? null;
    };
  };
  const texts = tables.flatMap(textColumns).map(([name]) => name);
  const numbers = tables.flatMap(numberColumns).flatMap(([name, { kind }]) => (kind === 'number' ? [name] : []));
  const own = (names: readonly string[]): readonly string[] => names.filter((name) => !isLeftToAccount(name, accounts));
  return new Map<string, Values>([
    ...own(texts).map((name): [string, Values] => [
      name,
      cells((table) => {
        const read = textOf(table, name);
        return (row) => blankAsNull(read(row));
      }),
    ]),
    ...own(numbers).map((name): [string, Values] => [name, cells((table) => numberOf(table, name))]),
    ...dimensions
      .filter(({ dimension }) => dimension.home === 'opportunity')
      .map((coded): [string, Values] => [coded.dimension.id, labelsOf(coded)]),
    ...Object.entries(reckoned(asOf)).map(([name, read]): [string, Values] => [
      name,
      (row) => {
        const deal = deals[row];
        return deal === undefined ? null : read(deal);
      },
    ]),
  ]);
}

/** The values of accounts by name: attributes as the files give them, and what else they can be sliced by. */
function accountValues({ accounts, dimensions }: Told): ReadonlyMap<string, Values> {
  return new Map<string, Values>([
    ...dimensions
      .filter(({ dimension }) => dimension.home === 'account')
      .map((coded): [string, Values] => [coded.dimension.id, labelsOf(coded)]),
    ['accountId', (account) => blankAsNull(accounts.ids[account] ?? '')],
    ['accountName', (account) => blankAsNull(accounts.names[account] ?? '')],
    ...[...accounts.attributes].map(([name, { values }]): [string, Values] => [
      name,
      (account) => {
        const value = values[account] ?? null;
        return value === '' ? null : value;
      },
    ]),
  ]);
}

/** What rules may read, over what the files and the facts know. */
export function derivable(told: Told): Derivable {
  const [ofDeals, ofAccounts] = [dealValues(told), accountValues(told)];
  const accountOf = (deal: number): number => told.deals[deal]?.account ?? 0;
  return {
    ruledOn: told.ruledOn,
    accounts: {
      count: told.accounts.count,
      names: new Set(ofAccounts.keys()),
      read: (account) => (name) => ofAccounts.get(name)?.(account) ?? null,
    },
    deals: {
      count: told.deals.length,
      names: new Set(ofDeals.keys()),
      read: (deal) => (name) => {
        const own = ofDeals.get(name);
        return own === undefined ? (ofAccounts.get(name)?.(accountOf(deal)) ?? null) : own(deal);
      },
      accountOf,
    },
  };
}
