import type { EChartsOption, ScatterSeriesOption } from 'echarts';
import type { Dot, Dumbbell } from '../views/dots';
import { escapeName } from './escape';
import { baseOption, valueAxis } from './frame';
import type { Palette } from './palette';
import { whiskers, type Whisker } from './whisker';

const LANES = { outside: 0, inIcp: 1 } as const;

function mark(dot: Dot, lane: number, side: 'icp' | 'nonIcp', palette: Palette): ScatterSeriesOption {
  const isIcp = side === 'icp';
  return {
    type: 'scatter',
    z: 4,
    symbol: isIcp ? 'circle' : 'diamond',
    symbolSize: isIcp ? 11 : 13,
    clip: false,
    itemStyle: isIcp ? { color: palette.icp } : { color: palette.ground, borderColor: palette.nonIcp, borderWidth: 2.5 },
    label: {
      show: true,
      position: isIcp ? 'top' : 'bottom',
      distance: 6,
      formatter: escapeName(dot.text),
      color: palette.text,
      fontSize: 12,
    },
    tooltip: { formatter: escapeName(dot.text) },
    data: dot.value === null ? [] : [[dot.value, lane]],
  };
}

function whiskerOf({ low, high }: Dot, at: number): readonly Whisker[] {
  return low === null || high === null ? [] : [{ at, low, high }];
}

/** ICP (blue, filled, solid) above non-ICP (orange, hollow, dashed), each with its interval, on one axis of their own. */
export function dumbbellOption({ inIcp, outside, axis }: Dumbbell, palette: Palette): EChartsOption {
  return {
    ...baseOption(palette),
    grid: { left: 12, right: 12, top: 24, bottom: 36 },
    xAxis: { ...valueAxis(axis, palette), axisLabel: { ...valueAxis(axis, palette).axisLabel, margin: 20 }, show: true },
    yAxis: { type: 'category', data: ['outside', 'in'], show: false, boundaryGap: true },
    series: [
      whiskers(whiskerOf(inIcp, LANES.inIcp), { color: palette.icp }),
      whiskers(whiskerOf(outside, LANES.outside), { color: palette.nonIcp, isDashed: true }),
      mark(inIcp, LANES.inIcp, 'icp', palette),
      mark(outside, LANES.outside, 'nonIcp', palette),
    ],
  };
}
