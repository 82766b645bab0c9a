import type { CustomSeriesOption, EChartsOption, LineSeriesOption } from 'echarts';
import type { RuleEnd, RuleLine, RulePicture } from '../views/drift-rule';
import { escapeName, shortName } from './escape';
import { baseOption, FONT } from './frame';
import type { Palette } from './palette';
import { spread } from './slope';
import { uprights } from './upright';

/** How tall the picture is. */
export const TWO_BY_TWO_HEIGHT = 200;
const [LEFT, RIGHT, TOP, BOTTOM] = [104, 128, 18, 18];
const BESIDE = 12;
/** A text and the name below it. */
const TWO_LINES = 32;
/** The two versions stand beside each other, so that their intervals do not cover one another. */
const APART = 4;

type Side = 'before' | 'now';

const toldIn = (end: RuleEnd | null): string => (end === null ? 'too few' : `${end.text} (${end.rests})`);

function lineOf(line: RuleLine, isNewer: boolean, palette: Palette): LineSeriesOption {
  const color = isNewer ? palette.icp : palette.muted;
  return {
    type: 'line',
    name: escapeName(line.name),
    z: isNewer ? 4 : 3,
    clip: false,
    symbol: isNewer ? 'circle' : 'rect',
    symbolSize: isNewer ? 9 : 8,
    lineStyle: { color, width: isNewer ? 2.5 : 1.5, type: isNewer ? 'solid' : [6, 4] },
    itemStyle: isNewer ? { color } : { color: palette.ground, borderColor: color, borderWidth: 2 },
    tooltip: { formatter: escapeName(`${line.name}: ${toldIn(line.before)} before, ${toldIn(line.now)} now`) },
    data: [line.before?.value ?? null, line.now?.value ?? null],
  };
}

function whiskersOf({ before, now }: RuleLine, isNewer: boolean, palette: Palette): CustomSeriesOption {
  const of = (end: RuleEnd | null, at: number) =>
    end === null || end.low === null || end.high === null ? [] : [{ at, low: end.low, high: end.high, beside: isNewer ? APART : -APART }];
  return uprights([...of(before, 0), ...of(now, 1)], { color: isNewer ? palette.icp : palette.muted, isDashed: !isNewer });
}

/** The shares at one side with their counts, moved apart where they lie close; the right ones say by which version. */
function textsOf({ older, newer, axis }: RulePicture, side: Side, palette: Palette): CustomSeriesOption {
  const lines = [older, newer].filter((line) => line[side] !== null);
  const height = (value: number): number => TOP + ((axis.max - value) / (axis.max - axis.min)) * (TWO_BY_TWO_HEIGHT - TOP - BOTTOM);
  const places = spread(
    lines.map((line) => height(line[side]?.value ?? 0)),
    TWO_BY_TWO_HEIGHT,
    TWO_LINES,
  );
  const [way, align] = side === 'before' ? ([-1, 'right'] as const) : ([1, 'left'] as const);
  return {
    type: 'custom',
    silent: true,
    z: 6,
    clip: false,
    tooltip: { show: false },
    encode: { x: 0, y: 1 },
    data: lines.map((line) => [side === 'before' ? 0 : 1, line[side]?.value ?? 0]),
    renderItem: (params, api) => {
      const line = lines[params.dataIndex];
      const [x = 0] = api.coord([api.value(0), api.value(1)]);
      const end = line?.[side] ?? null;
      const isNewer = line === newer;
      const name = side === 'before' ? '' : `  ${shortName(line?.name ?? '', 12)}`;
      return {
        type: 'text',
        style: {
          text: end === null ? '' : `${escapeName(end.text)}${name}\n${escapeName(end.rests)}`,
          x: x + way * BESIDE,
          y: places[params.dataIndex] ?? 0,
          align,
          verticalAlign: 'middle',
          lineHeight: 14,
          fill: palette.text,
          font: `${isNewer ? '600 ' : ''}12px ${FONT}`,
        },
      };
    },
  };
}

/** A share before and now by both versions, each with its interval: the older dashed with squares, the newer solid with dots. */
export function twoByTwoOption(picture: RulePicture, palette: Palette): EChartsOption {
  const { older, newer, axis } = picture;
  return {
    ...baseOption(palette),
    grid: { left: LEFT, right: RIGHT, top: TOP, bottom: BOTTOM, containLabel: false },
    xAxis: {
      type: 'category',
      data: ['before', 'now'],
      boundaryGap: false,
      axisLabel: { show: false },
      axisTick: { show: false },
      axisLine: { show: false },
      splitLine: { show: true, lineStyle: { color: palette.line, width: 1 } },
    },
    yAxis: { type: 'value', min: axis.min, max: axis.max, interval: axis.step, show: false },
    series: [
      whiskersOf(older, false, palette),
      whiskersOf(newer, true, palette),
      lineOf(older, false, palette),
      lineOf(newer, true, palette),
      textsOf(picture, 'before', palette),
      textsOf(picture, 'now', palette),
    ],
  };
}
