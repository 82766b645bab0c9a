import { useMemo } from 'react';
import { answer, type Analysis, type Answerable } from '../core/analysis';
import type { Question } from '../core/question';
import type { Answered } from '../views/answered';
import { Finished } from './finished';
import { useAnswerable } from './queries';
import { keyOf } from './use-asked';
import { useStudied, type Work } from './use-studied';
import { useWithheld } from './use-withheld';

/** An analysis for a page, and how fresh it is. */
export type Answer = {
  readonly answered: Answered | null;
  readonly answerable: Answerable | null;
  /** What is shown belongs to the question before, and the next one is being worked out. */
  readonly isUpdating: boolean;
  readonly failure: string | null;
  retry(): void;
};

type Refined = { readonly analysis: Analysis; readonly isRefining: boolean };

const ANSWER: Work<Refined> = {
  name: 'The answer',
  *steps(answerable, question) {
    if (answerable.accounts !== null) yield { analysis: answer({ ...answerable, accounts: null }, question), isRefining: true };
    yield { analysis: answer(answerable, question), isRefining: false };
  },
  studied: (_, question) => ({ kind: 'answer', question }),
  stepIn: (found) => (found.kind === 'answer' ? { analysis: found.analysis, isRefining: false } : null),
  first: {
    studied: (_, question) => ({ kind: 'answer', question }),
    stepIn: (found, { accounts }) => (found.kind === 'answer' ? { analysis: found.analysis, isRefining: accounts !== null } : null),
  },
  finished: new Finished(),
};

/**
 * The answer to a question. It comes twice: soon without the intervals that draw accounts anew, and then with them, each from a
 * study, which leaves the page free. Meanwhile the answer before stays and says that it is not the new one.
 */
export function useAnswer(question: Question): Answer {
  const answering = useAnswerable(question);
  const asked = answering.question ?? question;
  const worked = useStudied(ANSWER, answering.answerable, asked);
  const withheld = useWithheld();
  const answered = useMemo((): Answered | null => {
    if (worked === null || worked.value === null) return null;
    const { dataset, definitions } = worked.answerable;
    return { ...worked.value, dataset, definitions, withheld };
  }, [worked, withheld]);
  return {
    answered,
    answerable: worked?.answerable ?? null,
    isUpdating: answering.isUpdating || keyOf(asked) !== keyOf(question) || worked?.isStale === true,
    failure: answering.failure ?? worked?.failure ?? null,
    retry: answering.retry,
  };
}
