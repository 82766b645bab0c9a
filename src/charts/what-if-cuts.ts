import type { EChartsOption } from 'echarts';
import type { CutsPicture } from '../views/what-if-cuts';
import { escapeName } from './escape';
import { baseOption, EXACT, valueAxis } from './frame';
import { axisName } from './icp-gain';
import type { Palette } from './palette';

/** The interval as an area between two lines: the lower one unseen, what is between them stacked upon it. */
function band({ rate }: CutsPicture, palette: Palette) {
  const ranged = rate.flatMap(({ from, low, high }) => (low === null || high === null ? [] : [{ from, low, high }]));
  const common = {
    type: 'line' as const,
    silent: true,
    symbol: 'none',
    stack: 'band',
    tooltip: { show: false },
    lineStyle: { opacity: 0 },
  };
  return [
    { ...common, z: 1, data: ranged.map(({ from, low }) => [from, low]) },
    { ...common, z: 1, areaStyle: { color: palette.icp, opacity: 0.16 }, data: ranged.map(({ from, low, high }) => [from, high - low]) },
  ];
}

/** Room behind the last point for the name of a line. */
const ENDS = 76;

/** A line with its name behind its last point. */
function named(
  name: string,
  data: readonly (readonly [number, number])[],
  style: { readonly color: string; readonly type: 'solid' | 'dashed' },
) {
  return {
    type: 'line' as const,
    silent: true,
    z: 3,
    symbol: style.type === 'solid' ? ('circle' as const) : ('diamond' as const),
    symbolSize: 6,
    showAllSymbol: true,
    lineStyle: { color: style.color, width: 2, type: style.type },
    itemStyle: { color: style.color },
    endLabel: {
      show: true,
      formatter: escapeName(name),
      color: style.color,
      fontSize: 12,
      distance: 8,
      width: ENDS - 8,
      overflow: 'break' as const,
    },
    tooltip: { show: false },
    data: data.map(([x, y]) => [x, y]),
  };
}

/** Names of cut-offs stand above the plot, one above the other, for on a narrow page they would lie on each other. */
const [ABOVE, ROW, ROWS] = [4, 15, 3];

/** Cut-offs that stand, as upright lines from foot to head with their names. */
function standing({ marks }: CutsPicture, palette: Palette) {
  return {
    type: 'line' as const,
    silent: true,
    data: [],
    tooltip: { show: false },
    markLine: {
      silent: true,
      symbol: 'none',
      precision: EXACT,
      lineStyle: { color: palette.edge, width: 1, type: 'dotted' as const },
      data: marks.map(({ from, text }, at) => ({
        xAxis: from,
        label: {
          show: true,
          formatter: escapeName(text),
          position: 'end' as const,
          distance: ABOVE + ROW * (at % ROWS),
          color: palette.muted,
          fontSize: 12,
        },
      })),
    },
  };
}

/** The win rate at or above each score with its interval, beside the part of all wins that lies there, and where cut-offs stand. */
export function cutsOption(view: CutsPicture, palette: Palette): EChartsOption {
  return {
    ...baseOption(palette),
    grid: {
      left: 22,
      right: ENDS,
      top: ABOVE + ROW * Math.min(ROWS, Math.max(1, view.marks.length)) + 2,
      bottom: 22,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: { ...valueAxis(view.scores, palette), ...axisName('score', palette), nameGap: 24, splitLine: { show: false } },
    yAxis: valueAxis(view.shares, palette),
    series: [
      ...band(view, palette),
      named(
        'win rate',
        view.rate.map(({ from, value }) => [from, value] as const),
        { color: palette.icp, type: 'solid' },
      ),
      named(
        'of all wins',
        view.captured.map(({ from, value }) => [from, value] as const),
        { color: palette.muted, type: 'dashed' },
      ),
      standing(view, palette),
    ],
  };
}
