import { FONT } from '../charts/frame';
import { LIGHT } from '../charts/palette';
import { keysBlock, type PictureKey } from './picture-keys';
import { svgText, wrapped, type Measure, type TextStyle } from './svg-text';

/** A drawing as its renderer gave it, with what it shows in words. */
export type Drawn = { readonly svg: string; readonly label: string; readonly width: number; readonly height: number };

/** What is written around the drawings of a card. */
export type FigureWords = {
  readonly title: string;
  readonly sentence: string | null;
  /** What the marks of the drawings mean, below them. */
  readonly keys: readonly PictureKey[];
  /** What the answer rests on, below that. */
  readonly foot: readonly string[];
  /** Where it comes from, at the very end. */
  readonly source: readonly string[];
};

/** A picture of one card: an SVG document that stands by itself. */
export type Picture = { readonly svg: string; readonly width: number; readonly height: number };

const WIDTH = 960;
const MARGIN = 32;
const GAP = 24;
const INNER = WIDTH - 2 * MARGIN;
/** From so many drawings on, each so high, two stand beside each other. */
const SIDE_BY_SIDE = { count: 4, height: 100 };

type Ink = TextStyle & { readonly color: string; readonly line: number };
const TITLE: Ink = { size: 20, weight: 600, color: LIGHT.text, line: 26 };
const SENTENCE: Ink = { size: 15, weight: 400, color: LIGHT.text, line: 22 };
const CAPTION: Ink = { size: 12, weight: 400, color: LIGHT.muted, line: 17 };
const SOURCE: Ink = { size: 11, weight: 400, color: LIGHT.muted, line: 16 };

/** How wide each of so many drawings is laid out. */
export function drawnWidth(heights: readonly number[]): number {
  const isPaired = heights.length >= SIDE_BY_SIDE.count && heights.every((height) => height >= SIDE_BY_SIDE.height);
  return isPaired ? (INNER - GAP) / 2 : INNER;
}

type Block = { readonly body: string; readonly height: number };
type At = { readonly x: number; readonly y: number; readonly width: number };

function textBlock(text: string, ink: Ink, { x, y, width }: At, measure: Measure): Block {
  const lines = wrapped(text, width, ink, measure);
  const look = `font-size="${ink.size}" font-weight="${ink.weight}" fill="${ink.color}"`;
  const body = lines.map((line, at) => `<text x="${x}" y="${y + (at + 0.75) * ink.line}" ${look}>${svgText(line)}</text>\n`).join('');
  return { body, height: lines.length * ink.line };
}

/** The same font where its names stand in an attribute: the renderer does not escape their quotes, and no name of a file can hold them so. */
const QUOTED_FONT = FONT.replaceAll('"', "'");

/**
 * What a renderer drew, to stand within another document: its ids get a name of their own, for two drawings may not share one
 * and a counter of the page would make other bytes each time; its hover styles and marks of the renderer go.
 */
function nested({ svg, width, height }: Drawn, name: string, { x, y }: At): string {
  const body = svg
    .replace(/^[^<]*<svg [^>]*>/, '')
    .replace(/<\/svg>\s*$/, '')
    .replaceAll(FONT, QUOTED_FONT)
    .replaceAll(/<style[^>]*>[\s\S]*?<\/style>/g, '')
    .replaceAll(/ (?:class|ecmeta_\w+|pointer-events|cursor)="[^"]*"/g, '')
    .replaceAll(/(id="|url\(#|href="#)zr\d+-/g, `$1${name}-`);
  return `<svg x="${x}" y="${y}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" overflow="visible">${body.trim()}</svg>\n`;
}

function cell(drawn: Drawn, name: string, at: At, caption: { readonly isShown: boolean; readonly measure: Measure }): Block {
  const said = caption.isShown ? textBlock(drawn.label, CAPTION, at, caption.measure) : { body: '', height: 0 };
  const top = said.height === 0 ? 0 : said.height + 4;
  return { body: said.body + nested(drawn, name, { ...at, y: at.y + top }), height: top + drawn.height };
}

/** The drawings in rows, each below its words where there are several. */
function drawings(all: readonly Drawn[], top: number, measure: Measure): Block {
  const width = drawnWidth(all.map(({ height }) => height));
  const columns = width < INNER ? 2 : 1;
  let [body, y] = ['', top];
  for (let from = 0; from < all.length; from += columns) {
    const row = all
      .slice(from, from + columns)
      .map((drawn, place) =>
        cell(drawn, `d${from + place}`, { x: MARGIN + place * (width + GAP), y, width }, { isShown: all.length > 1, measure }),
      );
    body += row.map((each) => each.body).join('');
    y += Math.max(...row.map(({ height }) => height)) + (from + columns < all.length ? GAP : 0);
  }
  return { body, height: y - top };
}

/**
 * A card as one picture on white: its question, its sentence, its drawings one below the other, what they rest on and where they
 * come from. Every text is text, whatever a name holds. The same card gives the same bytes where letters are as wide.
 */
export function figureSvg({ title, sentence, keys, foot, source }: FigureWords, all: readonly Drawn[], measure: Measure): Picture {
  let [body, y] = ['', MARGIN];
  const add = (block: Block, after: number): void => {
    body += block.body;
    y += block.height === 0 ? 0 : block.height + after;
  };
  const at = (): At => ({ x: MARGIN, y, width: INNER });
  add(textBlock(title, TITLE, at(), measure), 6);
  add(textBlock(sentence ?? '', SENTENCE, at(), measure), 0);
  y += 16;
  add(drawings(all, y, measure), 16);
  add(keysBlock(keys, CAPTION, at(), measure), 10);
  add(textBlock(foot.join(' · '), CAPTION, at(), measure), 10);
  body += `<path d="M${MARGIN} ${y}H${WIDTH - MARGIN}" stroke="${LIGHT.line}" stroke-width="1"/>\n`;
  y += 8;
  for (const line of source) add(textBlock(line, SOURCE, at(), measure), 0);
  const height = Math.ceil(y + MARGIN / 2);
  const open = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" font-family="${svgText(FONT)}">`;
  const named = `<title>${svgText(title)}</title>\n<desc>${svgText([sentence ?? '', ...all.map(({ label }) => label), ...source].join('\n'))}</desc>`;
  const svg = `<?xml version="1.0" encoding="UTF-8"?>\n${open}\n${named}\n<rect width="${WIDTH}" height="${height}" fill="#FFFFFF"/>\n${body}</svg>\n`;
  return { svg, width: WIDTH, height };
}
