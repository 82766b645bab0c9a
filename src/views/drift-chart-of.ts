import { ICP, TIER } from '../core/icp';
import { metricOf, type MetricId } from '../core/metrics';
import type { Dataset, DimensionId, Reading } from '../core/model';
import type { Target } from '../core/workspace';
import { aimText, targetText } from '../wording';
import { isCharted } from './drift-chart-series';
import { dimensionName, memberName, nameOf } from './name';

/** Which chart: of a metric in a slice, with the target that is set for it. */
export type ChartOf = { readonly metric: MetricId; readonly slice: Target['slice']; readonly target: Target | null };

/** What is charted whether or not a target is set for it: what stands open, what is won, what comes in, and how much of it is won. */
const ALWAYS: readonly MetricId[] = ['icpShareOpen', 'icpShareWon', 'icpShareCreated', 'winRate'];

/** The charts of a page: the shares of the ICP and the win rate, then every other target, in the order in which they were set. */
export function chartsOf(targets: readonly Target[]): readonly ChartOf[] {
  const whole = (metric: MetricId): Target | null => targets.find((each) => each.metric === metric && each.slice.length === 0) ?? null;
  const usual = ALWAYS.map((metric): ChartOf => ({ metric, slice: [], target: whole(metric) }));
  const held = new Set(usual.map(({ target }) => target));
  const others = targets
    .filter((target) => !held.has(target))
    .map((target): ChartOf => ({ metric: target.metric, slice: target.slice, target }));
  return [...usual, ...others];
}

/** A chart by an id that holds as long as its metric and slice do. */
export const chartId = ({ metric, slice }: ChartOf): string =>
  [metric, ...slice.flatMap(([id, label]) => [id, label ?? 'unknown'])].join(' ');

/** Whether limits of chance hold for it: its periods share no deal, and each is a share of counted deals. */
export const hasLimits = ({ metric }: ChartOf): boolean => isCharted(metric);

/** Tiers and the ICP are named by their label alone. */
function sliceText(id: DimensionId, label: string | null, dataset: Dataset): string {
  return id === TIER || id === ICP ? nameOf(id, label) : `${dimensionName(dataset, id)} ${memberName(dataset, id, label)}`;
}

/** What a number is called in its slice: `Win rate, Tier 1`. */
export const chartName = ({ metric, slice }: Pick<ChartOf, 'metric' | 'slice'>, dataset: Dataset): string =>
  [metricOf(metric).label, ...slice.map(([id, label]) => sliceText(id as DimensionId, label, dataset))].join(', ');

/** A target in words: `at least 50%`; in the unit of what it is held against. */
export function wantedText({ want, value }: Target, reading: Reading | null): string {
  const aim = reading === null ? targetText(value) : aimText(value, reading);
  return `${want === 'atLeast' ? 'at least' : 'at most'} ${aim}`;
}
