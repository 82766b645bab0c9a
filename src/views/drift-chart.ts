import type { Mark } from '../core/drift';
import type { IcpVersion } from '../core/icp';
import { metricOf } from '../core/metrics';
import type { Reading } from '../core/model';
import { counted, fullFigure, shareText, targetText, type Sentence } from '../wording';
import { axisFor, type Axis } from './axis';
import type { Cited } from './cited';
import type { Charted, ChartSeries } from './drift-chart-series';
import { labelOf, markedOf, sentenceOf, type ChartGiven, type Marked } from './drift-chart-words';
import { numberCell, textCell, type Table } from './table';

/** How a point is drawn: `run` and `slide` are marks of two shapes, `toDate` and `few` are hollow. */
export type PointKind = 'plain' | 'run' | 'slide' | 'toDate' | 'few';

export type ControlPoint = {
  readonly label: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly kind: PointKind;
  readonly text: string;
};

type Level = { readonly value: number; readonly text: string };

/** A p-chart: what is drawn, and the axis that holds all of it. */
export type ControlPicture = {
  readonly points: readonly ControlPoint[];
  readonly centre: Level | null;
  readonly target: Level | null;
  /** Where a version of the ICP took effect. */
  readonly pins: readonly { readonly at: number; readonly text: string }[];
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
  if (marked.slides.some(({ from }) => from === at)) return 'slide';
  if (marked.runs.some((mark) => isRunAt(mark, at))) return 'run';
  return whole < least ? 'few' : 'plain';
}

/** A chart of shares spans five points to either side at least: less would make a cliff of a tenth of a point. */
const LEAST_REACH = 0.05;

function around(values: readonly (number | null)[]): readonly number[] {
  const told = values.filter((value) => value !== null);
  if (told.length === 0) return [];
  const middle = (Math.min(...told) + Math.max(...told)) / 2;
  return [Math.max(0, middle - LEAST_REACH), Math.min(1, middle + LEAST_REACH)];
}

/** Where the versions of the ICP begin, as far as the chart reaches back; the rule that was there before is no pin. */
function pinsOf(series: ChartSeries, versions: readonly IcpVersion[]): ControlPicture['pins'] {
  if (series.metric === 'winRate') return [];
  return versions.flatMap(({ name, effectiveFrom }) => {
    const at = series.periods.findIndex(({ period }) => effectiveFrom >= period.from && effectiveFrom <= period.to);
    return at < 0 ? [] : [{ at, text: name }];
  });
}

function pictureOf(series: ChartSeries, marked: Marked, given: ChartGiven): ControlPicture {
  const { chart } = marked;
  const points = chart.points.map((point, at): ControlPoint => {
    const reading = series.periods[at]?.reading;
    const name = point.isToDate ? `${point.label} to date` : point.label;
    return {
      label: name,
      value: point.share,
      low: point.low,
      high: point.high,
      kind: kindOf(point, at, marked, given.least),
      text: reading === undefined ? '' : fullFigure(reading),
    };
  });
  const level = (value: number | null, name: string): Level | null =>
    value === null ? null : { value, text: `${name} ${targetText(value)}` };
  const values = points.flatMap(({ value, low, high }) => [value, low, high]);
  return {
    points,
    centre: chart.centre === null ? null : { value: chart.centre, text: `Centre ${shareText(chart.centre, 0)}` },
    target: level(chart.target, 'Target'),
    pins: pinsOf(series, given.versions),
    axis: axisFor([...values, ...around(values), chart.target, chart.centre], { unit: 'share', currency: null }),
  };
}

const STANDS = { within: 'within', above: 'above the limits', below: 'below the limits' } as const;

function tableOf(series: ChartSeries, marked: Marked, picture: ControlPicture, title: string): Table {
  const { chart, runs, slides } = marked;
  const all = [...runs, ...slides];
  const share = (value: number | null) => numberCell(value === null ? '' : shareText(value, 1000), value);
  const cellOf = (reading: Reading | undefined, value: number | null) => ({
    ...numberCell(reading === undefined || value === null ? 'not defined' : `${shareText(value, 1000)}`, value),
    ...(reading === undefined ? {} : { reading }),
  });
  return {
    caption: `${title} by ${series.step}, with its limits`,
    columns: [
      { id: 'period', label: series.step === 'quarter' ? 'Quarter' : 'Month', isNumber: false },
      { id: 'share', label: 'Share', isNumber: true },
      { id: 'n', label: 'Of all', isNumber: true },
      { id: 'low', label: 'Lower limit', isNumber: true },
      { id: 'high', label: 'Upper limit', isNumber: true },
      { id: 'stands', label: 'Stands', isNumber: false },
      { id: 'marks', label: 'Marks', isNumber: false },
    ],
    rows: chart.points.map((point, at) => ({
      id: point.label,
      cells: [
        textCell(picture.points[at]?.label ?? point.label),
        cellOf(series.periods[at]?.reading, point.share),
        numberCell(`${point.part} of ${point.whole}`, point.whole),
        share(point.low),
        share(point.high),
        textCell(point.stands === null || point.isToDate ? '' : STANDS[point.stands]),
        textCell(
          all
            .filter(({ from, to }) => at >= from && at <= to)
            .map(({ words: says }) => says)
            .join('; '),
        ),
      ],
    })),
    note: null,
  };
}

/** How steady a share is: its p-chart with the marks of the run rules and, by month, of slow slides; and the same as a table. */
export function controlView(series: ChartSeries, given: ChartGiven): ControlView {
  const target = given.targets.find(({ metric, slice }) => metric === series.metric && slice.length === 0)?.value ?? null;
  const marked = markedOf(series, target, given.calendar);
  const { label: title } = metricOf(series.metric);
  const hasPoints = series.periods.some(({ whole }) => whole > 0);
  const picture = hasPoints ? pictureOf(series, marked, given) : null;
  return {
    metric: series.metric,
    title: `${title} by ${series.step}`,
    sentence: sentenceOf(series, marked, given),
    picture,
    marks: [...marked.runs, ...marked.slides].map(({ words: says }) => says),
    table: picture === null ? null : tableOf(series, marked, picture, title),
    foot: [
      marked.chart.centre === null
        ? 'no limits'
        : 'limits hold 99.7% of periods where nothing changed, exact for each number of deals; the newest is no part of the centre',
      ...(target === null && series.metric !== 'winRate' ? ['no target set'] : []),
      ...(series.leftOut > 0 ? [`${counted(series.leftOut, series.step)} at the beginning left out: only quick deals had closed`] : []),
    ],
    evidence: series.periods.map(({ label, reading }) => ({ as: labelOf(label, series, given.calendar), reading })),
  };
}

/** Why open deals have no chart here. */
export const NO_OPEN_CHART =
  'Open deals have no chart: those of one period are mostly those of the one before, so that limits of chance do not hold. Created deals show what fills them.';

/** Whether months hold enough to be charted: thirteen complete ones, of which the middle one is not under the minimum. */
export function hasMonths({ periods }: ChartSeries, least: number): boolean {
  const whole = periods.filter(({ isToDate }) => !isToDate).map((each) => each.whole);
  const middle = whole.toSorted((a, b) => a - b)[Math.floor(whole.length / 2)] ?? 0;
  return whole.length > 12 && middle >= least;
}
