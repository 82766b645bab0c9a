import { TIER } from '../core/icp';
import { metricOf, type MetricId } from '../core/metrics';
import type { DimensionId, Reading } from '../core/model';
import { cardFigure, lowered, methodText, periodText, raised, reasonText } from '../wording';
import { leastOf, readingOf, readingsBy, type Answered } from './answered';
import { figureOf, type Figure } from './figure';
import type { Level } from './level';
import { dimensionName, nameOf } from './name';

/** Seven colours around the total: 0 is the total, ±3 the far ends; null is no colour. Positive is the better side. */
export type Step = -3 | -2 | -1 | 0 | 1 | 2 | 3;

export type HeatCell = {
  readonly text: string;
  readonly rests: string;
  readonly level: Level | 'empty';
  readonly step: Step | null;
  /** The 95 % interval leaves out the total. */
  readonly isClear: boolean;
  readonly full: string;
};

export type HeatRow = {
  readonly id: string;
  readonly label: string | null;
  readonly name: string;
  readonly cells: readonly HeatCell[];
  readonly whole: HeatCell;
};
export type Heatmap = {
  readonly question: string;
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly HeatRow[];
  /** The row of all segments. */
  readonly total: { readonly cells: readonly HeatCell[]; readonly whole: HeatCell };
  readonly legend: readonly { readonly step: Step; readonly text: string }[];
  readonly foot: readonly string[];
};

/** A cell without a value says why in a word or two: the row of a table is never blank. */
const without = (why: string): HeatCell => ({ text: why, rests: '', level: 'empty', step: null, isClear: false, full: why });
const TIER_ORDER: readonly string[] = ['1', '2', '3', '4', 'excluded', 'unknown'];
const SHARE_STEPS: readonly [number, number, number] = [0.025, 0.075, 0.125];
const PART_STEPS: readonly [number, number, number] = [0.1, 0.25, 0.5];

/** How far a value lies from the total, in steps; up is the better side, or simply more where neither is. */
function stepOf(reading: Reading, total: number, metric: MetricId): Step {
  if (reading.missing !== null) return 0;
  const isShare = reading.unit === 'share';
  const distance = isShare ? reading.value - total : (reading.value - total) / Math.abs(total || 1);
  const size = (isShare ? SHARE_STEPS : PART_STEPS).filter((limit) => Math.abs(distance) >= limit - 1e-12).length;
  const sign = Math.sign(distance) * (metricOf(metric).better === 'lower' ? -1 : 1);
  return (size === 0 ? 0 : size * sign) as Step;
}

type Frame = { readonly metric: MetricId; readonly total: Reading | null; readonly least: number };

const isColoured = (figure: Figure, metric: MetricId): boolean =>
  (figure.level === 'shown' || figure.level === 'plain') && metricOf(metric).interval !== 'none';

function cellOf(reading: Reading | undefined, { metric, total, least }: Frame): HeatCell {
  if (reading === undefined) return { ...without('none'), full: 'no deals' };
  if (reading.missing !== null) return without(reasonText(reading.missing));
  const figure = figureOf(reading, least);
  const whole = total === null || total.missing !== null ? null : total.value;
  const coloured = isColoured(figure, metric) && whole !== null;
  const leavesOut = whole !== null && reading.low !== null && reading.high !== null && (reading.low > whole || reading.high < whole);
  return {
    text: figure.text,
    rests: figure.rests,
    level: figure.level,
    step: coloured ? stepOf(reading, whole, metric) : null,
    isClear: coloured && leavesOut,
    full: figure.full,
  };
}

/** What the seven colours say, from the far better end to the far worse one. */
function legendOf(metric: MetricId): Heatmap['legend'] {
  const { unit, better } = metricOf(metric);
  const [near, middle, far] = (unit === 'share' ? SHARE_STEPS : PART_STEPS).map((limit) => String(limit * 100));
  const suffix = unit === 'share' ? ' points' : '%';
  const [up, down] = better === 'lower' ? ['below', 'above'] : ['above', 'below'];
  return [
    { step: 3, text: `${far}${suffix} or more ${up}` },
    { step: 2, text: `from ${middle}` },
    { step: 1, text: `from ${near}` },
    { step: 0, text: 'like the total' },
    { step: -1, text: `from ${near}` },
    { step: -2, text: `from ${middle}` },
    { step: -3, text: `${far}${suffix} or more ${down}` },
  ];
}

function labelsOf(readings: readonly Reading[], metric: MetricId, dimension: DimensionId, isOrdered: boolean): readonly (string | null)[] {
  const by = readingsBy(readings, metric, dimension);
  const labels = [...by.keys()];
  if (isOrdered) return [...labels.filter((label) => label !== null), ...labels.filter((label) => label === null)];
  return labels.toSorted((a, b) => Number(a === null) - Number(b === null) || (by.get(b)?.n ?? 0) - (by.get(a)?.n ?? 0));
}

/** A metric by segment and tier, coloured around the total only where a cell rests on thirty deals or more. */
export function heatmap({ analysis, dataset, definitions }: Answered): Heatmap | null {
  const dimension = analysis.segmentDimension;
  const { metric } = analysis.question;
  if (dimension === null) return null;
  const total = readingOf(analysis.now, metric);
  const frame: Frame = { metric, total, least: leastOf(definitions) };
  const tiers = readingsBy(analysis.tiers, metric, TIER);
  const columns = TIER_ORDER.filter((tier) => tiers.has(tier));
  const crossed = new Map(
    analysis.segmentsByTier.map((reading) => [JSON.stringify([reading.slice.get(dimension) ?? null, reading.slice.get(TIER)]), reading]),
  );
  const segments = readingsBy(analysis.segments, metric, dimension);
  const isOrdered = dataset.dimensions.find(({ id }) => id === dimension)?.ordered ?? false;
  const rows = labelsOf(analysis.segments, metric, dimension, isOrdered).map((label): HeatRow => ({
    id: JSON.stringify(label),
    label,
    name: nameOf(dimension, label),
    whole: cellOf(segments.get(label), frame),
    cells: columns.map((tier) => cellOf(crossed.get(JSON.stringify([label, tier])), frame)),
  }));
  const label = metricOf(metric).label;
  return {
    question: metric === 'winRate' ? 'Where do we win?' : `How does ${lowered(label)} differ by segment and tier?`,
    caption: `${label} by ${lowered(dimensionName(dataset, dimension))} and tier`,
    columns: columns.map((tier) => nameOf(TIER, tier)),
    rows,
    total: { cells: columns.map((tier) => cellOf(tiers.get(tier), frame)), whole: cellOf(total ?? undefined, frame) },
    legend: metricOf(metric).interval === 'none' ? [] : legendOf(metric),
    foot: [
      raised(periodText(analysis.period)),
      ...(total === null ? [] : [methodText(total), `all deals: ${cardFigure(total)}`]),
      `under ${frame.least} deals no percent and no colour; under 30 grey and hatched`,
      'bold: the 95% interval leaves out the total',
    ],
  };
}
