import type { CustomSeriesOption, EChartsOption, LineSeriesOption, ScatterSeriesOption } from 'echarts';
import type { LineRole, StepLine, StepPicture } from '../views/step-picture';
import type { Mark } from '../views/mark';
import { escapeName } from './escape';
import { RESTING, baseOption, valueAxis } from './frame';
import type { Palette } from './palette';

type Corner = [day: number, share: number];

const STYLES: Readonly<Record<LineRole, { readonly width: number; readonly type: 'solid' | 'dashed' | 'dotted' }>> = {
  icp: { width: 2, type: 'solid' },
  nonIcp: { width: 2, type: 'dashed' },
  unknown: { width: 2, type: 'dotted' },
  segment: { width: 2, type: 'solid' },
  total: { width: 1.5, type: 'solid' },
};

function colourOf(role: LineRole, palette: Palette): string {
  switch (role) {
    case 'icp':
    case 'segment':
      return palette.icp;
    case 'nonIcp':
      return palette.nonIcp;
    case 'unknown':
    case 'total':
      return palette.unknown;
  }
}

type Point = StepLine['points'][number];

/** A step function from the first day, with a corner at each step, level up to the last day that is told. */
function corners({ points, reach, start }: StepLine, of: (point: Point) => number | null): Corner[] {
  const path: Corner[] = [[0, start]];
  for (const point of points) {
    const value = of(point);
    if (value === null) continue;
    path.push([point.day, path.at(-1)?.[1] ?? start], [point.day, value]);
  }
  path.push([reach, path.at(-1)?.[1] ?? start]);
  return path;
}

/** Where the line would lead beyond what enough were followed to; empty where it leads nowhere. */
function tailOf({ points, reach, start, tail }: StepLine): Corner[] {
  if (tail.end <= reach) return [];
  const path: Corner[] = [[reach, points.at(-1)?.share ?? start]];
  for (const { day, share } of tail.points) path.push([day, path.at(-1)?.[1] ?? start], [day, share]);
  path.push([tail.end, path.at(-1)?.[1] ?? start]);
  return path;
}

/** The limits of a line as one filled outline, drawn under every line. */
function band(line: StepLine, palette: Palette): CustomSeriesOption {
  const outline = [...corners(line, ({ high }) => high), ...corners(line, ({ low }) => low).toReversed()];
  return {
    type: 'custom',
    silent: true,
    z: 1,
    tooltip: { show: false },
    data: [[0, 0]],
    renderItem: (_, api) => ({
      type: 'polygon',
      shape: { points: outline.map((corner) => api.coord(corner)) },
      style: { fill: colourOf(line.role, palette), opacity: 0.16 },
    }),
  };
}

function stroke(line: StepLine, palette: Palette): LineSeriesOption {
  const style = STYLES[line.role];
  return {
    type: 'line',
    z: line.role === 'total' ? 2 : 3,
    symbol: 'none',
    silent: true,
    lineStyle: { color: colourOf(line.role, palette), width: style.width, type: style.type },
    data: corners(line, ({ share }) => share),
  };
}

/** The values that lead to their rows, as marks on the line. */
function stops(line: StepLine, palette: Palette): readonly ScatterSeriesOption[] {
  if (line.stops === undefined || line.stops.length === 0) return [];
  const isHollow = line.role === 'nonIcp' || line.role === 'unknown';
  const color = colourOf(line.role, palette);
  return [
    {
      type: 'scatter',
      silent: true,
      z: 5,
      clip: false,
      symbol: line.role === 'nonIcp' ? 'diamond' : 'circle',
      symbolSize: 7,
      itemStyle: { color: isHollow ? palette.ground : color, borderColor: color, borderWidth: 1.5 },
      data: line.stops.map(({ day, share }) => [day, share]),
    },
  ];
}

/** Marks of a picture of step lines that open their numbers. */
export const stepMarks = ({ lines }: StepPicture): readonly Mark[] =>
  lines.flatMap(({ stops: own = [] }) => own.map(({ day, share, reading }) => ({ x: day, y: share, reading })));

/** The same line beyond its reach: thinner and dotted, whosever it is. */
function further(line: StepLine, palette: Palette): readonly LineSeriesOption[] {
  const data = tailOf(line);
  if (data.length === 0 || line.role === 'total') return [];
  return [
    {
      type: 'line',
      z: 3,
      symbol: 'none',
      silent: true,
      lineStyle: { color: colourOf(line.role, palette), width: 1.5, type: [1, 4] },
      data,
    },
  ];
}

/** Days that people ask for, as thin lines named above the picture. */
function marksOf({ marks }: StepPicture, palette: Palette): LineSeriesOption {
  return {
    type: 'line',
    silent: true,
    data: [],
    markLine: {
      ...RESTING,
      lineStyle: { color: palette.edge, width: 1, type: [2, 3] },
      data: marks.map(({ at, text }) => ({
        xAxis: at,
        label: { formatter: escapeName(text), position: 'end' as const, color: palette.muted, fontSize: 12, distance: 3 },
      })),
    },
  };
}

/** A share by time since the start, a step each time it changed, with the band of its limits; dotted where few are left. */
export function stepLinesOption(view: StepPicture, palette: Palette): EChartsOption {
  const { lines, days, shares, counts, marks } = view;
  return {
    ...baseOption(palette),
    grid: {
      left: 4,
      right: marks.some(({ at }) => at === days.max) ? 32 : 14,
      top: marks.length === 0 ? 10 : 22,
      bottom: 18,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: {
      ...valueAxis(days, palette),
      name: escapeName(counts),
      nameLocation: 'middle',
      nameGap: 24,
      nameTextStyle: { color: palette.muted, fontSize: 12 },
      axisLine: { show: true, lineStyle: { color: palette.edge } },
      splitLine: { show: false },
    },
    yAxis: valueAxis(shares, palette),
    series: [
      ...lines.filter(({ hasBand }) => hasBand).map((line) => band(line, palette)),
      ...lines.map((line) => stroke(line, palette)),
      ...lines.flatMap((line) => further(line, palette)),
      ...lines.flatMap((line) => stops(line, palette)),
      ...(marks.length === 0 ? [] : [marksOf(view, palette)]),
    ],
  };
}
