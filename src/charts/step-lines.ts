import type { CustomSeriesOption, EChartsOption, LineSeriesOption } from 'echarts';
import type { LineRole, StepLine, StepPicture } from '../views/curves';
import { escapeName } from './escape';
import { baseOption, valueAxis } from './frame';
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

/** A step function from day 0, with a corner at each step, level up to the last day that is told. */
function corners({ points, reach }: StepLine, of: (point: StepLine['points'][number]) => number | null): Corner[] {
  const path: Corner[] = [[0, 0]];
  for (const point of points) {
    const value = of(point);
    if (value === null) continue;
    path.push([point.day, path.at(-1)?.[1] ?? 0], [point.day, value]);
  }
  path.push([reach, path.at(-1)?.[1] ?? 0]);
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

/** The share won by days since creation, a step a day on which any was won, each with the band of its limits. */
export function stepLinesOption({ lines, days, shares }: StepPicture, palette: Palette): EChartsOption {
  return {
    ...baseOption(palette),
    grid: { left: 4, right: 14, top: 10, bottom: 18, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      ...valueAxis(days, palette),
      name: escapeName('days since creation'),
      nameLocation: 'middle',
      nameGap: 24,
      nameTextStyle: { color: palette.muted, fontSize: 12 },
      axisLine: { show: true, lineStyle: { color: palette.edge } },
      splitLine: { show: false },
    },
    yAxis: valueAxis(shares, palette),
    series: [...lines.filter(({ hasBand }) => hasBand).map((line) => band(line, palette)), ...lines.map((line) => stroke(line, palette))],
  };
}
