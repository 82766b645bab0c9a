import type { Axis } from '../views/axis';
import type { Bubble, BubblePlot } from '../views/worth-bubbles';
import { shortName } from './escape';

const SMALL = 10;
const LARGE = 64;
/** Longer names are held by the table. */
const LONGEST = 18;

/** The area of a bubble, and not its width, grows with what it stands for. */
export const sizeOf = ({ weight }: Bubble): number => Math.max(SMALL, LARGE * Math.sqrt(weight));

/** A name as it is written beside its bubble. */
export const nameOf = ({ name }: Bubble): string => shortName(name, LONGEST);

type Side = 'right' | 'left' | 'top' | 'bottom' | 'topRight' | 'bottomRight' | 'topLeft' | 'bottomLeft';
/** The straight ones first: of two that are as free the earlier is taken. */
const SIDES: readonly Side[] = ['right', 'left', 'top', 'bottom', 'topRight', 'bottomRight', 'topLeft', 'bottomLeft'];
/** Where a circle meets the line from its middle to a corner of its box, as a part of its radius. */
const CORNER = Math.SQRT1_2;
type Rect = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
/** Where the plot stands in its picture. */
export type Plot = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** How wide a letter of 12 px is at most: names of fields come in capitals, which are wider. */
const LETTER = 7;
const CAPITAL = 9;
const LINE = 16;
/** So wide a line counts, for a name across it is hard to read. */
const BERTH = 12;
const AWAY = 4;
const NEAR = 12;
/** So far from its bubble a name stands, the nearest free place first: one that is not beside it has a line to it. */
const RINGS = [AWAY, 18, 38, 62] as const;
/** What a pixel further away weighs, in the area that a name covers. */
const DISTANCE = 8;
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

function nameAt(side: Side, { left, right, top, bottom }: Rect, width: number, away: number): Rect {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const out = ((right - left) / 2) * CORNER + away * CORNER - AWAY * (CORNER - 0.5);
  switch (side) {
    case 'right':
      return around(right + away + width / 2, y, width, LINE);
    case 'left':
      return around(left - away - width / 2, y, width, LINE);
    case 'top':
      return around(x, top - away - LINE / 2, width, LINE);
    case 'bottom':
      return around(x, bottom + away + LINE / 2, width, LINE);
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
  left: left - NEAR,
  right: right + NEAR,
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

const lettersOf = (name: string): number => [...name].reduce((sum, letter) => sum + (/[\p{Lu}_]/u.test(letter) ? CAPITAL : LETTER), 0);

/** Whether a name keeps clear of another by the space between two words. */
const isClear = (rect: Rect, name: Rect): boolean => shared({ ...rect, left: rect.left - AWAY, right: rect.right + AWAY }, name) === 0;

type Line = { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };
/** Where a name stands, and its line to the bubble where it is not beside it. */
export type PlacedName = Rect & { readonly line: Line | null };

/** From the edge of a bubble to the nearest point of its name. */
function lineTo(rect: Rect, own: Rect): Line {
  const [x, y] = [(own.left + own.right) / 2, (own.top + own.bottom) / 2];
  const [x2, y2] = [Math.min(Math.max(x, rect.left), rect.right), Math.min(Math.max(y, rect.top), rect.bottom)];
  const part = (own.right - own.left) / 2 / (Math.hypot(x2 - x, y2 - y) || 1);
  return { x1: x + (x2 - x) * part, y1: y + (y2 - y) * part, x2, y2 };
}

/**
 * Where each name stands in a plot of this size: about its bubble where it covers least of the others, of names before it and
 * of the lines. Further away it has a line to its bubble, for it might be taken for another's. A name that has no place but over
 * another name is left out: it is under the pointer and in the table.
 */
export function namesAt(view: BubblePlot, plot: Plot): readonly (PlacedName | null)[] {
  const boxes = view.bubbles.map((bubble) =>
    around(acrossOf(bubble.x, view.x, plot), downOf(bubble.y, view.y, plot), sizeOf(bubble), sizeOf(bubble)),
  );
  const lines = linesOf(view, plot);
  const room: Rect = { left: plot.x, right: plot.x + plot.width + BEYOND, top: 0, bottom: plot.y + plot.height };
  const names: Rect[] = [];
  return view.bubbles.map((bubble, at) => {
    const own = boxes[at];
    if (own === undefined || !bubble.isNamed) return null;
    const width = lettersOf(nameOf(bubble));
    // Moved back between the edges, a name may come to lie over its own bubble.
    const others = boxes.map((box, place) => (place === at ? box : wider(box)));
    const [best] = RINGS.flatMap((away) => SIDES.map((side) => ({ away, rect: inside(nameAt(side, own, width, away), room) })))
      .filter(({ rect }) => rect.top >= room.top && rect.bottom <= room.bottom && names.every((name) => isClear(rect, name)))
      .map(({ away, rect }) => ({
        rect,
        away,
        cost: away * DISTANCE + [...others, ...lines].reduce((sum, each) => sum + shared(rect, each), 0),
      }))
      .toSorted((a, b) => a.cost - b.cost);
    if (best === undefined) return null;
    names.push(best.rect);
    return { ...best.rect, line: best.away === AWAY ? null : lineTo(best.rect, own) };
  });
}
