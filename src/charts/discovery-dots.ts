import type { CustomSeriesOption, EChartsOption, ScatterSeriesOption } from 'echarts';
import type { DiscoveryMark, DiscoveryPicture, DiscoveryRow } from '../views/discovery-picture';
import { escapeName, shortName } from './escape';
import { band, NAME_HEIGHT, yardsticks } from './discovery-yardsticks';
import { baseOption, valueAxis } from './frame';
import type { Palette } from './palette';
import { rowTexts } from './row-texts';
import { whiskers } from './whisker';

/** A row without its words, and each line of them. */
const ROW = 34;
const LINE = 14;
/** So many letters fit a line on a phone. */
const LETTERS = 34;
const AROUND = 66;
/** The words stand on top of a row, what was found under them, and what the newer half says below that. */
const FOUND = 2;
const CONFIRMED = 14;
const WORDS = 6;
/** Longer names are cut; the table holds them in full. */
const LEAST_LETTERS = 90;

/** How many lines words take on a phone, where they are broken between words alone. */
function linesOf({ name, text }: DiscoveryRow): number {
  let [lines, room] = [1, LETTERS];
  for (const word of `${shortName(name, LEAST_LETTERS)}: ${text}`.split(' ')) {
    const isNext = word.length > room && room < LETTERS;
    if (isNext) lines += 1;
    room = (isNext ? LETTERS : room) - word.length - 1;
  }
  return lines;
}

/** How tall the picture must be for its rows to be read on a phone too: all are as tall as the one with the most words. */
export const discoveryHeight = ({ rows }: DiscoveryPicture): number =>
  rows.length * (ROW + LINE * Math.max(1, ...rows.map(linesOf))) + AROUND;

type Look = { readonly color: string; readonly isHollow: boolean; readonly isDashed: boolean; readonly symbol: string };

function lookOf(kind: DiscoveryMark, palette: Palette): Look {
  switch (kind) {
    case 'confirmed':
      return { color: palette.text, isHollow: false, isDashed: false, symbol: 'circle' };
    case 'open':
      return { color: palette.muted, isHollow: true, isDashed: false, symbol: 'circle' };
    case 'chance':
      return { color: palette.unknown, isHollow: true, isDashed: true, symbol: 'diamond' };
  }
}
const KINDS: readonly DiscoveryMark[] = ['confirmed', 'open', 'chance'];

/** From what was found to what held: the fall of each row, as a line that ends where the newer half says. */
function falls({ rows }: DiscoveryPicture, palette: Palette): CustomSeriesOption {
  const drawn = rows.flatMap(({ found, confirmed, kind }, at) =>
    found === null || confirmed === null ? [] : [{ at, found, confirmed, isDashed: kind === 'chance' }],
  );
  return {
    type: 'custom',
    silent: true,
    z: 2,
    clip: false,
    tooltip: { show: false },
    encode: { x: [1, 2], y: 0 },
    data: drawn.map(({ at, found, confirmed }) => [at, found, confirmed]),
    renderItem: (params, api) => {
      const [x1 = 0, y = 0] = api.coord([api.value(1), api.value(0)]);
      const [x2 = 0] = api.coord([api.value(2), api.value(0)]);
      const isDashed = drawn[params.dataIndex]?.isDashed === true;
      return {
        type: 'line',
        shape: { x1, y1: y + FOUND, x2, y2: y + CONFIRMED },
        style: { stroke: palette.edge, lineWidth: 1, ...(isDashed ? { lineDash: [2, 3] } : {}) },
      };
    },
  };
}

type Side = { readonly offset: number; readonly size: number; valueOf(row: DiscoveryRow): number | null; lookOf(row: DiscoveryRow): Look };

function marks({ rows }: DiscoveryPicture, { offset, size, valueOf, lookOf: look }: Side, palette: Palette): ScatterSeriesOption {
  return {
    type: 'scatter',
    z: 4,
    symbolSize: size,
    clip: false,
    data: rows.map((row, at) => {
      const { color, isHollow, symbol } = look(row);
      return {
        value: [valueOf(row), at] as (number | null)[],
        symbol,
        symbolOffset: [0, offset],
        tooltip: { formatter: escapeName(`${row.name}: ${row.text}`) },
        itemStyle: isHollow ? { color: palette.ground, borderColor: color, borderWidth: 2 } : { color },
      };
    }) as NonNullable<ScatterSeriesOption['data']>,
  };
}

/** Candidates from the first in rank downwards: what was found (hollow square) and below it what the newer half says. */
export function discoveryOption(view: DiscoveryPicture, palette: Palette): EChartsOption {
  const { rows, axis } = view;
  const foundLook: Look = { color: palette.muted, isHollow: true, isDashed: false, symbol: 'rect' };
  const intervals = (kind: DiscoveryMark) =>
    rows.flatMap((row, at) => (row.kind !== kind || row.low === null || row.high === null ? [] : [{ at, low: row.low, high: row.high }]));
  return {
    ...baseOption(palette),
    grid: { left: 8, right: 24, top: 22 + NAME_HEIGHT, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: valueAxis(axis, palette),
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map(({ name }) => shortName(name)),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.line } },
      axisLabel: { show: false },
      splitLine: { show: false },
    },
    series: [
      ...band(view, palette),
      ...KINDS.filter((kind) => rows.some((row) => row.kind === kind)).map((kind) => {
        const { color, isDashed } = lookOf(kind, palette);
        return whiskers(intervals(kind), { color, isDashed, offset: CONFIRMED });
      }),
      falls(view, palette),
      marks(view, { offset: FOUND, size: 8, valueOf: ({ found }) => found, lookOf: () => foundLook }, palette),
      marks(
        view,
        { offset: CONFIRMED, size: 10, valueOf: ({ confirmed }) => confirmed, lookOf: ({ kind }) => lookOf(kind, palette) },
        palette,
      ),
      yardsticks(view, palette),
      rowTexts(rows, axis.min, palette, { above: WORDS, hasGround: true, leastLetters: LEAST_LETTERS }),
    ],
  };
}
