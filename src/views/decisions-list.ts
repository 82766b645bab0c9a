import {
  ANY_DECISION,
  choicesOf,
  DECISION_TYPES,
  decisionsMatching,
  quarterOf,
  standingRevisions,
  toldStatus,
  type DecisionFilter,
  type DecisionRevision,
  type Outcome,
  type OutcomeWord,
  type ToldStatus,
} from '../core/council';
import { dateOf, type Dataset, type Reading } from '../core/model';
import type { Definitions } from '../core/workspace';
import { cardChange, differenceText, periodName, raised, tenthsOfPoints } from '../wording';
import { expectedText, outcomeReasons, outcomeWord, STATUS_WORDS, TYPE_WORDS } from '../wording/decision-words';
import { dayText } from './decision-dates';
import { reviewText } from './decision-history';
import { ruleText } from './decision-segment';
import { figureOf, type Figure } from './figure';

/** A part of a change, by what moved. */
export type SplitPart = { readonly label: string; readonly text: string };

/** What came of a decision, as far as it is told. */
export type OutcomeView = {
  readonly word: OutcomeWord;
  readonly text: string;
  readonly why: string;
  readonly before: Figure | null;
  readonly after: Figure | null;
  /** With its interval; null where it was not read. */
  readonly change: string | null;
  readonly split: readonly SplitPart[];
};

/** A decision as the list shows it. */
export type DecisionRow = {
  readonly id: string;
  readonly revision: DecisionRevision;
  readonly quarter: string;
  readonly taken: string;
  readonly text: string;
  readonly type: string;
  readonly segment: string;
  readonly rule: string;
  readonly owner: string;
  /** Null without a date. */
  readonly due: string | null;
  readonly status: ToldStatus;
  readonly statusText: string;
  readonly expected: string;
  readonly review: string;
  /** Null while it is being worked out. */
  readonly outcome: OutcomeView | null;
  readonly isDue: boolean;
};

export type ListGiven = {
  readonly dataset: Dataset;
  readonly definitions: Definitions;
  readonly outcomes: readonly Outcome[] | null;
  readonly least: number;
};

/** Parts of a change in points have a decimal each: in whole points they would not add up to it. */
const partText = (value: number, { unit, currency }: Reading): string =>
  unit === 'share' ? tenthsOfPoints(value) : cardChange(value, { unit, currency });

function splitParts({ split, change }: Outcome): readonly SplitPart[] {
  if (split === null || change === null) return [];
  const part = (label: string, value: number | null): SplitPart => ({
    label,
    text: value === null ? 'not told' : partText(value, change),
  });
  return [part('Market moved', split.market), part('Mix moved', split.mix), part('Rule moved', split.rule), part('The rest', split.rest)];
}

/** What came of a decision in the words of a page. */
export function outcomeView(outcome: Outcome, least: number): OutcomeView {
  const { word, before, after, change } = outcome;
  return {
    word,
    text: outcomeWord(outcome),
    why: raised(outcomeReasons(outcome)),
    before: before === null ? null : figureOf(before, least),
    after: after === null ? null : figureOf(after, least),
    change: change === null ? null : differenceText(change),
    split: splitParts(outcome),
  };
}

function rowOf(revision: DecisionRevision, { dataset, outcomes, least }: ListGiven): DecisionRow {
  const { decision } = revision;
  const outcome = outcomes?.find((each) => each.decision.id === decision.id) ?? null;
  const status = toldStatus(decision, dateOf(dataset.asOf));
  return {
    id: decision.id,
    revision,
    quarter: periodName(quarterOf(decision, dataset.calendar), dataset.calendar),
    taken: dayText(decision.taken),
    text: decision.text,
    type: TYPE_WORDS[decision.type],
    segment: decision.segment.name,
    rule: ruleText(decision.segment, dataset),
    owner: decision.owner,
    due: decision.due === null ? null : dayText(decision.due),
    status,
    statusText: STATUS_WORDS[status],
    expected: decision.expected === null ? 'No number is expected to move' : raised(expectedText(decision.expected, dataset.currency)),
    review: reviewText(decision, dataset),
    outcome: outcome === null ? null : outcomeView(outcome, least),
    isDue: outcome?.isDue === true,
  };
}

export type FilterChoice = { readonly value: string; readonly text: string };

/** The list, what it can be narrowed by, and how many of how many are shown. */
export type DecisionsList = {
  readonly rows: readonly DecisionRow[];
  readonly all: number;
  readonly quarters: readonly FilterChoice[];
  readonly owners: readonly FilterChoice[];
  readonly types: readonly FilterChoice[];
  readonly statuses: readonly FilterChoice[];
};

/** The decisions that stand, the last taken first, narrowed by a filter. */
export function decisionsList(given: ListGiven, filter: DecisionFilter = ANY_DECISION): DecisionsList {
  const { dataset, definitions } = given;
  const seen = { calendar: dataset.calendar, asOf: dateOf(dataset.asOf) };
  const revisions = standingRevisions(definitions.council);
  const decisions = revisions.map(({ decision }) => decision);
  const shown = new Set(decisionsMatching(decisions, filter, seen).map(({ id }) => id));
  const choices = choicesOf(decisions, seen);
  return {
    rows: revisions.filter(({ decision }) => shown.has(decision.id)).map((revision) => rowOf(revision, given)),
    all: revisions.length,
    quarters: choices.quarters.map((value) => ({ value, text: periodName(value, dataset.calendar) })),
    owners: choices.owners.map((value) => ({ value, text: value })),
    types: DECISION_TYPES.filter((type) => choices.types.includes(type)).map((value) => ({ value, text: TYPE_WORDS[value] })),
    statuses: choices.statuses.map((value) => ({ value, text: STATUS_WORDS[value] })),
  };
}
