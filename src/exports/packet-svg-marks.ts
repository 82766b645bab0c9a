import { hatch } from '../charts/hatched';
import { LIGHT } from '../charts/palette';
import type { SceneRole, SceneSeries } from './packet-chart-scene';
import { inchesOf } from './packet-measure';
import { svgText } from './svg-text';

/** Letters as wide as they are measured: those of the slides, or others of the same widths. */
export const FONTS = "Arial, Helvetica, 'Liberation Sans', sans-serif";
/** Size of all letters, in pixels. */
export const TEXT = 11;
export const PIXELS_AN_INCH = 96;
/** About how wide a text is drawn. */
export const textWidth = (text: string, size = TEXT): number => inchesOf(text, { size }) * PIXELS_AN_INCH * 0.75;

type Ink = { readonly fill: string; readonly edge: string; readonly dash: string; readonly isHatched: boolean };
const ink = (fill: string, edge = fill, dash = '', isHatched = false): Ink => ({ fill, edge, dash, isHatched });

/** As on slides: ICP filled, non-ICP hatched or dashed, unknown dotted. */
const INKS: Readonly<Record<SceneRole, Ink>> = {
  icp: ink(LIGHT.icp),
  nonIcp: ink(LIGHT.ground, LIGHT.nonIcp, '7 4', true),
  unknown: ink(LIGHT.ground, LIGHT.unknown, '1.5 3'),
  plain: ink(LIGHT.muted),
  before: ink(LIGHT.line, LIGHT.edge, '4 3'),
  target: ink(LIGHT.text, LIGHT.text, '6 4'),
  carrier: ink('none', 'none'),
  total: ink(LIGHT.edge),
  more: ink(LIGHT.fourth),
  less: ink(LIGHT.ground, LIGHT.third, '4 3'),
};
const OTHERS: readonly string[] = [LIGHT.muted, LIGHT.fourth, LIGHT.third];

/** How a series is drawn among others. */
export function inkOf(series: SceneSeries, all: readonly SceneSeries[]): Ink {
  const nth = all.filter(({ role }) => role === series.role).indexOf(series);
  return series.role === 'plain' && nth > 0 ? ink(OTHERS[nth % OTHERS.length] ?? LIGHT.muted) : INKS[series.role];
}

/** How one value of a series is drawn: hatched in its own colour where it rests on few deals. */
export function inkAt(series: SceneSeries, all: readonly SceneSeries[], at: number): Ink {
  const own = inkOf(series, all);
  return series.isThin?.[at] === true ? ink(LIGHT.ground, own.edge, '', true) : own;
}

type Anchor = 'start' | 'middle' | 'end';
type At = { readonly x: number; readonly y: number; readonly anchor: Anchor; readonly color?: string; readonly isBold?: boolean };
/** A coordinate as it is written. */
export const n = (value: number): string => String(Math.round(value * 100) / 100);
/** A text at a place. */
export const written = (text: string, { x, y, anchor, color = LIGHT.text, isBold = false }: At): string =>
  `<text x="${n(x)}" y="${n(y)}" text-anchor="${anchor}" font-size="${TEXT}" font-weight="${isBold ? 600 : 400}" fill="${color}">${svgText(text)}</text>`;

/** A box, hatched where its ink is. */
export function box(x: number, y: number, width: number, height: number, { fill, edge, dash, isHatched }: Ink): string {
  if (fill === 'none') return '';
  const rect = `<rect x="${n(x)}" y="${n(y)}" width="${n(Math.max(width, 0.5))}" height="${n(Math.max(height, 0.5))}" fill="${fill}" stroke="${edge}"${isHatched || dash === '' ? '' : ` stroke-dasharray="${dash}"`}/>`;
  const strokes = isHatched ? hatch({ x, y, width, height }).map(({ x1, y1, x2, y2 }) => `M${n(x1)} ${n(y1)}L${n(x2)} ${n(y2)}`) : [];
  return rect + (strokes.length === 0 ? '' : `<path d="${strokes.join('')}" stroke="${edge}" fill="none"/>`);
}
