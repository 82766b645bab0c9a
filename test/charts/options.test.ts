import { describe, expect, test } from 'vitest';
import { changeDotOption } from '../../src/charts/change-dot';
import { dumbbellOption } from '../../src/charts/dumbbell';
import { LIGHT } from '../../src/charts/palette';
import { rankedDotsOption, rankedHeight } from '../../src/charts/ranked-dots';
import { shareLineOption } from '../../src/charts/share-line';
import { axisFor } from '../../src/views/axis';
import type { Dot } from '../../src/views/dots';
import type { ShareLine } from '../../src/views/share-line';

const HOSTILE = ['<img src=x onerror=alert(1)>', '__proto__', '{a}', '{b|c}', 'line\nbreak\u202e'];
const share = { unit: 'share', currency: null } as const;
const dot = (name: string, value: number | null, low: number | null = null, high: number | null = null): Dot => ({
  name,
  value,
  low,
  high,
  text: `${name} 46%`,
});

const point = (label: string, value: number | null, isFew = false) => ({
  label,
  value,
  low: value === null || isFew ? null : value - 0.05,
  high: value === null || isFew ? null : value + 0.05,
  isFew,
  text: 'x',
});
const line = (values: readonly (number | null)[], target: number): ShareLine => ({
  points: values.map((value, at) => point(`Q${at + 1} 2024`, value)),
  target: { value: target, text: 'Target 50%' },
  axis: axisFor([...values, target], share),
});
const ranked = (names: readonly string[]) => ({
  dots: names.map((name, at) => ({ ...dot(name, 0.2 + at / 100, 0.1, 0.4), isGrey: at === 1 })),
  reference: { value: 0.3, text: 'All deals' },
  axis: axisFor([0.1, 0.4], share),
});
const all = [
  shareLineOption(line([0.2, null, 0.21], 0.5), LIGHT),
  dumbbellOption({ inIcp: dot('ICP', 0.27, 0.24, 0.3), outside: dot('Non-ICP', null), axis: axisFor([0.24, 0.3], share) }, LIGHT),
  changeDotOption({ dot: dot('change', -0.11, -0.17, -0.05), axis: axisFor([-0.17, 0], { unit: 'count', currency: null }) }, LIGHT),
  rankedDotsOption(ranked(HOSTILE), LIGHT),
];

/** What is drawn, without functions. */
const data = (option: unknown): unknown => JSON.parse(JSON.stringify(option));
function* numbersIn(value: unknown): Generator<number> {
  if (typeof value === 'number') yield value;
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) yield* numbersIn(part);
}

describe('every option', () => {
  test.each(all)('has no motion, no words of its own, text tooltips and no NaN (%#)', (option) => {
    expect(option.animation).toBe(false);
    expect(option.tooltip).toMatchObject({ renderMode: 'richText' });
    expect([...numbersIn(option)].every(Number.isFinite)).toBe(true);
  });
});

describe('the share line', () => {
  test('the target is inside the axis though all shares are far below it', () => {
    const option = data(shareLineOption(line([0.05, 0.06], 0.5), LIGHT)) as {
      yAxis: { min: number; max: number };
      series: { markLine?: { data: { yAxis: number }[] } }[];
    };
    const target = option.series.find(({ markLine }) => markLine !== undefined)?.markLine?.data[0]?.yAxis ?? Number.NaN;
    expect(target).toBe(0.5);
    expect(option.yAxis.min < target && target < option.yAxis.max).toBe(true);
  });
  test('a quarter without a share is a gap, one with too few deals is hollow and in no line', () => {
    const view: ShareLine = {
      ...line([0.4, null], 0.5),
      points: [point('Q1 2024', 0.4), point('Q2 2024', null), point('Q3 2024', 0.9, true)],
    };
    const { series } = data(shareLineOption(view, LIGHT)) as { series: { data: unknown[] }[] };
    expect(
      series.map((each) => each.data.map((item) => (typeof item === 'object' && item !== null && 'value' in item ? item.value : item))),
    ).toEqual([[0.35000000000000003, null, null], [0.09999999999999998, null, null], [0.4, null, null], [[2, 0.9]]]);
  });
  test('the share of the amount is a thin line of its own behind it, without a band, and a gap where there are too few deals', () => {
    const amount = [point('Q1 2024, of the amount won', 0.6), point('Q2 2024, of the amount won', 0.2, true)];
    const { series } = data(shareLineOption({ ...line([0.4, 0.5], 0.5), amount }, LIGHT)) as {
      series: { z: number; lineStyle?: { width: number; color: string }; data: { value: unknown }[] }[];
    };
    const [thin] = series.filter(({ lineStyle }) => lineStyle?.width === 1);
    expect(thin?.data.map(({ value }) => value)).toEqual([0.6, null]);
    expect([thin?.z, thin?.lineStyle?.color]).toEqual([2, LIGHT.icp]);
    expect(series).toHaveLength(5);
  });
  test('years stand only where they change', () => {
    const option = shareLineOption(
      { ...line([], 0.5), points: ['Q3 2024', 'Q4 2024', 'Q1 2025'].map((label) => point(label, 0.4)) },
      LIGHT,
    );
    expect(data(option)).toMatchObject({ xAxis: { data: ['Q3\n2024', 'Q4', 'Q1\n2025'] } });
  });
});

describe('ranked dots', () => {
  test('hostile names stay text: no variable, no rich text, no control', () => {
    const { yAxis } = data(rankedDotsOption(ranked(HOSTILE), LIGHT)) as { yAxis: { data: string[] } };
    expect(yAxis.data).toEqual(['<img src=x onerror=alert(1)>', '__proto__', '{\u200ba}', '{\u200bb|c}', 'line break ']);
  });
  test('long names are cut on the axis', () => {
    const { yAxis } = data(rankedDotsOption(ranked(['x'.repeat(200)]), LIGHT)) as { yAxis: { data: string[] } };
    expect(yAxis.data[0]).toHaveLength(28);
  });
  test('what is outside the ICP is hollow, of another shape and in its own colour; what is few or unknown in none', () => {
    const of = (look: object) => ({ ...dot('a', 0.2, 0.1, 0.4), isGrey: false, ...look });
    const dots = [of({}), of({ isOutside: true }), of({ isGrey: true, isOutside: true }), of({ isUnknown: true })];
    const { series } = data(rankedDotsOption({ ...ranked([]), dots }, LIGHT)) as {
      series: { data: { symbol?: string; itemStyle?: { color: string; borderColor?: string; borderType?: string } }[] }[];
    };
    expect(series.at(-1)?.data.map(({ symbol, itemStyle }) => [symbol ?? 'circle', itemStyle])).toEqual([
      ['circle', { color: LIGHT.icp }],
      ['diamond', { color: LIGHT.ground, borderColor: LIGHT.nonIcp, borderWidth: 2 }],
      ['diamond', { color: LIGHT.ground, borderColor: LIGHT.unknown, borderWidth: 2 }],
      ['circle', { color: LIGHT.ground, borderColor: LIGHT.unknown, borderWidth: 2, borderType: 'dotted' }],
    ]);
    expect(series.slice(0, 3).map(({ data: drawn }) => drawn.length)).toEqual([1, 1, 2]);
  });
  test('what a row rests on stands below its name, and rows are then higher', () => {
    const plain = ranked(['a', 'b']);
    const told = { ...plain, dots: plain.dots.map((each) => ({ ...each, rests: 'n=118' })) };
    expect(data(rankedDotsOption(told, LIGHT))).toMatchObject({ yAxis: { data: ['a\nn=118', 'b\nn=118'] } });
    expect(rankedHeight(told)).toBeGreaterThan(rankedHeight(plain));
  });
  test('the total is inside the axis', () => {
    const { xAxis } = data(rankedDotsOption(ranked(['a']), LIGHT)) as { xAxis: { min: number; max: number } };
    expect(xAxis.min <= 0.3 && xAxis.max >= 0.3).toBe(true);
  });
});

test('a change keeps zero in view', () => {
  const { xAxis, series } = data(all[2]) as { xAxis: { min: number; max: number }; series: { markLine?: { data: unknown } }[] };
  expect(xAxis.min <= -0.17 && xAxis.max >= 0).toBe(true);
  expect(series.at(-1)?.markLine?.data).toEqual([{ xAxis: 0 }]);
});

test('a side that is missing is not drawn as zero', () => {
  const { series } = data(all[1]) as { series: { data: unknown[] }[] };
  expect(series.map((each) => each.data)).toEqual([[[1, 0.24, 0.3]], [], [[0.27, 1]], []]);
});

test('the golden dumbbell', () => expect(data(all[1])).toMatchSnapshot());

test.each([
  ['share line', line([0.2, null, 0.21], 0.5)],
  ['share line beside that of the amount', { ...line([0.4, 0.5], 0.5), amount: [point('Q1 2024', 0.6), point('Q2 2024', 0.2, true)] }],
])('the golden %s', (_, view) => expect(data(shareLineOption(view, LIGHT))).toMatchSnapshot());

test.each([
  ['dot of a change', all[2]],
  ['ranked dots', all[3]],
])('the golden %s', (_, option) => expect(data(option)).toMatchSnapshot());
