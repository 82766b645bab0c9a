import type { MetricId } from '../core/metrics';
import type { DimensionId, Reading } from '../core/model';
import { metricOf } from '../core/metrics';
import { decimal, reasonText, tableValue } from '../wording';
import { readingOf, readingsBy, type Answered } from './answered';
import { dotOf } from './dots';
import { figureOf, type Figure } from './figure';
import { isRanked, type Level } from './level';
import { dimensionOf, nameOf } from './name';
import type { MarkKind, SplitRow } from './split-dots';
import { standingsOf, type Standing } from './standings';
import { numberCell, textCell, type Cell } from './table';

const ICP = 'icp' as DimensionId;
/** More rows than this stay in the table. */
const MOST = 24;

/** A row of the page: ICP, non-ICP, a part of the split, or all of it, with what every metric says of it. */
export type Place = {
  readonly id: string;
  readonly name: string;
  /** The value of the split; undefined where the row is a side of the ICP or the whole. */
  readonly label?: string | null;
  readonly kind: 'icp' | 'nonIcp' | 'part' | 'whole';
  readonly reading: (metric: MetricId) => Reading | null;
};

/** The parts of a split on a metric: an ordered dimension keeps its order, others stand by the cautious end of their interval. */
export function partsOf(answered: Answered, metric: MetricId): readonly Standing[] {
  const { segmentDimension } = answered.analysis;
  if (segmentDimension === null) return [];
  const standings = standingsOf(answered, segmentDimension, metric);
  if (!(dimensionOf(answered.dataset, segmentDimension)?.ordered ?? false)) return standings;
  const order = [...readingsBy(answered.analysis.segments, metric, segmentDimension).keys()];
  const known = (label: string | null): number => (label === null || label === 'unknown' ? order.length : order.indexOf(label));
  return standings.toSorted((a, b) => known(a.label) - known(b.label));
}

/** In what order the parts of a split stand, where no order is given with them. */
export function orderTexts({ analysis, dataset }: Answered): readonly string[] {
  const { segmentDimension } = analysis;
  if (segmentDimension === null || (dimensionOf(dataset, segmentDimension)?.ordered ?? false)) return [];
  return ['rows in the order of that end of their interval which promises least'];
}

/** Every row of the page: both sides of the ICP, the parts of the split in the order of a metric, and the whole. */
export function placesOf(answered: Answered, metric: MetricId): readonly Place[] {
  const { analysis } = answered;
  const dimension = analysis.segmentDimension;
  const sides = (['in', 'out'] as const).flatMap((side): readonly Place[] => {
    const of = (id: MetricId): Reading | null => readingsBy(analysis.byIcp, id, ICP).get(side) ?? null;
    return of(metric) === null ? [] : [{ id: `icp ${side}`, name: nameOf(ICP, side), kind: side === 'in' ? 'icp' : 'nonIcp', reading: of }];
  });
  const parts = partsOf(answered, metric).map(({ id, name, label }): Place => ({
    id,
    name,
    label,
    kind: 'part',
    reading: (each) => (dimension === null ? null : (readingsBy(analysis.segments, each, dimension).get(label) ?? null)),
  }));
  return [...sides, ...parts, { id: 'whole', name: 'All', kind: 'whole', reading: (each) => readingOf(analysis.now, each) }];
}

const MARKS = { icp: 'icp', nonIcp: 'nonIcp', part: 'segment' } as const;

/** What is drawn of the rows on a metric: those that rest on enough. `beside` marks the second number of a row. */
export function drawnRows(places: readonly Place[], metric: MetricId, least: number, beside = false): readonly SplitRow[] {
  return places
    .filter(({ kind }) => kind !== 'whole')
    .flatMap(({ name, kind, reading }): readonly SplitRow[] => {
      const read = reading(metric);
      if (read === null || kind === 'whole') return [];
      const figure = figureOf(read, least);
      if (!isRanked(figure.level)) return [];
      const mark: MarkKind = figure.level === 'grey' && kind === 'part' ? 'grey' : MARKS[kind];
      return [{ ...dotOf(read, name, textOf(figure), true), kind: beside ? 'beside' : mark }];
    })
    .slice(0, MOST);
}

const TIME = / (days?|months?)$/;

/** A figure with all that stands beside it, in one text: `20 months (12–42, n=10)`. A unit of time is said once. */
export const textOf = ({ text, interval, rests }: Figure): string => {
  const limits = TIME.test(text) ? (interval?.replace(TIME, '') ?? null) : interval;
  const aside = [limits, rests].filter((each) => each !== null && each !== '').join(', ');
  return aside === '' ? text : `${text} (${aside})`;
};

/** The rows that are in no picture, each with why: too few, or the reason there is no number. */
export function undrawn(places: readonly Place[], metric: MetricId, least: number): readonly string[] {
  return places.flatMap(({ name, kind, reading }) => {
    const read = reading(metric);
    if (kind === 'whole' || read === null) return [];
    const { level } = figureOf(read, least);
    if (read.missing !== null) return [`${name}: ${metricOf(metric).label} not defined, ${reasonText(read.missing, read.unmapped)}`];
    return level === 'few' ? [`${name}: n=${decimal(read.n)}, too few to rank`] : [];
  });
}

/** How far a number may be relied on, in a word or two. */
const STATES: Readonly<Record<Level, string>> = {
  none: 'not defined',
  few: 'too few to rank',
  grey: 'few: under 30',
  shown: 'enough to rank',
  plain: 'enough to rank',
};

/** The state of a reading as a cell; a number that does not exist says why. */
export function stateCell(reading: Reading | null, least: number): Cell {
  if (reading === null) return textCell('');
  return textCell(reading.missing === null ? STATES[figureOf(reading, least).level] : reasonText(reading.missing, reading.unmapped));
}

/** One number as a cell, in full; with its n where it rests on few. */
export function besideCell(reading: Reading | null, least: number): Cell {
  if (reading === null) return { text: '', sort: null };
  const { level, text, rests } = figureOf(reading, least);
  const isQuiet = level === 'few' || level === 'grey' || level === 'none';
  return { ...numberCell(level === 'few' && rests !== '' ? `${text} (${rests})` : tableValue(reading), reading.value), isQuiet, reading };
}
