import { isMetricId, metricOf, type Metric } from '../core/metrics';

/** How the limits of a metric are made. Slippage is told by two snapshots and no cube: a share of counts outside the catalogue. */
export const intervalKindOf = (metric: string): Metric['interval'] => (isMetricId(metric) ? metricOf(metric).interval : 'wilson');
