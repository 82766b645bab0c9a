import type { EChartsOption, LineSeriesOption } from 'echarts';
import type { ControlPicture, ControlPoint, PointKind } from '../views/drift-chart';
import { escapeName } from './escape';
import { RESTING } from './frame';
import type { Palette } from './palette';
import { pinLines, pinSeries } from './pins';
import { levelLines, timeFrame } from './time-frame';

/** How tall a chart over time is. */
export const CONTROL_HEIGHT = 260;

const said = ({ label, text }: ControlPoint) => ({ formatter: escapeName(`${label}: ${text}`) });

function limit(points: readonly ControlPoint[], of: (point: ControlPoint) => number | null, palette: Palette): LineSeriesOption {
  return {
    type: 'line',
    step: 'middle',
    silent: true,
    symbol: 'none',
    z: 1,
    lineStyle: { color: palette.edge, width: 1, type: 'solid' },
    tooltip: { show: false },
    data: points.map(of),
  };
}

type Shape = { readonly symbol: string; readonly size: number; readonly look: 'plain' | 'hollow' | 'mark'; readonly turn?: number };

const SHAPES: Readonly<Record<PointKind, Shape>> = {
  plain: { symbol: 'circle', size: 7, look: 'plain' },
  run: { symbol: 'diamond', size: 14, look: 'mark' },
  ewma: { symbol: 'triangle', size: 13, look: 'mark' },
  cusum: { symbol: 'triangle', size: 13, look: 'mark', turn: 180 },
  toDate: { symbol: 'circle', size: 8, look: 'hollow' },
  few: { symbol: 'circle', size: 7, look: 'hollow' },
};

function pointOf(point: ControlPoint, at: number, palette: Palette) {
  const { symbol, size, look, turn } = SHAPES[point.kind];
  const colour = point.kind === 'few' ? palette.unknown : palette.icp;
  return {
    value: [at, point.value ?? 0] as [number, number],
    symbol,
    symbolSize: size,
    ...(turn === undefined ? {} : { symbolRotate: turn }),
    tooltip: said(point),
    itemStyle:
      look === 'hollow'
        ? { color: palette.ground, borderColor: colour, borderWidth: 2 }
        : { color: look === 'mark' ? palette.text : colour, borderColor: palette.ground, borderWidth: 1 },
  };
}

/** A share by period, the limits that chance alone keeps to (as wide as each period's own number asks for), its centre and its target. */
export function controlOption(picture: ControlPicture, palette: Palette): EChartsOption {
  const { points, pins, axis } = picture;
  const lines = [...levelLines(picture, palette), ...(pinLines(pins, palette) ?? [])];
  return {
    ...timeFrame({ labels: points.map(({ label }) => label), axis, pins, levels: [picture.centre, picture.target] }, palette),
    series: [
      limit(points, ({ low }) => low, palette),
      limit(points, ({ high }) => high, palette),
      {
        type: 'line',
        z: 2,
        silent: true,
        symbol: 'none',
        connectNulls: false,
        lineStyle: { color: palette.icp, width: 1.5 },
        tooltip: { show: false },
        data: points.map(({ value, kind }) => (kind === 'toDate' || kind === 'few' ? null : value)),
        ...(lines.length === 0 ? {} : { markLine: { ...RESTING, data: lines } }),
      },
      { type: 'scatter', z: 4, data: points.flatMap((point, at) => (point.value === null ? [] : [pointOf(point, at, palette)])) },
      ...pinSeries(pins, axis.max, palette),
    ],
  };
}
