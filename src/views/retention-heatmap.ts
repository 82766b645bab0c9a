import type { Cohort, CohortCell, Cohorts } from '../core/metrics/retention-cohorts';
import type { Calendar, Dataset, Reading } from '../core/model';
import {
  cohortSentence,
  counted,
  decimal,
  partOf,
  periodName,
  reasonText,
  retentionRemedy,
  shareBeside,
  shareText,
  type Sentence,
} from '../wording';
import { cited, type Cited } from './cited';

/** What of a cohort is followed: its recurring revenue, or its customers. */
export type Followed = 'revenue' | 'customers';

/** Five shades from nothing left to all of it; null is no colour. */
export type Shade = 1 | 2 | 3 | 4 | 5;
export type KeptCell = {
  readonly text: string;
  readonly rests: string;
  readonly shade: Shade | null;
  readonly isFew: boolean;
  /** Why the cell is empty, if it is; what it says in full if not. */
  readonly full: string;
  readonly isEmpty: boolean;
};
export type KeptRow = { readonly id: string; readonly name: string; readonly customers: string; readonly cells: readonly KeptCell[] };

export type RetentionHeatmap = {
  readonly sentence: Sentence;
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly KeptRow[];
  readonly total: KeptRow;
  readonly legend: readonly { readonly shade: Shade; readonly text: string }[];
  readonly foot: readonly string[];
  readonly evidence: readonly Cited[];
  /** Why there is no map at all. */
  readonly instead: string | null;
};

/** Least shares of the five shades. */
const FROM: readonly [Shade, number][] = [
  [5, 1],
  [4, 0.9],
  [3, 0.75],
  [2, 0.5],
  [1, 0],
];
const LEGEND: RetentionHeatmap['legend'] = [
  { shade: 5, text: '100% and more' },
  { shade: 4, text: 'from 90%' },
  { shade: 3, text: 'from 75%' },
  { shade: 2, text: 'from 50%' },
  { shade: 1, text: 'under 50%' },
];

const shadeOf = (value: number): Shade => FROM.find(([, least]) => value >= least)?.[0] ?? 1;

/** A share that is never printed as the limit of a shade that it does not have: 74.6% keeps its decimal beside 75%. */
function shadedText(value: number, n: number): string {
  const rounded = Math.round(value * 100) / 100;
  const limit = FROM.find(([shade]) => shade === Math.max(shadeOf(rounded), shadeOf(value)))?.[1] ?? 1;
  return shadeOf(rounded) === shadeOf(value) ? shareText(value, n) : shareBeside(value, n, limit);
}

function cellOf(cell: CohortCell, followed: Followed, least: number): KeptCell {
  const reading: Reading = cell[followed];
  if (reading.missing !== null) {
    const full = reading.missing === 'not_mature' ? 'not reached by the as-of date' : reasonText(reading.missing);
    return { text: '', rests: full, shade: null, isFew: false, full, isEmpty: true };
  }
  const isFew = reading.n < least;
  const share = shadedText(reading.value, reading.n);
  const fraction = `${decimal(partOf(reading))} of ${decimal(reading.n)}`;
  const isCounts = followed === 'customers';
  return {
    text: isFew && isCounts ? fraction : share,
    rests: isCounts && !isFew ? fraction : '',
    shade: isFew ? null : shadeOf(reading.value),
    isFew,
    full: isCounts ? `${share}, ${fraction} customers` : `${share} of the revenue that ${counted(reading.n, 'customer')} began with`,
    isEmpty: false,
  };
}

type Frame = { readonly followed: Followed; readonly least: number; readonly calendar: Calendar };

function rowOf({ label, customers, cells }: Cohort, { followed, least, calendar }: Frame): KeptRow {
  return {
    id: label ?? 'all',
    name: label === null ? 'All cohorts' : periodName(label, calendar),
    customers: decimal(customers),
    cells: cells.map((cell) => cellOf(cell, followed, least)),
  };
}

/** Quarter by quarter what is left of each quarter's new customers; ages that no cohort has reached have no column. */
export function retentionHeatmap(cohorts: Cohorts, dataset: Dataset, { followed, least }: Omit<Frame, 'calendar'>): RetentionHeatmap {
  const frame: Frame = { followed, least, calendar: dataset.calendar };
  const readings = [...cohorts.cohorts, cohorts.whole].flatMap(({ cells }) =>
    cells.flatMap((cell): readonly Cited[] => cited([cell[followed]], `${counted(cell.quarters, 'quarter')} after the start`)),
  );
  const reason = cohorts.missing;
  return {
    sentence: cohortSentence(cohorts.whole, followed),
    caption: `${followed === 'revenue' ? 'Recurring revenue' : 'Customers'} still there, by quarter of start and quarters since`,
    columns: (cohorts.whole.cells ?? []).map(({ quarters }) => String(quarters)),
    rows: cohorts.cohorts.map((cohort) => rowOf(cohort, frame)),
    total: rowOf(cohorts.whole, frame),
    legend: LEGEND,
    foot: [
      'columns: quarters since the first day after the quarter of start',
      followed === 'revenue'
        ? 'what customers added is in it, so that it can pass 100%; shares of revenue have no interval'
        : 'a customer is there while active on the first day of the month, also after a break',
      'a customer that left within its first quarter is in no cohort',
      `under ${decimal(least)} customers no colour`,
    ],
    evidence: readings,
    instead:
      reason === null
        ? null
        : [`The cohorts cannot be told: ${reasonText(reason)}.`, retentionRemedy(reason)].filter((part) => part !== null).join(' '),
  };
}
