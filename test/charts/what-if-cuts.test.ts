import { describe, expect, test } from 'vitest';
import { DARK, LIGHT } from '../../src/charts/palette';
import { cutsOption } from '../../src/charts/what-if-cuts';
import type { CutsPicture } from '../../src/views/what-if-cuts';

const share = { min: 0, max: 1, step: 0.5, ticks: [0, 0.5, 1].map((at) => ({ at, text: `${at * 100}%` })) };
const score = { min: 20, max: 100, step: 40, ticks: [20, 60, 100].map((at) => ({ at, text: String(at) })) };

const picture: CutsPicture = {
  rate: [
    { from: 30, value: 0.25, low: 0.2, high: 0.31 },
    { from: 70, value: 0.5, low: null, high: null },
    { from: 90, value: 0.6, low: 0.4, high: 0.78 },
  ],
  captured: [
    { from: 30, value: 0.9 },
    { from: 70, value: 0.6 },
    { from: 90, value: 0.2 },
  ],
  marks: [
    { from: 70, text: '{a|ICP} and tier 2' },
    { from: 90, text: 'tier 1' },
  ],
  scores: score,
  shares: share,
};

type Series = {
  readonly data: readonly (readonly number[])[];
  readonly areaStyle?: { readonly color: string };
  readonly lineStyle: { readonly type?: string };
};
const seriesOf = (palette = LIGHT): readonly Series[] => cutsOption(picture, palette).series as readonly Series[];

describe('the picture of cut-offs', () => {
  test('is as it was', () => {
    expect(JSON.stringify(cutsOption(picture, LIGHT), null, 1)).toMatchSnapshot();
  });

  test('has an interval where there is one, stacked from its lower end to its upper', () => {
    const [low, height] = seriesOf();
    expect(low?.data).toEqual([
      [30, 0.2],
      [90, 0.4],
    ]);
    expect(height?.data.map(([from, value = 0]) => [from, Number(value.toFixed(6))])).toEqual([
      [30, 0.11],
      [90, 0.38],
    ]);
    expect(seriesOf(DARK)[1]?.areaStyle?.color).toBe(DARK.icp);
  });

  test('tells its lines apart by stroke and mark too, and writes no markup that a name brings', () => {
    expect(seriesOf().map(({ lineStyle }) => lineStyle?.type)).toEqual(expect.arrayContaining(['solid', 'dashed']));
    expect(JSON.stringify(cutsOption(picture, LIGHT))).not.toContain('{a|ICP}');
  });
});
