import { BOOLEAN_CELL, DATE_CELL, NUMBER_CELL, TEXT_CELL, type RawColumn } from '../../core/admission';
import { countAt } from '../bytes';

/** What a cell is by the file's own typing. */
export type CellKind = typeof TEXT_CELL | typeof NUMBER_CELL | typeof DATE_CELL | typeof BOOLEAN_CELL;
export type TypedCell = { readonly kind: CellKind; readonly text: string };

/** The code of an empty cell, which every row has until something is put there. */
const BLANK = 0;

/** A column of cells, without the values that stand in none of its rows. Without kinds where all of it is text. */
export function columnOf(codes: Uint32Array, values: readonly string[], kinds: ArrayLike<number>): RawColumn {
  const places = new Uint32Array(values.length);
  for (let row = 0; row < codes.length; row += 1) places[countAt(codes, row)] = 1;
  const used = values.flatMap((_, code) => (places[code] === 1 ? [code] : []));
  used.forEach((code, place) => {
    places[code] = place;
  });
  const column = { codes: codes.map((code) => countAt(places, code)), values: used.map((code) => values[code] ?? '') };
  const ofUsed = Uint8Array.from(used, (code) => kinds[code] ?? TEXT_CELL);
  return ofUsed.every((kind) => kind === TEXT_CELL) ? column : { ...column, kinds: ofUsed };
}

/** One column of typed cells in the making. A row nothing was put into is empty. */
export class TypedColumn {
  private codes: Uint32Array = new Uint32Array(64);
  private readonly values: string[] = [''];
  private readonly kinds: CellKind[] = [TEXT_CELL];
  private readonly known: readonly Map<string, number>[] = [new Map([['', BLANK]]), new Map(), new Map(), new Map()];

  /** The code of a cell, which is new where the column has not seen it. Its text is kept: it must be no part of a larger one. */
  codeOf({ kind, text }: TypedCell): number {
    const known = this.known[kind]?.get(text);
    if (known !== undefined) return known;
    const code = this.values.length;
    this.values.push(text);
    this.kinds.push(kind);
    this.known[kind]?.set(text, code);
    return code;
  }

  get isEmpty(): boolean {
    return this.values.length === 1;
  }

  put(row: number, code: number): void {
    if (code === BLANK) return;
    if (row >= this.codes.length) {
      const larger = new Uint32Array(Math.max(row + 1, 2 * this.codes.length));
      larger.set(this.codes);
      this.codes = larger;
    }
    this.codes[row] = code;
  }

  /** The finished column, over `rows` rows. */
  finish(rows: number): RawColumn {
    const codes = new Uint32Array(rows);
    codes.set(this.codes.subarray(0, rows));
    return columnOf(codes, this.values, this.kinds);
  }
}
