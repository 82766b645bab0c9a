import { cutToLines, lineInches, linesOf, type TextSize } from './packet-measure';

/** Inches on a slide. */
export type Box = { readonly x: number; readonly y: number; readonly w: number; readonly h: number };

/** What a run of text is: points with bullets, a paragraph, or what stands aside in small letters. */
export type TextLook = 'list' | 'plain' | 'quiet';

export const SLIDE = { w: 13.333, h: 7.5 } as const;
const LABEL: Box = { x: 0.5, y: 0.32, w: 12.333, h: 0.32 };
/** Two small lines at the foot: the source, and the number of the slide beside it. */
export const FOOT: Box = { x: 0.5, y: 6.99, w: 12.333, h: 0.34 };
export const FOOT_TEXT: TextSize = { size: 9 };
/** Where the title stands, and in which sizes it may. */
export const TITLES = {
  cover: { box: { x: 0.8, y: 0.7, w: 11.6, h: 1.7 }, sizes: [28, 26, 24] },
  section: { box: { x: 0.5, y: 0.66, w: 12.333, h: 1.24 }, sizes: [28, 26, 24] },
} as const;
export type Kind = keyof typeof TITLES;

/** At the right end of the foot. */
export const NUMBER_WIDTH = 0.8;
/** What a slide answers, above its title, and in which size. */
export const LABELS: Readonly<Record<Kind, { readonly box: Box; readonly size: number }>> = {
  cover: { box: { ...LABEL, x: TITLES.cover.box.x, w: TITLES.cover.box.w, y: TITLES.cover.box.y - 0.45 }, size: 16 },
  section: { box: LABEL, size: 12 },
};

export const CAPTION: TextSize = { size: 12, isBold: true };
export const NOTE: TextSize = { size: 12 };
export const CAPTION_HEIGHT = lineInches(CAPTION) + 0.08;
export const NOTE_HEIGHT = lineInches(NOTE) + 0.06;
const SIZES: Readonly<Record<TextLook, TextSize>> = { list: { size: 16 }, plain: { size: 16 }, quiet: { size: 12 } };
const BULLET = 0.3;
const BETWEEN = 0.09;
const BELOW_TITLE = 0.24;
/** Programs break lines a little sooner or later than we reckon. */
const SLACK = 0.1;

export const textSize = (look: TextLook): TextSize => SIZES[look];

/** What a slide answers, on the one line that it has. */
export const labelText = (label: string, kind: Kind): string => cutToLines(label, LABELS[kind].box.w, 1, NOTE);
/** Where it comes from, on the two lines at its foot. */
export const sourceText = (source: string): string => cutToLines(source, FOOT.w - NUMBER_WIDTH - 0.2, 2, FOOT_TEXT);

/** How high a paragraph stands, with what follows it before the next. */
export function paragraphHeight(text: string, width: number, look: TextLook): number {
  const size = textSize(look);
  const lines = linesOf(text, width - (look === 'list' ? BULLET : 0) - SLACK, size);
  return lines * lineInches(size) + (look === 'quiet' ? 0 : BETWEEN);
}

export type Title = { readonly text: string; readonly size: number; /** Where what stands below it begins. */ readonly below: number };

/** A title in the largest size in which it stands in its box; what is too long even in the least is cut. */
export function titleFor(text: string, kind: Kind): Title {
  const { box, sizes } = TITLES[kind];
  const width = box.w - SLACK;
  const most = (size: number): number => Math.max(1, Math.floor(box.h / lineInches({ size })));
  const size = sizes.find((each) => linesOf(text, width, { size: each, isBold: true }) <= most(each)) ?? Math.min(...sizes);
  const style = { size, isBold: true };
  const cut = cutToLines(text, width, most(size), style);
  return { text: cut, size, below: box.y + linesOf(cut, width, style) * lineInches({ size }) + BELOW_TITLE };
}

/** Where the sections of a slide stand, below its title. */
export const bodyBox = (kind: Kind, below: number): Box => {
  const { x, w } = TITLES[kind].box;
  return { x, y: below, w, h: FOOT.y - 0.1 - below };
};
