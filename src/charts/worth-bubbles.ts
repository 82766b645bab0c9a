import type { CustomSeriesOption, EChartsOption, ScatterSeriesOption } from 'echarts';
import type { Bubble, BubblePlot } from '../views/worth-bubbles';
import type { Axis } from '../views/axis';
import { escapeName, shortName } from './escape';
import { EXACT, FONT, baseOption, valueAxis } from './frame';
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
  const { x, y, isGrey, isUnknown = false, text } = bubble;
  const colour = isGrey || isUnknown ? palette.unknown : palette.icp;
  return {
    value: [x, y],
    symbolSize: sizeOf(bubble),
    tooltip: { formatter: escapeName(text) },
    itemStyle:
      isGrey || isUnknown
        ? { color: 'transparent', borderColor: colour, borderWidth: 1.5, borderType: isUnknown ? ('dotted' as const) : ('dashed' as const) }
        : { color: colour, opacity: 0.55, borderColor: colour, borderWidth: 1.5 },
  };
}

type Side = 'right' | 'left' | 'top' | 'bottom' | 'topRight' | 'bottomRight' | 'topLeft' | 'bottomLeft';
/** The straight ones first: of two that are as free the earlier is taken. */
const SIDES: readonly Side[] = ['right', 'left', 'top', 'bottom', 'topRight', 'bottomRight', 'topLeft', 'bottomLeft'];
/** Where a circle meets the line from its middle to a corner of its box, as a part of its radius. */
const CORNER = Math.SQRT1_2;
type Rect = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
/** Where the plot stands in its picture. */
type Plot = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

const LETTER = 7;
const LINE = 16;
/** So wide a line counts, for a name across it is hard to read. */
const BERTH = 12;
const AWAY = 4;
/** Names may stand over the margin at the right, where nothing else is. */
const BEYOND = 20;

const around = (x: number, y: number, width: number, height: number): Rect => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
});

const shared = (a: Rect, b: Rect): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) * Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

const partOf = (value: number, { min, max }: Axis): number => (value - min) / (max - min || 1);
const acrossOf = (value: number, axis: Axis, plot: Plot): number => plot.x + partOf(value, axis) * plot.width;
const downOf = (value: number, axis: Axis, plot: Plot): number => plot.y + (1 - partOf(value, axis)) * plot.height;

function nameAt(side: Side, { left, right, top, bottom }: Rect, width: number): Rect {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const out = ((right - left) / 2) * CORNER + AWAY / 2;
  switch (side) {
    case 'right':
      return around(right + AWAY + width / 2, y, width, LINE);
    case 'left':
      return around(left - AWAY - width / 2, y, width, LINE);
    case 'top':
      return around(x, top - AWAY - LINE / 2, width, LINE);
    case 'bottom':
      return around(x, bottom + AWAY + LINE / 2, width, LINE);
    case 'topRight':
      return around(x + out + width / 2, y - out - LINE / 2, width, LINE);
    case 'bottomRight':
      return around(x + out + width / 2, y + out + LINE / 2, width, LINE);
    case 'topLeft':
      return around(x - out - width / 2, y - out - LINE / 2, width, LINE);
    case 'bottomLeft':
      return around(x - out - width / 2, y + out + LINE / 2, width, LINE);
  }
}

/** So near another bubble a name would be taken for that one's. */
const wider = ({ left, right, top, bottom }: Rect): Rect => ({
  left: left - AWAY,
  right: right + AWAY,
  top: top - AWAY,
  bottom: bottom + AWAY,
});

/** The lines of all deals, as thin boxes that a name keeps off. */
const linesOf = ({ total, x, y }: BubblePlot, plot: Plot): readonly Rect[] => [
  ...(total.x === null ? [] : [around(acrossOf(total.x, x, plot), plot.y + plot.height / 2, BERTH, plot.height)]),
  ...(total.y === null ? [] : [around(plot.x + plot.width / 2, downOf(total.y, y, plot), plot.width, BERTH)]),
];

/** Moved back between the edges of the picture. */
function inside(rect: Rect, room: Rect): Rect {
  const by = Math.max(0, room.left - rect.left) - Math.max(0, rect.right - room.right);
  return { ...rect, left: rect.left + by, right: rect.right + by };
}

/**
 * Where each name stands in a plot of this size: on the side of its bubble where it covers least of the others, of names before
 * it and of the lines. A name that has no place but over another name is left out: it is under the pointer and in the table.
 */
export function namesAt(view: BubblePlot, plot: Plot): readonly (Rect | null)[] {
  const boxes = view.bubbles.map((bubble) =>
    around(acrossOf(bubble.x, view.x, plot), downOf(bubble.y, view.y, plot), sizeOf(bubble), sizeOf(bubble)),
  );
  const lines = linesOf(view, plot);
  const room: Rect = { left: plot.x, right: plot.x + plot.width + BEYOND, top: 0, bottom: plot.y + plot.height };
  const names: Rect[] = [];
  return view.bubbles.map((bubble, at) => {
    const own = boxes[at];
    if (own === undefined || !bubble.isNamed) return null;
    const width = Math.min([...bubble.name].length, LONGEST) * LETTER;
    // Moved back between the edges, a name may come to lie over its own bubble.
    const others = boxes.map((box, place) => (place === at ? box : wider(box)));
    const [best] = SIDES.map((side) => inside(nameAt(side, own, width), room))
      .filter((rect) =>
        names.every((name) => shared(around((rect.left + rect.right) / 2, rect.top + LINE / 2, width + 2 * AWAY, LINE), name) === 0),
      )
      .map((rect) => ({ rect, covered: [...others, ...lines].reduce((sum, each) => sum + shared(rect, each), 0) }))
      .toSorted((a, b) => a.covered - b.covered);
    if (best === undefined) return null;
    names.push(best.rect);
    return best.rect;
  });
}

/** Names lie above all bubbles, with a rim in the colour of the ground. */
function namesOf(view: BubblePlot, palette: Palette): CustomSeriesOption {
  return {
    type: 'custom',
    silent: true,
    z: 6,
    clip: false,
    tooltip: { show: false },
    encode: { x: 0, y: 1 },
    data: view.bubbles.map(({ x, y }) => [x, y]),
    renderItem: (params) => {
      const { x, y, width, height } = params.coordSys as unknown as Plot;
      const rect = namesAt(view, { x, y, width, height })[params.dataIndex] ?? null;
      const name = view.bubbles[params.dataIndex]?.name ?? '';
      if (rect === null) return null;
      return {
        type: 'text',
        style: {
          text: shortName(name, LONGEST),
          x: (rect.left + rect.right) / 2,
          y: (rect.top + rect.bottom) / 2,
          align: 'center',
          verticalAlign: 'middle',
          fill: palette.text,
          stroke: palette.ground,
          lineWidth: 3,
          font: `12px ${FONT}`,
        },
      };
    },
  };
}

function totals({ total }: BubblePlot, palette: Palette): NonNullable<ScatterSeriesOption['markLine']> {
  // The line across would have its name over bubbles: the foot names both.
  const name = { show: true, formatter: 'All deals', position: 'end' as const, color: palette.muted, fontSize: 12, distance: 4 };
  return {
    silent: true,
    symbol: 'none',
    animation: false,
    precision: EXACT,
    lineStyle: { color: palette.text, width: 1.5, type: [6, 4] },
    data: [
      ...(total.x === null ? [] : [{ xAxis: total.x, label: name }]),
      ...(total.y === null ? [] : [{ yAxis: total.y, label: { show: false } }]),
    ],
  };
}

/** Segments by win rate and ACV, as large as what stands open of them, around the values of all deals. */
export function worthBubblesOption(plot: BubblePlot, palette: Palette): EChartsOption {
  const named = { nameLocation: 'middle' as const, nameTextStyle: { color: palette.muted, fontSize: 12 } };
  return {
    ...baseOption(palette),
    grid: { left: 28, right: 24, top: 34, bottom: 26, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
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
