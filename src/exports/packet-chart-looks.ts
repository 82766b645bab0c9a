import { LIGHT } from '../charts/palette';
import type { SceneRole, SceneSeries } from './packet-chart-scene';

const hex = (color: string): string => color.slice(1);
/** A filling. */
export const solid = (color: string): string => `<a:solidFill><a:srgbClr val="${hex(color)}"/></a:solidFill>`;
/** A stroke of so many points. */
export const line = (color: string, width: number, dash = 'solid'): string =>
  `<a:ln w="${Math.round(width * 12700)}" cap="flat">${solid(color)}<a:prstDash val="${dash}"/><a:round/></a:ln>`;
export const NO_LINE = '<a:ln><a:noFill/></a:ln>';
const pattern = (kind: string, color: string): string =>
  `<a:pattFill prst="${kind}"><a:fgClr><a:srgbClr val="${hex(color)}"/></a:fgClr><a:bgClr><a:srgbClr val="${hex(LIGHT.ground)}"/></a:bgClr></a:pattFill>`;

type Look = { readonly color: string; readonly bar: string; readonly stroke: string; readonly marker: string };
const filled = (color: string, marker = 'circle'): Look => ({
  color,
  bar: solid(color) + line(color, 1),
  stroke: line(color, 2.25),
  marker,
});

/** ICP is filled, non-ICP hatched or dashed, unknown dotted, a target dashed in the colour of text: told apart without colour too. */
const LOOKS: Readonly<Record<SceneRole, Look>> = {
  icp: filled(LIGHT.icp),
  nonIcp: {
    color: LIGHT.nonIcp,
    bar: pattern('wdUpDiag', LIGHT.nonIcp) + line(LIGHT.nonIcp, 1.25),
    stroke: line(LIGHT.nonIcp, 2.25, 'dash'),
    marker: 'diamond',
  },
  unknown: {
    color: LIGHT.unknown,
    bar: pattern('pct20', LIGHT.unknown) + line(LIGHT.unknown, 1, 'sysDot'),
    stroke: line(LIGHT.unknown, 2, 'sysDot'),
    marker: 'square',
  },
  plain: filled(LIGHT.muted),
  before: { color: LIGHT.edge, bar: solid(LIGHT.line) + line(LIGHT.edge, 1), stroke: line(LIGHT.edge, 1.75, 'sysDash'), marker: 'circle' },
  target: { color: LIGHT.text, bar: '', stroke: line(LIGHT.text, 1.75, 'dash'), marker: 'none' },
  carrier: { color: LIGHT.ground, bar: `<a:noFill/>${NO_LINE}`, stroke: NO_LINE, marker: 'none' },
  total: filled(LIGHT.edge),
  more: filled(LIGHT.fourth),
  less: { color: LIGHT.third, bar: solid(LIGHT.ground) + line(LIGHT.third, 1.5, 'dash'), stroke: NO_LINE, marker: 'none' },
};
/** Colour of a second and third series that is neither ICP nor its opposite. */
const OTHERS: readonly string[] = [LIGHT.muted, LIGHT.fourth, LIGHT.third];

/** The look of a series; the second and later plain ones get colours of their own. */
export function lookOf({ role }: SceneSeries, nth: number): Look {
  return role === 'plain' && nth > 0 ? filled(OTHERS[nth % OTHERS.length] ?? LIGHT.muted, 'square') : LOOKS[role];
}

const THIN_PATTERNS: Partial<Record<SceneRole, string>> = { nonIcp: 'dashUpDiag' };

/** How a bar that rests on few deals is filled: lightly hatched inside a dashed edge. */
export function thinBar(series: SceneSeries, nth: number): string {
  const { color } = lookOf(series, nth);
  return pattern(THIN_PATTERNS[series.role] ?? 'ltDnDiag', color) + line(color, 1, 'sysDash');
}

/** How text is written: size in points. */
export const text = (size: number, color: string, isBold = false): string =>
  `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size * 100}" b="${isBold ? 1 : 0}">${solid(color)}<a:latin typeface="Arial"/></a:defRPr></a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>`;
