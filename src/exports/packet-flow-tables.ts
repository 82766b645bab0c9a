import type { PacketBlock, PacketTable } from '../views/packet';
import { CAPTION_HEIGHT, NOTE_HEIGHT, type Box } from './packet-boxes';
import { APART, boxIn, isFresh, MOST_SLIDES, moreText, put, room, turn, type Flow } from './packet-flow-room';
import { heightOf, rowsThatFit, tablePart, tableParts, type Whole } from './packet-table-plan';

/** A table that would stand whole on a slide of its own is not begun below this part of one. */
const LOW = 0.45;
/** So many times as high may a table become that another stands beside. */
const TALLER = 1.3;
/** A table, and how many of its rows are in the CSV alone. */
type Told = { readonly whole: Whole; readonly elsewhere: number };
/** Fewer rows than this below a header are not worth beginning with. */
const FEW_ROWS = 3;

/** How many rows fit; below a table that does not end here or has more elsewhere stands a note that says so. */
function rowsFrom(flow: Flow, { whole, elsewhere }: Told, from: number): number {
  const open = room(flow) - CAPTION_HEIGHT;
  const all = rowsThatFit(whole, from, open);
  return elsewhere === 0 && from + all === whole.rows.length ? all : rowsThatFit(whole, from, open - NOTE_HEIGHT);
}

/** Whether a table is better begun on a slide of its own: it would stand there whole, or shows too little of itself here. */
function isBetterAlone(flow: Flow, told: Told, mayGoOn: boolean): boolean {
  const { whole } = told;
  if (isFresh(flow)) return false;
  const [fits, rows] = [rowsFrom(flow, told, 0), whole.rows.length];
  const isWholeAlone = heightOf(whole.heights) + CAPTION_HEIGHT + NOTE_HEIGHT <= flow.body.h;
  const isTorn = fits < rows && isWholeAlone && (!mayGoOn || room(flow) < LOW * flow.body.h);
  return isTorn || fits < Math.min(FEW_ROWS, rows);
}

/** The rows of a table whose columns fit, over as many slides as they may take. */
function flowRows(flow: Flow, told: Told): void {
  const { whole, elsewhere } = told;
  const mayGoOn = flow.slides.length < MOST_SLIDES;
  if (isBetterAlone(flow, told, mayGoOn)) turn(flow);
  const most = mayGoOn ? MOST_SLIDES : 1;
  let from = 0;
  for (let slide = 1; from < whole.rows.length && slide <= most; slide += 1) {
    if (slide > 1) turn(flow);
    const to = Math.min(whole.rows.length, from + Math.max(1, rowsFrom(flow, told, from)));
    const left = whole.rows.length - to + elsewhere;
    const isLast = to === whole.rows.length || slide === most;
    const part = tablePart(whole, from, to, isLast && left > 0 ? moreText(left, 'row') : null);
    const h = CAPTION_HEIGHT + heightOf(part.heights) + (part.note === null ? 0 : NOTE_HEIGHT);
    put(flow, { kind: 'table', table: part, box: boxIn(flow, h) });
    from = to;
  }
}

/** A table with rows, over as many slides as it may take; larger where it and what follows it, so high, fit on this one. */
export function flowTable(flow: Flow, table: PacketTable, after: number): void {
  const spare = room(flow) - after - CAPTION_HEIGHT - NOTE_HEIGHT;
  for (const whole of tableParts(table, flow.body.w, spare)) flowRows(flow, { whole, elsewhere: table.more });
}

/** A table in half of a slide, where it stands whole there and is not much higher for it. */
function halfTable(table: PacketTable, { w, h }: Box): Whole | null {
  const [half, whole] = [w, 2 * w].map((width) => tableParts(table, width, 0));
  const [only, ...others] = half ?? [];
  if (only === undefined || only.isCut || others.length > 0 || whole?.length !== 1 || table.rows.length === 0) return null;
  const height = heightOf(only.heights);
  return height + CAPTION_HEIGHT + NOTE_HEIGHT <= h && height <= TALLER * heightOf(whole[0]?.heights ?? []) ? only : null;
}

/** Two tables beside each other, where both are narrow; says whether they are. */
export function flowPair(flow: Flow, first: PacketTable, second: PacketBlock | undefined): boolean {
  const { body } = flow;
  const w = (body.w - APART) / 2;
  if (second?.kind !== 'table') return false;
  const both = [first, second].map((table) => ({ table, whole: halfTable(table, { ...body, w }) }));
  const heights = both.map(({ whole }) => (whole === null ? Infinity : heightOf(whole.heights) + CAPTION_HEIGHT + NOTE_HEIGHT));
  const h = Math.max(...heights);
  if (!Number.isFinite(h)) return false;
  if (h > room(flow)) turn(flow);
  const { y } = flow;
  for (const [at, { table, whole }] of both.entries()) {
    if (whole === null) continue;
    const note = table.more > 0 ? moreText(table.more, 'row') : null;
    put(flow, {
      kind: 'table',
      table: tablePart(whole, 0, whole.rows.length, note),
      box: { x: body.x + at * (w + APART), y, w, h },
    });
  }
  return true;
}
