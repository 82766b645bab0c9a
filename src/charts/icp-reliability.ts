import type { CustomSeriesOption, EChartsOption } from 'echarts';
import type { ReliabilityPicture } from '../views/icp-proof-reliability';
import { escapeName } from './escape';
import { baseOption, valueAxis } from './frame';
import { axisName, diagonal } from './icp-gain';
import type { Palette } from './palette';

const CAP = 4;
/** Few chances are as low as a tenth of the axis: the line is named there. */
const LABEL_AT = 0.1;
type Dot = ReliabilityPicture['dots'][number];

/** Intervals of the share won, upright over the chance that was said. */
function upright(dots: readonly Dot[], color: string, isDashed: boolean): CustomSeriesOption {
  return {
    type: 'custom',
    silent: true,
    z: 3,
    clip: false,
    tooltip: { show: false },
    encode: { x: 0, y: [1, 2] },
    data: dots.map(({ x, low, high }) => [x, low, high]),
    renderItem: (_, api) => {
      const [x = 0, bottom = 0] = api.coord([api.value(0), api.value(1)]);
      const [, top = 0] = api.coord([api.value(0), api.value(2)]);
      const line = (x1: number, y1: number, x2: number, y2: number, dash: boolean) => ({
        type: 'line' as const,
        shape: { x1, y1, x2, y2 },
        style: { stroke: color, lineWidth: 1.5, ...(dash ? { lineDash: [4, 3] } : {}) },
      });
      return {
        type: 'group',
        children: [
          line(x, bottom, x, top, isDashed),
          line(x - CAP, bottom, x + CAP, bottom, false),
          line(x - CAP, top, x + CAP, top, false),
        ],
      };
    },
  };
}

/** The chance said against the share that was won, with intervals; on the dashed line both are the same. */
export function reliabilityOption({ dots, axis, right }: ReliabilityPicture, palette: Palette): EChartsOption {
  return {
    ...baseOption(palette),
    grid: { left: 22, right: 18, top: 10, bottom: 20, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: { ...valueAxis(axis, palette), ...axisName('chance said', palette), nameGap: 24 },
    yAxis: { ...valueAxis(axis, palette), ...axisName('share won', palette), nameGap: 38 },
    series: [
      diagonal(right, axis.max, palette, LABEL_AT),
      upright(
        dots.filter(({ isGrey }) => !isGrey),
        palette.icp,
        false,
      ),
      upright(
        dots.filter(({ isGrey }) => isGrey),
        palette.unknown,
        true,
      ),
      {
        type: 'scatter',
        z: 4,
        symbolSize: 9,
        clip: false,
        data: dots.map(({ x, y, text, isGrey }) => ({
          value: [x, y],
          tooltip: { formatter: escapeName(text) },
          itemStyle: isGrey ? { color: palette.ground, borderColor: palette.unknown, borderWidth: 2 } : { color: palette.icp },
        })),
      },
    ],
  };
}
