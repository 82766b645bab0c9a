import type { EChartsOption } from 'echarts';
import type { UnknownPicture, UnknownPoint } from '../views/drift-unknowns';
import { escapeName } from './escape';
import { baseOption, valueAxis } from './frame';
import type { Palette } from './palette';
import { pinRoom, pinSeries } from './pins';
import { uprights } from './upright';

const HEIGHT = 150;
/** How tall the picture of what is unknown among one kind of deals is. */
export const unknownHeight = ({ pins = [] }: UnknownPicture): number => HEIGHT + pinRoom(pins);

/** Interval and point of a quarter; hollow where the quarter is to date or has too few deals. */
function pointOf(point: UnknownPoint, at: number, palette: Palette) {
  return {
    value: [at, point.value ?? 0] as [number, number],
    symbolSize: point.kind === 'few' ? 5 : 7,
    tooltip: { formatter: escapeName(`${point.label}: ${point.text}`) },
    itemStyle:
      point.kind === 'plain'
        ? { color: palette.unknown, borderColor: palette.ground, borderWidth: 1 }
        : { color: palette.ground, borderColor: palette.unknown, borderWidth: 1.5 },
  };
}

/** The first and the last quarter alone are named: there is no room for more. */
const ends = (points: readonly UnknownPoint[]): string[] =>
  points.map(({ label }, at) => (at === 0 || at === points.length - 1 ? escapeName(label).replace(' ', '\n') : ''));

/** A share of deals that cannot be placed by quarter, grey and dotted as all that is unknown, with the interval of each quarter. */
export function unknownOption({ points, axis, pins = [] }: UnknownPicture, palette: Palette): EChartsOption {
  return {
    ...baseOption(palette),
    grid: { left: 4, right: 16, top: 10 + pinRoom(pins), bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'category',
      boundaryGap: true,
      data: ends(points),
      axisLine: { lineStyle: { color: palette.edge } },
      axisTick: { show: false },
      axisLabel: { color: palette.muted, fontSize: 12, lineHeight: 15, interval: 0 },
    },
    yAxis: valueAxis(axis, palette),
    series: [
      uprights(
        points.flatMap(({ low, high }, at) => (low === null || high === null ? [] : [{ at, low, high }])),
        { color: palette.unknown },
      ),
      {
        type: 'line',
        z: 3,
        silent: true,
        symbol: 'none',
        connectNulls: false,
        lineStyle: { color: palette.unknown, width: 1.5, type: 'dotted' },
        tooltip: { show: false },
        data: points.map(({ value, kind }) => (kind === 'plain' ? value : null)),
      },
      { type: 'scatter', z: 4, data: points.flatMap((point, at) => (point.value === null ? [] : [pointOf(point, at, palette)])) },
      ...pinSeries(pins, axis.max, palette),
    ],
  };
}
