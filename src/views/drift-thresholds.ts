import { practicalOf, USUAL_DRIFT_THRESHOLDS, type DriftThresholds, type Practical } from '../core/drift';
import type { Drift } from '../core/drift-study';
import { isMetricId, metricOf, type MetricId } from '../core/metrics';
import type { UnitWord } from '../core/model';
import { comparedLabel } from './drift-findings-words';

/** One threshold to be typed: in points or percent, and for q as the share of flags that may be false. */
export type ThresholdField = {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly text: string;
  readonly usual: string;
  readonly fault: string | null;
};

/** What was typed, by field; what is not in it stands as it is. */
export type Typed = ReadonlyMap<string, string>;

/** The field of the statistical threshold. */
export const Q_FIELD = 'q';

/** A number as it is typed: without noise of halves and tenths. */
const bare = (value: number): string => String(Number(value.toPrecision(6)));
const shown = ({ least }: Practical): string => bare(least * 100);

/** Metrics that have a threshold of their own, in the order in which they were compared. */
export const thresholdMetrics = ({ comparisons }: Drift): readonly MetricId[] => [
  ...new Set(comparisons.map(({ metric }) => metric).filter(isMetricId)),
];

const numbered = (metric: MetricId): { readonly metric: string; readonly unit: UnitWord } => ({ metric, unit: metricOf(metric).unit });

/** A typed number, or why it is none. */
function read(
  text: string,
  most: number,
): { readonly value: number; readonly fault: null } | { readonly value: null; readonly fault: string } {
  const value = Number(text.trim().replace(',', '.'));
  const isNumber = /^\d*[.,]?\d+$/.test(text.trim());
  if (!isNumber || !(value > 0) || value > most) return { value: null, fault: `Type a number above 0, up to ${most}.` };
  return { value, fault: null };
}

const MOST_Q = 1;
const MOST_PERCENT = 100;

function fieldOf(metric: MetricId, thresholds: DriftThresholds, typed: Typed): ThresholdField {
  const [now, usual] = [practicalOf(numbered(metric), thresholds), practicalOf(numbered(metric), USUAL_DRIFT_THRESHOLDS)];
  const text = typed.get(metric) ?? shown(now);
  return {
    id: metric,
    label: comparedLabel(metric),
    unit: now.by === 'amount' ? 'points' : '% of the value before',
    text,
    usual: shown(usual),
    fault: read(text, MOST_PERCENT).fault,
  };
}

/** Both thresholds as fields: first q, then the least change by metric. */
export function thresholdFields(metrics: readonly MetricId[], thresholds: DriftThresholds, typed: Typed): readonly ThresholdField[] {
  const text = typed.get(Q_FIELD) ?? bare(thresholds.q);
  const q = {
    id: Q_FIELD,
    label: 'q under',
    unit: 'of all flags may be false',
    text,
    usual: bare(USUAL_DRIFT_THRESHOLDS.q),
    fault: read(text, MOST_Q).fault,
  };
  return [q, ...metrics.map((metric) => fieldOf(metric, thresholds, typed))];
}

/** The thresholds that were typed, or null while a field holds none. What equals the usual one is not kept. */
export function thresholdsFrom(fields: readonly ThresholdField[], standing: DriftThresholds): DriftThresholds | null {
  if (fields.some(({ fault }) => fault !== null)) return null;
  const practical = new Map(standing.practical);
  let { q } = standing;
  for (const { id, text, usual } of fields) {
    const { value } = read(text, id === Q_FIELD ? MOST_Q : MOST_PERCENT);
    if (value === null) return null;
    if (id === Q_FIELD) q = value;
    else if (bare(value) === usual) practical.delete(id);
    else if (isMetricId(id)) practical.set(id, { by: practicalOf(numbered(id), standing).by, least: value / 100 });
  }
  return { q, practical };
}

/** The thresholds in force, in one line. */
export function thresholdsSaid(thresholds: DriftThresholds): string {
  const own = [...thresholds.practical].map(([metric, { by, least }]) => {
    return `${comparedLabel(metric)} ${bare(least * 100)}${by === 'amount' ? ' points' : '%'}`;
  });
  const changed = own.length === 0 ? '' : `; set here: ${own.join(', ')}`;
  return `A flag needs both: a change of at least 5 points (shares and rates) or 10% (amounts and days)${changed}, and q under ${bare(thresholds.q)}.`;
}
