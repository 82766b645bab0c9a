import { LIGHT } from '../charts/palette';
import type { PacketChart } from '../views/packet';
import { labelFormat } from './packet-chart-format';
import { NO_LINE, solid, text } from './packet-chart-looks';
import type { ChartScene, SceneSeries } from './packet-chart-scene';
import { xmlText } from './packet-text';

/** What a label says of a point: in this order the schema wants it. */
const says = (what: 'value' | 'nothing', place: string): string =>
  `${place === '' ? '' : `<c:dLblPos val="${place}"/>`}<c:showLegendKey val="0"/><c:showVal val="${what === 'value' ? 1 : 0}"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`;

/** So many labels are read; beyond, only the last point of a line says its value. */
const MOST_LABELS = 28;
/** A line of more points than this says only its last value, as do lines beside others. */
const MOST_ON_LINE = 9;
/** Lines that end closer than this part of the axis say so on both sides of each other. */
const CLOSE = 0.08;

/** Which series this is, and of what. */
export type Place = {
  readonly at: number;
  readonly rows: number;
  readonly isBar: boolean;
  readonly scene: ChartScene;
  readonly chart: PacketChart;
};

const lastOf = ({ values }: SceneSeries): number | null => values.findLast((value) => value !== null) ?? null;

/** Where the last value of a line stands: to its right, but above and below each other where lines end close together. */
function endPlace(one: SceneSeries, { lines, axis }: ChartScene): 'r' | 't' | 'b' {
  const end = lastOf(one) ?? 0;
  const near = lines.filter(
    (other) => other !== one && other.role !== 'target' && Math.abs((lastOf(other) ?? Infinity) - end) < CLOSE * (axis.max - axis.min),
  );
  if (near.length === 0) return 'r';
  return near.some((other) => (lastOf(other) ?? 0) > end) ? 'b' : 't';
}

/** What is written beside the points of a series. */
export function labels(one: SceneSeries, { isBar, scene, chart }: Place): string {
  const nothing = `<c:dLbls>${says('nothing', '')}</c:dLbls>`;
  const { role, values } = one;
  if (role === 'carrier' || role === 'target') return nothing;
  // On a ground of its own: in the middle of a step, which may be lower than its label is, and over a target's line.
  const ground = scene.isStacked || chart.target !== null ? solid(LIGHT.ground) : '<a:noFill/>';
  const format = `<c:numFmt formatCode="${xmlText(labelFormat(chart, role))}" sourceLinked="0"/><c:spPr>${ground}${NO_LINE}</c:spPr>`;
  const all = (place: string): string => `<c:dLbls>${format}${text(12, LIGHT.text)}${says('value', place)}</c:dLbls>`;
  const count = values.length * scene.bars.length;
  if (isBar && scene.isStacked) return all('');
  if (isBar) return count <= MOST_LABELS ? all('outEnd') : nothing;
  const own = scene.lines.filter((each) => each.role !== 'target');
  if (own.length === 1 && values.length <= MOST_ON_LINE) return all('t');
  const last = values.findLastIndex((value) => value !== null);
  if (last < 0) return nothing;
  const point = `<c:dLbl><c:idx val="${last}"/>${format}${text(12, LIGHT.text, true)}${says('value', endPlace(one, scene))}</c:dLbl>`;
  return `<c:dLbls>${point}${says('nothing', '')}</c:dLbls>`;
}
