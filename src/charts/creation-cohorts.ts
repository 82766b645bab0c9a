import type { EChartsOption, LineSeriesOption } from 'echarts';
import type { CohortPicture, CohortPoint } from '../views/creation-cohorts';
import { escapeName } from './escape';
import { baseOption, valueAxis } from './frame';
import type { Palette } from './palette';
import { pinRoom, pinSeries } from './pins';
import { quarterLabels } from './quarters';

function edge(points: readonly CohortPoint[], of: (point: CohortPoint) => number | null, fill: string | null): LineSeriesOption {
  return {
    type: 'line',
    stack: 'interval',
    silent: true,
    symbol: 'none',
    z: 1,
    lineStyle: { opacity: 0 },
    tooltip: { show: false },
    data: points.map(of),
    ...(fill === null ? {} : { areaStyle: { color: fill, opacity: 0.16 } }),
  };
}

type Way = { readonly points: readonly CohortPoint[]; readonly colour: string; readonly type: 'solid' | 'dashed' | 'dotted' };

function line({ points, colour, type }: Way, mark: Pick<LineSeriesOption, 'symbol' | 'symbolSize' | 'itemStyle'>): LineSeriesOption {
  return {
    type: 'line',
    z: 3,
    showAllSymbol: true,
    connectNulls: false,
    lineStyle: { color: colour, width: 2, type },
    ...mark,
    data: points.map(({ value, text }) => ({ value, tooltip: { formatter: escapeName(text) } })),
  };
}

/** Win rates by quarter of creation: at a fixed age filled and with its band, so far dotted, projected dashed and hollow. */
export function creationCohortsOption(
  { quarters, naive, fixed, projected, axis, pins = [] }: CohortPicture,
  palette: Palette,
): EChartsOption {
  return {
    ...baseOption(palette),
    grid: { left: 4, right: 12, top: 12 + pinRoom(pins), bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'category',
      boundaryGap: true,
      data: quarterLabels(quarters),
      axisLine: { lineStyle: { color: palette.edge } },
      axisTick: { show: false },
      axisLabel: { color: palette.muted, fontSize: 12, lineHeight: 15, interval: 0 },
    },
    yAxis: valueAxis(axis, palette),
    series: [
      edge(fixed, ({ low }) => low, null),
      edge(fixed, ({ low, high }) => (low === null || high === null ? null : high - low), palette.icp),
      line(
        { points: naive, colour: palette.unknown, type: 'dotted' },
        { symbol: 'rect', symbolSize: 6, itemStyle: { color: palette.unknown } },
      ),
      line({ points: fixed, colour: palette.icp, type: 'solid' }, { symbol: 'circle', symbolSize: 7, itemStyle: { color: palette.icp } }),
      line(
        { points: projected, colour: palette.fourth, type: 'dashed' },
        { symbol: 'diamond', symbolSize: 10, itemStyle: { color: palette.ground, borderColor: palette.fourth, borderWidth: 2 } },
      ),
      ...pinSeries(pins, axis.max, palette),
    ],
  };
}
