import type { EChartsOption } from 'echarts';
import type { Waterfall, WaterStep } from '../views/waterfall';
import { bars, type BarStyle } from './bars';
import { rowFrame, zeroLine } from './row-frame';
import type { Palette } from './palette';
import { rowTexts, TEXT_ROW } from './row-texts';
import { whiskers } from './whisker';

const AROUND = 30;
const BAR = { height: 14, below: 0 };
const KINDS: readonly WaterStep['kind'][] = ['total', 'more', 'less'];

/** How tall the picture must be for its steps to be read. */
export const waterfallHeight = ({ steps }: Waterfall): number => steps.length * TEXT_ROW + AROUND;

/** Totals are grey; what adds is filled, what takes away is hollow and dashed: told apart without colour too. */
function styleOf(kind: WaterStep['kind'], palette: Palette): BarStyle {
  switch (kind) {
    case 'total':
      return { ...BAR, fill: palette.edge, stroke: palette.edge };
    case 'more':
      return { ...BAR, fill: palette.fourth, stroke: palette.fourth };
    case 'less':
      return { ...BAR, fill: palette.ground, stroke: palette.third, dash: [4, 3] };
  }
}

/** From a total to the next by what moved it, a step a row, from the first downwards. */
export function waterfallOption({ steps, axis }: Waterfall, palette: Palette): EChartsOption {
  const of = (kind: WaterStep['kind']) => steps.flatMap((step, at) => (step.kind === kind ? [{ at, from: step.from, to: step.to }] : []));
  const intervals = steps.flatMap(({ low, high }, at) => (low === null || high === null ? [] : [{ at, low, high }]));
  return {
    ...rowFrame(axis, steps.length, palette),
    series: [
      ...KINDS.map((kind) => bars(of(kind), styleOf(kind, palette))),
      whiskers(intervals, { color: palette.text }),
      rowTexts(steps, axis.min, palette),
      zeroLine(palette),
    ],
  };
}
