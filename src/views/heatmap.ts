import { TIER } from '../core/icp';
import { metricOf, type MetricId } from '../core/metrics';
import type { Dataset, DimensionId, Reading } from '../core/model';
import { cardFigure, counted, lowered, methodText, periodText, raised, reasonText, restsOn } from '../wording';
import { leastOf, readingOf, readingsBy, type Answered } from './answered';
import { detectableText } from './detectable';
import { figureOf, type Figure } from './figure';
import { crossedBy, heatTable } from './heatmap-table';
import type { Level } from './level';
import { dimensionName, dimensionOf, memberName, nameOf } from './name';
import type { Table } from './table';

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
  /** What it was read from, for whoever wants to know how it came about. */
  readonly reading?: Reading;
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
  /** What a row is, what all rows and all columns together are called. */
  readonly of: { readonly row: string; readonly rows: string; readonly columns: string; readonly across: string };
  readonly columns: readonly string[];
  readonly rows: readonly HeatRow[];
  /** The same rows with the best first, for where a table has no room; what has too few to be ranked comes last. */
  readonly ranked: readonly HeatRow[];
  /** The row of all segments. */
  readonly total: { readonly cells: readonly HeatCell[]; readonly whole: HeatCell };
  readonly legend: readonly { readonly step: Step; readonly text: string }[];
  readonly table: Table;
  readonly foot: readonly string[];
};

/** A cell without a value says why in a word or two: the row of a table is never blank. */
const without = (why: string): HeatCell => ({ text: why, rests: '', level: 'empty', step: null, isClear: false, full: why });
const TIER_ORDER: readonly (string | null)[] = ['1', '2', '3', '4', 'excluded', 'unknown'];
/** More rows, or columns, than these are no picture: the largest are drawn, and the table holds all. */
const MOST_ROWS = 40;
const MOST_COLUMNS = 10;
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
  if (reading.missing !== null) return { ...without(reasonText(reading.missing, reading.unmapped)), reading };
  const figure = figureOf(reading, least);
  const whole = total === null || total.missing !== null ? null : total.value;
  const coloured = isColoured(figure, metric) && whole !== null;
  const detectable = detectableText(reading, least);
  const leavesOut = whole !== null && reading.low !== null && reading.high !== null && (reading.low > whole || reading.high < whole);
  return {
    text: figure.text,
    rests: figure.rests,
    level: figure.level,
    step: coloured ? stepOf(reading, whole, metric) : null,
    isClear: coloured && leavesOut,
    full: [figure.full, ...(detectable === '' ? [] : [`smallest change it could show: ${detectable}`])].join('; '),
    reading,
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

/** Labels in the order of a dimension: tiers from the first, ordered ones as they are, others by size; unknown comes last. */
function labelsOf(by: ReadonlyMap<string | null, Reading>, dimension: DimensionId, dataset: Dataset): readonly (string | null)[] {
  if (dimension === TIER) return TIER_ORDER.filter((tier) => by.has(tier));
  const isUnknown = (label: string | null): boolean => nameOf(dimension, label) === nameOf(dimension, null);
  const isOrdered = dimensionOf(dataset, dimension)?.ordered ?? false;
  const bySize = (a: string | null, b: string | null): number => (isOrdered ? 0 : (by.get(b)?.n ?? 0) - (by.get(a)?.n ?? 0));
  return [...by.keys()].toSorted((a, b) => Number(isUnknown(a)) - Number(isUnknown(b)) || bySize(a, b));
}

/** The labels that are drawn: the largest, in their order. */
function largest(labels: readonly (string | null)[], by: ReadonlyMap<string | null, Reading>, most: number): readonly (string | null)[] {
  if (labels.length <= most) return labels;
  const kept = new Set(labels.toSorted((a, b) => (by.get(b)?.n ?? 0) - (by.get(a)?.n ?? 0)).slice(0, most));
  return labels.filter((label) => kept.has(label));
}

function footOf(
  { analysis }: Answered,
  { total, least }: Frame,
  left: { readonly rows: number; readonly columns: number },
): readonly string[] {
  const hidden = (count: number, of: string): readonly string[] =>
    count === 0 ? [] : [`${counted(count, of)} with fewer deals in the table only`];
  return [
    raised(periodText(analysis.period)),
    ...(total === null ? [] : [methodText(total), `all deals: ${total.n < least ? restsOn(total) : cardFigure(total)}`]),
    `under ${least} deals no percent and no colour; under 30 grey and hatched`,
    'bold: the 95% interval leaves out the total',
    ...hidden(left.rows, 'segment'),
    ...hidden(left.columns, 'column'),
  ];
}

/** The best first by value; rows without enough deals, or without a value, stand after them as they are. */
function rankedRows(rows: readonly HeatRow[], metric: MetricId): readonly HeatRow[] {
  const sign = metricOf(metric).better === 'lower' ? -1 : 1;
  const isLast = ({ whole }: HeatRow): boolean => whole.level === 'few' || whole.level === 'none' || whole.level === 'empty';
  const valueOf = ({ whole }: HeatRow): number => sign * (whole.reading?.value ?? 0);
  return rows.toSorted((a, b) => Number(isLast(a)) - Number(isLast(b)) || (isLast(a) ? 0 : valueOf(b) - valueOf(a)));
}

/** A metric by segment and a second dimension, coloured around the total only where a cell rests on thirty deals or more. */
export function heatmap(answered: Answered): Heatmap | null {
  const { analysis, dataset, definitions } = answered;
  const { segmentDimension: dimension, slices } = analysis;
  const { metric } = analysis.question;
  if (dimension === null) return null;
  const total = readingOf(analysis.now, metric);
  const frame: Frame = { metric, total, least: leastOf(definitions) };
  const across = slices.acrossDimension;
  const second = across === null ? new Map<string | null, Reading>() : readingsBy(slices.across, metric, across);
  const segments = readingsBy(analysis.segments, metric, dimension);
  const [allRows, allColumns] = [labelsOf(segments, dimension, dataset), across === null ? [] : labelsOf(second, across, dataset)];
  const [rowLabels, columnLabels] = [largest(allRows, segments, MOST_ROWS), largest(allColumns, second, MOST_COLUMNS)];
  const crossed = crossedBy(slices.crossed, dimension, across);
  const [name, secondName] = [dimensionName(dataset, dimension), across === null ? null : dimensionName(dataset, across)];
  const label = metricOf(metric).label;
  const by = secondName === null ? lowered(name) : `${lowered(name)} and ${lowered(secondName)}`;
  const rows = rowLabels.map((each) => ({
    id: JSON.stringify(each),
    label: each,
    name: memberName(dataset, dimension, each),
    whole: cellOf(segments.get(each), frame),
    cells: columnLabels.map((column) => cellOf(crossed.get(JSON.stringify([each, column])), frame)),
  }));
  const whole = { cells: columnLabels.map((each) => cellOf(second.get(each), frame)), whole: cellOf(total ?? undefined, frame) };
  const isPainted = [...rows, whole].some((row) => [row.whole, ...row.cells].some(({ step }) => step !== null));
  return {
    question: metric === 'winRate' ? 'Where do we win?' : `How does ${lowered(label)} differ by ${by}?`,
    caption: `${label} by ${by}`,
    of: { row: name, rows: 'All', columns: 'All', across: lowered(secondName ?? name) },
    columns: columnLabels.map((each) => (across === null ? '' : memberName(dataset, across, each))),
    rows,
    ranked: rankedRows(rows, metric),
    total: whole,
    legend: isPainted ? legendOf(metric) : [],
    table: heatTable(answered, { rows: allRows, columns: allColumns, segments, crossed, across }),
    foot: footOf(answered, frame, { rows: allRows.length - rowLabels.length, columns: allColumns.length - columnLabels.length }),
  };
}
