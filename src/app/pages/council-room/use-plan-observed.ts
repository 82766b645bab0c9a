import { useMemo } from 'react';
import type { Answerable } from '../../../core/analysis';
import { planObserved, type PlanObserved } from '../../../core/plan-observed';
import { USUAL_QUESTION } from '../../../core/question';
import { Finished } from '../../finished';
import { useAnswerable } from '../../queries';
import type { Given } from '../../use-asked';
import { useWorkedOut, type Task } from '../../use-worked-out';

const OBSERVED: Task<Given, PlanObserved> = {
  name: 'What a plan rests on',
  work: ({ answerable }) => planObserved(answerable),
  studied: () => ({ kind: 'plan' }),
  valueIn: (found) => (found.kind === 'plan' ? found.observed : null),
  heldBy: ({ answerable }) => answerable.cube,
  finished: new Finished(),
};

/** The rates that a plan rests on, and how far the working out has come. */
export type PlanAnswer = {
  readonly observed: PlanObserved | null;
  readonly isUpdating: boolean;
  readonly failure: string | null;
  retry(): void;
};

/** What is observed of all deals, whatever the page filters by: a plan is the company's. */
export const useWholeAnswerable = () => useAnswerable(USUAL_QUESTION);

/** Has the rates of a plan worked out by the study, after the page was painted. */
export function usePlanObserved(answerable: Answerable): PlanAnswer {
  const from = useMemo(() => ({ answerable, question: USUAL_QUESTION }), [answerable]);
  const { value: observed, isUpdating, failure, retry } = useWorkedOut(OBSERVED, from);
  return { observed, isUpdating, failure, retry };
}
