import type { EChartsOption } from 'echarts';
import type { ChangeDot } from '../views/dots';
import { escapeName } from './escape';
import { RESTING, baseOption, valueAxis } from './frame';
import type { Palette } from './palette';
import { whiskers } from './whisker';

/** A change with its interval on an axis where zero is always in view and drawn. */
export function changeDotOption({ dot, axis }: ChangeDot, palette: Palette): EChartsOption {
  const { value, low, high, text } = dot;
  return {
    ...baseOption(palette),
    grid: { left: 12, right: 12, top: 8, bottom: 22 },
    xAxis: valueAxis(axis, palette),
    yAxis: { type: 'category', data: ['change'], show: false },
    series: [
      whiskers(low === null || high === null ? [] : [{ at: 0, low, high }], { color: palette.text }),
      {
        type: 'scatter',
        z: 4,
        symbolSize: 10,
        clip: false,
        itemStyle: { color: palette.text },
        tooltip: { formatter: escapeName(text) },
        data: value === null ? [] : [[value, 0]],
        markLine: {
          ...RESTING,
          label: { show: false },
          lineStyle: { color: palette.edge, width: 1.5, type: 'solid' },
          data: [{ xAxis: 0 }],
        },
      },
    ],
  };
}
