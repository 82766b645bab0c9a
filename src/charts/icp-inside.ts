import type { EChartsOption, ScatterSeriesOption } from 'echarts';
import type { InsidePicture } from '../views/icp-inside';
import { escapeName, shortName } from './escape';
import { RESTING, baseOption, valueAxis } from './frame';
import type { Palette } from './palette';
import { whiskers } from './whisker';

const ROW = 38;
/** A row holds both differences, one under the other. */
const APART = 7;
const AROUND = 44;

/** How tall the picture must be for its rows to be read. */
export const insideHeight = ({ rows }: InsidePicture): number => rows.length * ROW + AROUND;

type Points = NonNullable<ScatterSeriesOption['data']>;

function lines({ rows }: InsidePicture, palette: Palette): NonNullable<ScatterSeriesOption['markLine']> {
  return {
    ...RESTING,
    label: { show: false },
    lineStyle: { color: palette.edge, width: 1.5, type: 'solid' },
    data: [
      { xAxis: 0 },
      ...rows
        .slice(0, 1)
        .flatMap(({ raw, standardised }) => [[raw.value, palette.icp] as const, [standardised.value, palette.muted] as const])
        .flatMap(([value, color]) => (value === null ? [] : [{ xAxis: value, lineStyle: { color, width: 1, type: 'dashed' as const } }])),
    ],
  };
}

function pointsOf({ rows }: InsidePicture, of: 'raw' | 'standardised'): Points {
  return rows.flatMap((row, at) =>
    row[of].value === null
      ? []
      : [{ value: [row[of].value, at] as [number, number], tooltip: { formatter: escapeName(`${row.name}: ${row[of].text}`) } }],
  );
}

/** ICP minus non-ICP a segment: filled as it is, with its interval; hollow as if both sides were alike. The total stands first. */
export function insideOption(picture: InsidePicture, palette: Palette): EChartsOption {
  const { rows, axis } = picture;
  const intervals = (of: 'raw' | 'standardised') =>
    rows.flatMap(({ [of]: { low, high } }, at) => (low === null || high === null ? [] : [{ at, low, high }]));
  return {
    ...baseOption(palette),
    grid: { left: 4, right: 16, top: 6, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: valueAxis(axis, palette),
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map(({ name }) => shortName(name, 20)),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { color: palette.text, fontSize: 12, interval: 0 },
      splitLine: { show: false },
    },
    series: [
      whiskers(intervals('raw'), { color: palette.icp, offset: -APART }),
      whiskers(intervals('standardised'), { color: palette.muted, isDashed: true, offset: APART }),
      {
        type: 'scatter',
        z: 5,
        symbolSize: 10,
        symbolOffset: [0, -APART],
        clip: false,
        itemStyle: { color: palette.icp },
        data: pointsOf(picture, 'raw'),
        markLine: lines(picture, palette),
      },
      {
        type: 'scatter',
        z: 4,
        symbol: 'rect',
        symbolSize: 10,
        symbolOffset: [0, APART],
        clip: false,
        itemStyle: { color: palette.ground, borderColor: palette.text, borderWidth: 1.5 },
        data: pointsOf(picture, 'standardised'),
      },
    ],
  };
}
