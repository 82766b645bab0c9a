import {
  isExpectable,
  type Approver,
  type Decision,
  type DecisionEvidence,
  type DecisionStatus,
  type DecisionType,
  type Expected,
  type SegmentCondition,
  type Verdict,
} from '../core/council';
import { isMetricId, metricOf, type MetricId } from '../core/metrics';
import { asOfDate, type Dataset } from '../core/model';
import type { Target } from '../core/workspace';
import { usualReview } from './decision-dates';
import { sizeText } from './decision-numbers';
import { targetChoices, type MetricChoices, type TargetDraft } from './definitions-targets';

/** The draft of the ICP in the place of a version's id. */
export const DRAFT_OF_ICP = 'draft';

/** A decision as it is being written: everything as text, so that a half-typed one can stand. */
export type DecisionDraft = {
  readonly type: DecisionType;
  readonly text: string;
  /** Blank where the rule names the segment. */
  readonly name: string;
  readonly where: readonly SegmentCondition[];
  readonly taken: string;
  /** One a line. */
  readonly options: string;
  readonly evidence: DecisionEvidence;
  readonly expects: boolean;
  readonly metric: MetricId;
  readonly want: Expected['want'];
  readonly size: string;
  readonly owner: string;
  readonly due: string;
  readonly approvers: readonly Approver[];
  readonly dissent: string;
  readonly review: string;
  readonly kill: string;
  readonly status: DecisionStatus;
  readonly verdict: Verdict | null;
  /** What a decision of the type *set target* sets; its slice is the segment's. */
  readonly target: Pick<TargetDraft, 'metric' | 'want' | 'text'>;
  /** What a decision of the type *change ICP* is about: the id of a version, or the draft, which it publishes. Blank is neither. */
  readonly version: string;
  readonly by: string;
};

/** What is known of a decision before anybody wrote it. */
export type DecisionStart = Partial<Omit<DecisionDraft, 'evidence' | 'by'>>;

/** Metrics that a decision can expect something of: those with a reading of any period, by group. */
export const expectedChoices = (): MetricChoices =>
  targetChoices()
    .map(({ title, metrics }) => ({ title, metrics: metrics.filter(({ id }) => isExpectable(id)) }))
    .filter(({ metrics }) => metrics.length > 0);

/** Where a metric is to go: to its better side, and up where it has none. */
export const usualWant = (metric: MetricId): Expected['want'] => (metricOf(metric).better === 'lower' ? 'fall' : 'rise');

const targetFor = (metric: MetricId): DecisionDraft['target'] => ({
  metric,
  want: usualWant(metric) === 'fall' ? 'atMost' : 'atLeast',
  text: '',
});

/** A new decision, as far as where it is started from says what it is. */
export function newDraft(start: DecisionStart, evidence: DecisionEvidence, dataset: Dataset): DecisionDraft {
  const cited = evidence.readings.map((reading) => reading.metric).find(isExpectable);
  const metric = isExpectable(start.metric) ? start.metric : (cited ?? 'winRate');
  const taken = start.taken ?? asOfDate(dataset) ?? '';
  return {
    type: 'keep',
    text: '',
    name: '',
    where: [],
    options: '',
    expects: true,
    want: usualWant(metric),
    size: '',
    owner: '',
    due: '',
    approvers: [],
    dissent: '',
    review: usualReview(taken, dataset),
    kill: '',
    status: 'open',
    verdict: null,
    target: targetFor(metric),
    version: '',
    ...start,
    metric,
    taken,
    evidence,
    by: '',
  };
}

/** A decision that was recorded, to be written anew; by whom, is asked again. */
export function draftOfDecision(decision: Decision, { currency }: Pick<Dataset, 'currency'>): DecisionDraft {
  const { segment, expected, made, due, ...rest } = decision;
  const metric = isExpectable(expected?.metric) ? expected.metric : 'winRate';
  return {
    type: rest.type,
    text: rest.text,
    name: segment.name,
    where: segment.where,
    taken: rest.taken,
    options: rest.options.join('\n'),
    evidence: rest.evidence,
    expects: expected !== null,
    metric,
    want: expected?.want ?? usualWant(metric),
    size: expected === null ? '' : sizeText(expected.size, metric, currency),
    owner: rest.owner,
    due: due ?? '',
    approvers: rest.approvers,
    dissent: rest.dissent,
    review: rest.review,
    kill: rest.kill,
    status: rest.status,
    verdict: rest.verdict,
    target: targetFor(made?.kind === 'target' && isMetricId(made.metric) ? made.metric : metric),
    version: made?.kind === 'icpVersion' ? made.id : '',
    by: '',
  };
}

/** The evidence without one of its figures. */
export const withoutReading = (evidence: DecisionEvidence, at: number): DecisionEvidence => ({
  ...evidence,
  readings: evidence.readings.toSpliced(at, 1),
});

/** What the segment of a decision is as the slice of a target; null where it is no slice of single values. */
export function sliceOfRule(where: readonly SegmentCondition[]): Target['slice'] | null {
  const parts = where.map(({ dimension, is, members }): Target['slice'][number] | null => {
    const [label] = members;
    return is === 'in' && members.length === 1 && label !== undefined ? [dimension, label] : null;
  });
  return parts.every((part) => part !== null) ? parts : null;
}
