import type { EChartsOption, LineSeriesOption } from 'echarts';
import type { ControlPicture, ControlPoint, PointKind } from '../views/drift-chart';
import { escapeName, shortName } from './escape';
import { EXACT, baseOption, valueAxis } from './frame';
import type { Palette } from './palette';

/** How tall a p-chart is. */
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

const SHAPES: Readonly<Record<PointKind, { readonly symbol: string; readonly size: number; readonly isHollow: boolean }>> = {
  plain: { symbol: 'circle', size: 7, isHollow: false },
  run: { symbol: 'diamond', size: 13, isHollow: false },
  slide: { symbol: 'triangle', size: 13, isHollow: false },
  toDate: { symbol: 'circle', size: 8, isHollow: true },
  few: { symbol: 'circle', size: 7, isHollow: true },
};

function pointOf(point: ControlPoint, at: number, palette: Palette) {
  const { symbol, size, isHollow } = SHAPES[point.kind];
  const isMark = point.kind === 'run' || point.kind === 'slide';
  const colour = point.kind === 'few' ? palette.unknown : palette.icp;
  return {
    value: [at, point.value ?? 0] as [number, number],
    symbol,
    symbolSize: size,
    tooltip: said(point),
    itemStyle: isHollow ? { color: palette.ground, borderColor: colour, borderWidth: 2 } : { color: isMark ? palette.text : colour },
  };
}

type Lines = NonNullable<LineSeriesOption['markLine']>['data'];

function levels({ centre, target }: ControlPicture, palette: Palette): Lines {
  const label = (text: string, below: boolean) => ({
    formatter: escapeName(text).replace(' ', '\n'),
    position: 'end' as const,
    color: palette.text,
    fontSize: 12,
    lineHeight: 14,
    distance: 6,
    fontWeight: below ? (400 as const) : (600 as const),
  });
  // Labels of two lines that lie close would cover each other: the centre is then told by the sentence alone.
  const isClose = centre !== null && target !== null && Math.abs(centre.value - target.value) < 0.08;
  return [
    ...(centre === null
      ? []
      : [
          {
            yAxis: centre.value,
            lineStyle: { color: palette.muted, width: 1, type: 'solid' as const },
            label: { ...label(centre.text, true), show: !isClose },
          },
        ]),
    ...(target === null
      ? []
      : [{ yAxis: target.value, lineStyle: { color: palette.text, width: 1.5, type: [6, 4] }, label: label(target.text, false) }]),
  ];
}

const pins = ({ pins: all }: ControlPicture, palette: Palette): Lines =>
  all.map(({ at, text }) => ({
    xAxis: at,
    lineStyle: { color: palette.fourth, width: 1.5, type: 'dotted' as const },
    label: {
      formatter: shortName(text, 18),
      position: 'end' as const,
      color: palette.text,
      fontSize: 12,
      distance: 4,
      align: at === 0 ? 'left' : 'center',
    },
  }));

/** A period under the axis, its year or `to date` below it: whichever labels a narrow picture drops, the others say their year. */
function labelsOf(points: readonly ControlPoint[]): string[] {
  return points.map(({ label }) => {
    const [period = '', year = '', ...rest] = escapeName(label).split(' ');
    return `${period}\n${rest.length > 0 ? rest.join(' ') : year}`;
  });
}

/** A share by period, the limits that chance alone keeps to (as wide as each period's own number asks for), its centre and its target. */
export function controlOption(picture: ControlPicture, palette: Palette): EChartsOption {
  const { points } = picture;
  const lines = [...(levels(picture, palette) ?? []), ...(pins(picture, palette) ?? [])];
  const hasLevels = picture.centre !== null || picture.target !== null;
  return {
    ...baseOption(palette),
    grid: {
      left: 4,
      right: hasLevels ? 52 : 12,
      top: picture.pins.length === 0 ? 12 : 26,
      bottom: 2,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: {
      type: 'category',
      boundaryGap: true,
      data: labelsOf(points),
      axisLine: { lineStyle: { color: palette.edge } },
      axisTick: { show: false },
      axisLabel: { color: palette.muted, fontSize: 12, lineHeight: 15, hideOverlap: true },
    },
    yAxis: valueAxis(picture.axis, palette),
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
        data: points.map(({ value, kind }) => (kind === 'toDate' ? null : value)),
        ...(lines.length === 0 ? {} : { markLine: { silent: true, symbol: 'none', animation: false, precision: EXACT, data: lines } }),
      },
      { type: 'scatter', z: 4, data: points.flatMap((point, at) => (point.value === null ? [] : [pointOf(point, at, palette)])) },
    ],
  };
}
