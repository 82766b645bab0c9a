import { isMetricId, metricOf } from '../metrics';
import { parseDate } from '../model';
import type { Decision, Expected } from './decision';

const isDate = (text: string): boolean => parseDate(text) !== null;
const isBlank = (text: string): boolean => text.trim() === '';

/** Longer ones are not kept: the same bounds as in a file of definitions. */
const LONGEST_NAME = 1000;
const LONGEST_TEXT = 20_000;

function faultOfExpected({ metric, size }: Expected): string | null {
  if (!isMetricId(metric)) return `No metric is called ${metric === '' ? '""' : metric.slice(0, 80)}: choose one of the list.`;
  const { label, unit, isProjected } = metricOf(metric);
  if (isProjected === true) return `${label} is an estimate of what is not over yet: no outcome is told by it. Choose another metric.`;
  if (!(Number.isFinite(size) && size > 0)) return `Say by how much ${label} is expected to change: a number above 0.`;
  return unit === 'share' && size > 1 ? `${label} is a share: it cannot change by more than 100 points.` : null;
}

function faultOfDates({ taken, due, review }: Decision): string | null {
  if (!isDate(taken)) return 'Say on which date it was taken.';
  if (due !== null && !isDate(due)) return `The due date ${due.slice(0, 20)} does not exist.`;
  if (due !== null && due < taken) return `It is due on ${due}, before it was taken on ${taken}.`;
  if (!isDate(review)) return 'Say on which date it is reviewed.';
  return review <= taken ? `It is reviewed on ${review}, which is not after it was taken on ${taken}.` : null;
}

function faultOfSegment({ segment }: Decision): string | null {
  if (isBlank(segment.name)) return 'Name the segment it is about, or say that it is about the whole.';
  const empty = segment.where.find(({ members }) => members.length === 0);
  return empty === undefined ? null : `Choose at least one value of ${empty.dimension.slice(0, 80)}, or leave that condition out.`;
}

function faultOfLength({ text, dissent, kill, options, owner, approvers, id }: Decision): string | null {
  const long = [text, dissent, kill, ...options].find((each) => each.length > LONGEST_TEXT);
  if (long !== undefined) return `A text of it is longer than ${LONGEST_TEXT} characters.`;
  const name = [id, owner, ...approvers.map((approver) => approver.name)].find((each) => each.length > LONGEST_NAME);
  return name === undefined ? null : `A name in it is longer than ${LONGEST_NAME} characters.`;
}

function faultOfMade({ type, made }: Decision): string | null {
  if (type !== 'setTarget') return null;
  if (made === null || made.kind !== 'target') return 'Say which target it sets.';
  if (!isMetricId(made.metric)) return 'No metric is called so: choose one for the target.';
  return Number.isFinite(made.value) ? null : 'Say at which value the target is set.';
}

/** Why a decision cannot be recorded, as a sentence that says what to do; null where it can. */
export function faultOfDecision(decision: Decision): string | null {
  const { id, text, owner, approvers, expected } = decision;
  if (isBlank(id)) return 'The decision has no id.';
  if (isBlank(text)) return 'Say what was decided.';
  if (isBlank(owner)) return 'Say who owns it: a decision without an owner is not carried out.';
  if (approvers.some(({ name }) => isBlank(name))) return 'An approver has no name: give it, or leave that one out.';
  const expectation = expected === null ? null : faultOfExpected(expected);
  return faultOfDates(decision) ?? faultOfSegment(decision) ?? expectation ?? faultOfMade(decision) ?? faultOfLength(decision);
}
