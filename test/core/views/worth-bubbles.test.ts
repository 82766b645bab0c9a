import { describe, expect, test } from 'vitest';
import type { DimensionId } from '../../../src/core/model';
import { worthBubbles } from '../../../src/views/worth-bubbles';
import { plain } from '../../../src/wording';
import { answered, dimension, missing, number, share } from './made';

/** name, won/closed, ACV, open amount. */
const TABLE = `
  Alpha  40/100  80000  400000
  Beta   12/20   20000  100000
  Gamma  3/7     50000  900000
  Delta  10/100  90000  0
  <b>x   10/50   10000  50000`;
const rows = TABLE.trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));
const readingsOf = ([name = '', rate = '', acv = '', open = '']: readonly string[]) => {
  const slice = { industry: name };
  const [part = 0, whole = 0] = rate.split('/').map(Number);
  return [
    share('winRate', part, whole, { slice }),
    acv === '-' ? missing('acv', 'no_amount', { slice }) : number('acv', Number(acv), part, { slice }),
    number('openAmount', Number(open), 10, { slice }),
  ];
};
const NOW = [share('winRate', 75, 277), number('acv', 40_000, 75)];
const viewOf = (all: readonly (readonly string[])[] = rows) =>
  worthBubbles(
    answered({
      dimensions: [
        dimension(
          'industry',
          all.map(([name = '']) => name),
        ),
      ],
      segmentDimension: 'industry' as DimensionId,
      now: NOW,
      segments: all.flatMap(readingsOf),
    }),
  );

describe('segments by what they win and what a win is worth', () => {
  const view = viewOf();
  const bubbles = view?.plot?.bubbles ?? [];

  test('are drawn largest first by open amount; too few stand beside the picture as a fraction', () => {
    expect(bubbles.map(({ name }) => name)).toEqual(['Alpha', 'Beta', '<b>x', 'Delta']);
    expect(view?.few).toEqual(['Gamma: 3 of 7 won']);
  });
  test('that lack amounts are not called too few: what they lack is said, and where nothing closed, that', () => {
    const few = viewOf([...rows, ['Epsilon', '55/141', '-', '0'], ['Zeta', '40/90', '0', '0']])?.few;
    expect(few).toEqual(['Gamma: 3 of 7 won', 'Epsilon: no deal has an amount', 'Zeta: no win has an amount above zero']);
  });
  test('are grey under thirty closed deals', () =>
    expect(bubbles.filter(({ isGrey }) => isGrey).map(({ name }) => name)).toEqual(['Beta']));
  test('have the open amount as area: a quarter of it is a quarter of the weight', () =>
    expect(bubbles.map(({ weight }) => weight)).toEqual([1, 0.25, 0.125, 0]));
  test('stand on an axis of logarithms: double the ACV is one step', () => {
    const at = (name: string) => bubbles.find((each) => each.name === name)?.y ?? 0;
    expect(at('Alpha') - at('Beta')).toBeCloseTo(2);
    expect(at('Beta') - at('<b>x')).toBeCloseTo(1);
  });
  test('lie inside both axes, and so do the lines of all deals', () => {
    const { x, y, total } = view?.plot ?? {};
    for (const [axis, values] of [
      [x, [...bubbles.map((each) => each.x), total?.x ?? 0]],
      [y, [...bubbles.map((each) => each.y), total?.y ?? 0]],
    ] as const)
      expect(values.every((value) => value >= (axis?.min ?? 1) && value <= (axis?.max ?? 0))).toBe(true);
    expect(total?.x).toBeCloseTo(75 / 277);
  });
  test('names who lies above the total on both, and says that this is no test', () =>
    expect(plain(view?.sentence ?? [])).toBe(
      'Of 4 segments with enough deals Alpha lies above the total on both win rate and ACV: a place in a picture, no test.',
    ));
  test('says that none lies above on both where none does', () =>
    expect(plain(viewOf(rows.slice(1))?.sentence ?? [])).toContain('none lies above the total on both'));
  test('opens the win rate of the bubble that is pressed', () =>
    expect(view?.marks.map(({ reading }) => reading.slice.get('industry' as DimensionId))).toEqual(bubbles.map(({ name }) => name)));
  test('has every segment in its table with both intervals, the few among them without a percent', () => {
    expect(view?.table.rows).toHaveLength(5);
    const gamma = view?.table.rows.find(({ cells }) => cells[0]?.text === 'Gamma');
    expect(gamma?.cells.slice(1, 4).map(({ text }) => text)).toEqual(['3 of 7', '', '3 of 7']);
  });
  test('names the eight largest only', () => {
    const many = Array.from({ length: 12 }, (_, at) => [`S${at}`, '30/100', '50000', `${(12 - at) * 1000}`]);
    const named = viewOf(many)?.plot?.bubbles.filter(({ isNamed }) => isNamed) ?? [];
    expect(named.map(({ name }) => name)).toEqual(Array.from({ length: 8 }, (_, at) => `S${at}`));
  });
  test('is no picture where no segment has an ACV, and not there without segments', () => {
    const slice = { industry: 'Alpha' };
    const bare = answered({
      dimensions: [dimension('industry', ['Alpha'])],
      segmentDimension: 'industry' as DimensionId,
      now: NOW,
      segments: [share('winRate', 40, 100, { slice }), missing('acv', 'no_won', { slice })],
    });
    expect([worthBubbles(bare)?.plot, worthBubbles(bare)?.sentence]).toEqual([null, []]);
    expect(worthBubbles(answered({}))).toBeNull();
  });
});
