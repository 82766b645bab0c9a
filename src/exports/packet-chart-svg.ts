import { LIGHT } from '../charts/palette';
import type { PacketChart } from '../views/packet';
import { CAPTION, CAPTION_HEIGHT, NOTE_HEIGHT } from './packet-boxes';
import type { Piece } from './packet-flow-room';
import { POINTS_AN_INCH } from './packet-measure';
import { chartScene } from './packet-chart-scene';
import { chartPart } from './packet-chart-plan';
import { valueText } from './packet-chart-value';
import { APART, frameOf, type Frame } from './packet-svg-frame';
import { keysOf, LINE, nameLines } from './packet-svg-keys';
import { linesOf } from './packet-svg-lines';
import { box, FONTS, inkAt, n, PIXELS_AN_INCH, TEXT, textWidth, written } from './packet-svg-marks';

/** A picture as an SVG document that stands by itself, and what it could not draw, in words. */
export type ChartPicture = { readonly svg: string; readonly width: number; readonly height: number; readonly note: string | null };

const HEIGHT = { upright: 240, row: 24, around: 58 };
function grid({ scene, left, right, top, bottom, value, place, step }: Frame): string {
  const { isLying, axis, categories } = scene;
  const ticks = axis.ticks.map(({ at, text }) => {
    const to = value(at);
    return isLying
      ? `<path d="M${n(to)} ${top}V${bottom}" stroke="${LIGHT.line}"/>${written(text, { x: to, y: bottom + 15, anchor: 'middle', color: LIGHT.muted })}`
      : `<path d="M${left} ${n(to)}H${right}" stroke="${LIGHT.line}"/>${written(text, { x: left - 8, y: to + 4, anchor: 'end', color: LIGHT.muted })}`;
  });
  const names = categories.map((name, at) => {
    if (isLying) return written(name, { x: left - 8, y: place(at) + 4, anchor: 'end' });
    return nameLines(name, step - APART)
      .map((line, row) => written(line, { x: place(at), y: bottom + 16 + row * LINE, anchor: 'middle' }))
      .join('');
  });
  return [...ticks, ...names].join('');
}

/** What a bar or a point says, and whether there is room for all of them. */
const MOST_LABELS = 30;

type Beside = { readonly x: number; readonly low: number; readonly high: number; readonly room: number; readonly isBelow: boolean };

/** A value over its bar, or under one that goes down: what is wider than its bar stands on two lines. */
function upright(said: string, { x, low, high, room, isBelow }: Beside): string {
  const lines = textWidth(said) <= Math.max(room, 30) + APART ? [said] : said.split(' ');
  const first = isBelow ? high + LINE : low - 4 - (lines.length - 1) * LINE;
  return lines.map((line, row) => written(line, { x, y: first + row * LINE, anchor: 'middle' })).join('');
}

function barsOf(frame: Frame): string {
  const { scene, chart, place, step, value } = frame;
  const { bars, isLying, isStacked, categories } = scene;
  const wide = Math.min(step * 0.72, isLying ? 34 : 150);
  const thick = isStacked ? wide : wide / bars.length;
  const isSaid = isStacked || bars.length * categories.length <= MOST_LABELS;
  return categories
    .map((_, at) => {
      let under = 0;
      return bars
        .map((series, nth) => {
          const size = series.values[at] ?? null;
          if (size === null || !Number.isFinite(size)) return '';
          const [from, to] = isStacked ? [under, under + size] : [0, size];
          under = isStacked ? to : 0;
          const [low, high] = [Math.min(value(from), value(to)), Math.max(value(from), value(to))];
          const start = place(at) - wide / 2 + (isStacked ? 0 : nth * thick);
          const ink = inkAt(series, bars, at);
          const drawn = isLying ? box(low, start, high - low, thick * 0.9, ink) : box(start, low, thick * 0.94, high - low, ink);
          const said = valueText(size, series.role, chart);
          if (!isSaid || series.role === 'carrier') return drawn;
          const label = isLying
            ? written(said, { x: size < 0 ? low - 4 : high + 4, y: start + thick * 0.45 + 4, anchor: size < 0 ? 'end' : 'start' })
            : upright(said, { x: start + thick * 0.47, low, high, room: thick, isBelow: size < 0 });
          return drawn + label;
        })
        .join('');
    })
    .join('');
}

/** A chart as it is, with all its categories, in so many pixels. */
export function drawnChart(chart: PacketChart, { width, height }: { readonly width: number; readonly height: number }): string {
  const scene = chartScene(chart);
  const frame = frameOf(scene, chart, width, height);
  const zero = scene.axis.min <= 0 ? frame.value(0) : null;
  const base =
    zero === null
      ? ''
      : `<path d="${scene.isLying ? `M${n(zero)} ${frame.top}V${frame.bottom}` : `M${n(frame.left)} ${n(zero)}H${frame.right}`}" stroke="${LIGHT.edge}"/>`;
  const open = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONTS}">`;
  return `${open}${grid(frame)}${barsOf(frame)}${base}${linesOf(frame)}${keysOf(scene, frame.left, width)}</svg>`;
}

/**
 * A chart of a packet for paper, as lines and letters of so many pixels' width: it stays sharp at any size, and every text is text
 * whatever a name holds. The same chart gives the same bytes.
 */
export function packetChartSvg(given: PacketChart, width: number): ChartPicture {
  const isLying = given.form === 'bars' && given.target === null;
  const { chart, note } = chartPart(given, { w: width / PIXELS_AN_INCH, h: isLying ? 9 : 4 });
  const scene = chartScene(chart);
  const rows = scene.isLying ? HEIGHT.row * chart.categories.length * Math.max(1, scene.bars.length * 0.7) : HEIGHT.upright;
  const height = Math.ceil(rows + HEIGHT.around);
  return { svg: drawnChart(chart, { width, height }), width, height, note };
}

/** Letters of a picture on a slide stand in the size of captions: it is drawn in so many pixels an inch. */
const PIXELS_ON_SLIDE = (POINTS_AN_INCH * TEXT) / CAPTION.size;

/** A chart as it fills its place on a slide, between its caption and what it has no room for. */
export function chartOnSlide({ box, chart, note }: Extract<Piece, { kind: 'chart' }>): string {
  const high = box.h - CAPTION_HEIGHT - (note === null ? 0 : NOTE_HEIGHT);
  return drawnChart(chart, { width: Math.round(box.w * PIXELS_ON_SLIDE), height: Math.round(high * PIXELS_ON_SLIDE) });
}
