import { currencyFrom, decimalsOf, type Currency, type UnitWord } from '../core/model';
import { axisFor, type Axis } from '../views/axis';
import type { PacketChart, PacketRole } from '../views/packet';
import { tickText } from '../wording';

/** How a series of a chart is drawn; `carrier` holds the steps of a waterfall up and is not seen. */
export type SceneRole = PacketRole | 'target' | 'carrier' | 'more' | 'less' | 'total';
export type SceneSeries = {
  readonly name: string;
  readonly role: SceneRole;
  readonly values: readonly (number | null)[];
  /** Which values are drawn hatched, for they rest on few deals. */
  readonly isThin?: readonly boolean[];
};

/** A chart as it is drawn, on a slide and on paper: bars in their series, lines in theirs, and an axis that holds all of them. */
export type ChartScene = {
  /** Categories one below the other, or side by side. */
  readonly isLying: boolean;
  readonly isStacked: boolean;
  readonly categories: readonly string[];
  readonly bars: readonly SceneSeries[];
  readonly lines: readonly SceneSeries[];
  readonly axis: Axis;
};

/** The unit as readings have it: what a chart calls points is the change of a share. */
const UNITS: Readonly<Record<PacketChart['unit'], UnitWord>> = {
  share: 'share',
  points: 'share',
  money: 'money',
  count: 'count',
  days: 'days',
  ratio: 'ratio',
};

const currencyOf = ({ currency }: PacketChart): Currency | null => (currency === null ? null : currencyFrom(currency));

/** Money in major units, as a chart holds it, in the minor units of readings. */
export function minor(value: number, chart: PacketChart): number {
  const currency = currencyOf(chart);
  return chart.unit === 'money' ? value * 10 ** (currency === null ? 2 : decimalsOf(currency)) : value;
}

/** What a chart writes beside a value of its axis. */
export function tickOf(value: number, chart: PacketChart): string {
  const text = tickText(minor(value, chart), { unit: UNITS[chart.unit], currency: currencyOf(chart) });
  return chart.unit === 'points' ? text.replace('%', '') : text;
}

/** Steps between totals as stacked bars: what is not seen carries what is. */
function steps({ series }: PacketChart): readonly SceneSeries[] {
  const values = series[0]?.values ?? [];
  const last = values.length - 1;
  let level = 0;
  const bars = values.map((value, at) => {
    const isTotal = at === 0 || at === last;
    const [from, to] = isTotal ? [0, value ?? 0] : [level, level + (value ?? 0)];
    level = to;
    return { isTotal, value, low: Math.min(from, to), size: Math.abs(to - from) };
  });
  const of = (is: (bar: (typeof bars)[number]) => boolean) => bars.map((bar) => (bar.value !== null && is(bar) ? bar.size : null));
  return [
    { name: 'Level', role: 'carrier', values: bars.map(({ isTotal, low }) => (isTotal ? null : low)) },
    { name: 'Total', role: 'total', values: of(({ isTotal }) => isTotal) },
    { name: 'More', role: 'more', values: of(({ isTotal, value }) => !isTotal && (value ?? 0) >= 0) },
    { name: 'Less', role: 'less', values: of(({ isTotal, value }) => !isTotal && (value ?? 0) < 0) },
  ];
}

/** What an axis must hold: stacked steps reach as high as they add up to. */
function reach(chart: PacketChart, bars: readonly SceneSeries[]): readonly (number | null)[] {
  const zero = chart.form === 'line' ? [] : [0];
  const own = chart.series.flatMap(({ values }) => values);
  const stacked = chart.categories.map((_, at) => bars.reduce((sum, { values }) => sum + (values[at] ?? 0), 0));
  return [...zero, chart.target, ...(chart.form === 'waterfall' ? stacked : own)];
}

/** A target of a name that says how much it is. */
export function chartScene(chart: PacketChart): ChartScene {
  const isWaterfall = chart.form === 'waterfall';
  const own = isWaterfall ? steps(chart) : chart.series;
  const isLine = chart.form === 'line';
  const { target, categories } = chart;
  const aims: readonly SceneSeries[] =
    target === null ? [] : [{ name: `Target ${tickOf(target, chart)}`, role: 'target', values: categories.map(() => target) }];
  const bars = isLine ? [] : own;
  const numbers = { unit: UNITS[chart.unit], currency: currencyOf(chart) };
  return {
    // A target is a line across upright bars: beside lying ones no program draws it.
    isLying: chart.form === 'bars' && target === null,
    isStacked: isWaterfall,
    categories,
    bars,
    lines: [...(isLine ? own : []), ...aims],
    axis: axisFor(reach(chart, bars), numbers, { ticks: 5, pad: 0.08, write: (value) => tickOf(value, chart) }),
  };
}
