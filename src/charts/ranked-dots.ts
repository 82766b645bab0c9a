import type { EChartsOption, ScatterSeriesOption } from 'echarts';
import type { RankedDots } from '../views/ranked-dots';
import { escapeName, shortName } from './escape';
import { RESTING, baseOption, valueAxis } from './frame';
import type { Palette } from './palette';
import { whiskers } from './whisker';

/** Of a row with one line beside it, and with two. */
const ROW = { one: 28, two: 36 } as const;
const AROUND = 58;

type Row = RankedDots['dots'][number];

/** How tall the picture must be for its rows to be read. */
export const rankedHeight = ({ dots }: RankedDots): number =>
  dots.length * (dots.some(({ rests }) => rests !== undefined) ? ROW.two : ROW.one) + AROUND;

function reference({ reference: line }: RankedDots, palette: Palette): ScatterSeriesOption['markLine'] {
  if (line === null) return undefined;
  return {
    ...RESTING,
    lineStyle: { color: palette.text, width: 1.5, type: [6, 4] },
    label: { formatter: escapeName(line.text), position: 'start', color: palette.text, fontSize: 12, fontWeight: 600, distance: 4 },
    data: [{ xAxis: line.value }],
  };
}

type Look = 'icp' | 'outside' | 'few' | 'unknown';

/** Whose mark it is; what rests on few, and what is not known, is in no colour. */
function lookOf({ isGrey, isUnknown, isOutside }: Row): Look {
  if (isUnknown === true) return 'unknown';
  if (isGrey) return 'few';
  return isOutside === true ? 'outside' : 'icp';
}

/** The ICP filled, what is outside of it hollow and another shape; hollow and grey on few, and dotted where the group is not known. */
function markOf(row: Row, palette: Palette): Pick<ScatterSeriesOption, 'symbol' | 'symbolSize' | 'itemStyle'> {
  const hollow = (borderColor: string) => ({ color: palette.ground, borderColor, borderWidth: 2 });
  const symbol = row.isOutside === true ? { symbol: 'diamond', symbolSize: 13 } : {};
  switch (lookOf(row)) {
    case 'icp':
      return { ...symbol, itemStyle: { color: palette.icp } };
    case 'outside':
      return { ...symbol, itemStyle: hollow(palette.nonIcp) };
    case 'few':
      return { ...symbol, itemStyle: hollow(palette.unknown) };
    case 'unknown':
      return { ...symbol, itemStyle: { ...hollow(palette.unknown), borderType: 'dotted' } };
  }
}

const namedRow = ({ name, rests }: Row): string => (rests === undefined ? shortName(name) : `${shortName(name)}\n${escapeName(rests)}`);

/** Segments from the first in rank downwards, each with its interval; those under thirty deals hollow and grey, the unknown dotted. */
export function rankedDotsOption(view: RankedDots, palette: Palette): EChartsOption {
  const { axis, dots } = view;
  const intervals = (...looks: readonly Look[]) =>
    dots.flatMap((dot, at) =>
      dot.low === null || dot.high === null || !looks.includes(lookOf(dot)) ? [] : [{ at, low: dot.low, high: dot.high }],
    );
  const mark = reference(view, palette);
  return {
    ...baseOption(palette),
    grid: { left: 4, right: 24, top: 22, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: valueAxis(axis, palette),
    yAxis: {
      type: 'category',
      inverse: true,
      data: dots.map(namedRow),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.text, fontSize: 12, lineHeight: 15, interval: 0 },
      splitLine: { show: false },
    },
    series: [
      whiskers(intervals('icp'), { color: palette.icp }),
      whiskers(intervals('outside'), { color: palette.nonIcp, isDashed: true }),
      whiskers(intervals('few', 'unknown'), { color: palette.unknown, isDashed: true }),
      {
        type: 'scatter',
        z: 4,
        symbolSize: 10,
        clip: false,
        data: dots.map((dot, at) => ({
          value: [dot.value ?? null, at] as (number | null)[],
          tooltip: { formatter: escapeName(`${dot.name}: ${dot.text}`) },
          ...markOf(dot, palette),
        })) as NonNullable<ScatterSeriesOption['data']>,
        ...(mark === undefined ? {} : { markLine: mark }),
      },
    ],
  };
}
