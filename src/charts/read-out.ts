import type { EChartsOption } from 'echarts';
import type { ReadOutPicture } from '../views/hypothesis-picture';
import { escapeName } from './escape';
import { baseOption, RESTING, valueAxis } from './frame';
import type { Palette } from './palette';
import { whiskers } from './whisker';

/** How tall the picture is: two rows of names above one row with the difference. */
export const READ_OUT_HEIGHT = 108;

/** Names of the two lines stand in rows of their own, for where they are close they would lie on each other. */
const [ABOVE, ROW] = [4, 15];
/** Half a name, which may stand above the first or the last place of the axis. */
const SIDE = 46;

/** Lines that a difference is held against: none at all, solid, and the size worth having, dashed. */
function lines({ marks }: ReadOutPicture, palette: Palette) {
  return {
    ...RESTING,
    data: marks.map(({ at, text, isTarget }, place) => ({
      xAxis: at,
      lineStyle: isTarget
        ? { color: palette.text, width: 1.5, type: [6, 4] as [number, number] }
        : { color: palette.edge, width: 1.5, type: 'solid' as const },
      label: {
        show: true,
        formatter: escapeName(text),
        position: 'end' as const,
        distance: ABOVE + ROW * place,
        color: isTarget ? palette.text : palette.muted,
        fontSize: 12,
      },
    })),
  };
}

/** The difference of a read-out with its interval, beside no difference and the size that was worth having. */
export function readOutOption(view: ReadOutPicture, palette: Palette): EChartsOption {
  const { value, low, high, text, axis } = view;
  return {
    ...baseOption(palette),
    grid: { left: SIDE, right: SIDE, top: 2 * ROW + 2 * ABOVE, bottom: 22 },
    xAxis: valueAxis(axis, palette),
    yAxis: { type: 'category', data: ['difference'], show: false },
    series: [
      whiskers([{ at: 0, low, high }], { color: palette.text, cap: 6 }),
      {
        type: 'scatter',
        z: 4,
        symbolSize: 11,
        clip: false,
        itemStyle: { color: palette.text },
        tooltip: { formatter: escapeName(text) },
        data: [[value, 0]],
        markLine: lines(view, palette),
      },
    ],
  };
}
