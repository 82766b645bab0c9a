import { FIRST_LABEL, UNKNOWN, type AdmittedTable, type Column, type Dimension, type DimensionId, type Home } from '../model';
import type { Accounts } from './accounts';
import { ACCOUNT_FIELDS } from './accounts';
import { bandMembers, bandOf, bandsOf } from './bands';
import { textColumns } from './columns';
import type { Deal } from './deals';

/** A dimension and its code for every row of its home: deals in order, or accounts by number. */
export type CodedDimension = { readonly dimension: Dimension; readonly codes: Int32Array };

/** Columns that name one row or one party, or repeat what a dimension says: nothing to slice by. */
const NOT_DIMENSIONS: ReadonlySet<string> = new Set([
  'opportunityId',
  'accountId',
  'accountName',
  'name',
  'domain',
  'parentId',
  'mergedInto',
  'isTest',
  'isDeleted',
  'isPartner',
  'isInternal',
  'outcome',
  'dealClass',
  'technologies',
  'competitorTools',
  'hiring',
  'convertedCurrency',
]);
const ORDERED: ReadonlyMap<string, readonly string[]> = new Map([
  ['outcome', ['won', 'lost', 'other', 'open']],
  ['dealClass', ['newBusiness', 'expansion', 'renewal', 'other']],
]);

class Dictionary {
  readonly members: string[] = ['', ''];
  readonly #codes = new Map<string, number>();

  code(label: string): number {
    if (label === '') return UNKNOWN;
    const known = this.#codes.get(label);
    if (known !== undefined) return known;
    const code = this.members.push(label) - 1;
    this.#codes.set(label, code);
    return code;
  }
}

/** Codes of the labels that rows read. */
const byLabel =
  (read: (row: number) => string) =>
  (dictionary: Dictionary): ((row: number) => number) =>
  (row) =>
    dictionary.code(read(row));

/** Codes of the cells of a text column; each label is looked up once, not once a row. */
function cellCoder(column: Column | undefined, dictionary: Dictionary): (row: number) => number {
  if (column?.kind !== 'text') return () => UNKNOWN;
  const codes = new Int32Array(column.labels.length).fill(-1);
  return (row) => {
    const place = column.codes[row] ?? 0;
    const known = codes[place] ?? -1;
    if (known >= 0) return known;
    const code = dictionary.code(column.labels[place] ?? '');
    codes[place] = code;
    return code;
  };
}

function coded(
  named: { readonly id: string; readonly label: string; readonly home: Home },
  count: number,
  coder: (dictionary: Dictionary) => (row: number) => number,
): CodedDimension {
  const dictionary = new Dictionary();
  const order = ORDERED.get(named.id);
  for (const label of order ?? []) dictionary.code(label);
  const code = coder(dictionary);
  const codes = new Int32Array(count);
  for (let row = 0; row < count; row += 1) codes[row] = code(row);
  return { dimension: { ...named, id: named.id as DimensionId, members: dictionary.members, ordered: order !== undefined }, codes };
}

/** `leadSource` as people read it: `Lead source`. A file's own header stays as it is. */
const labelFor = (name: string): string => {
  if (!/^[a-z]+([A-Z][a-z]+)*$/.test(name)) return name;
  const words = name.replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** Whether a column of the deals' export speaks of the account, and the account knows it: then it is read there alone. */
export const isLeftToAccount = (name: string, accounts: Accounts): boolean =>
  ACCOUNT_FIELDS.includes(name) && accounts.attributes.has(name);

/** The dimensions that stand on the deal itself. What an account file says of the account is left to the account. */
export function dealDimensions(tables: readonly AdmittedTable[], deals: readonly Deal[], accounts: Accounts): readonly CodedDimension[] {
  const names = new Set(tables.flatMap((table) => textColumns(table).map(([name]) => name)));
  const own = [...names].filter((name) => !NOT_DIMENSIONS.has(name) && !isLeftToAccount(name, accounts));
  const derived = [
    coded(
      { id: 'outcome', label: 'Outcome', home: 'opportunity' },
      deals.length,
      byLabel((row) => deals[row]?.outcome ?? ''),
    ),
    coded(
      { id: 'dealClass', label: 'Deal class', home: 'opportunity' },
      deals.length,
      byLabel((row) => deals[row]?.dealClass ?? ''),
    ),
  ];
  // A pass over numbers for each dimension: a million deals are too many objects to go through twenty times.
  const places = { tables: Int32Array.from(deals, ({ source }) => source.table), rows: Int32Array.from(deals, ({ source }) => source.row) };
  const read = own.map((name) => {
    const columns = tables.map((table) => table.columns.get(name));
    return coded({ id: name, label: labelFor(name), home: 'opportunity' }, deals.length, (dictionary) => {
      const coders = columns.map((column) => cellCoder(column, dictionary));
      return (row) => coders[places.tables[row] ?? 0]?.(places.rows[row] ?? 0) ?? UNKNOWN;
    });
  });
  return [...derived, ...read.filter(({ dimension }) => dimension.members.length > FIRST_LABEL)];
}

/** Accounts by name, as an axis of its own; a name that two accounts share is told apart by the number of the second. */
export function accountAxis(accounts: Accounts): CodedDimension {
  const seen = new Map<string, number>();
  const named = accounts.names.slice(1).map((name, at) => {
    const label = name === '' ? (accounts.ids[at + 1] ?? '') : name;
    const times = (seen.get(label) ?? 0) + 1;
    seen.set(label, times);
    return times === 1 ? label : `${label} (${times})`;
  });
  const dimension: Dimension = {
    id: 'account' as DimensionId,
    label: 'Account',
    home: 'account',
    members: ['', '', ...named],
    ordered: false,
  };
  return { dimension, codes: Int32Array.from({ length: accounts.count }, (_, number) => (number === 0 ? UNKNOWN : number + 1)) };
}

/** What the dimensions of accounts are made by beside the accounts. */
export type AccountSlicing = {
  /** Names that deals have a dimension of already: a deal's own column wins. */
  readonly taken: ReadonlySet<string>;
  /** Least values of the bands of a number, where they are not the usual ones. */
  readonly bands: ReadonlyMap<string, readonly number[]>;
};

/** The dimensions that stand on the account: its text attributes, and bands of its numbers. */
export function accountDimensions(accounts: Accounts, { taken, bands: given }: AccountSlicing): readonly CodedDimension[] {
  return [...accounts.attributes].flatMap(([name, attribute]): CodedDimension[] => {
    if (taken.has(name) || NOT_DIMENSIONS.has(name)) return [];
    if (attribute.kind === 'text')
      return [
        coded(
          { id: name, label: labelFor(name), home: 'account' },
          accounts.count,
          byLabel((number) => attribute.values[number] ?? ''),
        ),
      ];
    const bands = bandsOf(name, given);
    if (bands === null) return [];
    const dimension: Dimension = {
      id: name as DimensionId,
      label: labelFor(name),
      home: 'account',
      members: bandMembers(bands),
      ordered: true,
    };
    return [{ dimension, codes: Int32Array.from(attribute.values, (value) => bandOf(bands, value)) }];
  });
}
