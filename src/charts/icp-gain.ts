import type { EChartsOption } from 'echarts';
import type { GainPicture } from '../views/icp-proof-separation';
import { escapeName } from './escape';
import { baseOption, valueAxis } from './frame';
import type { Palette } from './palette';

/** Names of both axes of a square of shares, outside the ticks. */
export const axisName = (text: string, palette: Palette) => ({
  name: escapeName(text),
  nameLocation: 'middle' as const,
  nameTextStyle: { color: palette.muted, fontSize: 12 },
});

/** What a straight line across the square means, said below the line, at a part of its length where nothing else is drawn. */
export const diagonal = (name: string, end: number, palette: Palette, part = 0.5) => ({
  type: 'line' as const,
  silent: true,
  symbol: 'none',
  z: 2,
  lineStyle: { color: palette.unknown, width: 1.5, type: 'dashed' as const },
  tooltip: { show: false },
  data: [
    [0, 0],
    {
      value: [end * part, end * part],
      label: { show: true, position: 'right' as const, distance: 8, formatter: escapeName(name), color: palette.muted, fontSize: 12 },
      symbol: 'circle',
      symbolSize: 1,
    },
    [end, end],
  ],
});

/** The share of won deals captured by going through deals from the highest score down, beside what chance would give. */
export function gainOption({ points, axis, chance }: GainPicture, palette: Palette): EChartsOption {
  return {
    ...baseOption(palette),
    grid: { left: 22, right: 18, top: 10, bottom: 20, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: { ...valueAxis(axis, palette), ...axisName('best deals by score', palette), nameGap: 24 },
    yAxis: { ...valueAxis(axis, palette), ...axisName('won deals among them', palette), nameGap: 38 },
    series: [
      diagonal(chance, axis.max, palette),
      {
        type: 'line',
        silent: true,
        symbol: 'none',
        z: 3,
        lineStyle: { color: palette.icp, width: 2 },
        data: points.map(({ x, y }) => [x, y]),
      },
    ],
  };
}
