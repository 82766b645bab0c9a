export const POINTS_AN_INCH = 72;
/** Lines of text stand so far apart, in parts of their size. */
const LINE = 1.2;
const BOLD = 1.07;

/** How wide letters of a plain sans serif are, in parts of their size: the first class that fits decides. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/\p{M}/u, 0],
  [/[ijl.,:;'|!/\\fIt()[\] ·]/, 0.31],
  [/[mMW@%—→]/, 0.92],
  [/[A-ZÀ-ÞwΑ-ΩА-Я€+=<>×−–]/, 0.7],
  [/[\u0020-\u052f]/, 0.56],
  [/[\u0530-\u10ff]/, 0.75],
];
const WIDEST = 1.05;

const known = new Map<string, number>();
function letterWidth(letter: string): number {
  const width = known.get(letter) ?? WIDTHS.find(([letters]) => letters.test(letter))?.[1] ?? WIDEST;
  known.set(letter, width);
  return width;
}

/** Of what size a text is, in points. */
export type TextSize = { readonly size: number; readonly isBold?: boolean };

/** About how wide a text is, in inches: no letter is measured, for the fonts of the reader are not known; rather too wide than too narrow. */
export function inchesOf(text: string, { size, isBold = false }: TextSize): number {
  let width = 0;
  for (const letter of text) width += letterWidth(letter);
  return (width * size * (isBold ? BOLD : 1)) / POINTS_AN_INCH;
}

export const lineInches = ({ size }: TextSize): number => (size * LINE) / POINTS_AN_INCH;

/** In how many lines a text stands within a width: words go to the next line, a word wider than the line is broken. */
export function linesOf(text: string, width: number, style: TextSize): number {
  const blank = inchesOf(' ', style);
  let [lines, used] = [1, 0];
  for (const word of text.split(/\s+/)) {
    const wide = inchesOf(word, style);
    if (used > 0 && used + blank + wide > width) [lines, used] = [lines + 1, 0];
    const more = Math.floor(wide / width);
    lines += used === 0 ? more : 0;
    used = used === 0 ? wide - more * width : used + blank + wide;
  }
  return lines;
}

/** The width of the widest word. */
export const wordInches = (text: string, style: TextSize): number => Math.max(0, ...text.split(/\s+/).map((word) => inchesOf(word, style)));

/** A text cut to so many lines of a width, with an ellipsis where something is left out. */
export function cutToLines(text: string, width: number, lines: number, style: TextSize): string {
  if (linesOf(text, width, style) <= lines) return text;
  const letters = [...text];
  let [fits, over] = [0, letters.length];
  while (over - fits > 1) {
    const middle = Math.floor((fits + over) / 2);
    if (linesOf(`${letters.slice(0, middle).join('')}…`, width, style) <= lines) fits = middle;
    else over = middle;
  }
  return `${letters.slice(0, fits).join('').trimEnd()}…`;
}
