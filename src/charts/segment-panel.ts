import type { CustomSeriesOption, EChartsOption, LineSeriesOption, ScatterSeriesOption } from 'echarts';
import type { PanelPicture, PanelPoint, PanelSide } from '../views/drift-chart-panel';
import { escapeName } from './escape';
import { RESTING, baseOption, valueAxis } from './frame';
import type { Palette } from './palette';
import { pinLines, pinRoom, pinSeries } from './pins';
import { boxes } from './upright';

const HEIGHT = 132;
/** How tall the picture of one segment is. */
export const panelHeight = ({ pins = [] }: PanelPicture): number => HEIGHT + pinRoom(pins);

/** The interval of a side over its quarters, and its share as a line across: dashed before, solid now. */
function sideOf(side: PanelSide | null, isNow: boolean, color: string): readonly CustomSeriesOption[] {
  if (side === null) return [];
  const dash = isNow ? {} : { stroke: color, dash: [4, 3] };
  const { value } = side;
  return [
    boxes([side], { fill: color, opacity: isNow ? 0.28 : 0.12, ...dash }),
    boxes([{ ...side, low: value, high: value }], { fill: color, stroke: color }),
  ];
}

function pointsOf({ points, axis, isUnknown, labels }: PanelPicture, palette: Palette): ScatterSeriesOption {
  const colour = isUnknown ? palette.unknown : palette.icp;
  const itemStyle = ({ kind }: PanelPoint) =>
    kind === 'plain'
      ? { color: colour }
      : { color: palette.ground, borderColor: kind === 'few' ? palette.unknown : colour, borderWidth: 1.5 };
  return {
    type: 'scatter',
    z: 4,
    clip: false,
    symbolSize: 6,
    data: points.flatMap((point, at) => {
      const value = point.kind === 'few' ? axis.min : point.value;
      const tooltip = { formatter: escapeName(`${labels[at] ?? ''}: ${point.text}`) };
      return value === null ? [] : [{ value: [at, value] as [number, number], itemStyle: itemStyle(point), tooltip }];
    }),
  };
}

const line = (data: readonly (number | null)[], color: string, isDotted: boolean): LineSeriesOption => ({
  type: 'line',
  z: 3,
  silent: true,
  symbol: 'none',
  connectNulls: false,
  lineStyle: { color, width: 1.25, type: isDotted ? 'dotted' : 'solid' },
  tooltip: { show: false },
  data: [...data],
});

/** A target across and a thin line down from what may have changed the rule; nothing where there is neither. */
function linesOf({ target = null, pins = [] }: PanelPicture, palette: Palette): Pick<LineSeriesOption, 'markLine'> {
  if (target === null && pins.length === 0) return {};
  const label = { formatter: escapeName(target?.text ?? ''), position: 'insideStartTop' as const, color: palette.text, fontSize: 11 };
  return {
    markLine: {
      ...RESTING,
      data: [
        ...(pinLines(pins, palette) ?? []),
        ...(target === null ? [] : [{ yAxis: target.value, label, lineStyle: { color: palette.text, width: 1.25, type: [6, 4] } }]),
      ],
    },
  };
}

/** The first and the last period alone are named: there is no room for more. */
const ends = (labels: readonly string[]): string[] =>
  labels.map((label, at) => (at === 0 || at === labels.length - 1 ? escapeName(label).replace(' ', '\n') : ''));

/** One segment by quarter on the axis of all: both sides of the comparison as boxes, all deals in grey behind. */
export function panelOption(picture: PanelPicture, palette: Palette): EChartsOption {
  const { points, total, before, now, isUnknown, axis, labels, bands = [], pins = [] } = picture;
  const colour = isUnknown ? palette.unknown : palette.icp;
  return {
    ...baseOption(palette),
    grid: { left: 4, right: 8, top: 10 + pinRoom(pins), bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'category',
      boundaryGap: true,
      data: ends(labels),
      axisLine: { lineStyle: { color: palette.edge } },
      axisTick: { show: false },
      axisLabel: { color: palette.muted, fontSize: 11, lineHeight: 13, interval: 0, alignMinLabel: 'left', alignMaxLabel: 'right' },
    },
    yAxis: valueAxis(axis, palette),
    series: [
      ...(bands.length === 0 ? [] : [boxes(bands, { fill: colour, opacity: 0.16 })]),
      ...sideOf(before, false, colour),
      ...sideOf(now, true, colour),
      { ...line(total, palette.muted, true), ...linesOf(picture, palette) },
      line(
        points.map(({ value, kind }) => (kind === 'plain' ? value : null)),
        colour,
        false,
      ),
      pointsOf(picture, palette),
      ...pinSeries(pins, axis.max, palette),
    ],
  };
}
