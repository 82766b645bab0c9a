import type {
  CompanyFunction,
  DecisionField,
  DecisionType,
  Expected,
  Outcome,
  OutcomeReason,
  OutcomeWord,
  ToldStatus,
  Verdict,
} from '../core/council';
import { isMetricId, metricOf } from '../core/metrics';
import type { Currency } from '../core/model';
import { cardChange } from './change';
import { counted, decimal } from './number';
import { lowered } from './sentence';

export const TYPE_WORDS: Readonly<Record<DecisionType, string>> = {
  keep: 'Keep',
  promote: 'Promote to ICP',
  observe: 'Observe',
  retire: 'Retire',
  exclude: 'Exclude',
  shiftSpend: 'Shift spend',
  changeIcp: 'Change the ICP',
  setTarget: 'Set a target',
};

export const STATUS_WORDS: Readonly<Record<ToldStatus, string>> = {
  open: 'Open',
  late: 'Late',
  done: 'Done',
  dropped: 'Dropped',
};

/** What people conclude. */
export const COUNCIL_VERDICT_WORDS: Readonly<Record<Verdict, string>> = { kept: 'Kept', reversed: 'Reversed', unknown: 'Unknown' };

export const FUNCTION_WORDS: Readonly<Record<CompanyFunction, string>> = {
  marketing: 'Marketing',
  sales: 'Sales',
  customerSuccess: 'Customer success',
  product: 'Product',
  finance: 'Finance',
  other: 'Other',
};

/** The parts of a record, as its history names them. */
export const DECISION_FIELD_WORDS: Readonly<Record<DecisionField, string>> = {
  type: 'Kind',
  text: 'What was decided',
  segment: 'Segment',
  taken: 'Taken',
  options: 'Options considered',
  evidence: 'Evidence',
  expected: 'Expected',
  owner: 'Owner',
  due: 'Due',
  approvers: 'Approvers',
  dissent: 'Dissent',
  review: 'Review',
  kill: 'When to stop',
  status: 'Status',
  verdict: 'Verdict',
  made: 'What it made',
};

const OUTCOME_WORD_WORDS: Readonly<Record<OutcomeWord, string>> = {
  tooEarly: 'Too early',
  worked: 'Worked',
  didNot: 'Did not',
  cannotTell: 'Cannot tell',
};

/** What became of it, in a word: `Worked`, or `Worked, less than expected`. */
export const outcomeWord = ({ word, isLessThanExpected }: Pick<Outcome, 'word' | 'isLessThanExpected'>): string =>
  isLessThanExpected ? `${OUTCOME_WORD_WORDS[word]}, less than expected` : OUTCOME_WORD_WORDS[word];

/** A metric by its label inside a sentence; one that the catalogue does not have by its own name. */
export const metricInWords = (metric: string): string => (isMetricId(metric) ? lowered(metricOf(metric).label) : metric);

/** What is expected: `win rate to rise by 5 points or more`. Money is said in the workspace's currency. */
export function expectedText({ metric, want, size }: Expected, currency: Currency | null): string {
  const unit = isMetricId(metric) ? metricOf(metric).unit : 'ratio';
  const bySize = cardChange(size, { unit, currency }).replace(/^\+/, '');
  return `${metricInWords(metric)} to ${want} by ${bySize} or more`;
}

function casesText({ have, needed }: Outcome): string {
  const there = `${counted(have, 'case')} ${have === 1 ? 'has' : 'have'} matured since`;
  return needed === null ? `${there}: too few to test` : `${there}; the expected change takes ${decimal(needed)}`;
}

function reasonWords(reason: OutcomeReason, outcome: Outcome): string {
  switch (reason) {
    case 'reviewNotReached':
      return 'its review date is not reached';
    case 'tooFewMatured':
      return casesText(outcome);
    case 'windowsOverlap':
      return 'this number looks at twelve months, and fewer have passed since';
    case 'excludesZero':
      return 'the interval of the change lies wholly on the expected side of 0';
    case 'underExpected':
      return 'it lies wholly below the change that was expected';
    case 'excludesExpected':
      return 'the interval of the change lies wholly below what was expected';
    case 'intervalHoldsBoth':
      return 'the interval of the change holds both no change and the expected one';
    case 'noInterval':
      return 'this number has no interval, so that its change is not tested';
    case 'noReading':
      return 'the number does not exist in both periods';
    case 'segmentGone':
      return 'the loaded data no longer have the segment';
    case 'notInCube':
      return 'the numbers at hand are not divided by the segment, or hold no such metric';
    case 'tooFewBefore':
      return 'there were too few cases before it to test';
    case 'nothingExpected':
      return 'no number was expected to move';
    case 'totalsDiffer':
      return 'the own total of a file does not agree with ours';
  }
}

/** Why the outcome says so, as one clause without a full stop: `62 cases have matured since; the expected change takes 412`. */
export const outcomeReasons = (outcome: Outcome): string => outcome.reasons.map((reason) => reasonWords(reason, outcome)).join('; ');
