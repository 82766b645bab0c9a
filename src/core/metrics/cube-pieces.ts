import type { Cube, Spread } from './cube';
import type { NumberId, SpreadId } from './measures';

/** A cube without its columns. */
export type CubeFrame = Pick<Cube, 'ask' | 'cells'>;

/** Codes in as few bytes as hold them. */
type Codes = Uint8Array | Uint16Array | Uint32Array;
/** A column by the rows in which it is not 0: each cell has the measures of one fact, and is 0 in all others. */
type Sparse = { readonly rows: Uint32Array; readonly values: Float64Array };
type SmallSpread = Omit<Spread, 'keys'> & { readonly keys: readonly Codes[] };

/** A part of a cube that travels by itself and small, so that a large cube need not be copied in one go. */
export type CubePiece =
  | { readonly of: 'keys'; readonly axis: number; readonly codes: Codes }
  | { readonly of: 'months'; readonly months: Int32Array }
  | { readonly of: 'number'; readonly id: NumberId; readonly column: Sparse | Float64Array }
  | { readonly of: 'spread'; readonly id: SpreadId; readonly spread: SmallSpread };

export const frameOf = ({ ask, cells }: Cube): CubeFrame => ({ ask, cells });

function small(codes: Uint32Array): Codes {
  let most = 0;
  for (let row = 0; row < codes.length; row += 1) most = Math.max(most, codes[row] ?? 0);
  if (most <= 0xff) return Uint8Array.from(codes);
  return most <= 0xffff ? Uint16Array.from(codes) : codes;
}

function sparse(column: Float64Array): Sparse | Float64Array {
  let filled = 0;
  for (let row = 0; row < column.length; row += 1) if (column[row] !== 0) filled += 1;
  if (filled * 2 > column.length) return column;
  const [rows, values] = [new Uint32Array(filled), new Float64Array(filled)];
  for (let row = 0, at = 0; row < column.length; row += 1) {
    const value = column[row] ?? 0;
    if (value === 0) continue;
    [rows[at], values[at]] = [row, value];
    at += 1;
  }
  return { rows, values };
}

function dense(column: Sparse | Float64Array, cells: number): Float64Array {
  if (column instanceof Float64Array) return column;
  const all = new Float64Array(cells);
  column.rows.forEach((row, at) => {
    all[row] = column.values[at] ?? 0;
  });
  return all;
}

/** Everything of a cube but its frame. */
export function* piecesOf({ keys, months, numbers, spreads }: Cube): Generator<CubePiece, void, void> {
  for (const [axis, codes] of keys.entries()) yield { of: 'keys', axis, codes: small(codes) };
  yield { of: 'months', months };
  for (const [id, column] of numbers) yield { of: 'number', id, column: sparse(column) };
  for (const [id, spread] of spreads) yield { of: 'spread', id, spread: { ...spread, keys: spread.keys.map(small) } };
}

/** The cube that was taken apart. Throws where a column is missing: a measure that reads 0 for want of it would be wrong. */
export function cubeOf({ ask, cells }: CubeFrame, pieces: readonly CubePiece[]): Cube {
  const keys = new Map(pieces.flatMap((piece) => (piece.of === 'keys' ? [[piece.axis, Uint32Array.from(piece.codes)] as const] : [])));
  const [months] = pieces.flatMap((piece) => (piece.of === 'months' ? [piece.months] : []));
  const numbers = pieces.flatMap((piece) => (piece.of === 'number' ? [[piece.id, dense(piece.column, cells)] as const] : []));
  const spreads = pieces.flatMap((piece) =>
    piece.of === 'spread'
      ? [[piece.id, { ...piece.spread, keys: piece.spread.keys.map((codes) => Uint32Array.from(codes)) }] as const]
      : [],
  );
  const isWhole = keys.size === ask.by.length && numbers.length + spreads.length === ask.measures.length;
  if (months === undefined || !isWhole) throw new Error('a cube came without some of its columns');
  return {
    ask,
    cells,
    keys: ask.by.flatMap((_, axis) => keys.get(axis) ?? []),
    months,
    numbers: new Map(numbers),
    spreads: new Map(spreads),
  };
}
