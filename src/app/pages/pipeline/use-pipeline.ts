import { useMemo } from 'react';
import type { Question } from '../../../core/question';
import type { Answered } from '../../../views/answered';
import { pipelineInSteps, type Pipeline } from '../../../views/pipeline-readings';
import { segmentOf } from '../../../views/segment-choice';
import { Finished } from '../../finished';
import { useAnswerable } from '../../queries';
import type { Answer } from '../../use-answer';
import { keyOf } from '../../use-asked';
import { useStudied, type Work } from '../../use-studied';
import { useWithheld } from '../../use-withheld';

/** An answer about the open pipeline. */
export type PipelineAnswer = Answer & { readonly pipeline: Pipeline | null };

const PIPELINE: Work<Pipeline> = {
  name: 'The pipeline',
  steps: pipelineInSteps,
  studied: ({ dataset }, question) => ({ kind: 'pipeline', asked: { question, segment: segmentOf(question, dataset) }, step: 'further' }),
  stepIn: (found) => (found.kind === 'pipeline' ? found.pipeline : null),
  first: {
    studied: ({ dataset }, question) => ({ kind: 'pipeline', asked: { question, segment: segmentOf(question, dataset) }, step: 'first' }),
    stepIn: (found, { accounts }) => (found.kind === 'pipeline' ? { ...found.pipeline, isRefining: accounts !== null } : null),
  },
  finished: new Finished(),
};

/** The answer to a question about the open pipeline. While the engine works, the answer before stays and says so. */
export function usePipeline(question: Question): PipelineAnswer {
  const answering = useAnswerable(question);
  const asked = answering.question ?? question;
  const worked = useStudied(PIPELINE, answering.answerable, asked);
  const withheld = useWithheld();
  const answered = useMemo((): Answered | null => {
    if (worked === null || worked.value === null) return null;
    const { dataset, definitions } = worked.answerable;
    return { analysis: worked.value.analysis, dataset, definitions, isRefining: worked.value.isRefining, withheld };
  }, [worked, withheld]);
  return {
    answered,
    answerable: worked?.answerable ?? null,
    pipeline: worked?.value ?? null,
    isUpdating: answering.isUpdating || keyOf(asked) !== keyOf(question) || worked?.isStale === true,
    failure: answering.failure ?? worked?.failure ?? null,
    retry: answering.retry,
  };
}
