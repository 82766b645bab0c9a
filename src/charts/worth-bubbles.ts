import type { EChartsOption, ScatterSeriesOption } from 'echarts';
import type { Bubble, BubblePlot } from '../views/worth-bubbles';
import type { Axis } from '../views/axis';
import { escapeName, shortName } from './escape';
import { EXACT, baseOption, valueAxis } from './frame';
import type { Palette } from './palette';

/** How tall the picture is: round bubbles need room. */
export const BUBBLES_HEIGHT = 380;
const SMALL = 10;
const LARGE = 64;
/** Longer names are held by the table. */
const LONGEST = 18;

/** The area of a bubble, and not its width, grows with what it stands for. */
const sizeOf = ({ weight }: Bubble): number => Math.max(SMALL, LARGE * Math.sqrt(weight));

function pointOf(bubble: Bubble, palette: Palette) {
  const { x, y, isGrey, text } = bubble;
  const colour = isGrey ? palette.unknown : palette.icp;
  return {
    value: [x, y],
    symbolSize: sizeOf(bubble),
    tooltip: { formatter: escapeName(text) },
    itemStyle: isGrey
      ? { color: 'transparent', borderColor: colour, borderWidth: 1.5, borderType: 'dashed' as const }
      : { color: colour, opacity: 0.55, borderColor: colour, borderWidth: 1.5 },
  };
}

type Side = 'right' | 'left' | 'top' | 'bottom';
const SIDES: readonly Side[] = ['right', 'left', 'top', 'bottom'];
type Rect = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

/** About how large the plot is on a page, so that a name finds the side on which it covers least. */
const USUAL = { width: 900, height: 270 };
const LETTER = 7;
const LINE = 16;
/** So wide a line counts, for a name across it is hard to read. */
const BERTH = 12;

const around = (x: number, y: number, width: number, height: number): Rect => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
});

const shared = (a: Rect, b: Rect): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) * Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

const partOf = (value: number, { min, max }: Axis): number => (value - min) / (max - min || 1);
const boxOf = (bubble: Bubble, plot: BubblePlot): Rect =>
  around(partOf(bubble.x, plot.x) * USUAL.width, (1 - partOf(bubble.y, plot.y)) * USUAL.height, sizeOf(bubble), sizeOf(bubble));

function nameAt(side: Side, { left, right, top, bottom }: Rect, length: number): Rect {
  const [x, y, width] = [(left + right) / 2, (top + bottom) / 2, length * LETTER];
  switch (side) {
    case 'right':
      return around(right + 4 + width / 2, y, width, LINE);
    case 'left':
      return around(left - 4 - width / 2, y, width, LINE);
    case 'top':
      return around(x, top - 4 - LINE / 2, width, LINE);
    case 'bottom':
      return around(x, bottom + 4 + LINE / 2, width, LINE);
  }
}

/** The lines of all deals, as thin boxes that a name keeps off. */
const linesOf = ({ total, x, y }: BubblePlot): readonly Rect[] => [
  ...(total.x === null ? [] : [around(partOf(total.x, x) * USUAL.width, USUAL.height / 2, BERTH, USUAL.height)]),
  ...(total.y === null ? [] : [around(USUAL.width / 2, (1 - partOf(total.y, y)) * USUAL.height, USUAL.width, BERTH)]),
];

/** On which side of its bubble each name stands: where it covers least of the others, of names before it and of the lines. */
function sidesOf(plot: BubblePlot): readonly Side[] {
  const taken = [...plot.bubbles.map((bubble) => boxOf(bubble, plot)), ...linesOf(plot)];
  const room: Rect = { left: 0, right: USUAL.width, top: 0, bottom: USUAL.height };
  return plot.bubbles.map((bubble) => {
    const length = Math.min([...bubble.name].length, LONGEST);
    const ranked = SIDES.map((side) => {
      const rect = nameAt(side, boxOf(bubble, plot), length);
      const outside = length * LETTER * LINE - shared(rect, room);
      return { side, rect, covered: outside + taken.reduce((sum, each) => sum + shared(rect, each), 0) };
    }).toSorted((a, b) => a.covered - b.covered);
    const [best] = ranked;
    if (best === undefined || !bubble.isNamed) return 'right';
    taken.push(best.rect);
    return best.side;
  });
}

/** Names lie above all bubbles, with a rim in the colour of the ground. */
function namesOf(plot: BubblePlot, palette: Palette): ScatterSeriesOption {
  const sides = sidesOf(plot);
  return {
    type: 'scatter',
    z: 6,
    silent: true,
    clip: false,
    tooltip: { show: false },
    data: plot.bubbles.flatMap((bubble, at) => {
      if (!bubble.isNamed) return [];
      const label = {
        show: true,
        position: sides[at] ?? 'right',
        distance: 4,
        formatter: shortName(bubble.name, LONGEST),
        color: palette.text,
        fontSize: 12,
        textBorderColor: palette.ground,
        textBorderWidth: 3,
      };
      return [{ value: [bubble.x, bubble.y], symbolSize: sizeOf(bubble), itemStyle: { color: 'transparent' }, label }];
    }),
    labelLayout: { hideOverlap: true },
  };
}

function totals({ total }: BubblePlot, palette: Palette): NonNullable<ScatterSeriesOption['markLine']> {
  const line = (data: { readonly xAxis: number } | { readonly yAxis: number }, name: string) => ({
    ...data,
    label: { formatter: name, position: 'end' as const, color: palette.muted, fontSize: 12, distance: 4 },
  });
  return {
    silent: true,
    symbol: 'none',
    animation: false,
    precision: EXACT,
    lineStyle: { color: palette.text, width: 1.5, type: [6, 4] },
    data: [
      ...(total.x === null ? [] : [line({ xAxis: total.x }, 'All deals')]),
      ...(total.y === null ? [] : [line({ yAxis: total.y }, 'All deals')]),
    ],
  };
}

/** Segments by win rate and ACV, as large as what stands open of them, around the values of all deals. */
export function worthBubblesOption(plot: BubblePlot, palette: Palette): EChartsOption {
  const named = { nameLocation: 'middle' as const, nameTextStyle: { color: palette.muted, fontSize: 12 } };
  return {
    ...baseOption(palette),
    grid: { left: 28, right: 72, top: 34, bottom: 26, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: { ...valueAxis(plot.x, palette), ...named, name: 'Win rate', nameGap: 28 },
    yAxis: { ...valueAxis(plot.y, palette), ...named, name: 'ACV', nameGap: 52 },
    series: [
      {
        type: 'scatter',
        z: 4,
        clip: false,
        // The small ones are drawn last, so that none hides behind a large one.
        data: plot.bubbles.toSorted((a, b) => b.weight - a.weight).map((bubble) => pointOf(bubble, palette)) as NonNullable<
          ScatterSeriesOption['data']
        >,
        markLine: totals(plot, palette),
      },
      namesOf(plot, palette),
    ],
  };
}
