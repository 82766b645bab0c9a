import { mixBaseOf, type Finding } from '../core/drift';
import type { DriftFindings } from '../core/drift-findings';
import { splitMetrics } from '../core/drift-why';
import { ICP } from '../core/icp';
import { isMetricId, metricOf, type MetricId } from '../core/metrics';
import type { DimensionId, Slice } from '../core/model';
import { chartId, chartsOf } from './drift-chart-of';
import { belowId } from './drift-findings';
import type { Given } from './drift-why-opened';

/** What is split into mix and rate, and by what; null is what the metric opens with. */
export type ChosenSplit = { readonly metric: MetricId; readonly dimension: DimensionId | null };

const ECONOMICS = { page: 'economics', title: 'Economics' } as const;

/** Which page draws the metrics of a group. */
const PAGES = [
  ['economics', ECONOMICS],
  ['retention', ECONOMICS],
  ['value', ECONOMICS],
  ['pipeline', { page: 'pipeline', title: 'Funnel & cycle' }],
  ['win', { page: 'segments', title: 'Segments' }],
] as const;

/** The page that draws a metric, and what it is to be split by there; null is as that page opens. */
export type Elsewhere = (typeof PAGES)[number][1] & { readonly by: DimensionId | null };

/**
 * The pictures of the page that show a finding, the first of them first; and what the split is to be of. Without a picture here,
 * `elsewhere` is the page that has one; null where none has.
 */
export type Pictures = { readonly ids: readonly string[]; readonly split: ChosenSplit | null; readonly elsewhere: Elsewhere | null };

/** Where a finding is drawn that this page has no picture of. */
function elsewhereOf({ metric, slice }: Told): Elsewhere | null {
  const group = isMetricId(metric) ? metricOf(metric).group : null;
  const found = PAGES.find(([each]) => each === group);
  const [by = null] = [...slice.keys()];
  return found === undefined ? null : { ...found[1], by };
}

/** Where pictures stand on the page, by what they show. */
export const chartPlace = (id: string): string => `drift-chart-${id.replaceAll(' ', '-')}`;
export const mixPlace = (id: string): string => `drift-mix-${id.replaceAll(' ', '-')}`;
export const SPLIT_PLACE = 'drift-mix-or-rate';

type Told = { readonly metric: string; readonly slice: Slice };

function picturesOf({ metric, slice }: Told, charts: ReadonlySet<string>, splits: readonly MetricId[], found: DriftFindings): Pictures {
  const [dimension = null] = [...slice.keys()];
  const base = mixBaseOf(metric);
  // The ICP has a chart of its own and no picture of a mix.
  const isMixed = dimension !== ICP && found.drift.tables.some((table) => table.base === base && table.dimension === dimension);
  const chart = isMetricId(metric) ? chartId({ metric, slice: [...slice], target: null }) : null;
  const split = splits.find((each) => each === metric) ?? null;
  const ids = [
    ...(chart !== null && charts.has(chart) ? [chartPlace(chart)] : []),
    ...(isMixed ? [mixPlace(`${base}-${dimension}`)] : []),
    ...(split === null || slice.size > 1 ? [] : [SPLIT_PLACE]),
  ];
  return {
    ids,
    elsewhere: ids.length === 0 ? elsewhereOf({ metric, slice }) : null,
    split: split === null || slice.size > 1 ? null : { metric: split, dimension },
  };
}

/** The pictures of every finding that has some, here or on another page, by its row. `below`: targets that were missed for long. */
export function picturesByRow(found: DriftFindings, below: readonly Finding[], given: Given): ReadonlyMap<string, Pictures> {
  const { answerable, question } = given;
  const charts = new Set(chartsOf(answerable.definitions.targets).map(chartId));
  const splits = splitMetrics(answerable, question);
  const told: readonly (readonly [string, Told])[] = [
    ...found.drift.comparisons.map((each) => [each.id, { metric: each.now.metric, slice: each.slice }] as const),
    ...found.cases.map((each) => [each.id, each.finding] as const),
    ...below.map((each) => [belowId(each), each] as const),
  ];
  return new Map(
    told
      .map(([id, each]) => [id, picturesOf(each, charts, splits, found)] as const)
      .filter(([, { ids, elsewhere }]) => ids.length > 0 || elsewhere !== null),
  );
}
