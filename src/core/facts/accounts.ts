import { currencyFrom, type AdmittedTable, type Currency, type NumberColumn } from '../model';
import { AccountRegister, type AccountLink, type Join } from './account-register';
import { isTicked, numberColumns, numberOf, textColumns, textOf } from './columns';

/** An attribute of every account, by account number; number 0 is nobody and knows nothing. */
export type Attribute =
  | { readonly kind: 'text'; readonly values: readonly string[] }
  | { readonly kind: 'number'; readonly values: readonly (number | null)[] };

/** All accounts that any file speaks of, numbered from 1. */
export type Accounts = {
  /** How many numbers there are, nobody included. */
  readonly count: number;
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly attributes: ReadonlyMap<string, Attribute>;
  /** Accounts with an amount (a revenue, say) in a currency that leads nowhere: it reads as unknown. */
  readonly unpriced: number;
  /** The number of the account that a row names, and by what it was found; 0 where it names none. */
  join(link: AccountLink): Join;
};

/** Columns that tell who an account is rather than what it is like. */
const IDENTITY: ReadonlySet<string> = new Set(['accountId', 'accountName', 'domain', 'parentId']);

/** What an opportunity export may carry of its account, lifted to the account where no account file says it. */
export const ACCOUNT_FIELDS: readonly string[] = [
  'industry',
  'employees',
  'annualRevenue',
  'fundingStage',
  'technologies',
  'competitorTools',
  'hiring',
  'headcountGrowth',
  'fitScore',
  'intentScore',
  'crmTier',
];

/** How each row of a table names its account. */
export const linkReader = (table: AdmittedTable): ((row: number) => AccountLink) => {
  const [id, domain, name] = [textOf(table, 'accountId'), textOf(table, 'domain'), textOf(table, 'accountName')];
  return (row) => ({ id: id(row), domain: domain(row), name: name(row) });
};

/**
 * What becomes of the links of rows. An account id settles by itself which account is meant, so that rows with the same
 * one share the answer; `of` is asked once for each id, and for every row without.
 */
export function byLink<T extends number | object>(table: AdmittedTable, of: (link: AccountLink) => T): (row: number) => T {
  const link = linkReader(table);
  const ids = table.columns.get('accountId');
  if (ids?.kind !== 'text') return (row) => of(link(row));
  const known: (T | undefined)[] = ids.labels.map(() => undefined);
  return (row) => {
    const code = ids.codes[row] ?? 0;
    const answer = known[code] ?? of(link(row));
    if ((ids.labels[code] ?? '') !== '') known[code] = answer;
    return answer;
  };
}

/** Enters the rows of tables, those with an id first: which account a name alone leads to does not hang on the order of rows. */
function enterAll(register: AccountRegister, tables: readonly AdmittedTable[]): readonly Int32Array[] {
  const numbers = tables.map((table) => new Int32Array(table.rows));
  for (const withId of [true, false])
    tables.forEach((table, at) => {
      const [id, own] = [textOf(table, 'accountId'), numbers[at]];
      const enter = byLink(table, (link) => register.enter(link));
      if (own === undefined) return;
      for (let row = 0; row < table.rows; row += 1) if ((id(row) !== '') === withId) own[row] = enter(row);
    });
  return numbers;
}

type Texts = { readonly kind: 'text'; readonly values: string[] };
type Numbers = { readonly kind: 'number'; readonly values: (number | null)[] };
type Filling = Map<string, Texts | Numbers>;

/** The attribute of a name, begun if need be; null where another file already gave it as the other kind. */
function begin<Kind extends 'text' | 'number'>(
  filling: Filling,
  name: string,
  kind: Kind,
): Extract<Texts | Numbers, { kind: Kind }> | null {
  const attribute = filling.get(name) ?? (kind === 'text' ? { kind: 'text', values: [] } : { kind: 'number', values: [] });
  filling.set(name, attribute);
  return attribute.kind === kind ? (attribute as Extract<Texts | Numbers, { kind: Kind }>) : null;
}

/** An amount in the reporting currency, or null where no rate leads there. */
export type AccountMoney = (minor: number, currency: Currency) => number | null;
type Pricing = { readonly money: AccountMoney; readonly unpriced: Set<number> };

/** The numbers of a column by row; money in the reporting currency. What names no currency is taken to be in that already. */
function valuesIn(
  table: AdmittedTable,
  name: string,
  { kind }: NumberColumn,
  pricing: Pricing,
): (row: number, account: number) => number | null {
  const read = numberOf(table, name);
  if (kind === 'number') return read;
  const currency = textOf(table, 'currency');
  return (row, account) => {
    const [minor, code] = [read(row), currencyFrom(currency(row))];
    if (minor === null || code === null) return minor;
    const priced = pricing.money(minor, code);
    if (priced === null && account > 0) pricing.unpriced.add(account);
    return priced;
  };
}

type Filled = { readonly filling: Filling; readonly pricing: Pricing };

/** Takes the first value that a file gives for an account and never overwrites it; nobody keeps knowing nothing. */
function fill({ filling, pricing }: Filled, table: AdmittedTable, numbers: Int32Array, wanted: (name: string) => boolean): void {
  const accountOf = (row: number): number => numbers[row] ?? 0;
  for (const [name] of textColumns(table).filter(([each]) => wanted(each))) {
    const [values, read] = [begin(filling, name, 'text')?.values ?? [], textOf(table, name)];
    for (let row = 0; row < table.rows; row += 1) values[accountOf(row)] ||= read(row);
    values[0] = '';
  }
  for (const [name, column] of numberColumns(table).filter(([each]) => wanted(each))) {
    const [values, read] = [begin(filling, name, 'number')?.values ?? [], valuesIn(table, name, column, pricing)];
    for (let row = 0; row < table.rows; row += 1) values[accountOf(row)] ??= read(row, accountOf(row));
    values[0] = null;
  }
}

/**
 * Every account of the account files, and every account that deals, customers or subscriptions name beside them.
 * Attributes come from account files; what only the deals' export carries of an account is taken from its first deal
 * that knows it.
 */
export function gatherAccounts(
  files: {
    readonly accounts: readonly AdmittedTable[];
    readonly deals: readonly AdmittedTable[];
    readonly customers: readonly AdmittedTable[];
  },
  money: AccountMoney,
): Accounts {
  const register = new AccountRegister();
  const ofAccounts = enterAll(register, files.accounts);
  register.closeFiles();
  const ofDeals = enterAll(register, files.deals);
  enterAll(register, files.customers);
  const filling: Filling = new Map();
  const filled: Filled = { filling, pricing: { money, unpriced: new Set() } };
  files.accounts.forEach((table, at) => fill(filled, table, ofAccounts[at] ?? new Int32Array(), (name) => !IDENTITY.has(name)));
  const supplied = new Set(filling.keys());
  files.deals.forEach((table, at) =>
    fill(filled, table, ofDeals[at] ?? new Int32Array(), (name) => ACCOUNT_FIELDS.includes(name) && !supplied.has(name)),
  );
  const count = register.ids.length;
  for (const attribute of filling.values())
    for (let number = 0; number < count; number += 1) attribute.values[number] ??= attribute.kind === 'text' ? '' : null;
  return {
    count,
    ids: register.ids,
    names: register.names,
    attributes: filling,
    unpriced: filled.pricing.unpriced.size,
    join: (link) => register.join(link),
  };
}

/** Whether an account's box of a name is ticked, such as `isPartner`; where no file has one, none is. */
export function isFlagged({ attributes }: Accounts, name: string): (account: number) => boolean {
  const attribute = attributes.get(name);
  return attribute?.kind === 'text' ? (account) => isTicked(attribute.values[account] ?? '') : () => false;
}
