import { useMemo } from 'react';
import type { EconomicsAsked } from '../../../core/economics';
import type { Dataset } from '../../../core/model';
import type { Question } from '../../../core/question';
import type { Answered } from '../../../views/answered';
import { economicsInSteps, splitOf, type Economics } from '../../../views/economics-readings';
import { Finished } from '../../finished';
import { useAnswerable } from '../../queries';
import type { Answer } from '../../use-answer';
import { keyOf } from '../../use-asked';
import { useStudied, type Work } from '../../use-studied';
import { useWithheld } from '../../use-withheld';

/** An answer about costs and returns, and how firm it is. */
export type EconomicsAnswer = Answer & { readonly sensitivity: Economics['sensitivity'] };

const askedOf = (question: Question, dataset: Dataset): EconomicsAsked => ({
  question,
  split: splitOf(question, dataset)?.dimension ?? null,
});

const ECONOMICS: Work<Economics> = {
  name: 'Costs and returns',
  steps: economicsInSteps,
  studied: ({ dataset }, question) => ({ kind: 'economics', asked: askedOf(question, dataset), step: 'further' }),
  stepIn: (found) => (found.kind === 'economics' ? found.economics : null),
  first: {
    studied: ({ dataset }, question) => ({ kind: 'economics', asked: askedOf(question, dataset), step: 'first' }),
    stepIn: (found) => (found.kind === 'economics' ? found.economics : null),
  },
  finished: new Finished(),
};

/** The answer to a question about costs and returns. While the engine works, the answer before stays and says so. */
export function useEconomics(question: Question): EconomicsAnswer {
  const answering = useAnswerable(question);
  const asked = answering.question ?? question;
  const worked = useStudied(ECONOMICS, answering.answerable, asked);
  const withheld = useWithheld();
  const answered = useMemo((): Answered | null => {
    if (worked === null || worked.value === null) return null;
    const { dataset, definitions } = worked.answerable;
    return { analysis: worked.value.analysis, dataset, definitions, isRefining: worked.value.isRefining, withheld };
  }, [worked, withheld]);
  return {
    answered,
    answerable: worked?.answerable ?? null,
    sensitivity: worked?.value?.sensitivity ?? null,
    isUpdating: answering.isUpdating || keyOf(asked) !== keyOf(question) || worked?.isStale === true,
    failure: answering.failure ?? worked?.failure ?? null,
    retry: answering.retry,
  };
}
