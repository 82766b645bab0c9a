import { FONT } from '../charts/frame';
import { LIGHT } from '../charts/palette';
import type { PacketChart } from '../views/packet';
import { chartScene, type ChartScene, type SceneSeries } from './packet-chart-scene';
import { chartPart } from './packet-chart-plan';
import { valueText } from './packet-chart-value';
import { cutToLines } from './packet-measure';
import { box, inkOf, inkAt, n, PIXELS_AN_INCH, TEXT, textWidth, written } from './packet-svg-marks';
import { svgText } from './svg-text';

/** A picture as an SVG document that stands by itself, and what it could not draw, in words. */
export type ChartPicture = { readonly svg: string; readonly width: number; readonly height: number; readonly note: string | null };

const HEIGHT = { upright: 240, row: 24, around: 58 };
const TOP = 30;
const BOTTOM = 24;

/** Where things stand: the plot's box, and how a value and a category become a place. */
type Frame = {
  readonly scene: ChartScene;
  readonly chart: PacketChart;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Along the value axis. */
  value(value: number): number;
  /** The middle of a category, and how wide it is. */
  place(at: number): number;
  readonly step: number;
};

function frameOf(scene: ChartScene, chart: PacketChart, width: number, height: number): Frame {
  const { axis, categories, isLying } = scene;
  const names = isLying ? categories : axis.ticks.map(({ text }) => text);
  const left = Math.max(...names.map((text) => textWidth(text)), 20) + 12;
  const [right, top, bottom] = [width - 56, TOP, height - BOTTOM];
  const part = (value: number): number => (value - axis.min) / (axis.max - axis.min || 1);
  const step = (isLying ? bottom - top : right - left) / Math.max(1, categories.length);
  return {
    scene,
    chart,
    left,
    right,
    top,
    bottom,
    step,
    value: (value) => (isLying ? left + part(value) * (right - left) : bottom - part(value) * (bottom - top)),
    place: (at) => (isLying ? top : left) + (at + 0.5) * step,
  };
}

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
    const shown = textWidth(name) <= step - 4 ? name : cutToLines(name, (step - 4) / (0.75 * PIXELS_AN_INCH), 1, { size: TEXT });
    return written(shown, { x: place(at), y: bottom + 16, anchor: 'middle' });
  });
  return [...ticks, ...names].join('');
}

/** What a bar or a point says, and whether there is room for all of them. */
const MOST_LABELS = 30;

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
            : written(said, { x: start + thick * 0.47, y: size < 0 ? high + 13 : low - 4, anchor: 'middle' });
          return drawn + label;
        })
        .join('');
    })
    .join('');
}

function lineOf(series: SceneSeries, { scene, chart, place, value, left, right }: Frame): string {
  const { edge, dash } = inkOf(series, scene.lines);
  const stroke = `fill="none" stroke="${edge}" stroke-width="2"${dash === '' ? '' : ` stroke-dasharray="${dash}"`}`;
  const points = series.values.map((each, at) => (each === null || !Number.isFinite(each) ? null : { x: place(at), y: value(each), each }));
  const known = points.filter((point) => point !== null);
  const [first] = known;
  if (first === undefined) return '';
  if (series.role === 'target') return `<path d="M${n(left)} ${n(first.y)}H${n(right)}" ${stroke}/>`;
  const path = points
    .map((point, at) => (point === null ? '' : `${(points[at - 1] ?? null) === null ? 'M' : 'L'}${n(point.x)} ${n(point.y)}`))
    .join('');
  const isAlone = scene.lines.filter(({ role }) => role !== 'target').length === 1;
  const last = known.at(-1);
  const said = known.filter((point) => (isAlone && known.length <= 9) || point === last);
  const labels = said.map(({ x, y, each }) =>
    isAlone
      ? written(valueText(each, series.role, chart), { x: x, y: y - 8, anchor: 'middle' })
      : written(valueText(each, series.role, chart), { x: x + 7, y: y + 4, anchor: 'start', isBold: true }),
  );
  return `<path d="${path}" ${stroke}/>${known.map(({ x, y }) => `<circle cx="${n(x)}" cy="${n(y)}" r="3" fill="${edge}"/>`).join('')}${labels.join('')}`;
}

function keysOf({ bars, lines, isStacked }: ChartScene, left: number): string {
  const all = [...bars, ...lines];
  if (isStacked || all.length < 2) return '';
  let x = left;
  return all
    .map((series) => {
      const at = x;
      x += 28 + textWidth(series.name) + 18;
      const look = inkOf(series, bars.includes(series) ? bars : lines);
      const mark = bars.includes(series)
        ? box(at, 6, 20, 11, look)
        : `<path d="M${n(at)} 12H${n(at + 20)}" stroke="${look.edge}" stroke-width="2"${look.dash === '' ? '' : ` stroke-dasharray="${look.dash}"`}/>`;
      return mark + written(series.name, { x: at + 26, y: 16, anchor: 'start' });
    })
    .join('');
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
  const frame = frameOf(scene, chart, width, height);
  const lines = scene.lines.map((series) => lineOf(series, frame)).join('');
  const zero = scene.axis.min <= 0 ? frame.value(0) : null;
  const base =
    zero === null
      ? ''
      : `<path d="${scene.isLying ? `M${n(zero)} ${frame.top}V${frame.bottom}` : `M${n(frame.left)} ${n(zero)}H${frame.right}`}" stroke="${LIGHT.edge}"/>`;
  const open = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${svgText(FONT.replaceAll('"', "'"))}">`;
  return { svg: `${open}${grid(frame)}${barsOf(frame)}${base}${lines}${keysOf(scene, frame.left)}</svg>`, width, height, note };
}
