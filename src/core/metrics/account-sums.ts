import { FIRST_LABEL, NOT_KEPT, type Span } from '../model';
import { group, isWithin, type Cut } from './cells';
import { NO_MONTH, type Cube } from './cube';
import type { NumberId, SpreadId } from './measures';
import { ACCOUNT } from './plan';

/** A number by account, of those that have any: the account's number, and the sum. */
export type PlacedSums = { readonly places: Uint32Array; readonly values: Float64Array };

/** A spread by account: each entry's account, the place of its value among all that were seen, ascending, and its count. */
export type PlacedEntries = {
  readonly values: Float64Array;
  readonly places: Uint32Array;
  readonly at: Uint32Array;
  readonly counts: Float64Array;
};

type Rows = { readonly rows: Uint32Array; readonly places: Uint32Array };

const NO_ROWS = new Uint32Array(0);
const spanKey = (id: string, span: Span | null): string => `${id} ${span?.from} ${span?.to}`;

/** The rows in which a column holds something: most hold the measures of another fact. */
function filledRows(rows: Uint32Array, values: Float64Array): Uint32Array {
  let count = 0;
  for (let at = 0; at < rows.length; at += 1) if (values[rows[at] ?? 0] !== 0) count += 1;
  const filled = new Uint32Array(count);
  for (let [at, place] = [0, 0]; place < count; at += 1) {
    const row = rows[at] ?? 0;
    if (values[row] === 0) continue;
    filled[place] = row;
    place += 1;
  }
  return filled;
}

/**
 * What a cube holds of every account, added up over all else, for any measure and months: worked out when it is first asked
 * for, and kept. None of it depends on how accounts are scored.
 */
export class AccountSums {
  readonly #cube: Cube;
  readonly #cut: Cut;
  readonly #totals: Float64Array;
  readonly #filled = new Map<NumberId, Rows>();
  readonly #read = new Map<SpreadId, Rows>();
  readonly #sums = new Map<string, PlacedSums>();
  readonly #entries = new Map<string, PlacedEntries>();
  #cells: Uint32Array | null = null;

  constructor(cube: Cube, cut: Cut, places: number) {
    [this.#cube, this.#cut] = [cube, cut];
    this.#totals = new Float64Array(places);
  }

  /** The number of an account stands under it, what names none under 0, and what keeps no account in the last place. */
  get places(): number {
    return this.#totals.length;
  }

  sums(id: NumberId, span: Span | null): PlacedSums {
    const key = spanKey(id, span);
    const known = this.#sums.get(key) ?? this.#addUp(id, span);
    this.#sums.set(key, known);
    return known;
  }

  entries(id: SpreadId, span: Span | null): PlacedEntries {
    const key = spanKey(id, span);
    const known = this.#entries.get(key) ?? this.#inOrder(id, span);
    this.#entries.set(key, known);
    return known;
  }

  #placesOf(keys: readonly Uint32Array[], rows: Uint32Array): Uint32Array {
    const codes = keys[this.#cube.ask.by.indexOf(ACCOUNT)];
    const last = this.#totals.length - 1;
    return Uint32Array.from(rows, (row) => {
      const code = codes?.[row] ?? 0;
      if (code === NOT_KEPT) return last;
      return code < FIRST_LABEL ? 0 : Math.min(code - FIRST_LABEL + 1, last - 1);
    });
  }

  /** The cells that are read and hold something of a number. */
  #filledBy(id: NumberId): Rows {
    const known = this.#filled.get(id);
    if (known !== undefined) return known;
    const values = this.#cube.numbers.get(id);
    if (values === undefined) throw new Error(`the cube was not asked for ${id}`);
    this.#cells ??= group({ keys: this.#cube.keys, count: this.#cube.cells }, this.#cut).get('') ?? NO_ROWS;
    const rows = filledRows(this.#cells, values);
    const filled = { rows, places: this.#placesOf(this.#cube.keys, rows) };
    this.#filled.set(id, filled);
    return filled;
  }

  #addUp(id: NumberId, span: Span | null): PlacedSums {
    const { rows, places } = this.#filledBy(id);
    const values = this.#cube.numbers.get(id);
    const totals = this.#totals.fill(0);
    for (let at = 0; at < rows.length; at += 1) {
      const [row, place] = [rows[at] ?? 0, places[at] ?? 0];
      if (isWithin(this.#cube.months[row] ?? NO_MONTH, span)) totals[place] = (totals[place] ?? 0) + (values?.[row] ?? 0);
    }
    const found = Uint32Array.from(totals.keys()).filter((place) => totals[place] !== 0);
    return { places: found, values: Float64Array.from(found, (place) => totals[place] ?? 0) };
  }

  #readOf(id: SpreadId): Rows {
    const known = this.#read.get(id);
    if (known !== undefined) return known;
    const spread = this.#cube.spreads.get(id);
    if (spread === undefined) throw new Error(`the cube was not asked for ${id}`);
    const rows = group({ keys: spread.keys, count: spread.value.length }, this.#cut).get('') ?? NO_ROWS;
    const read = { rows, places: this.#placesOf(spread.keys, rows) };
    this.#read.set(id, read);
    return read;
  }

  #inOrder(id: SpreadId, span: Span | null): PlacedEntries {
    const { rows, places } = this.#readOf(id);
    const spread = this.#cube.spreads.get(id);
    const own = Uint32Array.from(rows.keys()).filter((at) => isWithin(spread?.months[rows[at] ?? 0] ?? NO_MONTH, span));
    const valueAt = (at: number): number => spread?.value[rows[at] ?? 0] ?? 0;
    const values = Float64Array.from(new Set(Float64Array.from(own, valueAt))).sort();
    const placeOf = new Map(Array.from(values, (value, place) => [value, place]));
    /** How often each value of an account was seen: months and classes make several entries of one. */
    const seen = new Map<number, number>();
    for (const at of own) {
      const key = (places[at] ?? 0) * values.length + (placeOf.get(valueAt(at)) ?? 0);
      seen.set(key, (seen.get(key) ?? 0) + (spread?.count[rows[at] ?? 0] ?? 0));
    }
    const keys = Float64Array.from(seen.keys()).sort();
    return {
      values,
      places: Uint32Array.from(keys, (key) => Math.floor(key / values.length)),
      at: Uint32Array.from(keys, (key) => key % values.length),
      counts: Float64Array.from(keys, (key) => seen.get(key) ?? 0),
    };
  }
}
