import type { AdmittedTable } from '../model';
import { numberColumns, numberOf, textColumns, textOf } from './columns';

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
  /** The number of an account by id, else by domain, else by exactly the same name; 0 where none is given. */
  find(id: string, domain: string, name: string): number;
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

class Register {
  readonly ids: string[] = [''];
  readonly names: string[] = [''];
  readonly #byId = new Map<string, number>();
  readonly #byDomain = new Map<string, number>();
  readonly #byName = new Map<string, number>();

  find(id: string, domain: string, name: string): number {
    return (
      (id === '' ? undefined : this.#byId.get(id)) ??
      (id !== '' || domain === '' ? undefined : this.#byDomain.get(domain.toLowerCase())) ??
      (id !== '' || name === '' ? undefined : this.#byName.get(name)) ??
      0
    );
  }

  enter(id: string, domain: string, name: string): number {
    if (id === '' && domain === '' && name === '') return 0;
    const known = this.find(id, domain, name);
    if (known > 0) return known;
    const number = this.ids.push(id) - 1;
    this.names.push(name);
    if (id !== '') this.#byId.set(id, number);
    if (domain !== '' && !this.#byDomain.has(domain.toLowerCase())) this.#byDomain.set(domain.toLowerCase(), number);
    if (name !== '' && !this.#byName.has(name)) this.#byName.set(name, number);
    return number;
  }
}

function enterAll(register: Register, tables: readonly AdmittedTable[]): readonly Int32Array[] {
  return tables.map((table) => {
    const [id, domain, name] = [textOf(table, 'accountId'), textOf(table, 'domain'), textOf(table, 'accountName')];
    return Int32Array.from({ length: table.rows }, (_, row) => register.enter(id(row), domain(row), name(row)));
  });
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

/** Takes the first value that a file gives for an account and never overwrites it; nobody keeps knowing nothing. */
function fill(filling: Filling, table: AdmittedTable, numbers: Int32Array, wanted: (name: string) => boolean): void {
  const accountOf = (row: number): number => numbers[row] ?? 0;
  for (const [name] of textColumns(table).filter(([each]) => wanted(each))) {
    const [values, read] = [begin(filling, name, 'text')?.values ?? [], textOf(table, name)];
    for (let row = 0; row < table.rows; row += 1) values[accountOf(row)] ||= read(row);
    values[0] = '';
  }
  for (const [name] of numberColumns(table).filter(([each]) => wanted(each))) {
    const [values, read] = [begin(filling, name, 'number')?.values ?? [], numberOf(table, name)];
    for (let row = 0; row < table.rows; row += 1) values[accountOf(row)] ??= read(row);
    values[0] = null;
  }
}

/**
 * Every account of the account files, and every account that deals, customers or subscriptions name beside them.
 * Attributes come from account files; what only the deals' export carries of an account is taken from its first deal
 * that knows it.
 */
export function gatherAccounts(files: {
  readonly accounts: readonly AdmittedTable[];
  readonly deals: readonly AdmittedTable[];
  readonly customers: readonly AdmittedTable[];
}): Accounts {
  const register = new Register();
  const ofAccounts = enterAll(register, files.accounts);
  const ofDeals = enterAll(register, files.deals);
  enterAll(register, files.customers);
  const filling: Filling = new Map();
  files.accounts.forEach((table, at) => fill(filling, table, ofAccounts[at] ?? new Int32Array(), (name) => !IDENTITY.has(name)));
  const supplied = new Set(filling.keys());
  files.deals.forEach((table, at) =>
    fill(filling, table, ofDeals[at] ?? new Int32Array(), (name) => ACCOUNT_FIELDS.includes(name) && !supplied.has(name)),
  );
  const count = register.ids.length;
  for (const attribute of filling.values())
    for (let number = 0; number < count; number += 1) attribute.values[number] ??= attribute.kind === 'text' ? '' : null;
  return {
    count,
    ids: register.ids,
    names: register.names,
    attributes: filling,
    find: (id, domain, name) => register.find(id, domain, name),
  };
}
