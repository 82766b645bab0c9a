import type { CustomSeriesOption, EChartsOption, ScatterSeriesOption } from 'echarts';
import type { Mark } from '../views/mark';
import type { BarSide } from '../views/paired-bars';
import type { AgeDot, StuckPicture } from '../views/stuck-deals';
import { escapeName } from './escape';
import { FONT, baseOption, valueAxis } from './frame';
import { namedLines } from './named-lines';
import type { Palette } from './palette';

const ROW = 62;
const AROUND = 62;
/** Words of a row stand in its upper part, each side of the ICP on a lane of its own under them. */
const WORDS_ABOVE = 20;
const LANES: Readonly<Record<BarSide, number>> = { icp: -4, nonIcp: 9, unknown: 22, plain: 8 };
const SMALL = 6;
const LARGE = 16;

/** How tall the picture must be for its rows to be read. */
export const stuckHeight = ({ rows }: StuckPicture): number => rows.length * ROW + AROUND;

/** Every mark in its lane, with the open deals that it stands among. */
export const stuckMarks = ({ rows }: StuckPicture): readonly Mark[] =>
  rows.flatMap(({ dots }, y) =>
    dots.flatMap(({ age, side, reading }) => (reading === undefined ? [] : [{ x: age, y, lift: -LANES[side], reading }])),
  );

type Look = { readonly color: string; readonly symbol: string; readonly isHollow: boolean; readonly type: 'solid' | 'dotted' };

function lookOf(side: BarSide, palette: Palette): Look {
  switch (side) {
    case 'icp':
      return { color: palette.icp, symbol: 'circle', isHollow: false, type: 'solid' };
    case 'nonIcp':
      return { color: palette.nonIcp, symbol: 'diamond', isHollow: true, type: 'solid' };
    case 'unknown':
      return { color: palette.unknown, symbol: 'circle', isHollow: true, type: 'dotted' };
    case 'plain':
      return { color: palette.edge, symbol: 'circle', isHollow: false, type: 'solid' };
  }
}

/** The area of a mark grows with its deals. */
const sizeOf = ({ deals }: AgeDot): number => Math.min(LARGE, SMALL * Math.sqrt(deals));

function marks({ rows }: StuckPicture, side: BarSide, palette: Palette): ScatterSeriesOption {
  const { color, symbol, isHollow, type } = lookOf(side, palette);
  return {
    type: 'scatter',
    z: 4,
    clip: false,
    symbol,
    symbolOffset: [0, LANES[side]],
    itemStyle: isHollow ? { color: 'transparent', borderColor: color, borderWidth: 1.5, borderType: type } : { color, opacity: 0.75 },
    data: rows.flatMap(({ name, dots }, at) =>
      dots
        .filter((dot) => dot.side === side)
        .map((dot) => ({
          value: [dot.age, at],
          symbolSize: sizeOf(dot),
          tooltip: { formatter: escapeName(`${name}: ${dot.text}`) },
        })),
    ),
  };
}

/** The name of each stage above its marks, and how many of its deals are past the line. */
function names({ rows, axis }: StuckPicture, palette: Palette): CustomSeriesOption {
  return {
    type: 'custom',
    silent: true,
    z: 5,
    clip: false,
    tooltip: { show: false },
    encode: { x: 0, y: 1 },
    data: rows.map((_, at) => [axis.min, at]),
    renderItem: (params, api) => {
      const row = rows[params.dataIndex];
      const [x = 0, y = 0] = api.coord([axis.min, api.value(1)]);
      return {
        type: 'text',
        style: {
          text: escapeName(row === undefined ? '' : `${row.name}: ${row.past}`),
          x: x + 2,
          y: y - WORDS_ABOVE,
          verticalAlign: 'middle',
          fill: palette.text,
          backgroundColor: palette.ground,
          padding: [0, 2],
          font: `12px ${FONT}`,
        },
      };
    },
  };
}

const SIDES: readonly BarSide[] = ['unknown', 'plain', 'nonIcp', 'icp'];

/** Open deals by stage and age: ICP filled circles, non-ICP hollow diamonds, what cannot be scored dotted, each on its own lane. */
export function stuckOption(view: StuckPicture, palette: Palette): EChartsOption {
  return {
    ...baseOption(palette),
    grid: { left: 8, right: 18, top: 24, bottom: 22, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      ...valueAxis(view.axis, palette),
      name: escapeName('days since creation'),
      nameLocation: 'middle',
      nameGap: 24,
      nameTextStyle: { color: palette.muted, fontSize: 12 },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: view.rows.map((_, at) => String(at)),
      axisLabel: { show: false },
      axisTick: { show: false },
      axisLine: { show: false },
      splitLine: { show: true, lineStyle: { color: palette.line } },
    },
    series: [
      ...SIDES.filter((side) => view.rows.some(({ dots }) => dots.some((dot) => dot.side === side))).map((side) =>
        marks(view, side, palette),
      ),
      names(view, palette),
      namedLines(view.limit === null ? [] : [{ value: view.limit.at, text: view.limit.text }], palette),
    ],
  };
}
