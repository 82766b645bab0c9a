import type { CreationCohort } from '../core/metrics';
import type { Dataset, Period, Reading } from '../core/model';
import { cohortsSentence, decimal, fullFigure, periodName, type Sentence } from '../wording';
import { axisFor, type Axis } from './axis';
import { cited, type Cited } from './cited';
import { pinCell, pinMarks, pinsWithin, type NumberedPin, type PinMark } from './pins';
import { readingCells } from './reading-cells';
import { numberCell, textCell, type Table } from './table';

/** One way to state the win rate of a quarter's deals; null where it is not told. */
export type CohortPoint = {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly text: string;
  /** The number that it opens. */
  readonly reading?: Reading | undefined;
};

/** Quarters of creation with three ways to state how many of their deals are won. */
export type CohortPicture = {
  readonly quarters: readonly string[];
  /** Won over won and lost so far: biased while deals are open. */
  readonly naive: readonly CohortPoint[];
  /** Won within 180 days, where deals are old enough. */
  readonly fixed: readonly CohortPoint[];
  /** The projected final rate. */
  readonly projected: readonly CohortPoint[];
  readonly axis: Axis;
  /** What happened in its quarters; absent where nothing did. */
  readonly pins?: readonly PinMark[];
};

export type CohortsView = {
  readonly question: string;
  readonly sentence: Sentence;
  /** Null where no quarter has enough deals to be drawn. */
  readonly picture: CohortPicture | null;
  readonly table: Table;
  readonly foot: readonly string[];
  readonly evidence: readonly Cited[];
  /** What the numbers above the picture stand for. */
  readonly pins: readonly NumberedPin[];
};

/** What cohorts are told by: `pins` happened in time. */
export type CohortFrame = { readonly dataset: Dataset; readonly least: number; readonly pins: readonly NumberedPin[] };

const DRAWN = 'winRateCohort180';

const periodsOf = (cohorts: readonly CreationCohort[]): readonly Period[] => cohorts.map(({ period }) => period);

function pointOf(reading: Reading | undefined, label: string, least: number): CohortPoint {
  if (reading === undefined || reading.missing !== null || reading.n < least)
    return { value: null, low: null, high: null, text: reading === undefined ? '' : `${label}: ${fullFigure(reading)}` };
  return { value: reading.value, low: reading.low, high: reading.high, text: `${label}: ${fullFigure(reading)}`, reading };
}

const nameOf = ({ calendar }: Dataset, { label, isToDate }: CreationCohort): string =>
  `${periodName(label, calendar)}${isToDate ? ' to date' : ''}`;

function pictureOf(cohorts: readonly CreationCohort[], { dataset, least, pins }: CohortFrame): CohortPicture | null {
  const read = (way: string, of: (cohort: CreationCohort) => Reading | undefined): readonly CohortPoint[] =>
    cohorts.map((cohort) => pointOf(of(cohort), `${nameOf(dataset, cohort)}, ${way}`, least));
  const naive = read('won of won and lost so far', (cohort) => cohort.naive).map((point) => ({ ...point, low: null, high: null }));
  const fixed = read('won within 180 days', ({ horizons }) => horizons.find(({ metric }) => metric === DRAWN));
  const projected = read('projected', (cohort) => cohort.projected);
  const values = [...naive, ...fixed, ...projected].flatMap(({ value, low, high }) => [value, low, high]);
  if (values.every((value) => value === null)) return null;
  return {
    quarters: cohorts.map((cohort) => nameOf(dataset, cohort)),
    naive,
    fixed,
    projected,
    axis: axisFor([0, ...values], { unit: 'share', currency: null }),
    pins: pinMarks(pins, periodsOf(cohorts)),
  };
}

function tableOf(cohorts: readonly CreationCohort[], { dataset, least, pins }: CohortFrame): Table {
  const isPinned = pinsWithin(pins, periodsOf(cohorts)).length > 0;
  const rateColumns = (id: string, label: string) => [
    { id, label, isNumber: true },
    { id: `${id}Interval`, label: '95% interval', isNumber: true },
    { id: `${id}N`, label: 'n', isNumber: true },
  ];
  return {
    caption: 'Win rate by quarter of creation',
    columns: [
      { id: 'quarter', label: 'Created in', isNumber: false },
      { id: 'created', label: 'Created', isNumber: true },
      { id: 'open', label: 'Still open', isNumber: true },
      ...rateColumns('naive', 'Won of won and lost so far'),
      ...[90, 180, 365].flatMap((days) => rateColumns(`by${days}`, `Won in ${days} days`)),
      { id: 'projected', label: 'Projected', isNumber: true },
      ...(isPinned ? [{ id: 'pins', label: 'What happened', isNumber: false }] : []),
    ],
    rows: cohorts.map((cohort) => ({
      id: cohort.label,
      cells: [
        textCell(nameOf(dataset, cohort)),
        numberCell(decimal(cohort.created), cohort.created),
        numberCell(decimal(cohort.open), cohort.open),
        ...readingCells(cohort.naive, least),
        ...cohort.horizons.flatMap((reading) => readingCells(reading, least)),
        ...readingCells(cohort.projected, least).slice(0, 1),
        ...(isPinned ? [pinCell(pins, cohort.period)] : []),
      ],
    })),
    note: null,
  };
}

/** The win rate of deals by the quarter they were created in: so far, at a fixed age, and projected. */
export function cohortsView(cohorts: readonly CreationCohort[], frame: CohortFrame): CohortsView | null {
  const { dataset, least, pins } = frame;
  if (cohorts.length === 0) return null;
  return {
    question: 'Do newer deals win as often?',
    sentence: cohortsSentence(cohorts, (cohort) => nameOf(dataset, cohort), least),
    picture: pictureOf(cohorts, frame),
    table: tableOf(cohorts, frame),
    pins: pinsWithin(pins, periodsOf(cohorts)),
    foot: [
      'by quarter of creation',
      'won of won and lost so far is too high or too low while many are open: compare quarters by the other two',
      'band: 95% interval of the share won within 180 days, shown once deals are that old',
      'projected: an estimate without an interval here, from how deals of the same age fared in older quarters',
    ],
    evidence: [
      ...cited(
        cohorts.map(({ naive }) => naive),
        'so far',
      ),
      ...cited(
        cohorts.flatMap(({ horizons }) => horizons),
        'at a fixed age',
      ),
      ...cited(
        cohorts.map(({ projected }) => projected),
        'projected',
      ),
    ],
  };
}
