import { describe, expect, it } from 'vitest';
import { ROOM, sheetsOf, SMALLEST, type Whole } from '../../src/app/theme/paper-sheets';

type Given = { readonly large: number; readonly picture?: number; readonly head?: number };

/** Parts under each other: their heights, what of it is pictures, and the head that a row repeats. */
function stacked(given: readonly Given[]): readonly Whole[] {
  let [large, small] = [0, 0];
  return given.map(({ large: height, picture = 0, head = 0 }) => {
    const less = height - picture * (1 - SMALLEST);
    const whole = { large: { top: large, bottom: large + height }, small: { top: small, bottom: small + less }, head };
    [large, small] = [large + height, small + less];
    return whole;
  });
}

/** What stands on the fullest sheet, with pictures of the size that was chosen. */
const tallest = (given: readonly Given[]): number =>
  Math.max(
    ...sheetsOf(stacked(given)).map(({ from, to, size }) =>
      given.slice(from, to + 1).reduce((sum, { large, picture = 0 }) => sum + large - picture * (1 - size), given[from]?.head ?? 0),
    ),
  );

describe('parts of a page on sheets', () => {
  it('leaves pictures as they are where everything fits', () => {
    expect(
      sheetsOf(
        stacked([
          { large: 400, picture: 300 },
          { large: 500, picture: 300 },
        ]),
      ),
    ).toEqual([{ from: 0, to: 1, size: 1 }]);
  });

  it('brings a card onto a sheet that would stay half empty, with pictures as much smaller as it takes', () => {
    const given = [
      { large: 550, picture: 350 },
      { large: 500, picture: 350 },
    ];
    const [sheet, ...others] = sheetsOf(stacked(given));
    expect(others).toEqual([]);
    expect(sheet?.size).toBeGreaterThan(SMALLEST);
    expect(tallest(given)).toBeCloseTo(ROOM, 6);
  });

  it('leaves a sheet with room where even the smallest pictures would not do', () => {
    const given = [
      { large: 700, picture: 300 },
      { large: 700, picture: 300 },
    ];
    expect(sheetsOf(stacked(given))).toEqual([
      { from: 0, to: 0, size: 1 },
      { from: 1, to: 1, size: 1 },
    ]);
  });

  it('makes no picture smaller for a row of a table, unless the page would end with a few of them on a sheet of their own', () => {
    const rows = (count: number): readonly Given[] => Array.from({ length: count }, () => ({ large: 20, head: 30 }));
    const long = sheetsOf(stacked([{ large: 500, picture: 400 }, ...rows(60)]));
    expect(long.map(({ size }) => size)).toEqual(long.map(() => 1));
    const short = [{ large: 500, picture: 400 }, ...rows(24)];
    expect(sheetsOf(stacked(short))).toHaveLength(1);
    expect(tallest(short)).toBeLessThanOrEqual(ROOM + 1e-6);
  });

  it('counts the head that a table repeats', () => {
    const rows = Array.from({ length: 100 }, () => ({ large: 20, head: 30 }));
    expect(tallest([{ large: 500 }, ...rows])).toBeLessThanOrEqual(ROOM);
  });

  it('gives a part that is taller than a sheet one of its own', () => {
    expect(sheetsOf(stacked([{ large: 100 }, { large: 2000, picture: 100 }, { large: 100 }])).map(({ from, to }) => [from, to])).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
    ]);
  });

  it('puts every part on one sheet, in order', () => {
    const given = Array.from({ length: 40 }, (_, at) => ({ large: 60 + ((at * 97) % 400), picture: (at * 53) % 60 }));
    const sheets = sheetsOf(stacked(given));
    expect(sheets.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => from + at))).toEqual([...given.keys()]);
    expect(tallest(given)).toBeLessThanOrEqual(ROOM + 1e-6);
  });

  it('has nothing to lay where nothing is', () => {
    expect(sheetsOf([])).toEqual([]);
  });
});
