import { describe, expect, test } from 'vitest';
import { bytesOf, cubeOf, frameOf, piecesOf, type Cube } from '../../../src/core/metrics';
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

  test('knows what each weighs', () => {
    expect([...piecesOf(CUBE)].map(bytesOf)).toEqual([8, 8, 8, 16, 4 + 4 + 4 + 8 + 4]);
  });
});
