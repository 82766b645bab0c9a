import type { MixBase } from '../core/drift';
import type { UnknownPeriod, UnknownSeries } from '../core/drift-unknowns';
import { ICP, TIER } from '../core/icp';
import type { Dataset, DimensionId, Period, Reading } from '../core/model';
import type { Sentence } from '../wording';
import { figure, words } from '../wording/sentence';
import { axisFor, type Axis } from './axis';
import type { Cited } from './cited';
import { labelOf, type ChartGiven } from './drift-chart-words';
import { NOUNS, TITLES } from './drift-mix-place';
import { figureOf } from './figure';
import { dimensionName } from './name';
import { pinCell, pinMarks, pinsWithin, type PinMark } from './pins';
import { numberCell, textCell, type Cell, type Table } from './table';

/** How a point is drawn: `toDate` and `few` are joined to nothing. */
export type UnknownKind = 'plain' | 'toDate' | 'few';

export type UnknownPoint = {
  readonly label: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly kind: UnknownKind;
  readonly text: string;
  /** The number that has its rows. */
  readonly reading?: Reading | undefined;
};

/** What is unknown among one kind of deals, by quarter, on the axis of all. */
export type UnknownPicture = { readonly points: readonly UnknownPoint[]; readonly axis: Axis; readonly pins?: readonly PinMark[] };
export type UnknownPanel = { readonly id: MixBase; readonly name: string; readonly says: string; readonly picture: UnknownPicture };

/** How many deals cannot be placed, quarter by quarter: what may move a share without anything having happened. */
export type UnknownsView = {
  readonly sentence: Sentence;
  readonly panels: readonly UnknownPanel[];
  readonly table: Table;
  readonly foot: readonly string[];
  readonly evidence: readonly Cited[];
};

const QUARTER = { step: 'quarter' } as const;

/** The quarters that all kinds of deals are counted in. */
const quartersOf = (all: readonly UnknownSeries[]): readonly Period[] => (all[0]?.periods ?? []).map(({ period }) => period);

/** What is said of a deal that a dimension cannot place. */
const verbOf = (dimension: DimensionId, dataset: Dataset): string =>
  dimension === ICP || dimension === TIER ? 'cannot be scored' : `have no known ${dimensionName(dataset, dimension)}`;

/** `4.3% (16 of 374; 2.7–6.9%)`, or `3 of 7` where there are too few. */
function shareSaid(reading: Reading, least: number): string {
  const { text, rests, interval } = figureOf(reading, least);
  const beside = [rests, interval ?? ''].filter((part) => part !== '').join('; ');
  return beside === '' ? text : `${text} (${beside})`;
}

const newestOf = ({ periods }: UnknownSeries): UnknownPeriod | null =>
  periods.findLast(({ isToDate, reading }) => !isToDate && reading.missing === null) ?? null;

function kindOf(isFew: boolean, isToDate: boolean): UnknownKind {
  if (isFew) return 'few';
  return isToDate ? 'toDate' : 'plain';
}

function pointOf({ label, isToDate, reading, behind }: UnknownPeriod, { calendar, least }: ChartGiven): UnknownPoint {
  const isFew = reading.n < least;
  return {
    label: `${labelOf(label, QUARTER, calendar)}${isToDate ? ' to date' : ''}`,
    value: reading.value,
    low: isFew ? null : reading.low,
    high: isFew ? null : reading.high,
    kind: kindOf(isFew, isToDate),
    text: figureOf(reading, least).full,
    ...(behind === null ? {} : { reading: behind }),
  };
}

function sentenceOf(all: readonly UnknownSeries[], verb: string, { calendar, least }: ChartGiven): Sentence {
  const told = all.flatMap((series) => {
    const newest = newestOf(series);
    return newest === null ? [] : [{ base: series.base, newest }];
  });
  const [first] = told;
  if (first === undefined) return [];
  const parts = told.flatMap(({ base, newest: { reading } }, at): Sentence => {
    const { text, rests } = figureOf(reading, least);
    // A fraction says of how many itself: `2 of 7 won deals`.
    return [words(at === 0 ? '' : ', '), figure(text), words(rests === '' ? ` ${NOUNS[base]}` : ` (${rests}) of ${NOUNS[base]}`)];
  });
  return [words(`${labelOf(first.newest.label, QUARTER, calendar)}: `), ...parts, words(` ${verb}.`)];
}

function tableOf(all: readonly UnknownSeries[], verb: string, { calendar, least, pins }: ChartGiven): Table {
  const quarters = all[0]?.periods ?? [];
  const isPinned = pinsWithin(pins, quartersOf(all)).length > 0;
  const cellOf = ({ reading, behind }: UnknownPeriod): Cell => ({
    ...numberCell(shareSaid(reading, least), reading.value),
    isQuiet: reading.missing !== null || reading.n < least,
    ...(behind === null ? {} : { reading: behind }),
  });
  return {
    caption: `Deals that ${verb}, by quarter`,
    columns: [
      { id: 'period', label: 'Quarter', isNumber: false },
      ...all.map(({ base }) => ({ id: base, label: TITLES[base], isNumber: true })),
      ...(isPinned ? [{ id: 'pins', label: 'What happened', isNumber: false }] : []),
    ],
    rows: quarters.map(({ label, period, isToDate }, at) => ({
      id: label,
      cells: [
        textCell(`${labelOf(label, QUARTER, calendar)}${isToDate ? ' to date' : ''}`),
        ...all.map(({ periods }): Cell => {
          const own = periods[at];
          return own === undefined ? textCell('') : cellOf(own);
        }),
        ...(isPinned ? [pinCell(pins, period)] : []),
      ],
    })),
    note: null,
  };
}

/** The share of created, open and won deals that a dimension cannot place, by quarter with its interval; null where all can be, or no quarter is over. */
export function unknownsView(
  all: readonly UnknownSeries[],
  { dimension, dataset }: { readonly dimension: DimensionId; readonly dataset: Dataset },
  given: ChartGiven,
): UnknownsView | null {
  if (all.every((series) => newestOf(series) === null)) return null;
  const verb = verbOf(dimension, dataset);
  const drawn = all.map((series) => ({ ...series, points: series.periods.map((each) => pointOf(each, given)) }));
  const axis = axisFor([0, ...drawn.flatMap(({ points }) => points.flatMap(({ value, high }) => [value, high]))], {
    unit: 'share',
    currency: null,
  });
  const changes = given.pins.filter(({ kind }) => kind !== 'snapshot');
  const pins = pinMarks(changes, quartersOf(all));
  return {
    sentence: sentenceOf(all, verb, given),
    panels: drawn.map(({ base, points, periods }) => {
      const newest = newestOf({ base, periods });
      const says = newest === null ? 'none to count' : shareSaid(newest.reading, given.least);
      return {
        id: base,
        name: TITLES[base],
        says,
        picture: { points, axis, pins },
      };
    }),
    table: tableOf(all, verb, given),
    foot: [
      '95% Wilson intervals',
      'open deals are rebuilt from dates at the end of each quarter, with the attributes of today',
      'whether such a share drifted is among the comparisons above',
    ],
    evidence: all.flatMap((series) => {
      const newest = newestOf(series);
      const reading = newest?.behind ?? newest?.reading;
      return reading === undefined ? [] : [{ as: `${NOUNS[series.base]} that ${verb}`, reading }];
    }),
  };
}

/** By what deals are placed: the ICP first, then the segment; what the data lack is not among them. */
export const placedBy = (segment: DimensionId | null, dataset: Dataset): readonly { readonly id: DimensionId; readonly label: string }[] =>
  [...new Set([ICP, ...(segment === null ? [] : [segment])])]
    .filter((id) => dataset.dimensions.some((dimension) => dimension.id === id))
    .map((id) => ({ id, label: dimensionName(dataset, id) }));
