import type { CustomSeriesOption, EChartsOption, ScatterSeriesOption } from 'echarts';
import type { Waterfall, WaterStep } from '../views/waterfall';
import { bars, type BarStyle } from './bars';
import { rowFrame, zeroLine } from './row-frame';
import type { Palette } from './palette';
import { rowTexts, TEXT_ROW } from './row-texts';
import { whiskers } from './whisker';

/** Of the axis, and of a second line above the first row. */
const AROUND = 44;
const TOP = 18;
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

/** Totals as squares, where the axis does not begin at zero. */
function points(steps: readonly WaterStep[], palette: Palette): ScatterSeriesOption {
  return {
    type: 'scatter',
    silent: true,
    z: 4,
    clip: false,
    symbol: 'rect',
    symbolSize: BAR.height,
    itemStyle: { color: palette.edge },
    tooltip: { show: false },
    data: steps.flatMap(({ kind, to }, at) => (kind === 'total' ? [[to, at]] : [])),
  };
}

/** A thin line from where a step ends down to the next, which begins there. */
function joints(steps: readonly WaterStep[], palette: Palette): CustomSeriesOption {
  return {
    type: 'custom',
    silent: true,
    z: 1,
    clip: false,
    tooltip: { show: false },
    encode: { x: 0, y: [1, 2] },
    data: steps.slice(0, -1).map(({ to }, at) => [to, at, at + 1]),
    renderItem: (_, api) => {
      const [x1 = 0, y1 = 0] = api.coord([api.value(0), api.value(1)]);
      const [, y2 = 0] = api.coord([api.value(0), api.value(2)]);
      return { type: 'line', shape: { x1, y1, x2: x1, y2 }, style: { stroke: palette.edge, lineWidth: 1, lineDash: [2, 3] } };
    },
  };
}

/** From a total to the next by what moved it, a step a row, from the first downwards. */
export function waterfallOption({ steps, axis }: Waterfall, palette: Palette): EChartsOption {
  const of = (kind: WaterStep['kind']) => steps.flatMap((step, at) => (step.kind === kind ? [{ at, from: step.from, to: step.to }] : []));
  const intervals = steps.flatMap(({ low, high }, at) => (low === null || high === null ? [] : [{ at, low, high }]));
  const isFromZero = axis.min <= 0;
  return {
    ...rowFrame(axis, steps.length, palette, TOP),
    series: [
      joints(steps, palette),
      ...KINDS.flatMap((kind) => (kind === 'total' && !isFromZero ? [] : [bars(of(kind), styleOf(kind, palette))])),
      whiskers(intervals, { color: palette.text }),
      ...(isFromZero ? [] : [points(steps, palette)]),
      rowTexts(steps, axis.min, palette, { hasGround: true }),
      ...(isFromZero ? [zeroLine(palette)] : []),
    ],
  };
}
