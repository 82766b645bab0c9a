import { svgText, wrapped, type Measure, type TextStyle } from './svg-text';

/** What a mark means: a line, or a box as filled and edged as the mark is. Colours as SVG writes them; null is none. */
export type PictureKey = {
  readonly text: string;
  readonly width: number;
  /** 0 is a line. */
  readonly height: number;
  readonly stroke: string;
  readonly strokeWidth: number;
  readonly style: 'solid' | 'dashed' | 'dotted';
  readonly fill: string | null;
};

type Ink = TextStyle & { readonly color: string; readonly line: number };
type At = { readonly x: number; readonly y: number; readonly width: number };

const DASHES = { solid: '', dashed: ' stroke-dasharray="4 3"', dotted: ' stroke-dasharray="1.5 3"' } as const;
const BESIDE = 6;
const APART = 18;

function swatch({ width, height, stroke, strokeWidth, style, fill }: PictureKey, x: number, middle: number): string {
  const edge = `stroke="${svgText(stroke)}" stroke-width="${strokeWidth}"${DASHES[style]}`;
  if (height === 0) return `<path d="M${x} ${middle}H${x + width}" fill="none" ${edge}/>\n`;
  const inside = fill === null ? 'none' : svgText(fill);
  return `<rect x="${x}" y="${middle - height / 2}" width="${width}" height="${height}" fill="${inside}" ${edge}/>\n`;
}

/** Keys beside each other, in as many lines as they need; a long text is cut to the line. */
export function keysBlock(keys: readonly PictureKey[], ink: Ink, { x, y, width }: At, measure: Measure) {
  let [body, left, line] = ['', x, 0];
  for (const key of keys) {
    const room = width - key.width - BESIDE;
    const [text = '', ...more] = wrapped(key.text, room, ink, measure);
    const said = more.length === 0 ? text : `${text}…`;
    const wide = key.width + BESIDE + measure(said, ink);
    if (left > x && left + wide > x + width) [left, line] = [x, line + 1];
    const top = y + line * ink.line;
    body += swatch(key, left, top + ink.line / 2);
    body += `<text x="${left + key.width + BESIDE}" y="${top + 0.75 * ink.line}" font-size="${ink.size}" font-weight="${ink.weight}" fill="${ink.color}">${svgText(said)}</text>\n`;
    left += wide + APART;
  }
  return { body, height: keys.length === 0 ? 0 : (line + 1) * ink.line };
}
