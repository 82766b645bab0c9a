import type { Cube, Spread } from './cube';
import type { NumberId, SpreadId } from './measures';

/** A cube without its columns. */
export type CubeFrame = Pick<Cube, 'ask' | 'cells'>;

/** A part of a cube that travels by itself, so that a large cube need not be copied in one go. Keys are numbered by axis. */
export type CubePiece =
  | { readonly of: 'keys'; readonly axis: number; readonly column: Uint32Array }
  | { readonly of: 'months'; readonly column: Int32Array }
  | { readonly of: 'number'; readonly id: NumberId; readonly column: Float64Array }
  | { readonly of: 'spread'; readonly id: SpreadId; readonly spread: Spread };

export const frameOf = ({ ask, cells }: Cube): CubeFrame => ({ ask, cells });

/** Everything of a cube but its frame. */
export function* piecesOf({ keys, months, numbers, spreads }: Cube): Generator<CubePiece, void, void> {
  for (const [axis, column] of keys.entries()) yield { of: 'keys', axis, column };
  yield { of: 'months', column: months };
  for (const [id, column] of numbers) yield { of: 'number', id, column };
  for (const [id, spread] of spreads) yield { of: 'spread', id, spread };
}

/** How many bytes a piece is. */
export function bytesOf(piece: CubePiece): number {
  if (piece.of !== 'spread') return piece.column.byteLength;
  const { keys, months, value, count } = piece.spread;
  return [...keys, months, value, count].reduce((sum, { byteLength }) => sum + byteLength, 0);
}

/** The cube that was taken apart. Throws where a column is missing: a measure that reads 0 for want of it would be wrong. */
export function cubeOf({ ask, cells }: CubeFrame, pieces: readonly CubePiece[]): Cube {
  const keys = ask.by.map((_, axis) => pieces.find((piece) => piece.of === 'keys' && piece.axis === axis));
  const months = pieces.find((piece) => piece.of === 'months');
  const numbers = pieces.flatMap((piece) => (piece.of === 'number' ? [[piece.id, piece.column] as const] : []));
  const spreads = pieces.flatMap((piece) => (piece.of === 'spread' ? [[piece.id, piece.spread] as const] : []));
  if (months === undefined || numbers.length + spreads.length < ask.measures.length)
    throw new Error('a cube came without some of its columns');
  return {
    ask,
    cells,
    keys: keys.map((piece) => {
      if (piece?.of !== 'keys') throw new Error('a cube came without one of its axes');
      return piece.column;
    }),
    months: months.column,
    numbers: new Map(numbers),
    spreads: new Map(spreads),
  };
}
