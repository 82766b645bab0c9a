import type { Answerable } from '../core/analysis';
import { pipelineInSteps as stepsOf, type Pipeline } from '../core/pipeline';
import type { Question } from '../core/question';
import { segmentOf } from './segment-choice';

export type { Pipeline, Quarter } from '../core/pipeline';

/** What a question about the open pipeline reads, a step at a time, by what stands for "segment". */
export const pipelineInSteps = (answerable: Answerable, question: Question): Generator<Pipeline, void, void> =>
  stepsOf(answerable, { question, segment: segmentOf(question, answerable.dataset) });

/** The whole of it at once, for tests and whoever need not wait. */
export function pipelineOf(answerable: Answerable, question: Question): Pipeline {
  const [last] = [...pipelineInSteps(answerable, question)].toReversed();
  if (last === undefined) throw new Error('the pipeline has no last step');
  return last;
}
