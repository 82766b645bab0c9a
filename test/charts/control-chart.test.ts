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
  readonly series: readonly {
    readonly type: string;
    readonly step?: string;
    readonly data: readonly unknown[];
    readonly markLine?: {
      readonly precision: number;
      readonly data: readonly { readonly yAxis?: number; readonly xAxis?: number; readonly label: { readonly formatter: string } }[];
    };
  }[];
};
const drawn = (given: ControlPicture): Drawn => JSON.parse(JSON.stringify(controlOption(given, LIGHT))) as Drawn;
const marks = (given: ControlPicture) =>
  (drawn(given).series.find(({ type }) => type === 'scatter')?.data ?? []) as readonly {
    readonly symbol: string;
    readonly value: readonly number[];
    readonly itemStyle: { readonly borderWidth?: number };
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
      picture([point('a', 0.5), point('b', 0.3, 'run'), point('c', 0.3, 'slide'), point('d', 0.5, 'toDate'), point('e', 0.5, 'few')]),
    );
    expect(all.map(({ symbol }) => symbol)).toEqual(['circle', 'diamond', 'triangle', 'circle', 'circle']);
    expect(all.map(({ itemStyle }) => itemStyle.borderWidth !== undefined)).toEqual([false, false, false, true, true]);
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

  test('says the year of every period, and keeps names of versions from being read as templates', () => {
    const { xAxis, series } = drawn(
      picture([point('Q1 2025', 0.5), point('Q2 2025 to date', 0.5, 'toDate')], { pins: [{ at: 0, text: '{a}' }] }),
    );
    expect(xAxis.data).toEqual(['Q1\n2025', 'Q2\nto date']);
    const pins = series.flatMap(({ markLine }) => markLine?.data ?? []).filter((line) => line.xAxis !== undefined);
    expect(pins.map(({ label }) => label.formatter)).toEqual(['{\u200ba}']);
  });
});
