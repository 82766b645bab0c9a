import {
  dateOf,
  dayFrom,
  firstDayIn,
  monthIn,
  monthsIn,
  parseDate,
  spanHolding,
  spanLabel,
  type Calendar,
  type CalendarDate,
  type Span,
} from '../model';
import type { Decision, DecisionStatus, DecisionType } from './decision';

/** A status as it is told: an open decision past its due date is late. */
export type ToldStatus = DecisionStatus | 'late';
export const TOLD_STATUSES = ['open', 'late', 'done', 'dropped'] as const satisfies readonly ToldStatus[];

/** Whether a decision is open on a date (`YYYY-MM-DD`) that lies after its due date; one without a due date never is. */
export const isLate = ({ status, due }: Decision, asOf: string): boolean => status === 'open' && due !== null && due < asOf;

export const toldStatus = (decision: Decision, asOf: string): ToldStatus => (isLate(decision, asOf) ? 'late' : decision.status);

/**
 * Whether the data reach the review of a decision, so that its outcome is told. A review date is the first after its quarter:
 * data as of the last day of that quarter hold all of it.
 */
export const isDue = ({ review }: Decision, asOf: string): boolean => review <= dateOf((parseDate(asOf) ?? 0) + 1);

const quarterHolding = (date: string, calendar: Calendar): Span =>
  spanHolding(monthIn(calendar, dayFrom(date as CalendarDate)), 'quarter', calendar.startMonth);

/** The quarter in which a decision was taken, by the workspace's calendar: `2025-Q3`. */
export const quarterOf = ({ taken }: Pick<Decision, 'taken'>, calendar: Calendar): string =>
  spanLabel(quarterHolding(taken, calendar), 'quarter', calendar);

/** The quarter before the one that holds a date: that of last quarter's decisions. */
export function quarterBefore(date: string, calendar: Calendar): string {
  const { from } = quarterHolding(date, calendar);
  return spanLabel({ from: from - monthsIn('quarter'), to: from - 1 }, 'quarter', calendar);
}

/** The day on which a decision is reviewed: the first after the quarter that lies so many quarters after the one it was taken in. */
export function reviewAfter(taken: string, calendar: Calendar, quarters = 1): CalendarDate {
  const { to } = quarterHolding(taken, calendar);
  return dateOf(firstDayIn(calendar, to + quarters * monthsIn('quarter') + 1));
}

/** Which decisions are looked at; null is any. */
export type DecisionFilter = {
  readonly quarter: string | null;
  readonly owner: string | null;
  readonly type: DecisionType | null;
  readonly status: ToldStatus | null;
};
export const ANY_DECISION: DecisionFilter = { quarter: null, owner: null, type: null, status: null };

/** By what decisions are told apart: the calendar that names their quarters, and the date that makes them late. */
export type DecisionsSeen = { readonly calendar: Calendar; readonly asOf: string };

/** The decisions that a filter lets through, in their order. Owners are compared without the blanks around their names. */
export const decisionsMatching = (
  decisions: readonly Decision[],
  { quarter, owner, type, status }: DecisionFilter,
  { calendar, asOf }: DecisionsSeen,
): readonly Decision[] =>
  decisions.filter(
    (decision) =>
      (quarter === null || quarterOf(decision, calendar) === quarter) &&
      (owner === null || decision.owner.trim() === owner.trim()) &&
      (type === null || decision.type === type) &&
      (status === null || toldStatus(decision, asOf) === status),
  );

/** What there is to filter by. */
export type DecisionChoices = {
  /** The newest first. */
  readonly quarters: readonly string[];
  readonly owners: readonly string[];
  readonly types: readonly DecisionType[];
  readonly statuses: readonly ToldStatus[];
};

const byText = (a: string, b: string): number => Number(a > b) - Number(a < b);

export function choicesOf(decisions: readonly Decision[], { calendar, asOf }: DecisionsSeen): DecisionChoices {
  const statuses = new Set(decisions.map((decision) => toldStatus(decision, asOf)));
  return {
    quarters: [...new Set(decisions.map((decision) => quarterOf(decision, calendar)))].toSorted(byText).toReversed(),
    owners: [...new Set(decisions.map(({ owner }) => owner.trim()))].filter((owner) => owner !== '').toSorted(byText),
    types: [...new Set(decisions.map(({ type }) => type))],
    statuses: TOLD_STATUSES.filter((status) => statuses.has(status)),
  };
}
