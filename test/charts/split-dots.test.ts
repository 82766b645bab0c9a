import { describe, expect, test } from 'vitest';
import { LIGHT } from '../../src/charts/palette';
import { splitDotsOption, splitHeight } from '../../src/charts/split-dots';
import { splitDots, type Line, type MarkKind, type SplitRow } from '../../src/views/split-dots';

const row = (name: string, value: number | null, kind: MarkKind = 'segment'): SplitRow => ({
  name,
  value,
  low: value === null ? null : value / 2,
  high: value === null ? null : value * 2,
  text: `${name} said`,
  kind,
});
const ratio = { unit: 'ratio', currency: null, isLog: true } as const;
const line = (value: number): Line => ({ value, text: `${value}×`, isChosen: true });

type Drawn = {
  readonly animation: boolean;
  readonly tooltip: { readonly renderMode: string };
  readonly xAxis: { readonly min: number; readonly max: number; readonly interval: number };
  readonly yAxis: { readonly data: readonly string[] };
  readonly series: readonly {
    readonly type: string;
    readonly data: readonly { readonly value?: readonly (number | null)[]; readonly symbol?: string }[];
    readonly markLine?: { readonly data: readonly { readonly xAxis: number }[] };
  }[];
};
const drawn = (rows: readonly SplitRow[], lines: readonly Line[] = [], numbers: Parameters<typeof splitDots>[2] = ratio): Drawn =>
  JSON.parse(JSON.stringify(splitDotsOption(splitDots(rows, lines, numbers), LIGHT))) as Drawn;

function* numbersIn(value: unknown): Generator<number> {
  if (typeof value === 'number') yield value;
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) yield* numbersIn(part);
}

describe('rows on one axis', () => {
  test('no motion, tooltips as text, and no number that is none', () => {
    const option = drawn([row('a', 3), row('b', null), row('c', 0.001)], [line(5)]);
    expect(option.animation).toBe(false);
    expect(option.tooltip.renderMode).toBe('richText');
    expect([...numbersIn(option)].every(Number.isFinite)).toBe(true);
  });

  test('names from files are text and never a template or markup', () => {
    const { yAxis } = drawn([row('{a}', 3), row('line\nbreak\u202e', 2)]);
    expect(yAxis.data).toEqual(['{\u200ba}', 'line break ']);
  });

  test('each doubling is a step of the axis, and every value, limit and line lies inside', () => {
    const { xAxis, series } = drawn([row('a', 3), row('b', 0.7)], [line(20)]);
    expect([xAxis.min, xAxis.max, xAxis.interval]).toEqual([-2, 5, 1]);
    const marks = series.find(({ type }) => type === 'scatter');
    expect(marks?.data.map(({ value }) => value?.[0])).toEqual([Math.log2(3), Math.log2(0.7)]);
    expect(marks?.markLine?.data[0]?.xAxis).toBe(Math.log2(20));
  });

  test('a value of nothing puts all of them on an axis of equal steps', () => {
    const { xAxis, series } = drawn([row('a', 3), row('b', 0)]);
    expect(xAxis.min).toBe(0);
    expect(series.find(({ type }) => type === 'scatter')?.data.map(({ value }) => value?.[0])).toEqual([3, 0]);
  });

  test('very wide ranges keep few ticks', () => {
    const { axis } = splitDots([row('a', 0.001), row('b', 900)], [], ratio);
    expect(axis.ticks.length).toBeLessThanOrEqual(14);
    expect(axis.min).toBeLessThan(0.0005);
    expect(axis.max).toBeGreaterThan(1800);
  });

  test('the two sides of the ICP differ by shape and not by colour alone', () => {
    const marks = drawn([row('ICP', 3, 'icp'), row('Non-ICP', 2, 'nonIcp')]).series.find(({ type }) => type === 'scatter');
    expect(marks?.data.map(({ symbol }) => symbol)).toEqual(['circle', 'diamond']);
  });

  test('the picture grows with its rows', () => {
    const height = (count: number): number =>
      splitHeight(
        splitDots(
          Array.from({ length: count }, (_, at) => row(`${at}`, 1)),
          [],
          ratio,
        ),
      );
    expect(height(10) - height(9)).toBeGreaterThan(20);
  });
});

test('the option of rows on one axis is the one that was looked at', () =>
  expect(drawn([row('a', 3), row('b', null), row('c', 0.5)], [line(1), line(3)])).toMatchSnapshot());
