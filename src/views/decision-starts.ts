import type { SegmentCondition } from '../core/council';
import { isMetricId, metricOf } from '../core/metrics';
import type { Dataset, Reading } from '../core/model';
import { resolveFilters, type Question } from '../core/question';
import { usualWant, type DecisionStart } from './decision-draft';

/** More figures than this are no evidence that anybody reads: the first of a card are attached. */
const MOST_READINGS = 24;

const isPlain = (reading: Reading): boolean => isMetricId(reading.metric) && metricOf(reading.metric).isProjected !== true;

/** What a question is filtered by, as the rule of a segment; what the files do not have is left out, as in every answer. */
function ruleOf({ where }: Question, { dimensions }: Dataset): readonly SegmentCondition[] {
  return resolveFilters(where, dimensions).conditions.map(({ dimension, is, members }) => ({ dimension, is, members }));
}

/** A decision that starts from a card, and the figures of that card which it brings along. */
export function startFromFilters(
  readings: readonly Reading[],
  question: Question,
  dataset: Dataset,
): { readonly start: DecisionStart; readonly readings: readonly Reading[] } {
  const cited = readings.slice(0, MOST_READINGS);
  const metric = cited.find(isPlain)?.metric;
  const expects = metric !== undefined && isMetricId(metric) ? { metric, want: usualWant(metric) } : {};
  return { start: { where: ruleOf(question, dataset), ...expects }, readings: cited };
}

/** What a decision needs to know of the finding that it starts from. */
export type FindingStart = { readonly id: string; readonly owner: string; readonly now: Reading };

/** A decision that starts from a finding: about its slice within the filters, and expected to move its number to the better. */
export function startFromFinding({ owner, now }: FindingStart, question: Question, dataset: Dataset): DecisionStart {
  const slice = [...now.slice].map(([dimension, label]): SegmentCondition => ({ dimension, is: 'in', members: [label] }));
  const filters = ruleOf(question, dataset).filter(({ dimension }) => slice.every((each) => each.dimension !== dimension));
  const metric = isMetricId(now.metric) ? { metric: now.metric, want: usualWant(now.metric) } : {};
  return { type: 'observe', where: [...filters, ...slice], owner, ...metric };
}
