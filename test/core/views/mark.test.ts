import { describe, expect, test } from 'vitest';
import { endMarks, markAt, pointMarks, rowMarks, titledRowMarks, type Mark } from '../../../src/views/mark';
import { share } from './made';

const [one, two] = [share('winRate', 3, 30), share('winRate', 9, 30)];
/** A picture of ten pixels a unit across, thirty down. */
const drawn = ({ x, y }: Mark) => ({ x: x === null ? null : x * 10, y: y === null ? null : 20 + y * 30 });
const at = (marks: readonly Mark[], x: number, y: number) => markAt(marks, { x, y }, drawn)?.reading ?? null;

describe('a row of a picture', () => {
  const marks = rowMarks([{ reading: one }, {}, { reading: two }]);
  test('is hit anywhere along it, its name and its whisker too', () => {
    expect([at(marks, 0, 20), at(marks, 900, 30), at(marks, 400, 80)]).toEqual([one, one, two]);
  });
  test('without a number is no mark', () => expect(marks.map(({ y }) => y)).toEqual([0, 2]));
  test('is not hit from far below', () => expect(at(marks, 10, 140)).toBeNull());
  test('whose words stand above its bar is hit on its words, not the row above', () => {
    const titled = titledRowMarks([{ reading: one }, { reading: two }]).map((mark) => ({ ...mark }));
    const tall = (mark: Mark) => ({ x: null, y: 40 + (mark.y ?? 0) * 50 });
    expect(markAt(titled, { x: 5, y: 40 + 50 - 24 }, tall)?.reading).toBe(two);
    expect(markAt(titled, { x: 5, y: 44 }, tall)?.reading).toBe(one);
  });
});

describe('a point of a line', () => {
  const marks = pointMarks([
    { value: 1, reading: one },
    { value: null, reading: two },
    { value: 2, reading: two },
  ]);
  test('is hit close to it, and the nearest of two', () => {
    expect([at(marks, 3, 52), at(marks, 22, 76), at(marks, 300, 76)]).toEqual([one, two, null]);
  });
  test('that is not drawn is no mark', () => expect(marks).toHaveLength(2));
});

test('lines from before to now have a mark at each end that is told', () => {
  const marks = endMarks([
    { before: { value: 1, reading: one }, now: { value: 2, reading: two } },
    { before: null, now: { value: 3, reading: two } },
  ]);
  expect(marks.map(({ x, y }) => [x, y])).toEqual([
    [0, 1],
    [1, 2],
    [1, 3],
  ]);
});
