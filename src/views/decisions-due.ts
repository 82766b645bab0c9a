import { isLate, quarterBefore, quarterOf, type Decision } from '../core/council';
import { dateOf } from '../core/model';
import { counted, decimal, type Sentence } from '../wording';
import { figure, words } from '../wording/sentence';
import { decisionsList, type DecisionRow, type ListGiven } from './decisions-list';

/** What a council has to come back to: late ones, those due for review, and what else was decided last quarter. */
export type DueDecisions = {
  readonly sentence: Sentence;
  /** At most so many as are read in a glance. */
  readonly rows: readonly DecisionRow[];
  /** How many decisions there are in all. */
  readonly all: number;
};

/** More than these are in the Council room. */
const SHOWN = 6;

const isOpen = ({ status }: Decision): boolean => status === 'open';
const awaitsVerdict = ({ isDue, revision: { decision } }: DecisionRow): boolean =>
  isDue && decision.verdict === null && decision.status !== 'dropped';

function sentenceOf(rows: readonly DecisionRow[], asOf: string): Sentence {
  if (rows.length === 0) return [words('No decision is recorded yet.')];
  const decisions = rows.map(({ revision }) => revision.decision);
  const [open, late] = [decisions.filter(isOpen).length, decisions.filter((each) => isLate(each, asOf)).length];
  const due = rows.filter(awaitsVerdict).length;
  return [
    figure(counted(rows.length, 'decision')),
    words(` ${rows.length === 1 ? 'is' : 'are'} recorded: `),
    figure(open === 0 ? 'none' : decimal(open)),
    words(' open'),
    ...(late === 0 ? [] : [words(', '), figure(decimal(late)), words(' late')]),
    ...(due === 0 ? [] : [words('; '), figure(decimal(due)), words(' due for review, not yet judged by the council')]),
    words('.'),
  ];
}

/** Due for review first, then late ones, then what else was decided last quarter. */
export function dueDecisions(given: ListGiven): DueDecisions {
  const { dataset } = given;
  const asOf = dateOf(dataset.asOf);
  const last = quarterBefore(asOf, dataset.calendar);
  const { rows, all } = decisionsList(given);
  const rankOf = (row: DecisionRow): number => {
    if (awaitsVerdict(row)) return 0;
    if (row.status === 'late') return 1;
    return quarterOf(row.revision.decision, dataset.calendar) === last ? 2 : 3;
  };
  const wanted = rows.filter((row) => rankOf(row) < 3).toSorted((a, b) => rankOf(a) - rankOf(b));
  return { sentence: sentenceOf(rows, asOf), rows: wanted.slice(0, SHOWN), all };
}
