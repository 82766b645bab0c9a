import { describe, expect, test } from 'vitest';
import { controlOption } from '../../src/charts/control-chart';
import { LIGHT } from '../../src/charts/palette';
import type { ControlPicture, ControlPoint, PointKind } from '../../src/views/drift-chart';

const point = (label: string, value: number | null, kind: PointKind = 'plain'): ControlPoint => ({
  label,
  value,
  low: 0.4,
  high: 0.7,
  kind,
  text: `${label} said`,
});
const axis = { min: 0.2, max: 0.8, step: 0.2, ticks: [{ at: 0.2, text: '20%' }] };
const picture = (points: readonly ControlPoint[], rest: Partial<ControlPicture> = {}): ControlPicture => ({
  points,
  centre: { value: 0.55, text: 'Centre 55%' },
  target: { value: 0.7, text: 'Target 70%' },
  pins: [],
  axis,
  ...rest,
});

type Drawn = {
  readonly animation: boolean;
  readonly tooltip: { readonly renderMode: string };
  readonly xAxis: { readonly data: readonly string[] };
  readonly grid: { readonly top: number };
  readonly series: readonly {
    readonly type: string;
    readonly step?: string;
    readonly data: readonly unknown[];
    readonly markLine?: {
      readonly precision: number;
      readonly data: readonly {
        readonly yAxis?: number;
        readonly xAxis?: number;
        readonly label: { readonly formatter: string; readonly verticalAlign?: string };
      }[];
    };
  }[];
};
const drawn = (given: ControlPicture): Drawn => JSON.parse(JSON.stringify(controlOption(given, LIGHT))) as Drawn;
const marks = (given: ControlPicture) =>
  (drawn(given).series.find(({ type }) => type === 'scatter')?.data ?? []) as readonly {
    readonly symbol: string;
    readonly value: readonly number[];
    readonly symbolRotate?: number;
    readonly itemStyle: { readonly color: string };
  }[];

describe('the p-chart', () => {
  test('has no motion, drawn tooltips, and its lines exactly where they are', () => {
    const { animation, tooltip, series } = drawn(picture([point('Q1 2025', 0.5)]));
    expect([animation, tooltip.renderMode]).toEqual([false, 'richText']);
    const lines = series.find(({ markLine }) => markLine !== undefined)?.markLine;
    expect(lines?.precision).toBe(-1);
    expect(lines?.data.map(({ yAxis }) => yAxis)).toEqual([0.55, 0.7]);
  });

  test('draws each kind of mark in a shape of its own, and what is not judged hollow', () => {
    const all = marks(
      picture([
        point('a', 0.5),
        point('b', 0.3, 'run'),
        point('c', 0.3, 'ewma'),
        point('d', 0.5, 'toDate'),
        point('e', 0.5, 'few'),
        point('f', 0.3, 'cusum'),
      ]),
    );
    expect(all.map(({ symbol, symbolRotate = 0 }) => `${symbol} ${symbolRotate}`)).toEqual([
      'circle 0',
      'diamond 0',
      'triangle 0',
      'circle 0',
      'circle 0',
      'triangle 180',
    ]);
    expect(all.map(({ itemStyle }) => itemStyle.color === LIGHT.ground)).toEqual([false, false, false, true, true, false]);
  });

  test('leaves out what was not counted, and joins nothing to a period to date', () => {
    const given = picture([point('a', 0.5), point('b', null), point('c', 0.6, 'toDate')]);
    expect(marks(given).map(({ value }) => value[0])).toEqual([0, 2]);
    expect(drawn(given).series.find(({ type, step }) => type === 'line' && step === undefined)?.data).toEqual([0.5, null, null]);
  });

  test('draws limits as steps that follow each period, and none where there are none', () => {
    const without = { ...point('a', 0.5), low: null, high: null };
    const limits = drawn(picture([without, point('b', 0.5)])).series.filter(({ step }) => step === 'middle');
    expect(limits.map(({ data }) => data)).toEqual([
      [null, 0.4],
      [null, 0.7],
    ]);
  });

  test('says the year of every period that it names, the newest always among them', () => {
    const { xAxis } = drawn(picture([point('Q1 2025', 0.5), point('Q2 2025 to date', 0.5, 'toDate')]));
    expect(xAxis.data).toEqual(['Q1\n2025', 'Q2\nto date']);
    const many = drawn(picture(Array.from({ length: 16 }, (_, at) => point(`Q${at} 2025`, 0.5)))).xAxis.data;
    expect([many.filter((label) => label !== '').length, many.at(-1), many.at(-2)]).toEqual([8, 'Q15\n2025', '']);
  });

  test('names two lines that are close without one covering the other', () => {
    const close = { centre: { value: 0.58, text: 'Centre 58%' }, target: { value: 0.55, text: 'Target 55%' } };
    const sides = (given: Partial<ControlPicture>) =>
      drawn(picture([point('a', 0.5)], given)).series.flatMap(
        ({ markLine }) => markLine?.data.map(({ label }) => label.verticalAlign) ?? [],
      );
    expect(sides(close)).toEqual(['bottom', 'top']);
    expect(sides({})).toEqual(['middle', 'middle']);
  });

  test('stands pins above its axis, each kind in a shape of its own with its number, and keeps their texts from being templates', () => {
    const pins = [
      { at: 0, row: 0, number: 1, kind: 'icpVersion' as const, text: '{a}' },
      { at: 0, row: 1, number: 2, kind: 'definition' as const, text: 'b' },
      { at: 1, row: 0, number: 3, kind: 'snapshot' as const, text: 'c' },
      { at: 1, row: 1, number: 4, kind: 'decision' as const, text: 'd' },
    ];
    const { series, grid } = drawn(picture([point('a', 0.5), point('b', 0.5)], { pins }));
    const [, drawnPins] = series.filter(({ type }) => type === 'scatter');
    const all = (drawnPins?.data ?? []) as readonly {
      readonly symbol: string;
      readonly value: readonly number[];
      readonly label: { readonly formatter: string };
      readonly tooltip: { readonly formatter: string };
    }[];
    expect(new Set(all.map(({ symbol }) => symbol)).size).toBe(4);
    expect(all.map(({ label, value }) => [label.formatter, value[1]])).toEqual([
      ['1', 0.8],
      ['2', 0.8],
      ['3', 0.8],
      ['4', 0.8],
    ]);
    expect(all[0]?.tooltip.formatter).toBe('1: {\u200ba}');
    expect(grid.top).toBeGreaterThan(drawn(picture([point('a', 0.5)])).grid.top + 30);
    const lines = series.flatMap(({ markLine }) => markLine?.data ?? []).filter(({ xAxis }) => xAxis !== undefined);
    expect(lines.map(({ xAxis }) => xAxis)).toEqual([0, 0]);
  });
});

test('the option of the p-chart is the one that was looked at', () =>
  expect(drawn(picture([point('Q1 2025', 0.5), point('Q2 2025', 0.75, 'few'), point('Q3 2025', null)]))).toMatchSnapshot());
