import type { Outcome, OutcomeWord } from '../core/council';
import { outcomeWord } from './decision-words';
import { counted, decimal } from './number';
import { lowered } from './sentence';

const ORDER = ['worked', 'didNot', 'cannotTell', 'tooEarly'] as const satisfies readonly OutcomeWord[];

/** How many decisions there are, and what came of those that are due: `2 of 5 decisions are due for review: 1 worked, 1 too early.` */
export function decisionsTitle(all: number, outcomes: readonly Outcome[] | null, late: number): string {
  const overdue = late === 0 ? '' : ` ${decimal(late)} late.`;
  if (outcomes === null) return `${counted(all, 'decision')} recorded; what came of them has not been worked out.${overdue}`;
  const due = outcomes.filter(({ isDue, decision }) => isDue && decision.status !== 'dropped');
  if (due.length === 0) return `${counted(all, 'decision')} recorded, none due for review yet.${overdue}`;
  const parts = ORDER.flatMap((word) => {
    const count = due.filter((outcome) => outcome.word === word).length;
    return count === 0 ? [] : [`${decimal(count)} ${lowered(outcomeWord({ word, isLessThanExpected: false }))}`];
  });
  return `${decimal(due.length)} of ${counted(all, 'decision')} ${due.length === 1 ? 'is' : 'are'} due for review: ${parts.join(', ')}.${overdue}`;
}
