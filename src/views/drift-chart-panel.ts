import type { JudgedChange } from '../core/drift';
import type { Dataset, DimensionId, Period, Reading } from '../core/model';
import { axisFor, type Axis } from './axis';
import type { ChartSeries } from './drift-chart-series';
import { figureOf } from './figure';
import type { PinMark } from './pins';

/** A quarter of a segment; `few` stands on the axis without a share of its own. */
export type PanelPoint = {
  readonly value: number | null;
  readonly kind: 'plain' | 'toDate' | 'few';
  readonly text: string;
  /** The number that it opens. */
  readonly reading?: Reading | undefined;
};

/** One side of the comparison: over which quarters, its share and its interval. */
export type PanelSide = {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
};

/** What is drawn of one segment, on the axis of all. */
export type PanelPicture = {
  readonly labels: readonly string[];
  readonly points: readonly PanelPoint[];
  /** All deals, behind. */
  readonly total: readonly (number | null)[];
  readonly before: PanelSide | null;
  readonly now: PanelSide | null;
  readonly isUnknown: boolean;
  /** The interval of every quarter, where quarters and not sides are compared. */
  readonly bands?: readonly { readonly from: number; readonly to: number; readonly low: number; readonly high: number }[];
  readonly target?: { readonly value: number; readonly text: string } | null;
  /** What was decided or defined. */
  readonly pins?: readonly PinMark[];
  readonly axis: Axis;
};

/** A segment that was compared, with its quarters. */
export type Held = { readonly judged: JudgedChange; readonly label: string | null; readonly series: ChartSeries };

function sideOf(reading: Reading, periods: readonly { readonly period: Period }[]): PanelSide | null {
  const { period, value, low, high } = reading;
  if (period === null || value === null || low === null || high === null) return null;
  const within = periods.flatMap((each, at) => (each.period.from <= period.to && each.period.to >= period.from ? [at] : []));
  const [from, to] = [within[0], within.at(-1)];
  return from === undefined || to === undefined ? null : { from, to, value, low, high };
}

function pointsOf(series: ChartSeries, places: readonly Period[], least: number): readonly PanelPoint[] {
  return places.map(({ from }) => {
    const own = series.periods.find(({ period }) => period.from === from);
    if (own === undefined || own.whole === 0) return { value: null, kind: 'plain', text: 'no closed deals' };
    const text = figureOf(own.reading, least).full;
    if (own.whole < least) return { value: null, kind: 'few', text };
    return { value: own.part / own.whole, kind: own.isToDate ? 'toDate' : 'plain', text, reading: own.reading };
  });
}

/** What all segments are drawn by. */
export type Scene = {
  readonly total: ChartSeries;
  readonly labels: readonly string[];
  readonly by: DimensionId;
  readonly least: number;
  readonly dataset: Dataset;
};
export type Drawn = Omit<PanelPicture, 'axis'>;

/** What is drawn of one segment, its axis apart. */
export function drawnOf({ judged: { comparison }, label, series }: Held, { total, labels, least }: Scene): Drawn {
  const places = total.periods.map(({ period }) => period);
  return {
    labels,
    points: pointsOf(series, places, least),
    total: total.periods.map(({ part, whole, isToDate }) => (whole < least || isToDate ? null : part / whole)),
    before: sideOf(comparison.before, total.periods),
    now: sideOf(comparison.now, total.periods),
    isUnknown: label === null || label === 'unknown',
  };
}

/** One axis from zero that holds the points, the whole and both intervals of every segment. */
export function axisOf(drawn: readonly Drawn[]): Axis {
  const values = drawn.flatMap(({ points, total, before, now }) => [
    ...points.map(({ value }) => value),
    ...total,
    before?.high ?? null,
    now?.high ?? null,
  ]);
  return axisFor([0, ...values], { unit: 'share', currency: null }, { ticks: 2, pad: 0.02 });
}
