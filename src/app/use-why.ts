import { useMemo } from 'react';
import type { Answerable } from '../core/analysis';
import type { Drift } from '../core/drift-study';
import { whyOf, type DriftWhy } from '../core/drift-why';
import type { Question } from '../core/question';
import { Finished } from './finished';
import type { Given } from './use-asked';
import { useWorkedOut, type Task } from './use-worked-out';

/** What moved the numbers of a question, and how far the working out has come. */
export type WhyAnswer = {
  readonly why: DriftWhy | null;
  readonly isUpdating: boolean;
  readonly failure: string | null;
  retry(): void;
};

type Compared = Given & { readonly drift: Drift };

const WHY: Task<Compared, DriftWhy> = {
  name: 'Why it moved',
  work: ({ answerable, question, drift }) => whyOf(answerable, question, drift),
  studied: ({ question, drift }) => ({ kind: 'why', question, drift }),
  valueIn: (found) => (found.kind === 'why' ? found.why : null),
  heldBy: ({ drift }) => drift,
  finished: new Finished(),
};

/**
 * What moved the numbers between the periods that were compared, worked out by the study. The comparisons are those of the same
 * question: with old ones go what they were found for.
 */
export function useWhy(answerable: Answerable, question: Question, drift: Drift): WhyAnswer {
  const from = useMemo(() => ({ answerable, question, drift }), [answerable, question, drift]);
  const { value: why, isUpdating, failure, retry } = useWorkedOut(WHY, from);
  return { why, isUpdating, failure, retry };
}
