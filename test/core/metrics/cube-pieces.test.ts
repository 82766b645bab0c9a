import { describe, expect, test } from 'vitest';
import { cubeOf, frameOf, piecesOf, type Cube } from '../../../src/core/metrics';
import { ALWAYS, type DimensionId } from '../../../src/core/model';

const CUBE: Cube = {
  ask: { by: ['region' as DimensionId, 'icp' as DimensionId], time: 'month', measures: ['won', 'wonCycle'], filter: ALWAYS },
  cells: 2,
  keys: [Uint32Array.of(2, 3), Uint32Array.of(0, 2)],
  months: Int32Array.of(24_300, 24_301),
  numbers: new Map([['won', Float64Array.of(5, 7)]]),
  spreads: new Map([
    [
      'wonCycle',
      { keys: [Uint32Array.of(2), Uint32Array.of(0)], months: Int32Array.of(24_300), value: Float64Array.of(30), count: Uint32Array.of(5) },
    ],
  ]),
};

describe('a cube in pieces', () => {
  test('is whole again once all of them are there, in whatever order they came', () => {
    const pieces = [...piecesOf(CUBE)];
    expect(cubeOf(frameOf(CUBE), pieces)).toEqual(CUBE);
    expect(cubeOf(frameOf(CUBE), pieces.toReversed())).toEqual(CUBE);
  });

  test('is refused where any is missing, for a measure that is not there would read 0', () => {
    const pieces = [...piecesOf(CUBE)];
    for (const left of pieces) {
      expect(() =>
        cubeOf(
          frameOf(CUBE),
          pieces.filter((piece) => piece !== left),
        ),
      ).toThrow(/a cube came without/);
    }
  });

  test('travels in as few bytes as hold it', () => {
    const cells = 300;
    const wide = { ...CUBE, cells, keys: [codes(cells, 255), codes(cells, 70_000)], months: new Int32Array(cells) };
    const [few, many] = [Float64Array.from({ length: cells }, (_, row) => (row === 7 ? 5 : 0)), new Float64Array(cells).fill(3)];
    for (const [column, bytes] of [
      [few, 12],
      [many, 8 * cells],
    ] as const) {
      const cube = { ...wide, numbers: new Map([['won', column]] as const) };
      const pieces = [...piecesOf(cube)];
      expect(pieces.slice(0, 2).map((piece) => (piece.of === 'keys' ? piece.codes.BYTES_PER_ELEMENT : 0))).toEqual([1, 4]);
      const won = pieces.flatMap((piece) => (piece.of === 'number' ? [piece.column] : []))[0];
      expect(won instanceof Float64Array ? won.byteLength : (won?.rows.byteLength ?? 0) + (won?.values.byteLength ?? 0)).toBe(bytes);
      expect(cubeOf(frameOf(cube), pieces)).toEqual(cube);
    }
  });
});

const codes = (cells: number, most: number): Uint32Array => Uint32Array.from({ length: cells }, (_, row) => (row === 0 ? most : 2));
