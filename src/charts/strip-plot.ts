import type { CustomSeriesOption, EChartsOption, ScatterSeriesOption } from 'echarts';
import type { StripPlot } from '../views/deal-sizes';
import type { BarSide } from '../views/paired-bars';
import { shortName } from './escape';
import { baseOption, valueAxis } from './frame';
import type { Palette } from './palette';
import { rowTexts } from './row-texts';

const ROW = 48;
const AROUND = 40;
/** Half of the height that deals of a row spread over, and of its box, under its words. */
const SPREAD = 9;
const BOX = 11;
const LOW = 10;
const ABOVE = 6;
/** Longer names would leave the words behind them no room on a phone. */
const LEAST_LETTERS = 6;
/** Places of the golden section never fall on each other, and are the same each time. */
const GOLDEN = 0.618_033_988_749_895;

/** How tall the picture must be for its rows to be read. */
export const stripHeight = ({ rows }: StripPlot): number => rows.length * ROW + AROUND;

function colourOf(side: BarSide, palette: Palette): string {
  switch (side) {
    case 'icp':
      return palette.icp;
    case 'nonIcp':
      return palette.nonIcp;
    case 'unknown':
      return palette.unknown;
    case 'plain':
      return palette.muted;
  }
}

/** Where a deal stands in the height of its row, from -1 to 1. */
const aside = (at: number): number => 2 * ((at * GOLDEN) % 1) - 1;

const SYMBOLS: Readonly<Record<BarSide, string>> = { icp: 'circle', nonIcp: 'diamond', unknown: 'circle', plain: 'circle' };

/** Where an amount lies on the axis. */
const placeOf = ({ base }: Pick<StripPlot, 'base'>, amount: number): number => Math.log2(amount / base);

function points({ rows, base }: StripPlot, at: number, palette: Palette): ScatterSeriesOption {
  const row = rows[at];
  const side = row?.side ?? 'plain';
  return {
    type: 'scatter',
    silent: true,
    z: 2,
    clip: false,
    symbol: SYMBOLS[side],
    symbolSize: side === 'nonIcp' ? 5 : 4,
    itemStyle: { color: colourOf(side, palette), opacity: 0.55 },
    data: (row?.points ?? []).map((value, place) => ({
      value: [placeOf({ base }, value), at],
      symbolOffset: [0, LOW + aside(place) * SPREAD] as [number, number],
    })),
  };
}

/** The box of each row from a quarter to three quarters, and the line of its median. */
function boxes({ rows, base }: StripPlot, palette: Palette): CustomSeriesOption {
  return {
    type: 'custom',
    silent: true,
    z: 4,
    clip: false,
    tooltip: { show: false },
    encode: { x: [0, 1, 2], y: 3 },
    data: rows.map(({ box }, at) => [...[box.low, box.median, box.high].map((amount) => placeOf({ base }, amount)), at]),
    renderItem: (_, api) => {
      const x = (place: number): number => api.coord([api.value(place), api.value(3)])[0] ?? 0;
      const [, middle = 0] = api.coord([api.value(1), api.value(3)]);
      const y = middle + LOW;
      const stroke = { stroke: palette.text, lineWidth: 1.5 };
      return {
        type: 'group',
        children: [
          {
            type: 'rect',
            shape: { x: x(0), y: y - BOX, width: Math.max(1, x(2) - x(0)), height: 2 * BOX },
            style: { fill: 'transparent', ...stroke },
          },
          { type: 'line', shape: { x1: x(1), y1: y - BOX - 2, x2: x(1), y2: y + BOX + 2 }, style: { ...stroke, lineWidth: 3 } },
        ],
      };
    },
  };
}

/** Every deal as a mark on an axis of logarithms, with the box of the middle half; the median is named above it. */
export function stripPlotOption(view: StripPlot, palette: Palette): EChartsOption {
  return {
    ...baseOption(palette),
    tooltip: { show: false },
    grid: { left: 8, right: 24, top: 8, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: valueAxis(view.axis, palette),
    yAxis: {
      type: 'category',
      inverse: true,
      data: view.rows.map(({ name }) => shortName(name)),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.line } },
      axisLabel: { show: false },
      splitLine: { show: false },
    },
    series: [
      ...view.rows.map((_, at) => points(view, at, palette)),
      boxes(view, palette),
      rowTexts(view.rows, view.axis.min, palette, { above: ABOVE, isOneLine: true, hasGround: true, leastLetters: LEAST_LETTERS }),
    ],
  };
}
