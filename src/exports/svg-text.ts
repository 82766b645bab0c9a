/** How wide a text is drawn, in pixels. */
export type Measure = (text: string, style: TextStyle) => number;
export type TextStyle = { readonly size: number; readonly weight: 400 | 600 };

/** Controls, halves of letters, and characters that turn or hide the text after them: no name has a use for them, and no SVG. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\uFFFE\uFFFF]/gu;

/** A text as an SVG holds it: markup in it is text, and what XML forbids is a blank. */
export const svgText = (text: string): string =>
  text
    .replaceAll(UNSEEN, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

/** A word that is wider than the line, cut into pieces that are not. */
function pieces(word: string, fits: (text: string) => boolean): readonly string[] {
  if (fits(word)) return [word];
  const found: string[] = [];
  let piece = '';
  for (const letter of word) {
    if (piece !== '' && !fits(piece + letter)) {
      found.push(piece);
      piece = '';
    }
    piece += letter;
  }
  return piece === '' ? found : [...found, piece];
}

/** A text in lines that are no wider than so many pixels; an empty text has none. */
export function wrapped(text: string, width: number, style: TextStyle, measure: Measure): readonly string[] {
  const fits = (part: string): boolean => measure(part, style) <= width;
  const lines: string[] = [];
  let line = '';
  for (const word of text
    .replaceAll(UNSEEN, ' ')
    .split(/\s+/)
    .flatMap((each) => (each === '' ? [] : pieces(each, fits)))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (fits(longer)) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return line === '' ? lines : [...lines, line];
}
