import { expect, test } from 'vitest';
import { DARK, LIGHT } from '../../src/charts/palette';
import { ladderHeight, ladderOption } from '../../src/charts/plan-ladder';
import type { Ladder } from '../../src/views/plan-market';

const LADDER: Ladder = {
  rungs: [
    { id: 'tam', name: 'TAM, all companies', text: '100,000 companies', value: 5 },
    { id: 'sam', name: '{a}', text: 'not defined', value: null },
    { id: 'icp', name: 'ICP', text: '150 companies', value: Math.log10(150) },
  ],
  needed: { value: Math.log10(417), text: '{b} needed' },
  axis: { min: 0, max: 5, step: 1, ticks: [0, 1, 2, 3, 4, 5].map((at) => ({ at, text: String(10 ** at) })) },
};

test('a market that is not given has no mark, the ICP has its own colour, and the line is inside the axis', () => {
  for (const palette of [LIGHT, DARK]) {
    const option = ladderOption(LADDER, palette);
    const [dots] = option.series as readonly {
      readonly data: readonly { readonly value: readonly number[]; readonly itemStyle: unknown }[];
    }[];
    expect(dots?.data.map(({ value, itemStyle }) => [value, itemStyle])).toEqual([
      [[5, 0], { color: palette.fourth }],
      [[Math.log10(150), 2], { color: palette.icp }],
    ]);
    expect(option).toMatchSnapshot();
  }
});

test('names are text, and no mark is not a number', () => {
  const drawn = JSON.stringify(ladderOption(LADDER, LIGHT));
  expect(drawn).toContain('{​b} needed');
  expect(drawn).not.toContain('NaN');
  expect(ladderHeight(LADDER)).toBe(218);
});

test('nothing is needed where there is no target', () => {
  const [dots] = ladderOption({ ...LADDER, needed: null }, LIGHT).series as readonly object[];
  expect(dots).not.toHaveProperty('markLine');
});
