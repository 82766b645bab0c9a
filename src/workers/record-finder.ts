import type { RawTable } from '../core/admission';
import type { Assembly } from '../core/assembly';
import { linkReader } from '../core/facts';
import type { AdmittedTable } from '../core/model';

/** A record as it stands in its file: nothing in it was normalised. */
export type FoundRecord = {
  readonly file: string;
  readonly line: number;
  readonly header: readonly string[];
  readonly cells: readonly string[];
};

/** An account behind a number, and the records of accounts, customers and subscriptions that name it. */
export type FoundAccount = { readonly id: string; readonly name: string; readonly records: readonly FoundRecord[] };

/** The records that people want to see: of deals and of accounts, by the numbers they have in the facts. */
export type RecordsWanted = { readonly deals: readonly number[]; readonly accounts: readonly number[] };

/** One for each that was wanted, in the same order; null where no file has it. */
export type FoundRecords = { readonly deals: readonly (FoundRecord | null)[]; readonly accounts: readonly (FoundAccount | null)[] };

const OF_CUSTOMERS: ReadonlySet<string> = new Set(['customer', 'subscription']);

/** The row of a line among ascending ones, or -1. */
function rowAt(lines: Uint32Array, line: number): number {
  let [low, high] = [0, lines.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = lines[middle] ?? 0;
    if (found === line) return middle;
    if (found < line) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The record that starts on a line of a file: a regular one, or one that people corrected since. */
function recordAt(raw: RawTable | undefined, line: number): FoundRecord | null {
  if (raw === undefined) return null;
  const row = rowAt(raw.lines, line);
  const cells =
    row >= 0
      ? raw.columns.map((column) => column.values[column.codes[row] ?? 0] ?? '')
      : raw.odd.find((record) => record.line === line)?.cells;
  return cells === undefined ? null : { file: raw.file, line, header: raw.header, cells };
}

/**
 * Finds the records behind the rows of facts. Of deals it keeps two numbers each, not the deals; of accounts it looks the
 * files through once one is asked for.
 */
export class RecordFinder {
  readonly #raws: ReadonlyMap<string, RawTable>;
  readonly #naming: readonly AdmittedTable[];
  readonly #accounts: Assembly['accounts'];
  readonly #files: readonly string[];
  readonly #fileOf: Int32Array;
  readonly #lineOf: Int32Array;

  constructor(assembly: Assembly, tables: readonly AdmittedTable[], raws: readonly RawTable[]) {
    this.#raws = new Map(raws.map((raw) => [raw.file, raw]));
    // The files that hold what was counted come before the one that says whose it is.
    this.#naming = [...tables.filter(({ table }) => OF_CUSTOMERS.has(table)), ...tables.filter(({ table }) => table === 'account')];
    this.#accounts = assembly.accounts;
    const count = assembly.deals.length;
    const places = new Map<string, number>();
    [this.#fileOf, this.#lineOf] = [new Int32Array(count), new Int32Array(count)];
    for (let deal = 0; deal < count; deal += 1) {
      const { file, line } = assembly.originOf(deal);
      const place = places.get(file) ?? places.size;
      places.set(file, place);
      [this.#fileOf[deal], this.#lineOf[deal]] = [place, line];
    }
    this.#files = [...places.keys()];
  }

  find({ deals, accounts }: RecordsWanted): FoundRecords {
    return { deals: deals.map((deal) => this.#deal(deal)), accounts: this.#found(accounts) };
  }

  #deal(deal: number): FoundRecord | null {
    const file = this.#files[this.#fileOf[deal] ?? -1];
    return file === undefined ? null : recordAt(this.#raws.get(file), this.#lineOf[deal] ?? 0);
  }

  #found(accounts: readonly number[]): readonly (FoundAccount | null)[] {
    const wanted = new Map(accounts.map((account): [number, FoundRecord[]] => [account, []]));
    if (accounts.length > 0) this.#naming.forEach((table) => this.#collect(table, wanted));
    const { ids, names } = this.#accounts;
    return accounts.map((account) => {
      const [id, name] = [ids[account], names[account]];
      return id === undefined ? null : { id, name: name ?? '', records: wanted.get(account) ?? [] };
    });
  }

  #collect(table: AdmittedTable, wanted: ReadonlyMap<number, FoundRecord[]>): void {
    const link = linkReader(table);
    for (let row = 0; row < table.rows; row += 1) {
      const records = wanted.get(this.#accounts.join(link(row)).account);
      const record = records === undefined ? null : recordAt(this.#raws.get(table.file), table.lines[row] ?? 0);
      if (record !== null) records?.push(record);
    }
  }
}
