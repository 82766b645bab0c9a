import type { CustomSeriesOption, EChartsOption } from 'echarts';
import type { Mark } from '../views/mark';
import type { BarSide, PairedBars } from '../views/paired-bars';
import { escapeName } from './escape';
import { FONT } from './frame';
import { hatchedBars } from './hatched';
import type { Palette } from './palette';
import { bars, type Bar } from './bars';
import { bareFrame, rowFrame, zeroLine } from './row-frame';
import { whiskers } from './whisker';

const NAME = 18;
const BAR = 20;
const THICK = 12;
const BETWEEN = 8;
const AXIS = 30;
/** Room behind the longest bar for the words of each. */
const WORDS = 178;
const BESIDE = 8;

const most = ({ rows }: PairedBars): number => Math.max(1, ...rows.map(({ bars: own }) => own.length));
const rowHeight = (view: PairedBars): number => NAME + most(view) * BAR + BETWEEN;

/** How tall the picture must be for its rows to be read. */
export const pairedHeight = (view: PairedBars): number => view.rows.length * rowHeight(view) + AXIS;

/** How far the middle of a bar stands below the middle of its row. */
const below = (view: PairedBars, at: number): number => NAME + (at + 0.5) * BAR - rowHeight(view) / 2;

/** Every bar that opens a number, with the words behind it or in its place. */
export const pairedMarks = (view: PairedBars): readonly Mark[] =>
  view.rows.flatMap(({ bars: own }, y) =>
    own.flatMap(({ reading }, place) => (reading === undefined ? [] : [{ x: null, y, lift: -below(view, place), reading }])),
  );

type Drawn = Bar & { readonly side: BarSide; readonly place: number; readonly low: number | null; readonly high: number | null };

function drawnOf({ rows }: PairedBars): readonly Drawn[] {
  return rows.flatMap(({ bars: own, isBlank = false }, at) =>
    own.flatMap(({ value, low, high, side }, place) =>
      value === null ? [] : [{ at, from: 0, to: value, side: isBlank ? ('unknown' as const) : side, place, low, high }],
    ),
  );
}

function seriesOf(side: BarSide, all: readonly Drawn[], style: { readonly below: number; readonly palette: Palette }): CustomSeriesOption {
  const { palette } = style;
  const shape = { height: THICK, below: style.below };
  switch (side) {
    case 'icp':
      return bars(all, { ...shape, fill: palette.icp, stroke: palette.icp });
    case 'nonIcp':
      return hatchedBars(all, { ...shape, color: palette.nonIcp, ground: palette.ground });
    case 'unknown':
      return bars(all, { ...shape, fill: palette.ground, stroke: palette.unknown, dash: [1, 3] });
    case 'plain':
      return bars(all, { ...shape, fill: palette.edge, stroke: palette.edge });
  }
}

/** Where no bar has the colour of a side, its words name it. */
const UNDRAWN: Readonly<Record<BarSide, string>> = { icp: 'ICP: ', nonIcp: 'Non-ICP: ', unknown: 'Cannot be scored: ', plain: '' };

const SIDES: readonly BarSide[] = ['icp', 'nonIcp', 'unknown', 'plain'];

/** The name of each row above its bars, and the words of each bar behind it and behind its interval. */
function texts(view: PairedBars, palette: Palette): CustomSeriesOption {
  const font = `12px ${FONT}`;
  return {
    type: 'custom',
    silent: true,
    z: 5,
    clip: false,
    tooltip: { show: false },
    encode: { x: 1, y: 0 },
    data: view.rows.map((_, at) => [at, 0]),
    renderItem: (params, api) => {
      const row = view.rows[params.dataIndex];
      const [x = 0, y = 0] = api.coord([0, api.value(0)]);
      const name = {
        type: 'text' as const,
        style: {
          text: escapeName(row?.name ?? ''),
          x,
          y: y - rowHeight(view) / 2 + NAME / 2,
          verticalAlign: 'middle' as const,
          fill: palette.text,
          font: `600 ${font}`,
        },
      };
      const words = (row?.bars ?? []).map(({ value, high, text, side }, place) => {
        const [end = x] = api.coord([Math.max(value ?? 0, value === null ? 0 : (high ?? 0)), api.value(0)]);
        return {
          type: 'text' as const,
          style: {
            text: escapeName(value === null ? `${UNDRAWN[side]}${text}` : text),
            x: end + BESIDE,
            y: y + below(view, place),
            verticalAlign: 'middle' as const,
            fill: palette.text,
            font,
          },
        };
      });
      return { type: 'group', children: [name, ...words] };
    },
  };
}

/** Shares as bars from zero, those of one thing under its name, ICP above non-ICP above what cannot be scored. */
export function pairedBarsOption(view: PairedBars, palette: Palette): EChartsOption {
  const all = drawnOf(view);
  const frame = (all.length === 0 ? bareFrame : rowFrame)(view.axis, view.rows.length, palette);
  const places = Array.from({ length: most(view) }, (_, place) => place);
  return {
    ...frame,
    grid: { ...frame.grid, left: 8, right: WORDS },
    series: [
      ...places.flatMap((place) => {
        const own = all.filter((bar) => bar.place === place);
        const offset = below(view, place);
        const intervals = own.flatMap(({ at, low, high }) => (low === null || high === null ? [] : [{ at, low, high }]));
        return [
          ...SIDES.filter((side) => own.some((bar) => bar.side === side)).map((side) =>
            seriesOf(
              side,
              own.filter((bar) => bar.side === side),
              { below: offset, palette },
            ),
          ),
          whiskers(intervals, { color: palette.text, offset }),
        ];
      }),
      texts(view, palette),
      ...(all.length === 0 ? [] : [zeroLine(palette)]),
    ],
  };
}
