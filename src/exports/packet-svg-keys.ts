import type { ChartScene, SceneSeries } from './packet-chart-scene';
import { cutToLines } from './packet-measure';
import { box, inkOf, n, PIXELS_AN_INCH, TEXT, textWidth, written } from './packet-svg-marks';

/** From one line of letters to the next. */
export const LINE = 13;
/** From one line of keys to the next, and between what stands in it. */
const KEYS = { line: 18, mark: 26, apart: 20 } as const;

const inInches = (width: number): number => width / (0.75 * PIXELS_AN_INCH);
const cut = (text: string, width: number): string => cutToLines(text, inInches(width), 1, { size: TEXT });

const MOST_LINES = 3;

/** A name below its bars, on as many lines as it needs, up to three: the last is cut where even they do not hold it. */
export function nameLines(name: string, width: number, most = MOST_LINES): readonly string[] {
  if (textWidth(name) <= width) return [name];
  const words = name.split(' ');
  const fits = words.findLastIndex((_, at) => at > 0 && textWidth(words.slice(0, at).join(' ')) <= width);
  if (most === 1 || fits < 1) return [cut(name, width)];
  return [words.slice(0, fits).join(' '), ...nameLines(words.slice(fits).join(' '), width, most - 1)];
}

type Key = { readonly series: SceneSeries; readonly x: number; readonly row: number };

/** Where the key of each series stands: side by side, and on a further line where there is no more room. */
function keyPlaces({ bars, lines, isStacked }: ChartScene, left: number, right: number): readonly Key[] {
  const all = [...bars, ...lines];
  if (isStacked || all.length < 2) return [];
  let [x, row] = [left, 0];
  return all.map((series) => {
    const wide = KEYS.mark + textWidth(series.name);
    if (x > left && x + wide > right) [x, row] = [left, row + 1];
    const key = { series, x, row };
    x += wide + KEYS.apart;
    return key;
  });
}

/** How much of the height the keys take beyond their first line. */
export const keysHeight = (scene: ChartScene, left: number, right: number): number =>
  KEYS.line * (keyPlaces(scene, left, right).at(-1)?.row ?? 0);

/** What is which, above the plot. */
export function keysOf(scene: ChartScene, left: number, right: number): string {
  const { bars, lines } = scene;
  return keyPlaces(scene, left, right)
    .map(({ series, x, row }) => {
      const isBar = bars.includes(series);
      const look = inkOf(series, isBar ? bars : lines);
      const top = row * KEYS.line;
      const dash = look.dash === '' ? '' : ` stroke-dasharray="${look.dash}"`;
      const mark = isBar
        ? box(x, top + 6, 20, 11, look)
        : `<path d="M${n(x)} ${n(top + 12)}H${n(x + 20)}" stroke="${look.edge}" stroke-width="2"${dash}/>`;
      return mark + written(series.name, { x: x + KEYS.mark, y: top + 16, anchor: 'start' });
    })
    .join('');
}
