import type { EChartsOption, ScatterSeriesOption } from 'echarts';
import type { RankedDots } from '../views/ranked-dots';
import { escapeName, shortName } from './escape';
import { RESTING, baseOption, valueAxis } from './frame';
import type { Palette } from './palette';
import { whiskers } from './whisker';

const ROW = 28;
const AROUND = 58;

/** How tall the picture must be for its rows to be read. */
export const rankedHeight = ({ dots }: RankedDots): number => dots.length * ROW + AROUND;

function reference({ reference: line }: RankedDots, palette: Palette): ScatterSeriesOption['markLine'] {
  if (line === null) return undefined;
  return {
    ...RESTING,
    lineStyle: { color: palette.text, width: 1.5, type: [6, 4] },
    label: { formatter: escapeName(line.text), position: 'start', color: palette.text, fontSize: 12, fontWeight: 600, distance: 4 },
    data: [{ xAxis: line.value }],
  };
}

/** Filled; hollow and grey where it rests on few, and dotted where the group is not known. */
function lookOf({ isGrey, isUnknown }: RankedDots['dots'][number], palette: Palette) {
  if (!isGrey) return { color: palette.icp };
  const outline = { color: palette.ground, borderColor: palette.unknown, borderWidth: 2 };
  return isUnknown === true ? { ...outline, borderType: 'dotted' as const } : outline;
}

/** Segments from the first in rank downwards, each with its interval; those under thirty deals hollow and grey, the unknown dotted. */
export function rankedDotsOption(view: RankedDots, palette: Palette): EChartsOption {
  const { axis } = view;
  const dots = view.dots.map((dot) => ({ ...dot, isGrey: dot.isGrey || dot.isUnknown === true }));
  const intervals = (isGrey: boolean) =>
    dots.flatMap((dot, at) =>
      dot.low === null || dot.high === null || dot.isGrey !== isGrey ? [] : [{ at, low: dot.low, high: dot.high }],
    );
  const mark = reference(view, palette);
  return {
    ...baseOption(palette),
    grid: { left: 4, right: 24, top: 22, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: valueAxis(axis, palette),
    yAxis: {
      type: 'category',
      inverse: true,
      data: dots.map(({ name }) => shortName(name)),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.text, fontSize: 12, interval: 0 },
      splitLine: { show: false },
    },
    series: [
      whiskers(intervals(false), { color: palette.icp }),
      whiskers(intervals(true), { color: palette.unknown, isDashed: true }),
      {
        type: 'scatter',
        z: 4,
        symbolSize: 10,
        clip: false,
        data: dots.map((dot, at) => ({
          value: [dot.value ?? null, at] as (number | null)[],
          tooltip: { formatter: escapeName(`${dot.name}: ${dot.text}`) },
          itemStyle: lookOf(dot, palette),
        })) as NonNullable<ScatterSeriesOption['data']>,
        ...(mark === undefined ? {} : { markLine: mark }),
      },
    ],
  };
}
