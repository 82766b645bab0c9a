import type { EChartsOption, LineSeriesOption } from 'echarts';
import type { Axis } from '../views/axis';
import type { PinMark } from '../views/pins';
import { escapeName } from './escape';
import { baseOption, valueAxis } from './frame';
import type { Palette } from './palette';
import { pinRoom } from './pins';

type Level = { readonly value: number; readonly text: string };
export type Lines = NonNullable<NonNullable<LineSeriesOption['markLine']>['data']>;

/** Labels of two lines at the right edge take two rows each: closer than this part of the axis they would cover each other. */
const CLOSE = 0.2;

function levelLine(level: Level, side: 'top' | 'bottom' | 'middle', isTarget: boolean, palette: Palette): Lines[number] {
  return {
    yAxis: level.value,
    lineStyle: isTarget ? { color: palette.text, width: 1.5, type: [6, 4] } : { color: palette.muted, width: 1, type: 'solid' },
    label: {
      formatter: escapeName(level.text).replaceAll(' ', '\n'),
      position: 'end',
      color: palette.text,
      fontSize: 12,
      lineHeight: 14,
      distance: 6,
      verticalAlign: side,
      fontWeight: isTarget ? 600 : 400,
    },
  };
}

/** The centre as a thin line and the target as a dashed one, each named at the right; where they are close, one name goes up and one down. */
export function levelLines(
  { centre, target, axis }: { readonly centre: Level | null; readonly target: Level | null; readonly axis: Axis },
  palette: Palette,
): Lines {
  const isClose = centre !== null && target !== null && Math.abs(centre.value - target.value) < CLOSE * (axis.max - axis.min);
  const [upper, lower] = isClose ? (['bottom', 'top'] as const) : (['middle', 'middle'] as const);
  const isCentreUpper = centre !== null && target !== null && centre.value > target.value;
  return [
    ...(centre === null ? [] : [levelLine(centre, isCentreUpper ? upper : lower, false, palette)]),
    ...(target === null ? [] : [levelLine(target, isCentreUpper ? lower : upper, true, palette)]),
  ];
}

/** So many periods are named at most, the newest among them. */
const MOST_NAMED = 8;

/** A period under the axis, its year or `to date` below it: whichever labels a narrow picture drops, the others say their year. */
function labelsOf(labels: readonly string[]): string[] {
  const every = Math.ceil(labels.length / MOST_NAMED);
  return labels.map((label, at) => {
    if ((labels.length - 1 - at) % every !== 0) return '';
    const [period = '', year = '', ...rest] = escapeName(label).split(' ');
    return `${period}\n${rest.length > 0 ? rest.join(' ') : year}`;
  });
}

type Framed = {
  readonly labels: readonly string[];
  readonly axis: Axis;
  readonly pins: readonly PinMark[];
  readonly levels: readonly (Level | null)[];
};

/** Room at the right for the longest word of the names of lines. */
function levelRoom(levels: readonly (Level | null)[]): number {
  const words = levels.flatMap((level) => (level === null ? [] : level.text.split(' ')));
  return words.length === 0 ? 12 : 10 + 7.4 * Math.max(...words.map(({ length }) => length));
}

/** Periods along the bottom, values at the left, room above for pins and at the right for the names of lines. */
export function timeFrame({ labels, axis, pins, levels }: Framed, palette: Palette): EChartsOption {
  return {
    ...baseOption(palette),
    grid: {
      left: 4,
      right: levelRoom(levels),
      top: 12 + pinRoom(pins),
      bottom: 2,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: {
      type: 'category',
      boundaryGap: true,
      data: labelsOf(labels),
      axisLine: { lineStyle: { color: palette.edge } },
      axisTick: { show: false },
      axisLabel: { color: palette.muted, fontSize: 12, lineHeight: 15, interval: 0, hideOverlap: true },
    },
    yAxis: valueAxis(axis, palette),
  };
}
