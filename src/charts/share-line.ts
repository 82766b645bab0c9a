import type { EChartsOption, LineSeriesOption, ScatterSeriesOption } from 'echarts';
import type { LinePoint, ShareLine } from '../views/share-line';
import { escapeName } from './escape';
import { RESTING, baseOption, valueAxis } from './frame';
import type { Palette } from './palette';
import { pinLines, pinRoom, pinSeries } from './pins';
import { quarterLabels } from './quarters';

const band = (
  points: readonly LinePoint[],
  of: (point: LinePoint) => number | null,
  palette: Palette,
  isFilled: boolean,
): LineSeriesOption => ({
  type: 'line',
  stack: 'interval',
  silent: true,
  symbol: 'none',
  z: 1,
  lineStyle: { opacity: 0 },
  tooltip: { show: false },
  data: points.map(of),
  ...(isFilled ? { areaStyle: { color: palette.icp, opacity: 0.16 } } : {}),
});

const said = (point: LinePoint) => ({ formatter: escapeName(`${point.label}: ${point.text}`) });

function pointOf(point: LinePoint, isLast: boolean, palette: Palette) {
  return { value: point.isFew ? null : point.value, symbolSize: isLast ? 9 : 6, tooltip: said(point), itemStyle: { color: palette.icp } };
}

/** Quarters with too few deals: hollow, grey, and never part of a line. */
function few(points: readonly LinePoint[], palette: Palette): ScatterSeriesOption {
  return {
    type: 'scatter',
    z: 4,
    symbolSize: 7,
    itemStyle: { color: palette.ground, borderColor: palette.unknown, borderWidth: 1.5 },
    data: points.flatMap((point, at) => (point.isFew && point.value !== null ? [{ value: [at, point.value], tooltip: said(point) }] : [])),
  };
}

/** The share of the amount: of the ICP as well, and so in its colour, but thin and with marks of another shape. */
const amountLine = (points: readonly LinePoint[], palette: Palette): LineSeriesOption => ({
  type: 'line',
  z: 2,
  symbol: 'diamond',
  symbolSize: 6,
  showAllSymbol: true,
  connectNulls: false,
  lineStyle: { color: palette.icp, width: 1 },
  data: points.map((point) => ({
    value: point.isFew ? null : point.value,
    tooltip: said(point),
    itemStyle: { color: palette.ground, borderColor: palette.icp, borderWidth: 1 },
  })),
});

function targetMark({ target, pins = [] }: ShareLine, palette: Palette): LineSeriesOption['markLine'] {
  if (target === null && pins.length === 0) return undefined;
  return {
    ...RESTING,
    lineStyle: { color: palette.text, width: 1.5, type: [6, 4] },
    label: {
      formatter: escapeName(target?.text ?? '').replace(' ', '\n'),
      position: 'end',
      color: palette.text,
      fontSize: 12,
      fontWeight: 600,
      distance: 6,
      lineHeight: 15,
    },
    data: [...(target === null ? [] : [{ yAxis: target.value }]), ...(pinLines(pins, palette) ?? [])],
  };
}

/** A share over quarters with the band of its interval and its target; the axis holds all three. */
export function shareLineOption(line: ShareLine, palette: Palette): EChartsOption {
  const { points, amount = [], target, pins = [] } = line;
  const last = points.findLastIndex(({ value, isFew }) => value !== null && !isFew);
  const mark = targetMark(line, palette);
  return {
    ...baseOption(palette),
    grid: {
      left: 4,
      right: target === null ? 12 : 52,
      top: 12 + pinRoom(pins),
      bottom: 2,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: {
      type: 'category',
      boundaryGap: true,
      data: quarterLabels(points.map(({ label }) => label)),
      axisLine: { lineStyle: { color: palette.edge } },
      axisTick: { show: false },
      axisLabel: { color: palette.muted, fontSize: 12, lineHeight: 15, interval: 0 },
    },
    yAxis: valueAxis(line.axis, palette),
    series: [
      band(points, ({ low }) => low, palette, false),
      band(points, ({ low, high }) => (low === null || high === null ? null : high - low), palette, true),
      {
        type: 'line',
        z: 3,
        symbol: 'circle',
        showAllSymbol: true,
        connectNulls: false,
        lineStyle: { color: palette.icp, width: 2 },
        data: points.map((point, at) => pointOf(point, at === last, palette)),
        ...(mark === undefined ? {} : { markLine: mark }),
      },
      ...(amount.length === 0 ? [] : [amountLine(amount, palette)]),
      few(points, palette),
      ...pinSeries(pins, line.axis.max, palette),
    ],
  };
}
