import type { Point } from '../core/analysis';
import type { MetricId } from '../core/metrics';
import type { Calendar, Period, Reading } from '../core/model';
import { fullFigure, periodName, restsOn, targetText } from '../wording';
import { readingOf } from './answered';
import { axisFor, type Axis } from './axis';
import { levelOf } from './level';
import type { NumberedPin, PinMark } from './pins';
import { readingCells } from './reading-cells';
import { textCell, type Cell, type Table } from './table';

/** A point of the line: a period's share with its interval, or nothing where it is not defined. */
export type LinePoint = {
  readonly label: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly isFew: boolean;
  readonly text: string;
  /** The number that it opens. */
  readonly reading?: Reading | undefined;
};

/** A share over time with its target: what is drawn, and the axis that holds all of it. */
export type ShareLine = {
  readonly points: readonly LinePoint[];
  /** The share of the amount in the same quarters; absent where no quarter has one. */
  readonly amount?: readonly LinePoint[];
  readonly target: { readonly value: number; readonly text: string } | null;
  readonly axis: Axis;
  /** What happened in its quarters; absent where nothing did. */
  readonly pins?: readonly PinMark[];
};

type Setting = {
  readonly metric: MetricId;
  readonly target: number | null;
  readonly least: number;
  readonly calendar: Calendar;
  /** The share of the amount that stands beside it, and what that is called: `open amount`; null where none does. */
  readonly amount?: { readonly metric: MetricId; readonly name: string } | null;
  /** What happened in time; those of other quarters stand nowhere. */
  readonly pins?: Pinned | null;
};

/** What happened in time, and how it is placed over quarters: handed in, for not every page has them at first. */
export type Pinned = {
  readonly pins: readonly NumberedPin[];
  marks(pins: readonly NumberedPin[], periods: readonly Period[]): readonly PinMark[];
  cell(pins: readonly NumberedPin[], period: Period): Cell;
};

/** The name of a quarter; one that has not ended says so. */
const nameOf = ({ label, isToDate = false }: Point, calendar: Calendar): string =>
  `${periodName(label, calendar)}${isToDate ? ' to date' : ''}`;

function pointOf(label: string, reading: Reading | null, least: number): LinePoint {
  if (reading === null || reading.missing !== null)
    return { label, value: null, low: null, high: null, isFew: true, text: reading === null ? '' : fullFigure(reading) };
  const isFew = levelOf(reading, least, false) === 'few';
  return {
    label,
    value: reading.value,
    low: isFew ? null : reading.low,
    high: isFew ? null : reading.high,
    isFew,
    text: isFew ? restsOn(reading) : fullFigure(reading),
    reading,
  };
}

/** A metric over quarters, point by point; none of a quarter that has no share of deals. */
const pointsOf = (quarters: readonly Point[], metric: MetricId, { least, calendar }: Setting): readonly LinePoint[] =>
  quarters.map((quarter) => pointOf(nameOf(quarter, calendar), readingOf(quarter.readings, metric), least));

const isDrawn = ({ value, isFew }: LinePoint): boolean => value !== null && !isFew;

/** The share of the amount beside it: where no quarter has one, no line is promised. */
function amountPoints(quarters: readonly Point[], setting: Setting): readonly LinePoint[] {
  const { amount = null } = setting;
  if (amount === null) return [];
  const points = pointsOf(quarters, amount.metric, setting).map((point) => ({ ...point, label: `${point.label}, of the ${amount.name}` }));
  return points.some(isDrawn) ? points : [];
}

/** The line of a share over the quarters of an analysis, and of the share of the amount where one stands beside it. */
export function shareLine(quarters: readonly Point[], setting: Setting): ShareLine {
  const { metric, target, pins = null } = setting;
  const points = pointsOf(quarters, metric, setting);
  const amount = amountPoints(quarters, setting);
  const values = [...points.flatMap(({ value, low, high }) => [value, low, high]), ...amount.map(({ value }) => value)];
  return {
    points,
    ...(amount.length === 0 ? {} : { amount }),
    target: target === null ? null : { value: target, text: `Target ${targetText(target)}` },
    axis: axisFor([...values, target], { unit: 'share', currency: null }),
    ...(pins === null
      ? {}
      : {
          pins: pins.marks(
            pins.pins,
            quarters.map(({ period }) => period),
          ),
        }),
  };
}

const NO_CELLS = [textCell(''), textCell(''), textCell('')];

/** A quarter's share of the amount, and what it rests on: the deals that have one. Its interval is not worked out by quarter. */
function amountCells(reading: Reading | null, least: number): readonly Cell[] {
  const [value, , rests] = reading === null ? NO_CELLS : readingCells(reading, least);
  return [value ?? textCell(''), rests ?? textCell('')];
}

/** The same values as a table, one row a quarter. */
export function shareLineTable(quarters: readonly Point[], caption: string, setting: Setting): Table {
  const { metric, least, calendar, amount = null, pins = null } = setting;
  const happened = pins === null ? [] : quarters.map(({ period }) => pins.cell(pins.pins, period));
  const isPinned = happened.some(({ text }) => text !== '');
  const rows = quarters.map((quarter, at) => {
    const reading = readingOf(quarter.readings, metric);
    const name = textCell(nameOf(quarter, calendar));
    return {
      id: quarter.label,
      cells: [
        name,
        ...(reading === null ? NO_CELLS : readingCells(reading, least)),
        ...(amount === null ? [] : amountCells(readingOf(quarter.readings, amount.metric), least)),
        ...(isPinned ? happened.slice(at, at + 1) : []),
      ],
    };
  });
  const columns = [
    { id: 'quarter', label: 'Quarter', isNumber: false },
    { id: 'share', label: 'ICP share', isNumber: true },
    { id: 'interval', label: '95% interval, %', isNumber: true },
    { id: 'n', label: 'ICP of all', isNumber: true },
    ...(amount === null
      ? []
      : [
          { id: 'amount', label: `By ${amount.name}`, isNumber: true },
          { id: 'amountN', label: 'With an amount', isNumber: true },
        ]),
    ...(isPinned ? [{ id: 'pins', label: 'What happened', isNumber: false }] : []),
  ];
  return { caption, columns, rows, note: null };
}
