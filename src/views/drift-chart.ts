import type { Mark } from '../core/drift';
import type { Reading } from '../core/model';
import type { Target } from '../core/workspace';
import { counted, shareText, targetText, type Sentence } from '../wording';
import { axisFor, type Axis } from './axis';
import type { Cited } from './cited';
import { wantedText } from './drift-chart-of';
import type { Charted, ChartSeries } from './drift-chart-series';
import { controlTable, marksAt } from './drift-chart-table';
import { labelOf, markedOf, sentenceOf, type ChartGiven, type Marked } from './drift-chart-words';
import { figureOf } from './figure';
import { pinMarks, type PinMark } from './pins';
import type { Table } from './table';

/** How a point is drawn: `run`, `ewma` and `cusum` are marks of three shapes, `toDate` and `few` are hollow. */
export type PointKind = 'plain' | 'run' | 'ewma' | 'cusum' | 'toDate' | 'few';

export type ControlPoint = {
  readonly label: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly kind: PointKind;
  readonly text: string;
  /** The number that it opens. */
  readonly reading?: Reading | undefined;
};

/** A line across a chart. */
export type Level = { readonly value: number; readonly text: string };

/** A p-chart: what is drawn, and the axis that holds all of it. */
export type ControlPicture = {
  readonly points: readonly ControlPoint[];
  readonly centre: Level | null;
  readonly target: Level | null;
  /** What happened when, above the time axis. */
  readonly pins: readonly PinMark[];
  readonly axis: Axis;
};

export type ControlView = {
  readonly metric: Charted;
  readonly title: string;
  readonly sentence: Sentence;
  readonly picture: ControlPicture | null;
  readonly marks: readonly string[];
  readonly table: Table | null;
  readonly foot: readonly string[];
  readonly evidence: readonly Cited[];
};

/** A run is marked where it ends, what lies beyond the limits wherever it does, a slide where it first shows. */
const isRunAt = ({ rule, from, to }: Mark, at: number): boolean => (rule === 'beyondLimits' ? at >= from && at <= to : at === to);

type Counted = { readonly whole: number; readonly isToDate: boolean };

function kindOf({ whole, isToDate }: Counted, at: number, marked: Marked, least: number): PointKind {
  if (isToDate) return 'toDate';
  const slide = marked.slides.find(({ from }) => from === at);
  if (slide !== undefined) return slide.rule === 'cusum' ? 'cusum' : 'ewma';
  if (marked.runs.some((mark) => isRunAt(mark, at))) return 'run';
  return whole < least ? 'few' : 'plain';
}

/** A chart of shares spans five points to either side at least: less would make a cliff of a tenth of a point. */
const LEAST_REACH = 0.05;

/** The least reach around values that lie close together. */
export function around(values: readonly (number | null)[]): readonly number[] {
  const told = values.filter((value) => value !== null);
  if (told.length === 0) return [];
  const middle = (Math.min(...told) + Math.max(...told)) / 2;
  return [Math.max(0, middle - LEAST_REACH), Math.min(1, middle + LEAST_REACH)];
}

/** Limits of periods with less than this part of the usual number of deals are so wide that they would flatten all others. */
const NARROW_FROM = 0.25;

/** Whether the limits of a period are drawn: the table has those of all. A mark never stands without the limits that it lies beyond. */
function hasNarrow({ chart, runs }: Marked): (at: number) => boolean {
  const whole = chart.points.map((point) => point.whole).toSorted((a, b) => a - b);
  const usual = whole[Math.floor(whole.length / 2)] ?? 0;
  return (at) => (chart.points[at]?.whole ?? 0) >= NARROW_FROM * usual || runs.some((mark) => isRunAt(mark, at));
}

/** What is said where limits are in the table alone. */
function wideText(marked: Marked, { step }: ChartSeries): readonly string[] {
  const isNarrow = hasNarrow(marked);
  const wide = marked.chart.points.filter(({ low }, at) => low !== null && !isNarrow(at)).length;
  return wide === 0 ? [] : [`the wide limits of ${counted(wide, step)} with few deals are in the table alone`];
}

function pictureOf(series: ChartSeries, marked: Marked, given: ChartGiven): ControlPicture {
  const { chart } = marked;
  const isNarrow = hasNarrow(marked);
  const points = chart.points.map((point, at): ControlPoint => {
    const reading = series.periods[at]?.reading;
    const told = reading === undefined ? '' : figureOf(reading, given.least).full;
    const kind = kindOf(point, at, marked, given.least);
    const isMark = kind === 'run' || kind === 'ewma' || kind === 'cusum';
    return {
      label: point.isToDate ? `${point.label} to date` : point.label,
      value: point.share,
      low: isNarrow(at) ? point.low : null,
      high: isNarrow(at) ? point.high : null,
      kind,
      text: isMark ? `${told}\n${marksAt(marked, at)}` : told,
      reading,
    };
  });
  const level = (value: number | null, name: string): Level | null =>
    value === null ? null : { value, text: `${name} ${targetText(value)}` };
  const values = points.flatMap(({ value, low, high }) => [value, low, high]);
  const periods = series.periods.map(({ period }) => period);
  return {
    points,
    centre: chart.centre === null ? null : { value: chart.centre, text: `Centre ${shareText(chart.centre, 0)}` },
    target: level(chart.target, 'Target'),
    pins: pinMarks(given.pins, periods),
    axis: axisFor([...values, ...around(values), chart.target, chart.centre], { unit: 'share', currency: null }),
  };
}

/** What a chart is of: its name, and the target that is set for it. */
export type Charting = { readonly title: string; readonly target: Target | null };

/** How steady a share is: its p-chart with the marks of the run rules and, by month, of slow slides; and the same as a table. */
export function controlView(series: ChartSeries, { title, target }: Charting, given: ChartGiven): ControlView {
  const marked = markedOf(series, target?.value ?? null, given.calendar);
  const hasPoints = series.periods.some(({ whole }) => whole > 0);
  const picture = hasPoints ? pictureOf(series, marked, given) : null;
  return {
    metric: series.metric,
    title: `${title} by ${series.step}`,
    sentence: sentenceOf(series, marked, given),
    picture,
    marks: [...marked.runs, ...marked.slides].map(({ words: says }) => says),
    table: picture === null ? null : controlTable(series, marked, { picture, title }, given),
    foot: [
      target === null ? 'no target set' : `target: ${wantedText(target, null)}`,
      ...(series.leftOut > 0 ? [`${counted(series.leftOut, series.step)} at the beginning left out: only quick deals had closed`] : []),
      ...wideText(marked, series),
    ],
    evidence: series.periods.map(({ label, reading }) => ({ as: labelOf(label, series, given.calendar), reading })),
  };
}

/** Whether months hold enough to be charted: thirteen complete ones, of which the middle one is not under the minimum. */
export function hasMonths({ periods }: ChartSeries, least: number): boolean {
  const whole = periods.filter(({ isToDate }) => !isToDate).map((each) => each.whole);
  const middle = whole.toSorted((a, b) => a - b)[Math.floor(whole.length / 2)] ?? 0;
  return whole.length > 12 && middle >= least;
}

/** What the limits are; said once above the charts. */
export const LIMITS_TEXT =
  'The grey steps are the limits that 99.7% of periods keep to where nothing changed, exact for each period’s own number of deals; the newest complete period is no part of the centre.';
/** What marks are; said once above the charts. */
export const MARKS_TEXT =
  'Marks are worth a look and are no flags: with nothing changed, at least one of four such charts has a mark one time in three. Only a finding in the state drifted is a flag.';
