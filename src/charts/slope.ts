import type { CustomSeriesOption, EChartsOption, LineSeriesOption } from 'echarts';
import type { Slope, SlopeLine } from '../views/drift-mix-slope';
import { endMarks, type Mark } from '../views/mark';
import { escapeName, shortName } from './escape';
import { baseOption, FONT } from './frame';
import type { Palette } from './palette';

const LINE = 16;
const TOP = 12;
const BOTTOM = 12;
const LEAST = 200;
const LEFT = 84;
/** A part of the picture, so that a phone keeps room for the lines; a longer text needs more, or a phone would cut it. */
const RIGHT = '50%';
const RIGHT_LONG = '56%';
const LONG = 24;
const BESIDE = 10;
const LONGEST = 28;
const FONT_SIZE = 11;

const named = ({ lines }: Slope): readonly SlopeLine[] => lines.filter(({ isNamed }) => isNamed);

/** How tall the picture must be for its names to stand clear of each other. */
export const slopeHeight = (slope: Slope): number => Math.max(LEAST, named(slope).length * LINE + TOP + BOTTOM);

/** Both ends of every line, for the deals on that side. */
export const slopeMarks = ({ lines }: Slope): readonly Mark[] =>
  endMarks(
    lines.map(({ before, now, behind }) => ({
      before: behind.before === null ? null : { value: before, reading: behind.before },
      now: behind.now === null ? null : { value: now, reading: behind.now },
    })),
  );

type Look = {
  readonly color: string;
  readonly text: string;
  readonly width: number;
  readonly type: 'solid' | 'dotted' | number[];
  readonly z: number;
};

/** A flag is in full colour, solid where it grew and dashed where it shrank; what only stands out is dark, all else grey. */
function lookOf({ kind, isUnknown, before, now }: SlopeLine, palette: Palette): Look {
  const isMore = now >= before;
  switch (kind) {
    case 'drifted':
      return { color: isMore ? palette.fourth : palette.third, text: palette.text, width: 3, type: isMore ? 'solid' : [7, 4], z: 4 };
    case 'stands':
      return { color: palette.text, text: palette.text, width: 2, type: isMore ? 'solid' : [7, 4], z: 3 };
    case 'steady':
      return { color: palette.unknown, text: palette.muted, width: 1.25, type: isUnknown ? 'dotted' : 'solid', z: 2 };
  }
}

/** Heights of the texts of one side, each as near to its line as the others leave it room, inside the picture; `room` is what one takes. */
export function spread(wanted: readonly number[], height: number, room = LINE): readonly number[] {
  const order = [...wanted.keys()].toSorted((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b);
  const placed = new Map<number, number>();
  let next = TOP;
  for (const at of order) {
    const y = Math.max(wanted[at] ?? 0, next);
    placed.set(at, y);
    next = y + room;
  }
  let most = height - BOTTOM;
  for (const at of order.toReversed()) {
    const y = Math.min(placed.get(at) ?? 0, most);
    placed.set(at, y);
    most = y - room;
  }
  return wanted.map((_, at) => placed.get(at) ?? 0);
}

type Side = 'before' | 'now';

const nowText = (line: SlopeLine): string => `${escapeName(line.isText)}  ${shortName(line.name, LONGEST)}`;

/** The room for names and counts at the right. */
const rightOf = (slope: Slope): string => (named(slope).some((line) => nowText(line).length > LONG) ? RIGHT_LONG : RIGHT);

/** Where the texts of one side stand: at their lines, moved apart. */
function placesOf(slope: Slope, side: Side): readonly number[] {
  const height = slopeHeight(slope);
  const { min, max } = slope.axis;
  const heightOf = (line: SlopeLine): number => TOP + ((max - line[side]) / (max - min)) * (height - TOP - BOTTOM);
  return spread(named(slope).map(heightOf), height);
}

/** One text of a side, led to its line. */
function textAt(
  line: SlopeLine,
  side: Side,
  at: { readonly x: number; readonly own: number; readonly y: number; readonly room: number },
  palette: Palette,
) {
  const { color, text } = lookOf(line, palette);
  const [isLeft, way] = side === 'before' ? [true, -1] : [false, 1];
  const { x, own, y, room } = at;
  return {
    type: 'group' as const,
    children: [
      {
        type: 'line' as const,
        shape: { x1: x + way * 3, y1: own, x2: x + way * (BESIDE - 2), y2: y },
        style: { stroke: color, lineWidth: 0.75 },
      },
      {
        type: 'text' as const,
        style: {
          text: isLeft ? escapeName(line.wasText) : nowText(line),
          x: x + way * BESIDE,
          y,
          align: isLeft ? ('right' as const) : ('left' as const),
          verticalAlign: 'middle' as const,
          fill: text,
          font: `${line.kind === 'steady' ? '' : '600 '}${FONT_SIZE}px ${FONT}`,
          ...(isLeft ? {} : { width: room, overflow: 'truncate' as const, ellipsis: '…' }),
        },
      },
    ],
  };
}

/** The texts of one side: counts at both ends, names at the right one. */
function texts(slope: Slope, side: Side, palette: Palette): CustomSeriesOption {
  const [lines, places] = [named(slope), placesOf(slope, side)];
  return {
    type: 'custom',
    silent: true,
    z: 6,
    clip: false,
    tooltip: { show: false },
    encode: { x: 0, y: 1 },
    data: lines.map((line) => [side === 'before' ? 0 : 1, line[side]]),
    renderItem: (params, api) => {
      const line = lines[params.dataIndex];
      const [x = 0, own = 0] = api.coord([api.value(0), api.value(1)]);
      return line === undefined
        ? null
        : textAt(line, side, { x, own, y: places[params.dataIndex] ?? own, room: Math.max(LEFT, api.getWidth() - x - BESIDE) }, palette);
    },
  };
}

function lineOf(line: SlopeLine, palette: Palette): LineSeriesOption {
  const { color, width, type, z } = lookOf(line, palette);
  const isHollow = line.isUnknown || line.now < line.before;
  return {
    type: 'line',
    name: escapeName(line.name),
    z,
    clip: false,
    symbol: 'circle',
    symbolSize: line.kind === 'steady' ? 5 : 8,
    showSymbol: true,
    lineStyle: { color, width, type },
    itemStyle: isHollow ? { color: palette.ground, borderColor: color, borderWidth: 1.5 } : { color },
    tooltip: { formatter: escapeName(`${line.name}: ${line.wasText} before, ${line.isText} now`) },
    data: [line.before, line.now],
  };
}

/** Shares before at the left and now at the right, a line a category; names and counts stand at the ends. */
export function slopeOption(slope: Slope, palette: Palette): EChartsOption {
  const { min, max, step } = slope.axis;
  return {
    ...baseOption(palette),
    grid: { left: LEFT, right: rightOf(slope), top: TOP, bottom: BOTTOM, containLabel: false },
    xAxis: {
      type: 'category',
      data: ['before', 'now'],
      boundaryGap: false,
      axisLabel: { show: false },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.line } },
      splitLine: { show: true, lineStyle: { color: palette.edge, width: 1 } },
    },
    yAxis: { type: 'value', min, max, interval: step, show: false },
    series: [...slope.lines.map((line) => lineOf(line, palette)), texts(slope, 'before', palette), texts(slope, 'now', palette)],
  };
}
