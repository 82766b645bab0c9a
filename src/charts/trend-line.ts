import type { EChartsOption, LineSeriesOption } from 'echarts';
import type { TrendKind, TrendPicture, TrendPoint } from '../views/drift-trend';
import { escapeName } from './escape';
import { RESTING } from './frame';
import type { Palette } from './palette';
import { pinLines, pinSeries } from './pins';
import { levelLines, timeFrame } from './time-frame';
import { uprights, type Upright } from './upright';

/** One edge of the band, and what lies between it and the other. */
function band(points: readonly TrendPoint[], part: 'low' | 'between', palette: Palette): LineSeriesOption {
  return {
    type: 'line',
    stack: 'interval',
    stackStrategy: 'all',
    silent: true,
    symbol: 'none',
    z: 1,
    connectNulls: false,
    lineStyle: { opacity: 0 },
    tooltip: { show: false },
    data: points.map(({ low, high }) => {
      if (low === null || high === null) return null;
      return part === 'low' ? low : high - low;
    }),
    ...(part === 'between' ? { areaStyle: { color: palette.icp, opacity: 0.16 } } : {}),
  };
}

/** Intervals of points that have none beside them: a band of one point would not be seen. */
function alone(points: readonly TrendPoint[]): readonly Upright[] {
  const has = (at: number): boolean => typeof points[at]?.low === 'number' && typeof points[at].high === 'number';
  return points.flatMap(({ low, high }, at) => (low === null || high === null || has(at - 1) || has(at + 1) ? [] : [{ at, low, high }]));
}

const isJoined = (kind: TrendKind): boolean => kind === 'counted' || kind === 'rebuilt';

/** Lines between points: dashed over all that are joined, solid again between two that were counted. */
function joint(points: readonly TrendPoint[], isSolid: boolean, palette: Palette): LineSeriesOption {
  const has = ({ kind }: TrendPoint): boolean => (isSolid ? kind === 'counted' : isJoined(kind));
  return {
    type: 'line',
    z: isSolid ? 3 : 2,
    silent: true,
    symbol: 'none',
    connectNulls: false,
    lineStyle: { color: palette.icp, width: isSolid ? 2 : 1.5, type: isSolid ? 'solid' : [5, 4] },
    tooltip: { show: false },
    data: points.map((point) => (has(point) ? point.value : null)),
  };
}

function pointOf(point: TrendPoint, at: number, palette: Palette) {
  const colour = point.kind === 'few' ? palette.unknown : palette.icp;
  return {
    value: [at, point.value ?? 0] as [number, number],
    symbol: 'circle',
    symbolSize: 8,
    tooltip: { formatter: escapeName(`${point.label}: ${point.text}`) },
    itemStyle: point.kind === 'counted' ? { color: colour } : { color: palette.ground, borderColor: colour, borderWidth: 2 },
  };
}

/** A number by period with the band of its intervals and its target: solid where it was counted, hollow and dashed where it was rebuilt. */
export function trendOption(picture: TrendPicture, palette: Palette): EChartsOption {
  const { points, pins, axis, target } = picture;
  const lines = [...levelLines({ centre: null, target, axis }, palette), ...(pinLines(pins, palette) ?? [])];
  const hasRebuilt = points.some(({ kind }) => kind === 'rebuilt');
  return {
    ...timeFrame({ labels: points.map(({ label }) => label), axis, pins, levels: [target] }, palette),
    series: [
      band(points, 'low', palette),
      band(points, 'between', palette),
      uprights(alone(points), { color: palette.icp }),
      ...(hasRebuilt ? [joint(points, false, palette)] : []),
      {
        ...joint(points, true, palette),
        ...(lines.length === 0 ? {} : { markLine: { ...RESTING, data: lines } }),
      },
      { type: 'scatter', z: 4, data: points.flatMap((point, at) => (point.value === null ? [] : [pointOf(point, at, palette)])) },
      ...pinSeries(pins, axis.max, palette),
    ],
  };
}
