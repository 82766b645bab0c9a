import { isMetricName, METRIC_NAMES, type MetricName } from '../model';
import { ECONOMICS } from './catalogue/economics';
import { MIX } from './catalogue/mix';
import { PIPELINE } from './catalogue/pipeline';
import { RETENTION } from './catalogue/retention';
import { VALUE } from './catalogue/value';
import { WIN } from './catalogue/win';
import type { Metric } from './metric';

/** The catalogue. SQL, value, unit, words, documentation, URL name, interval and tests follow from an entry. */
const METRICS: Readonly<Record<MetricName, Metric>> = { ...WIN, ...VALUE, ...MIX, ...PIPELINE, ...ECONOMICS, ...RETENTION };

export type MetricId = MetricName;
export const METRIC_IDS: readonly MetricId[] = METRIC_NAMES;
/** A metric of the catalogue, in its widest form. */
export const metricOf = (id: MetricId): Metric => METRICS[id];
/** Whether a text names a metric. */
export const isMetricId = isMetricName;
/** Metrics that every page may show; the others are asked for where they are. */
export const NARROW_METRIC_IDS: readonly MetricId[] = METRIC_IDS.filter((id) => metricOf(id).isWide !== true);
