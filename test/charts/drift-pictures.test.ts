import { describe, expect, test } from 'vitest';
import { DARK, LIGHT } from '../../src/charts/palette';
import { panelOption } from '../../src/charts/segment-panel';
import { trendOption } from '../../src/charts/trend-line';
import { twoByTwoOption } from '../../src/charts/two-by-two';
import { waterfallOption } from '../../src/charts/waterfall';
import { axisFor } from '../../src/views/axis';
import type { PanelPicture } from '../../src/views/drift-chart-panel';
import type { RulePicture } from '../../src/views/drift-rule';
import type { TrendPicture } from '../../src/views/drift-trend';
import { waterfallAxis, type WaterStep } from '../../src/views/waterfall';

const share = { unit: 'share', currency: null } as const;

const TREND: TrendPicture = {
  points: [
    { label: 'Q1 2025', value: 0.55, low: 0.5, high: 0.6, kind: 'rebuilt', text: '{a}' },
    { label: 'Q2 2025', value: 0.5, low: 0.45, high: 0.55, kind: 'counted', text: 'b' },
    { label: 'Q3 2025', value: 0.4, low: null, high: null, kind: 'few', text: '2 of 5' },
    { label: 'Q4 2025', value: null, low: null, high: null, kind: 'counted', text: 'not defined' },
    { label: 'Q1 2026 to date', value: 0.46, low: 0.4, high: 0.52, kind: 'counted', text: 'd' },
  ],
  target: { value: 0.65, text: 'Target 65%' },
  pins: [{ at: 1, row: 0, number: 2, kind: 'definition', text: '<img src=x>' }],
  axis: axisFor([0.4, 0.65], share),
};
const PANEL: PanelPicture = {
  labels: ['Q1 2025', 'Q2 2025', 'Q3 2025 to date'],
  points: [
    { value: 0.3, kind: 'plain', text: '30%' },
    { value: null, kind: 'few', text: '1 of 3' },
    { value: 0.2, kind: 'toDate', text: '{a}' },
  ],
  total: [0.25, 0.26, null],
  before: { from: 0, to: 0, value: 0.3, low: 0.2, high: 0.4 },
  now: { from: 1, to: 1, value: 0.2, low: 0.1, high: 0.3 },
  isUnknown: false,
  axis: axisFor([0, 0.4], share, { ticks: 2, pad: 0.02 }),
};
const end = (value: number) => ({ value, low: value - 0.05, high: value + 0.05, text: `${value * 100}%`, rests: '{n} of 100' });
const RULE: RulePicture = {
  older: { name: '{a}', before: end(0.6), now: end(0.4) },
  newer: { name: 'ICP 2', before: end(0.62), now: end(0.5) },
  axis: axisFor([0.35, 0.67], share),
};
const total = (name: string, to: number, low: number | null, high: number | null): WaterStep => ({
  name,
  text: '',
  kind: 'total',
  from: 0,
  to,
  low,
  high,
});
const STEPS: readonly WaterStep[] = [
  total('Before', 0.23, 0.21, 0.25),
  { name: 'Mix', text: '', kind: 'more', from: 0.23, to: 0.24, low: null, high: null },
  { name: 'A', text: '', kind: 'less', from: 0.24, to: 0.21, low: null, high: null },
  total('Now', 0.21, 0.19, 0.23),
];
const NEAR = { steps: STEPS, axis: waterfallAxis(STEPS, share) };
const FAR_STEPS = [...STEPS.slice(0, 3), total('Now', 0.02, null, null)];
const FROM_ZERO = { steps: FAR_STEPS, axis: waterfallAxis(FAR_STEPS, share) };

const ALL = [
  ['trend', (palette: typeof LIGHT) => trendOption(TREND, palette)],
  ['segment', (palette: typeof LIGHT) => panelOption(PANEL, palette)],
  ['two by two', (palette: typeof LIGHT) => twoByTwoOption(RULE, palette)],
  ['waterfall of small parts', (palette: typeof LIGHT) => waterfallOption(NEAR, palette)],
  ['waterfall from zero', (palette: typeof LIGHT) => waterfallOption(FROM_ZERO, palette)],
] as const;

const written = (option: unknown): string => JSON.stringify(option);
type Drawn = {
  readonly animation: boolean;
  readonly yAxis: { readonly min: number; readonly max: number };
  readonly xAxis: { readonly min: number };
  readonly series: readonly {
    readonly type: string;
    readonly symbol?: string;
    readonly lineStyle?: { readonly type?: unknown };
    readonly data?: readonly unknown[];
    readonly markLine?: { readonly data: readonly { readonly yAxis?: number }[] };
  }[];
};
const drawn = (option: unknown): Drawn => JSON.parse(written(option)) as Drawn;

describe.each(ALL)('the picture of a %s', (_, draw) => {
  test('is what it was', () => {
    expect(JSON.parse(written(draw(LIGHT)))).toMatchSnapshot();
  });

  test.each([LIGHT, DARK])('has no motion, no NaN, and keeps names from being templates (%#)', (palette) => {
    const option = draw(palette);
    expect([option.animation, written(option).includes('{a}'), written(option).includes('{n}')]).toEqual([false, false, false]);
    for (const value of written(option).matchAll(/NaN|undefined|Infinity/g)) throw new Error(`${value[0]} is drawn`);
  });
});

describe('a number over time without limits', () => {
  test('has its target inside the axis and drawn', () => {
    const { series, yAxis } = drawn(trendOption(TREND, LIGHT));
    const lines = series.flatMap(({ markLine }) => markLine?.data ?? []);
    expect(lines.flatMap(({ yAxis: at }) => at ?? [])).toEqual([0.65]);
    expect([yAxis.min <= 0.4, yAxis.max >= 0.65]).toEqual([true, true]);
  });

  test('joins what was rebuilt by dashes alone, and nothing to what is too few', () => {
    const { series } = drawn(trendOption(TREND, LIGHT));
    const [dashed, solid] = series.filter(
      ({ type, data, lineStyle }) => type === 'line' && data !== undefined && lineStyle?.type !== undefined,
    );
    expect([dashed?.data, solid?.data]).toEqual([
      [0.55, 0.5, null, null, 0.46],
      [null, 0.5, null, null, 0.46],
    ]);
  });
});

describe('a waterfall', () => {
  test('draws totals as bars only where the axis begins at zero', () => {
    const squares = (given: typeof NEAR) => drawn(waterfallOption(given, LIGHT)).series.filter(({ symbol }) => symbol === 'rect').length;
    expect([NEAR.axis.min > 0, squares(NEAR), FROM_ZERO.axis.min, squares(FROM_ZERO)]).toEqual([true, 1, 0, 0]);
  });
});
