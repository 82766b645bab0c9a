import type { EChartsOption, ScatterSeriesOption } from 'echarts';
import type { Ladder } from '../views/plan-market';
import { escapeName } from './escape';
import { RESTING } from './frame';
import type { Palette } from './palette';
import { rowFrame } from './row-frame';
import { rowTexts, TEXT_ROW } from './row-texts';

/** Of the axis, and of the words of the line above the first row. */
const AROUND = 68;
const TOP = 46;
const ICP_ROW = 'icp';

/** How tall the picture must be for its rows to be read. */
export const ladderHeight = ({ rungs }: Ladder): number => rungs.length * TEXT_ROW + AROUND;

function neededLine({ needed, axis }: Ladder, palette: Palette): ScatterSeriesOption['markLine'] {
  if (needed === null) return undefined;
  // The words stand on the side of the line that has room for them.
  const align = needed.value > (axis.min + axis.max) / 2 ? 'right' : 'left';
  return {
    ...RESTING,
    lineStyle: { color: palette.text, width: 1.5, type: [6, 4] },
    label: {
      formatter: escapeName(needed.text),
      position: 'start',
      align,
      color: palette.text,
      fontSize: 12,
      fontWeight: 600,
      distance: 4,
    },
    data: [{ xAxis: needed.value }],
  };
}

/** Sizes of markets as dots on powers of ten, each under its words, and what the target needs as a line across all of them. */
export function ladderOption(view: Ladder, palette: Palette): EChartsOption {
  const { rungs, axis } = view;
  const line = neededLine(view, palette);
  return {
    ...rowFrame(axis, rungs.length, palette, TOP),
    series: [
      {
        type: 'scatter',
        z: 4,
        silent: true,
        symbolSize: 12,
        symbolOffset: [0, 8],
        clip: false,
        data: rungs.flatMap(({ id, value }, at) =>
          value === null ? [] : [{ value: [value, at], itemStyle: { color: id === ICP_ROW ? palette.icp : palette.fourth } }],
        ),
        ...(line === undefined ? {} : { markLine: line }),
      },
      rowTexts(rungs, axis.min, palette, { hasGround: true, above: 2 }),
    ],
  };
}
