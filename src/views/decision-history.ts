import { historyOf, type Decision, type DecisionField, type RevisionStep } from '../core/council';
import { isMetricId, metricOf } from '../core/metrics';
import type { Dataset } from '../core/model';
import type { Definitions } from '../core/workspace';
import { cardValue, counted, raised } from '../wording';
import {
  COUNCIL_VERDICT_WORDS,
  DECISION_FIELD_WORDS,
  expectedText,
  FUNCTION_WORDS,
  STATUS_WORDS,
  TYPE_WORDS,
} from '../wording/decision-words';
import { dayText, reviewQuarterOf } from './decision-dates';
import { ruleText } from './decision-segment';

/** What was one part of a decision before a revision, and after it. */
export type ChangedPart = { readonly label: string; readonly before: string; readonly after: string };

/** A revision as the history shows it: who, when, and what it changed. */
export type HistoryStep = { readonly id: string; readonly by: string; readonly at: string; readonly changes: readonly ChangedPart[] };

export type TextsGiven = { readonly dataset: Dataset; readonly definitions: Pick<Definitions, 'icp'> };

const NONE = 'none';
const orNone = (text: string): string => (text.trim() === '' ? NONE : text);

/** What a decision brought about, in words. */
export function madeText({ made }: Pick<Decision, 'made'>, { dataset, definitions }: TextsGiven): string {
  if (made === null) return 'nothing by itself';
  if (made.kind === 'icpVersion') return `${definitions.icp.find(({ id }) => id === made.id)?.name ?? made.id} of the ICP`;
  const { metric, want, value, slice } = made;
  const of = isMetricId(metric) ? metricOf(metric) : null;
  const text = of === null ? String(value) : cardValue(value, { unit: of.unit, currency: dataset.currency }, 0);
  const where = slice.map(([dimension, label]) => ({ dimension, is: 'in' as const, members: [label] }));
  return `a target: ${of?.label ?? metric} ${want === 'atLeast' ? 'at least' : 'at most'} ${text}${where.length === 0 ? '' : `, where ${ruleText({ where }, dataset)}`}`;
}

/** Who approved, each with the function. */
export const approversText = ({ approvers }: Pick<Decision, 'approvers'>): string =>
  approvers.length === 0
    ? 'nobody yet'
    : approvers.map(({ name, function: of }) => `${name} (${FUNCTION_WORDS[of].toLowerCase()})`).join(', ');

/** When an outcome is looked at. */
export function reviewText({ review }: Pick<Decision, 'review'>, dataset: Dataset): string {
  const quarter = reviewQuarterOf(review, dataset);
  return quarter === null ? dayText(review) : `after ${quarter}, from ${dayText(review)} on`;
}

/** One part of a decision in words. */
export function fieldText(decision: Decision, field: DecisionField, given: TextsGiven): string {
  const { dataset } = given;
  switch (field) {
    case 'type':
      return TYPE_WORDS[decision.type];
    case 'text':
    case 'dissent':
    case 'kill':
    case 'owner':
      return orNone(decision[field]);
    case 'segment':
      return `${decision.segment.name}: ${ruleText(decision.segment, dataset)}`;
    case 'taken':
      return dayText(decision.taken);
    case 'due':
      return decision.due === null ? 'no date' : dayText(decision.due);
    case 'review':
      return reviewText(decision, dataset);
    case 'options':
      return orNone(decision.options.join('; '));
    case 'evidence':
      return counted(decision.evidence.readings.length, 'figure');
    case 'expected':
      return decision.expected === null ? 'no number' : raised(expectedText(decision.expected, dataset.currency));
    case 'approvers':
      return approversText(decision);
    case 'status':
      return STATUS_WORDS[decision.status];
    case 'verdict':
      return decision.verdict === null ? NONE : COUNCIL_VERDICT_WORDS[decision.verdict];
    case 'made':
      return madeText(decision, given);
  }
}

const INSTANT = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/;

/** An ISO instant as people read it: `30 Sep 2025, 14:05 UTC`. */
export function instantText(at: string): string {
  const parts = INSTANT.exec(at);
  return parts === null ? at : `${dayText(parts[1] ?? '')}, ${parts[2] ?? ''} UTC`;
}

function changesOf({ before, changed, revision }: RevisionStep, given: TextsGiven): readonly ChangedPart[] {
  if (before === null) return [];
  return changed.map((field) => ({
    label: DECISION_FIELD_WORDS[field],
    before: fieldText(before, field, given),
    after: fieldText(revision.decision, field, given),
  }));
}

/** How a decision came to stand as it does, the newest revision first. */
export const historySteps = (
  id: string,
  { dataset, definitions }: { readonly dataset: Dataset; readonly definitions: Definitions },
): readonly HistoryStep[] =>
  historyOf(definitions.council, id)
    .map((step, at): HistoryStep => ({
      id: `${at} ${step.revision.at}`,
      by: orNone(step.revision.by),
      at: instantText(step.revision.at),
      changes: changesOf(step, { dataset, definitions }),
    }))
    .toReversed();
