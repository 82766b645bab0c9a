import { describe, expect, test } from 'vitest';
import { hatch } from '../../src/charts/hatched';
import { pairedBarsOption, pairedHeight } from '../../src/charts/paired-bars';
import { DARK, LIGHT } from '../../src/charts/palette';
import { stripHeight, stripPlotOption } from '../../src/charts/strip-plot';
import { stepLinesOption, stepMarks } from '../../src/charts/step-lines';
import { stuckHeight, stuckMarks, stuckOption } from '../../src/charts/stuck-dots';
import type { Reading } from '../../src/core/model';
import { axisFor } from '../../src/views/axis';
import type { StepLine, StepPicture } from '../../src/views/step-picture';
import type { StripPlot } from '../../src/views/deal-sizes';
import type { PairedBars } from '../../src/views/paired-bars';
import type { StuckPicture } from '../../src/views/stuck-deals';

const HOSTILE = '<img src=x onerror=alert(1)>{a|b}';
const share = { unit: 'share', currency: null } as const;

const bars: PairedBars = {
  axis: axisFor([0, 0.62], share),
  rows: [
    {
      name: HOSTILE,
      bars: [
        { side: 'icp', value: 0.5, low: 0.4, high: 0.6, text: '50% (20 of 40)' },
        { side: 'nonIcp', value: 0.3, low: 0.2, high: 0.42, text: '30% (12 of 40)' },
        { side: 'unknown', value: null, low: null, high: null, text: '3 of 7' },
      ],
    },
    { name: 'No reason given', isBlank: true, bars: [{ side: 'icp', value: 0.1, low: 0.05, high: 0.62, text: '10% (4 of 40)' }] },
  ],
};
const stuck: StuckPicture = {
  axis: axisFor([0, 400], { unit: 'days', currency: null }),
  limit: { at: 249, text: '95% of wins by day 249' },
  rows: [
    {
      name: HOSTILE,
      past: '1 of 9 past',
      dots: [
        { age: 10, deals: 4, side: 'icp', text: 'ICP, 4 deals open for 10 days' },
        { age: 300, deals: 1, side: 'nonIcp', text: 'Non-ICP, 1 deal open for 300 days' },
        { age: 40, deals: 3, side: 'unknown', text: '{b}' },
      ],
    },
    { name: 'Offer', past: '0 of 1 past', dots: [{ age: 5, deals: 1, side: 'icp', text: 'ICP, 1 deal open for 5 days' }] },
  ],
};
const strip: StripPlot = {
  base: 100_000,
  axis: { min: 0, max: 6, step: 2, ticks: [0, 2, 4, 6].map((at) => ({ at, text: `$${2 ** at}K` })) },
  rows: [
    {
      name: HOSTILE,
      side: 'icp',
      points: [100_000, 200_000, 6_400_000],
      box: { low: 200_000, median: 400_000, high: 800_000 },
      text: 'median $4,000 (n=40)',
    },
    {
      name: 'Non-ICP',
      side: 'nonIcp',
      points: [150_000],
      box: { low: 100_000, median: 100_000, high: 100_000 },
      text: 'median $1,000 (n=12)',
    },
  ],
};

type Made = {
  readonly animation: boolean;
  readonly series: readonly {
    readonly type: string;
    readonly data: readonly unknown[];
    readonly symbol?: string;
    readonly z?: number;
    readonly itemStyle?: Readonly<Record<string, unknown>>;
  }[];
  readonly xAxis: { readonly min: number; readonly max: number };
  readonly yAxis: { readonly data: readonly string[] };
};
const made = (option: unknown): Made => option as Made;

function* leaves(value: unknown): Generator<unknown> {
  if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) yield* leaves(part);
  else yield value;
}

describe.each([LIGHT, DARK])('every picture of the page', (palette) => {
  test.each([
    ['paired bars', pairedBarsOption(bars, palette)],
    ['stuck deals', stuckOption(stuck, palette)],
    ['strips', stripPlotOption(strip, palette)],
  ])('of %s has no motion, no number that is none, and no name that anything could read as markup', (_, option) => {
    const all = [...leaves(option)];
    expect(option.animation).toBe(false);
    expect([{ show: false }, expect.objectContaining({ renderMode: 'richText' })]).toContainEqual(option.tooltip);
    expect(all.filter((each) => typeof each === 'number').every(Number.isFinite)).toBe(true);
    for (const text of all.filter((each) => typeof each === 'string')) expect(text).not.toMatch(/\{[ab]/);
  });
});

test.each([
  ['paired bars', pairedBarsOption(bars, LIGHT)],
  ['stuck deals', stuckOption(stuck, LIGHT)],
  ['strips', stripPlotOption(strip, LIGHT)],
])('words that %s draw themselves are escaped too', (_, option) => {
  type Drawing = { readonly renderItem?: (params: object, api: object) => unknown };
  const api = { coord: () => [10, 10], value: () => 0, size: () => [10, 10] };
  const drawn = made(option).series.flatMap((each) => [(each as Drawing).renderItem?.({ dataIndex: 0, coordSys: { width: 300 } }, api)]);
  const texts = drawn.flatMap((each) => [...leaves(each)]).filter((each) => typeof each === 'string');
  expect(texts.length).toBeGreaterThan(1);
  for (const text of texts) expect(text).not.toMatch(/\{[ab]/);
});

describe('paired bars', () => {
  const { series, xAxis } = made(pairedBarsOption(bars, LIGHT));
  test('hold every interval and zero inside the axis', () => expect([xAxis.min, xAxis.max >= 0.62]).toEqual([0, true]));
  test('draw what rests on enough and nothing else: two bars of the first row and the blank one', () => {
    const drawn = series.filter(({ type, data }) => type === 'custom' && data.some((each) => Array.isArray(each) && each.length === 3));
    // Bars and intervals alike: three of each.
    expect(drawn.flatMap(({ data }) => data)).toHaveLength(6);
  });
  test('are as tall as the most bars of a row need', () => {
    const single = { ...bars, rows: bars.rows.slice(1) };
    expect(pairedHeight(bars)).toBeGreaterThan(2 * pairedHeight(single) - 40);
  });
  test('hatch a bar with strokes that stay inside it', () => {
    const box = { x: 10, y: 5, width: 30, height: 12 };
    const strokes = hatch(box);
    expect(strokes.length).toBeGreaterThan(4);
    for (const { x1, y1, x2, y2 } of strokes) {
      for (const x of [x1, x2]) expect(x >= 10 && x <= 40).toBe(true);
      for (const y of [y1, y2]) expect(y >= 5 && y <= 17).toBe(true);
    }
    expect(hatch({ ...box, width: 1 }).length).toBeGreaterThan(0);
  });
});

describe('stuck deals', () => {
  const { series, xAxis } = made(stuckOption(stuck, LIGHT));
  const scatter = series.filter(({ type, data }) => type === 'scatter' && data.length > 0);
  test('of the ICP are filled circles, of non-ICP hollow diamonds, and what cannot be scored is dotted', () => {
    expect(scatter.map(({ symbol, itemStyle }) => [symbol, itemStyle?.['color'], itemStyle?.['borderType']])).toEqual([
      ['circle', 'transparent', 'dotted'],
      ['diamond', 'transparent', 'solid'],
      ['circle', LIGHT.icp, undefined],
    ]);
  });
  test('grow in area with the deals of one age', () => {
    const sizes = scatter[2]?.data.map((each) => (each as { symbolSize: number }).symbolSize) ?? [];
    expect((sizes[0] ?? 0) ** 2 / (sizes[1] ?? 1) ** 2).toBeCloseTo(4, 9);
  });
  test('have the line inside the axis', () => expect(xAxis.max).toBeGreaterThan(249));
  test('without a line draw none', () => {
    const lines = [...leaves(stuckOption({ ...stuck, limit: null }, LIGHT).series)];
    expect(lines).not.toContain('95% of wins by day 249');
    expect(stuckHeight(stuck)).toBeGreaterThan(stuckHeight({ ...stuck, rows: stuck.rows.slice(1) }));
  });
});

describe('strips', () => {
  const { series } = made(stripPlotOption(strip, LIGHT));
  test('stand on an axis of doublings: four times the base is two on', () => {
    const points = series[0]?.data.map((each) => (each as { value: number[] }).value[0]);
    expect(points).toEqual([0, 1, 6]);
    expect(series.at(-2)?.data[0]).toEqual([1, 2, 3, 0]);
  });
  test('spread deals over their row the same way each time', () => {
    expect(JSON.stringify(stripPlotOption(strip, LIGHT))).toBe(JSON.stringify(stripPlotOption(strip, LIGHT)));
    const offsets = series[0]?.data.map((each) => (each as { symbolOffset: number[] }).symbolOffset[1]) ?? [];
    expect(new Set(offsets).size).toBe(3);
  });
  test('take room for every row', () => expect(stripHeight(strip)).toBeGreaterThan(stripHeight({ ...strip, rows: strip.rows.slice(1) })));
});

test.each([
  ['paired bars', pairedBarsOption(bars, LIGHT)],
  ['stuck deals', stuckOption(stuck, LIGHT)],
  ['strips', stripPlotOption(strip, LIGHT)],
])('the option of %s is the one that was looked at', (_, option) => expect(JSON.parse(JSON.stringify(option))).toMatchSnapshot());

describe('marks that lead to rows', () => {
  const reading: Reading = {
    metric: 'openCount',
    slice: new Map(),
    period: null,
    unit: 'count',
    currency: null,
    n: 4,
    value: 4,
    missing: null,
    low: null,
    high: null,
    level: null,
    leftOut: [],
  };
  test('stand in the lane of their side, each side on its own, and only where there is a number behind', () => {
    const dots = stuck.rows[0]?.dots.map((dot) => (dot.side === 'unknown' ? dot : { ...dot, reading })) ?? [];
    const marks = stuckMarks({ ...stuck, rows: [{ name: 'Offer', past: '', dots }] });
    expect(marks.map(({ x, y }) => [x, y])).toEqual([
      [10, 0],
      [300, 0],
    ]);
    const [icp, other] = marks.map(({ lift = 0 }) => lift);
    expect((icp ?? 0) - (other ?? 0)).toBeGreaterThan(8);
  });
  test('of a curve are its values at the ages that people ask for, drawn as points, hollow outside the ICP', () => {
    const line = (role: 'icp' | 'nonIcp', stops: StepLine['stops']): StepLine => ({
      name: role,
      role,
      points: [{ day: 30, share: 0.2, low: 0.1, high: 0.3 }],
      reach: 200,
      hasBand: false,
      start: 0,
      tail: { points: [], end: 200 },
      ...(stops === undefined ? {} : { stops }),
    });
    const picture: StepPicture = {
      name: 'Won',
      rests: '',
      counts: 'days',
      marks: [],
      lines: [line('icp', [{ day: 90, share: 0.2, reading }]), line('nonIcp', [{ day: 90, share: 0.1, reading }]), line('icp', undefined)],
      days: { min: 0, max: 360, step: 90, ticks: [] },
      shares: axisFor([0, 0.3], share),
    };
    expect(stepMarks(picture).map(({ x, y }) => [x, y])).toEqual([
      [90, 0.2],
      [90, 0.1],
    ]);
    const { series } = stepLinesOption(picture, LIGHT);
    const points = (Array.isArray(series) ? series : []).flatMap((each) => (each.type === 'scatter' ? [each.itemStyle?.color] : []));
    expect(points).toEqual([LIGHT.icp, LIGHT.ground]);
  });
});
