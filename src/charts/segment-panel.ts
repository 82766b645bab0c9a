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

type Stroke = { readonly color: string; readonly width?: number; readonly type?: 'solid' | 'dotted' | [number, number] };

/** A line over the periods, broken where there is no value. */
export const panelLine = (data: readonly (number | null)[], { color, width = 1.25, type = 'solid' }: Stroke): LineSeriesOption => ({
  type: 'line',
  z: 3,
  silent: true,
  symbol: 'none',
  connectNulls: false,
  lineStyle: { color, width, type },
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

/** The outer names alone begin and end with the picture: a name of each period stands under it. */
const OUTER = { alignMinLabel: 'left', alignMaxLabel: 'right' } as const;

type Named = { readonly labels: readonly string[]; readonly isEach: boolean };

/** Periods along the bottom, by the names of the outer ones or of each, and the axis of values at the left. */
export function panelFrame({ axis, pins = [] }: PanelPicture, { labels, isEach }: Named, palette: Palette): EChartsOption {
  return {
    ...baseOption(palette),
    grid: { left: 4, right: 8, top: 10 + pinRoom(pins), bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'category',
      boundaryGap: true,
      data: [...labels],
      axisLine: { lineStyle: { color: palette.edge } },
      axisTick: { show: false },
      axisLabel: { color: palette.muted, fontSize: 11, lineHeight: 13, interval: 0, ...(isEach ? {} : OUTER) },
    },
    yAxis: valueAxis(axis, palette),
  };
}

/** The colour of a segment; what nobody wrote down is grey. */
export const panelColour = ({ isUnknown }: PanelPicture, palette: Palette): string => (isUnknown ? palette.unknown : palette.icp);

/** Both sides of a comparison or every interval as boxes, all deals in grey behind, the segment's own line and points. */
export function panelSeries(picture: PanelPicture, palette: Palette, width = 1.25) {
  const { points, total, before, now, axis, bands = [], pins = [] } = picture;
  const color = panelColour(picture, palette);
  const own = points.map(({ value, kind }) => (kind === 'plain' ? value : null));
  return [
    ...(bands.length === 0 ? [] : [boxes(bands, { fill: color, opacity: 0.16 })]),
    ...sideOf(before, false, color),
    ...sideOf(now, true, color),
    { ...panelLine(total, { color: palette.muted, type: 'dotted' }), ...linesOf(picture, palette) },
    panelLine(own, { color, width }),
    pointsOf(picture, palette),
    ...pinSeries(pins, axis.max, palette),
  ];
}

/** One segment by quarter on the axis of all. */
export const panelOption = (picture: PanelPicture, palette: Palette): EChartsOption => ({
  ...panelFrame(picture, { labels: ends(picture.labels), isEach: false }, palette),
  series: panelSeries(picture, palette),
});
