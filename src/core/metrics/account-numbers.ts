import type { Cube } from './cube';
import type { SpreadId } from './measures';
import { ACCOUNT } from './plan';

const UNLINKED = 0;

/** The rows of a slice in a cube of accounts: its cells, and the entries of each of its spreads. */
export type SliceRows = { readonly cells: Uint32Array; readonly entries: ReadonlyMap<SpreadId, Uint32Array> };

/** The accounts of every slice of a cut, numbered from 0 in each: by cell of the cube, and by entry of each of its spreads. */
export type Clusters = {
  readonly ofCell: Int32Array;
  readonly ofEntry: ReadonlyMap<SpreadId, Int32Array>;
  /** How many a slice has. */
  readonly counts: ReadonlyMap<string, number>;
};

type Keyed = Pick<Cube, 'keys' | 'months'>;
const keyOf = (part: Keyed, row: number): string => `${part.keys.map((codes) => codes[row] ?? 0).join()} ${part.months[row]}`;

/** The numbers of the accounts of one slice. */
class AccountNumbers {
  readonly #ofAccount = new Map<number, number>();
  readonly #ofKey = new Map<string, number>();
  count = 0;

  ofAccount(account: number): number {
    const known = this.#ofAccount.get(account);
    if (known !== undefined) return known;
    this.#ofAccount.set(account, this.count);
    this.count += 1;
    return this.count - 1;
  }

  /** A cell without an account stands for itself. */
  ofCellAlone(key: string): number {
    this.#ofKey.set(key, this.count);
    this.count += 1;
    return this.count - 1;
  }

  /** What a spread tells of the key of such a cell belongs to it. */
  ofEntryAlone(key: string): number {
    return this.#ofKey.get(key) ?? this.ofCellAlone(key);
  }
}

/** Numbers the accounts of the rows of one table, and notes each by its row. */
function place(
  table: Keyed,
  rows: Uint32Array,
  into: { readonly axis: number; readonly numbers: AccountNumbers; readonly of: Int32Array },
): void {
  const { axis, numbers, of } = into;
  const accounts = table.keys[axis];
  const isOfCells = 'cells' in table;
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? 0;
    const account = accounts?.[row] ?? UNLINKED;
    if (account !== UNLINKED) of[row] = numbers.ofAccount(account);
    else of[row] = isOfCells ? numbers.ofCellAlone(keyOf(table, row)) : numbers.ofEntryAlone(keyOf(table, row));
  }
}

/** Numbers the accounts of every slice. The slices have no row in common. */
export function numberAccounts(cube: Cube, slices: ReadonlyMap<string, SliceRows>): Clusters {
  const axis = cube.ask.by.indexOf(ACCOUNT);
  const ofCell = new Int32Array(cube.cells);
  const ofEntry = new Map([...cube.spreads].map(([id, { value }]) => [id, new Int32Array(value.length)]));
  const counts = new Map<string, number>();
  for (const [slice, { cells, entries }] of slices) {
    const numbers = new AccountNumbers();
    place(cube, cells, { axis, numbers, of: ofCell });
    for (const [id, rows] of entries) {
      const [spread, of] = [cube.spreads.get(id), ofEntry.get(id)];
      if (spread !== undefined && of !== undefined) place(spread, rows, { axis, numbers, of });
    }
    counts.set(slice, numbers.count);
  }
  return { ofCell, ofEntry, counts };
}
