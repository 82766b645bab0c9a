import type { EChartsOption, ScatterSeriesOption } from 'echarts';
import type { Axis } from '../views/axis';
import { RESTING, baseOption, valueAxis } from './frame';
import type { Palette } from './palette';

/** A picture of rows whose words stand above their marks: no room is taken at the side, and so much above the first. */
export function rowFrame(axis: Axis, rows: number, palette: Palette, top = 4): EChartsOption {
  return {
    ...baseOption(palette),
    tooltip: { show: false },
    grid: { left: 8, right: 18, top, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: valueAxis(axis, palette),
    yAxis: { type: 'category', inverse: true, data: Array.from({ length: rows }, (_, at) => String(at)), show: false },
  };
}

/** The same where nothing is drawn but words: an axis would promise bars. */
export const bareFrame = (axis: Axis, rows: number, palette: Palette, top?: number): EChartsOption => ({
  ...rowFrame(axis, rows, palette, top),
  xAxis: { ...valueAxis(axis, palette), show: false },
});

/** Zero, from which every bar starts. */
export const zeroLine = (palette: Palette): ScatterSeriesOption => ({
  type: 'scatter',
  silent: true,
  data: [],
  markLine: {
    ...RESTING,
    label: { show: false },
    lineStyle: { color: palette.edge, width: 1.5, type: 'solid' },
    data: [{ xAxis: 0 }],
  },
});
