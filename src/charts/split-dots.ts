import type { EChartsOption, ScatterSeriesOption } from 'echarts';
import type { Axis } from '../views/axis';
import type { MarkKind, SplitDots } from '../views/split-dots';
import { escapeName, shortName } from './escape';
import { RESTING, baseOption, valueAxis } from './frame';
import type { Palette } from './palette';
import { rowTexts } from './row-texts';
import { whiskers, type Whisker } from './whisker';

const ROW = 40;
const AROUND = 62;
/** Marks stand so far below the middle of their row, under its words. */
const BELOW = 8;
const ABOVE = 0;
/** So much of a name stays on a phone: what gives way is the name, and never the number behind it. */
const LEAST_LETTERS = 6;
/** A chosen line is named above the other, so that the two names never meet. */
const LINE_HEIGHT = 14;
/** Room under the ticks for what they count. */
const NAMED = 20;

/** How tall the picture must be for its rows to be read. */
export const splitHeight = ({ rows, counts }: SplitDots): number => rows.length * ROW + AROUND + (counts === undefined ? 0 : NAMED);

type Look = { readonly color: string; readonly isHollow: boolean; readonly isDashed: boolean; readonly symbol: string };

function lookOf(kind: MarkKind, palette: Palette): Look {
  switch (kind) {
    case 'icp':
      return { color: palette.icp, isHollow: false, isDashed: false, symbol: 'circle' };
    case 'nonIcp':
      return { color: palette.nonIcp, isHollow: true, isDashed: true, symbol: 'diamond' };
    case 'segment':
      return { color: palette.text, isHollow: false, isDashed: false, symbol: 'circle' };
    case 'grey':
      return { color: palette.unknown, isHollow: true, isDashed: true, symbol: 'circle' };
    case 'beside':
      return { color: palette.muted, isHollow: true, isDashed: false, symbol: 'rect' };
  }
}

const KINDS: readonly MarkKind[] = ['icp', 'nonIcp', 'segment', 'grey', 'beside'];

type Place = (value: number) => number;

/** An axis of doublings is drawn as one of equal steps over the exponents: so each doubling has its tick. */
const drawnAxis = (axis: Axis, place: Place, isLog: boolean): Axis =>
  isLog
    ? {
        min: place(axis.min),
        max: place(axis.max),
        step: place(axis.step),
        ticks: axis.ticks.map(({ at, text }) => ({ at: place(at), text })),
      }
    : axis;

function linesOf({ lines }: SplitDots, place: Place, palette: Palette): ScatterSeriesOption['markLine'] {
  if (lines.length === 0) return undefined;
  return {
    ...RESTING,
    // Under the words and the marks: left alone it is drawn over both.
    z: 1,
    data: lines.map(({ value, text, isChosen }) => ({
      xAxis: place(value),
      lineStyle: { color: palette.text, width: 1.5, type: isChosen ? ('solid' as const) : [6, 4] },
      label: {
        formatter: escapeName(text),
        position: 'start' as const,
        color: palette.text,
        fontSize: 12,
        fontWeight: 600,
        distance: isChosen ? 4 + LINE_HEIGHT : 4,
      },
    })),
  };
}

function whiskersOf({ rows }: SplitDots, kind: MarkKind, place: Place): readonly Whisker[] {
  return rows.flatMap((row, at) =>
    row.kind !== kind || row.low === null || row.high === null ? [] : [{ at, low: place(row.low), high: place(row.high) }],
  );
}

function marks({ rows }: SplitDots, place: Place, palette: Palette): NonNullable<ScatterSeriesOption['data']> {
  return rows.map((row, at) => {
    const { color, isHollow, symbol } = lookOf(row.kind, palette);
    return {
      value: [row.value === null ? null : place(row.value), at] as (number | null)[],
      symbol,
      symbolOffset: [0, BELOW],
      tooltip: { formatter: escapeName(`${row.name}: ${row.text}`) },
      itemStyle: isHollow ? { color: palette.ground, borderColor: color, borderWidth: 2 } : { color },
    };
  }) as NonNullable<ScatterSeriesOption['data']>;
}

/** The words of each row on one line, on a ground of their own: lines across all rows would strike them out. */
const words = ({ rows }: SplitDots, start: number, palette: Palette) =>
  rowTexts(rows, start, palette, { above: ABOVE, isOneLine: true, hasGround: true, leastLetters: LEAST_LETTERS });

/** What the numbers on the axis count, under them. */
const nameOf = (counts: string, palette: Palette) => ({
  name: escapeName(counts),
  nameLocation: 'middle' as const,
  nameGap: 24,
  nameTextStyle: { color: palette.muted, fontSize: 12 },
});

/** Rows from the first downwards, each its words and under them a mark with its interval, on one axis; ICP blue and filled, non-ICP orange and hollow. */
export function splitDotsOption(view: SplitDots, palette: Palette): EChartsOption {
  const { rows, isLog } = view;
  const place: Place = isLog ? Math.log2 : (value) => value;
  const mark = linesOf(view, place, palette);
  return {
    ...baseOption(palette),
    grid: {
      left: 8,
      right: 24,
      top: 22 + (view.lines.some(({ isChosen }) => isChosen) ? LINE_HEIGHT : 0),
      bottom: 2 + (view.counts === undefined ? 0 : NAMED),
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: {
      ...valueAxis(drawnAxis(view.axis, place, isLog), palette),
      ...(view.counts === undefined ? {} : nameOf(view.counts, palette)),
    },
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
      ...KINDS.filter((kind) => rows.some((row) => row.kind === kind)).map((kind) => {
        const { color, isDashed } = lookOf(kind, palette);
        return whiskers(whiskersOf(view, kind, place), { color, isDashed, offset: BELOW });
      }),
      {
        type: 'scatter',
        z: 4,
        symbolSize: 10,
        clip: false,
        data: marks(view, place, palette),
        ...(mark === undefined ? {} : { markLine: mark }),
      },
      words(view, place(view.axis.min), palette),
    ],
  };
}
