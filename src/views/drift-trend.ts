import { metricOf, type MetricId } from '../core/metrics';
import type { Reading } from '../core/model';
import type { Target } from '../core/workspace';
import { aimText, type Sentence } from '../wording';
import { axisFor, type Axis } from './axis';
import type { Cited } from './cited';
import { around, type Charting, type Level } from './drift-chart';
import { labelOf, type ChartGiven } from './drift-chart-words';
import type { TrendPeriod, TrendSeries } from './drift-trend-series';
import { howKnown, isFew, trendFoot, trendSentence } from './drift-trend-words';
import { figureOf } from './figure';
import { pinCell, pinMarks, type PinMark } from './pins';
import { readingCells } from './reading-cells';
import { textCell, type Table } from './table';

/** How a point is drawn: `rebuilt` is hollow and joined by dashes, `toDate` and `few` are hollow and joined to nothing. */
export type TrendKind = 'counted' | 'rebuilt' | 'toDate' | 'few';

export type TrendPoint = {
  readonly label: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly kind: TrendKind;
  readonly text: string;
  /** The number that it opens. */
  readonly reading?: Reading | undefined;
};

/** A number over time with its intervals and its target; the axis holds all of them. */
export type TrendPicture = {
  readonly points: readonly TrendPoint[];
  readonly target: Level | null;
  readonly pins: readonly PinMark[];
  readonly axis: Axis;
};

export type TrendView = {
  readonly metric: MetricId;
  readonly title: string;
  readonly sentence: Sentence;
  readonly picture: TrendPicture | null;
  readonly table: Table | null;
  readonly foot: readonly string[];
  readonly evidence: readonly Cited[];
};

function kindOf({ reading, known, isToDate }: TrendPeriod, isStock: boolean, least: number): TrendKind {
  if (isFew(reading, least)) return 'few';
  if (isToDate && !isStock) return 'toDate';
  return known === 'rebuilt' ? 'rebuilt' : 'counted';
}

function pictureOf(series: TrendSeries, target: Target | null, given: ChartGiven): TrendPicture | null {
  const [any] = series.periods;
  if (any === undefined || series.periods.every(({ reading }) => reading.missing !== null)) return null;
  const points = series.periods.map((each): TrendPoint => {
    const { reading, label, isToDate } = each;
    const own = isFew(reading, given.least);
    const how = series.isStock ? `\n${howKnown(each)}` : '';
    return {
      label: `${labelOf(label, series, given.calendar)}${isToDate ? ' to date' : ''}`,
      value: reading.value,
      low: own ? null : reading.low,
      high: own ? null : reading.high,
      kind: kindOf(each, series.isStock, given.least),
      text: `${figureOf(reading, given.least).full}${how}`,
      reading,
    };
  });
  const values = points.flatMap(({ value, low, high }) => [value, low, high]);
  const { unit } = metricOf(series.metric);
  const currency = any.reading.currency;
  const level = target === null ? null : { value: target.value, text: `Target ${aimText(target.value, any.reading)}` };
  return {
    points,
    target: level,
    pins: pinMarks(
      given.pins,
      series.periods.map(({ period }) => period),
    ),
    axis: axisFor([...values, ...(unit === 'share' ? around(values) : []), level?.value ?? null], { unit, currency }),
  };
}

function tableOf(series: TrendSeries, title: string, given: ChartGiven): Table {
  return {
    caption: `Values of ${title} by ${series.step}`,
    columns: [
      { id: 'period', label: series.step === 'quarter' ? 'Quarter' : 'Month', isNumber: false },
      { id: 'value', label: 'Value', isNumber: true },
      { id: 'interval', label: '95% interval', isNumber: true },
      { id: 'n', label: 'Of all', isNumber: true },
      ...(series.isStock ? [{ id: 'known', label: 'How it is known', isNumber: false }] : []),
      { id: 'pins', label: 'What happened', isNumber: false },
    ],
    rows: series.periods.map((each) => ({
      id: each.label,
      cells: [
        textCell(`${labelOf(each.label, series, given.calendar)}${each.isToDate ? ' to date' : ''}`),
        ...readingCells(each.reading, given.least),
        ...(series.isStock ? [textCell(howKnown(each))] : []),
        pinCell(given.pins, each.period),
      ],
    })),
    note: null,
  };
}

/** A number by period, with its intervals and its target, where no limits of chance hold; and the same as a table. */
export function trendView(series: TrendSeries, { title, target }: Charting, given: ChartGiven): TrendView {
  const picture = pictureOf(series, target, given);
  return {
    metric: series.metric,
    title: `${title} by ${series.step}`,
    sentence: trendSentence(series, target, given),
    picture,
    table: picture === null ? null : tableOf(series, title, given),
    foot: trendFoot(series, target),
    evidence: series.periods.map(({ label, reading }) => ({ as: labelOf(label, series, given.calendar), reading })),
  };
}
