import { describe, expect, test } from 'vitest';
import { DARK, LIGHT, type Palette } from '../../src/charts/palette';
import { panelOption } from '../../src/charts/segment-panel';
import { fullPanelHeight, fullPanelOption } from '../../src/charts/segment-panel-full';
import { axisFor } from '../../src/views/axis';
import type { FullPicture } from '../../src/views/segments-moving-full';

const FULL: FullPicture = {
  labels: ['Q4 2024', 'Q1 2025', 'Q2 2025', 'Q3 2025 to date'],
  points: [
    { value: 0.3, kind: 'plain', text: '30.0% (20.0–40.0), 30 of 100' },
    { value: null, kind: 'few', text: '1 of 3' },
    { value: 0.25, kind: 'plain', text: '25.0%' },
    { value: 0.2, kind: 'toDate', text: '20.0%' },
  ],
  bands: [{ from: 0, to: 0, low: 0.2, high: 0.4 }],
  total: [0.25, 0.26, 0.24, null],
  before: null,
  now: null,
  isUnknown: false,
  pins: [{ at: 1, row: 0, number: 1, kind: 'icpVersion', text: 'ICP 2 takes effect' }],
  target: { value: 0.5, text: 'Target 50%' },
  axis: axisFor([0, 0.6], { unit: 'share', currency: null }, { ticks: 4, pad: 0 }),
  compared: [
    { value: 0.55, kind: 'plain', text: 'Q4 2023: 55.0% {a}' },
    { value: null, kind: 'few', text: 'Q1 2024: 2 of 5' },
    { value: 0.35, kind: 'plain', text: 'Q2 2024: 35.0%' },
    { value: null, kind: 'plain', text: '' },
  ],
};

type Drawn = {
  readonly xAxis: { readonly data: readonly string[]; readonly axisLabel: { readonly alignMinLabel?: string } };
  readonly series: readonly {
    readonly type: string;
    readonly symbol?: string;
    readonly lineStyle?: { readonly color: string; readonly width: number; readonly type: unknown };
    readonly data?: readonly unknown[];
  }[];
};
type Point = {
  readonly value: readonly number[];
  readonly itemStyle: { readonly color: string };
  readonly tooltip: { readonly formatter: string };
};
const drawn = (picture: FullPicture, palette: Palette = LIGHT): Drawn =>
  JSON.parse(JSON.stringify(fullPanelOption(picture, palette))) as Drawn;
const dashed = ({ series }: Drawn) => series.find(({ lineStyle }) => Array.isArray(lineStyle?.type));
const squares = ({ series }: Drawn) => (series.find(({ symbol }) => symbol === 'rect')?.data ?? []) as readonly Point[];

describe('a segment at full size', () => {
  test('is what it was', () => expect(drawn(FULL)).toMatchSnapshot());

  test('has what it is compared with as a thinner dashed line of the same hue, at the same places', () => {
    for (const palette of [LIGHT, DARK]) {
      const own = drawn(FULL, palette).series.find(({ lineStyle }) => lineStyle?.type === 'solid')?.lineStyle;
      const compared = dashed(drawn(FULL, palette));
      expect(compared?.lineStyle?.color).toBe(own?.color);
      expect(compared?.lineStyle?.width).toBeLessThan(own?.width ?? 0);
      expect(compared?.data).toEqual([0.55, null, 0.35, null]);
    }
  });

  test('is grey on both lines where it is what nobody wrote down', () =>
    expect(dashed(drawn({ ...FULL, isUnknown: true }))?.lineStyle?.color).toBe(LIGHT.unknown));

  test('has nothing dashed where nothing is compared', () => {
    const alone = drawn({ ...FULL, compared: [] });
    expect([dashed(alone), squares(alone)]).toEqual([undefined, []]);
  });

  test('has too few as a hollow mark on the axis, in no line, and each mark says what it is compared with', () => {
    const [, few] = squares(drawn(FULL));
    expect([few?.value, few?.itemStyle.color]).toEqual([[1, 0], LIGHT.ground]);
    expect(squares(drawn(FULL)).map(({ tooltip }) => tooltip.formatter)).toEqual([
      'Q4 2024 is compared with Q4 2023: 55.0% {\u200ba}',
      'Q1 2025 is compared with Q1 2024: 2 of 5',
      'Q2 2025 is compared with Q2 2024: 35.0%',
    ]);
  });

  test('names every quarter under its own point, where the small picture names the outer two', () => {
    const { xAxis } = drawn(FULL);
    expect(xAxis.data).toEqual(['Q4\n2024', 'Q1\n2025', 'Q2\n2025', 'Q3\nto date']);
    expect(xAxis.axisLabel.alignMinLabel).toBeUndefined();
    const small = JSON.parse(JSON.stringify(panelOption(FULL, LIGHT))) as Drawn;
    expect(small.xAxis.data.filter((name) => name !== '')).toHaveLength(2);
  });

  test('is taller where pins stand above it', () => expect(fullPanelHeight(FULL)).toBeGreaterThan(fullPanelHeight({ ...FULL, pins: [] })));
});
