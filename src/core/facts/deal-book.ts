import { currencyFrom, type AdmittedTable, type Column, type Currency, type Day } from '../model';
import type { Join, JoinWay } from './account-register';
import { linkReader, type Accounts } from './accounts';
import { textOf } from './columns';
import type { Deal } from './deals';
import { folded, placesOf } from './text-order';

/** What a cell of a deal was read as. Money is in whole minor units of `currency`, or of two decimals where none is named. */
export type DealValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'money'; readonly minor: number; readonly currency: Currency | null };

/** A column of the file behind a deal, by our name and by its header there; null where the cell holds nothing. */
export type DealField = { readonly column: string; readonly header: string | null; readonly value: DealValue | null };

/** A deal as its file tells it. */
export type DealEntry = {
  readonly deal: number;
  readonly file: string;
  readonly line: number;
  /** Its account by number, 0 for none; what that is called, and by what it was found. */
  readonly account: number;
  readonly accountId: string;
  readonly accountName: string;
  readonly joined: JoinWay;
  readonly fields: readonly DealField[];
};

/** What some deals add up to: in the currencies that their files name, and in the reporting currency. */
export type DealMoney = {
  readonly deals: number;
  readonly own: readonly { readonly currency: Currency | null; readonly minor: number; readonly deals: number }[];
  /** Deals whose files name no amount. */
  readonly blank: number;
  readonly reporting: { readonly minor: number; readonly deals: number };
};

/** The account behind deals, beside the columns of their files. */
export const ACCOUNT_COLUMN = 'account';

/** Which column names the currency of a money column. */
const CURRENCY_OF: ReadonlyMap<string, string> = new Map([['convertedAmount', 'convertedCurrency']]);

type Read = (row: number) => DealValue | null;

function readerOf(table: AdmittedTable, name: string, column: Column): Read {
  switch (column.kind) {
    case 'text':
      return (row) => {
        const text = column.labels[column.codes[row] ?? 0] ?? '';
        return text === '' ? null : { kind: 'text', text };
      };
    case 'day':
      return (row) => (column.known[row] === 1 ? { kind: 'day', day: column.values[row] ?? 0 } : null);
    case 'number':
      return (row) => (column.known[row] === 1 ? { kind: 'number', value: column.values[row] ?? 0 } : null);
    case 'money': {
      const currency = textOf(table, CURRENCY_OF.get(name) ?? 'currency');
      return (row) =>
        column.known[row] === 1 ? { kind: 'money', minor: column.values[row] ?? 0, currency: currencyFrom(currency(row)) } : null;
    }
  }
}

type Told = {
  readonly table: AdmittedTable;
  readonly join: (row: number) => Join;
  readonly fields: readonly (Omit<DealField, 'value'> & { read: Read })[];
};

/**
 * What files say of deals, by the numbers that deals have in the facts: what a list shows and is sorted and searched by
 * beside the facts themselves. It keeps four numbers a deal, and reads the rest off the admitted tables.
 */
export class DealBook {
  readonly #accounts: Accounts;
  readonly #tables: readonly AdmittedTable[];
  readonly #told = new Map<AdmittedTable, Told>();
  readonly #tableOf: Int32Array;
  readonly #rowOf: Int32Array;
  readonly #accountOf: Int32Array;
  /** In the reporting currency; NaN where a deal has none. */
  readonly #amountOf: Float64Array;

  /** `tables` are those that the deals were gathered from, in the same order. */
  constructor(deals: readonly Deal[], tables: readonly AdmittedTable[], accounts: Accounts) {
    [this.#tables, this.#accounts] = [tables, accounts];
    const count = deals.length;
    [this.#tableOf, this.#rowOf, this.#accountOf] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
    this.#amountOf = new Float64Array(count);
    for (let deal = 0; deal < count; deal += 1) {
      const { source, account, amount } = deals[deal] ?? NOBODYS;
      [this.#tableOf[deal], this.#rowOf[deal], this.#accountOf[deal]] = [source.table, source.row, account];
      this.#amountOf[deal] = amount ?? NaN;
    }
  }

  get count(): number {
    return this.#rowOf.length;
  }

  /** The place of each deal by a column, from 0; -1 where its cell holds nothing. A column that no file has places no deal. */
  places(column: string): Int32Array {
    if (column === ACCOUNT_COLUMN) return this.#byAccount(placesOf(this.#accountNames()));
    const kinds = new Set(this.#tables.flatMap((table) => table.columns.get(column)?.kind ?? []));
    return kinds.has('text') ? this.#placesOfTexts(column) : this.#placesOfNumbers(column);
  }

  /** 1 for each deal whose cell holds a text somewhere, whatever its case and accents, 0 for the others. */
  having(column: string, text: string): Int32Array {
    const sought = folded(text);
    const has = (cell: string): number => Number(cell !== '' && folded(cell).includes(sought));
    if (column === ACCOUNT_COLUMN) {
      const { ids, names } = this.#accounts;
      return this.#byAccount(Int32Array.from(ids, (id, at) => Math.max(has(id), has(names[at] ?? ''))));
    }
    return this.#byLabel(column, (labels) => Int32Array.from(labels, has), 0);
  }

  /** Some deals as their files tell them; one that is not there is left out. */
  entries(deals: readonly number[]): readonly DealEntry[] {
    return deals.flatMap((deal): DealEntry[] => {
      const table = this.#tables[this.#tableOf[deal] ?? -1];
      if (table === undefined) return [];
      const [row, account, told] = [this.#rowOf[deal] ?? 0, this.#accountOf[deal] ?? 0, this.#toldOf(table)];
      return [
        {
          deal,
          file: table.file,
          line: table.lines[row] ?? 0,
          account,
          accountId: this.#accounts.ids[account] ?? '',
          accountName: this.#accounts.names[account] ?? '',
          joined: told.join(row).way,
          fields: told.fields.map(({ column, header, read }) => ({ column, header, value: read(row) })),
        },
      ];
    });
  }

  /** What some deals add up to. */
  money(deals: Iterable<number>): DealMoney {
    const own = new Map<Currency | null, { minor: number; deals: number }>();
    let [count, blank, minor, priced] = [0, 0, 0, 0];
    for (const deal of deals) {
      const table = this.#tables[this.#tableOf[deal] ?? -1];
      const value = table === undefined ? null : this.#amountIn(table, this.#rowOf[deal] ?? 0);
      count += 1;
      if (value === null) blank += 1;
      else {
        const sum = own.get(value.currency) ?? { minor: 0, deals: 0 };
        own.set(value.currency, { minor: sum.minor + value.minor, deals: sum.deals + 1 });
      }
      const amount = this.#amountOf[deal] ?? NaN;
      if (!Number.isNaN(amount)) [minor, priced] = [minor + amount, priced + 1];
    }
    const sums = [...own].map(([currency, sum]) => ({ currency, ...sum })).toSorted((a, b) => b.deals - a.deals);
    return { deals: count, own: sums, blank, reporting: { minor, deals: priced } };
  }

  /** The amount in the deal's own currency, else the one that the export converted. */
  #amountIn(table: AdmittedTable, row: number): { readonly minor: number; readonly currency: Currency | null } | null {
    const { fields } = this.#toldOf(table);
    for (const name of ['amount', 'convertedAmount']) {
      const value = fields.find(({ column }) => column === name)?.read(row);
      if (value?.kind === 'money') return value;
    }
    return null;
  }

  #toldOf(table: AdmittedTable): Told {
    const known = this.#told.get(table);
    if (known !== undefined) return known;
    const link = linkReader(table);
    const told = {
      table,
      join: (row: number) => this.#accounts.join(link(row)),
      fields: [...table.columns].map(([name, column]) => ({
        column: name,
        header: table.headers.get(name) ?? null,
        read: readerOf(table, name, column),
      })),
    };
    this.#told.set(table, told);
    return told;
  }

  /** What each account goes by: its name, else its id. */
  #accountNames(): readonly string[] {
    return this.#accounts.ids.map((id, at) => this.#accounts.names[at] || id);
  }

  #byAccount(values: Int32Array): Int32Array {
    return this.#accountOf.map((account) => values[account] ?? -1);
  }

  /** A number for each deal by the label of its cell; `none` where its file lacks the column. */
  #byLabel(column: string, of: (labels: readonly string[]) => Int32Array, none: number): Int32Array {
    const columns = this.#tables.map((table) => {
      const found = table.columns.get(column);
      return found?.kind === 'text' ? { codes: found.codes, values: of(found.labels) } : null;
    });
    return this.#rowOf.map((row, deal) => {
      const found = columns[this.#tableOf[deal] ?? -1] ?? null;
      return found === null ? none : (found.values[found.codes[row] ?? 0] ?? none);
    });
  }

  #placesOfTexts(column: string): Int32Array {
    const labels = new Set<string>();
    for (const table of this.#tables) {
      const found = table.columns.get(column);
      if (found?.kind === 'text') for (const label of found.labels) labels.add(label);
    }
    const all = [...labels];
    const places = placesOf(all);
    const placeOf = new Map(all.map((label, at) => [label, places[at] ?? -1]));
    return this.#byLabel(column, (own) => Int32Array.from(own, (label) => placeOf.get(label) ?? -1), -1);
  }

  #placesOfNumbers(column: string): Int32Array {
    const values = Float64Array.from(this.#rowOf, (row, deal) => {
      const found = this.#tables[this.#tableOf[deal] ?? -1]?.columns.get(column);
      return found === undefined || found.kind === 'text' || found.known[row] !== 1 ? NaN : (found.values[row] ?? NaN);
    });
    const distinct = values.filter((value) => !Number.isNaN(value)).sort();
    const placeOf = new Map<number, number>();
    for (const value of distinct) if (!placeOf.has(value)) placeOf.set(value, placeOf.size);
    return Int32Array.from(values, (value) => placeOf.get(value) ?? -1);
  }
}

const NOBODYS: Pick<Deal, 'source' | 'account' | 'amount'> = { source: { table: -1, row: 0 }, account: 0, amount: null };
