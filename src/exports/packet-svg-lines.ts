import type { SceneSeries } from './packet-chart-scene';
import { valueText } from './packet-chart-value';
import type { Frame } from './packet-svg-frame';
import { LINE } from './packet-svg-keys';
import { inkOf, n, written } from './packet-svg-marks';

/**
 * How high the last value of each line is written beside its point: where two lie closer than a line of letters, they are moved
 * apart, and none below the plot.
 */
function endPlaces({ scene: { lines }, value, bottom }: Frame): ReadonlyMap<SceneSeries, number> {
  const ends = lines
    .filter(({ role }) => role !== 'target')
    .flatMap((series) => {
      const last = series.values.findLast((each) => each !== null && Number.isFinite(each)) ?? null;
      return last === null ? [] : [{ series, y: value(last) }];
    })
    .toSorted((a, b) => b.y - a.y);
  let free = bottom;
  return new Map(
    ends.map(({ series, y }) => {
      const at = Math.min(y, free);
      free = at - LINE;
      return [series, at];
    }),
  );
}

function lineOf(series: SceneSeries, frame: Frame, ends: ReadonlyMap<SceneSeries, number>): string {
  const { scene, chart, place, value, left, right } = frame;
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
      : written(valueText(each, series.role, chart), { x: x + 7, y: (ends.get(series) ?? y) + 4, anchor: 'start', isBold: true }),
  );
  return `<path d="${path}" ${stroke}/>${known.map(({ x, y }) => `<circle cx="${n(x)}" cy="${n(y)}" r="3" fill="${edge}"/>`).join('')}${labels.join('')}`;
}

/** The lines of a chart, each with its last value beside it. */
export function linesOf(frame: Frame): string {
  const ends = endPlaces(frame);
  return frame.scene.lines.map((series) => lineOf(series, frame, ends)).join('');
}
