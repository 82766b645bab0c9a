import type { PacketChart } from '../views/packet';
import { counted } from '../wording';
import type { Box, TextLook } from './packet-boxes';
import type { TablePart } from './packet-table-plan';

/** What stands where on a slide. */
export type Piece =
  | { readonly kind: 'table'; readonly box: Box; readonly table: TablePart }
  | { readonly kind: 'chart'; readonly box: Box; readonly chart: PacketChart; readonly heading: string; readonly note: string | null }
  | { readonly kind: 'text'; readonly box: Box; readonly lines: readonly string[]; readonly look: TextLook };

/** Between what stands below each other, and beside each other. */
export const GAP = 0.2;
export const APART = 0.24;
/** A block goes on over so many slides, and only while its section has no more; the rest of it is in the CSV appendix. */
export const MOST_SLIDES = 2;

/** What is said of what is left out. */
export const moreText = (count: number, what: string): string => `${counted(count, `more ${what}`)} in the CSV appendix`;
/** The slides of one section while they are filled, from top to bottom. */
export type Flow = { readonly body: Box; readonly slides: Piece[][]; y: number };
export const flowIn = (body: Box): Flow => ({ body, slides: [[]], y: body.y });

/** Inches left on the slide that is filled. */
export const room = ({ body, y }: Flow): number => body.y + body.h - y;
export const isFresh = ({ slides }: Flow): boolean => slides.at(-1)?.length === 0;

/** Begins the next slide. */
export function turn(flow: Flow): void {
  flow.slides.push([]);
  flow.y = flow.body.y;
}

/** Puts something on the slide; what follows stands below it. */
export function put(flow: Flow, piece: Piece): void {
  flow.slides.at(-1)?.push(piece);
  flow.y = Math.max(flow.y, piece.box.y + piece.box.h + GAP);
}

/** The whole width, so high, where the slide is filled now. */
export const boxIn = ({ body, y }: Flow, h: number): Box => ({ x: body.x, y, w: body.w, h });
