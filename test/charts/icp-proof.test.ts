import { CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { EChartsOption } from 'echarts';
import { describe, expect, test } from 'vitest';
import { completenessHeight, completenessOption } from '../../src/charts/icp-completeness';
import { gainOption } from '../../src/charts/icp-gain';
import { reliabilityOption } from '../../src/charts/icp-reliability';
import { DARK, LIGHT } from '../../src/charts/palette';
import { axisFor } from '../../src/views/axis';
import type { CompletenessPicture } from '../../src/views/icp-proof-completeness';
import type { ReliabilityPicture } from '../../src/views/icp-proof-reliability';
import type { GainPicture } from '../../src/views/icp-proof-separation';

use([CustomChart, LineChart, ScatterChart, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

const WHOLE = axisFor([0, 1], { unit: 'share', currency: null }, { ticks: 4, pad: 0 });
const gain: GainPicture = {
  points: [
    { x: 0, y: 0 },
    { x: 0.2, y: 0.47123456789 },
    { x: 1, y: 1 },
  ],
  axis: WHOLE,
  chance: '{a} chance',
};
const reliability: ReliabilityPicture = {
  dots: [
    { x: 0.15, y: 0.1, low: 0.05, high: 0.2, text: '{b}', isGrey: true },
    { x: 0.45, y: 0.5, low: 0.4, high: 0.6, text: 'said 45%', isGrey: false },
  ],
  axis: WHOLE,
  right: 'said = came',
};
const completeness: CompletenessPicture = {
  rows: [
    { name: '<b>{a}</b>', text: '45%, 9 of 20', filled: 0.45 },
    { name: 'Country', text: '100%, 20 of 20', filled: 1 },
    { name: 'Funding', text: 'in no file that is loaded', filled: 0 },
  ],
  lines: [
    { value: 0.6, text: 'warning' },
    { value: 0.8, text: 'goal' },
  ],
  axis: WHOLE,
};

function* numbersIn(value: unknown): Generator<number> {
  if (typeof value === 'number') yield value;
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) yield* numbersIn(part);
}

/** The picture as SVG, as the page draws it. */
function drawn(option: EChartsOption, width: number, height: number): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption(option);
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}
const textsIn = (svg: string): readonly string[] => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((found) => found[1] ?? '');

describe.each([LIGHT, DARK])('every picture of the proof', (palette) => {
  const options = [gainOption(gain, palette), reliabilityOption(reliability, palette), completenessOption(completeness, palette)];
  test.each(options)('has no motion, tooltips as text or none, and no number that is none (%#)', (option) => {
    expect(option.animation).toBe(false);
    const tooltip = JSON.stringify(option.tooltip);
    expect(tooltip.includes('"renderMode":"richText"') || tooltip === '{"show":false}').toBe(true);
    expect([...numbersIn(option)].every(Number.isFinite)).toBe(true);
  });
  test.each(options)('draws no raw float and no markup (%#)', (option) => {
    const texts = textsIn(drawn(option, 360, 280));
    expect(texts.length).toBeGreaterThan(4);
    expect(texts.filter((text) => /\d\.\d{3}/.test(text))).toEqual([]);
    expect(drawn(option, 360, 280)).not.toContain('<b>');
  });
});

describe('the gain curve', () => {
  const { series } = gainOption(gain, LIGHT) as { series: { lineStyle: { color: string; type?: string }; data: unknown[] }[] };
  test('is ICP blue and solid, chance grey and dashed', () => {
    expect(series.map(({ lineStyle }) => [lineStyle.color, lineStyle.type ?? 'solid'])).toEqual([
      [LIGHT.unknown, 'dashed'],
      [LIGHT.icp, 'solid'],
    ]);
    expect(series[1]?.data).toEqual([
      [0, 0],
      [0.2, 0.47123456789],
      [1, 1],
    ]);
  });
});

describe('reliability', () => {
  test('few deals are hollow and dashed, never blue', () => {
    const { series } = reliabilityOption(reliability, LIGHT) as { series: { type: string; data: { itemStyle: { color: string } }[] }[] };
    const marks = series.find(({ type }) => type === 'scatter')?.data;
    expect(marks?.map(({ itemStyle }) => itemStyle.color)).toEqual([LIGHT.ground, LIGHT.icp]);
  });
});

describe('completeness', () => {
  const { series } = completenessOption(completeness, LIGHT) as {
    series: { data: number[][]; markLine?: { data: { xAxis: number }[] } }[];
  };
  test('what is filled and what is unknown make up all, and nothing is drawn where nothing is', () => {
    expect(series[0]?.data).toEqual([
      [0, 0.45, 1],
      [2, 0, 1],
    ]);
    expect(series[1]?.data).toEqual([
      [0, 0, 0.45],
      [1, 0, 1],
    ]);
  });
  test('both levels lie on the axis', () => expect(series.at(-1)?.markLine?.data.map(({ xAxis }) => xAxis)).toEqual([0.6, 0.8]));
  test('the picture grows with its rows', () =>
    expect(completenessHeight({ ...completeness, rows: completeness.rows.slice(0, 1) })).toBeLessThan(completenessHeight(completeness)));
});

test.each([
  ['gain', gainOption(gain, LIGHT)],
  ['reliability', reliabilityOption(reliability, LIGHT)],
  ['completeness', completenessOption(completeness, LIGHT)],
])('the option of %s is the one that was looked at', (_, option) => expect(JSON.parse(JSON.stringify(option))).toMatchSnapshot());
