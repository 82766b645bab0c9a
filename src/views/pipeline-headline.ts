import { pipelineSentence, type Sentence } from '../wording';
import { leastOf, readingOf, type Answered } from './answered';
import { levelOf } from './level';
import { coverageWords, spokenQuarter } from './pipeline-coverage';
import type { Pipeline } from './pipeline-readings';
import { changeWords } from './pipeline-velocity';

/** The first sentence of the page: how much moves, which lever moved it, and whether there is enough. */
export function pipelineHeadline(answered: Answered, pipeline: Pipeline): Sentence {
  const velocity = readingOf(answered.analysis.now, 'velocity');
  const quarter = spokenQuarter(pipeline, answered);
  if (velocity === null) return [];
  return pipelineSentence({
    velocity,
    isFew: levelOf(velocity, leastOf(answered.definitions), false) === 'few',
    change: changeWords(answered, pipeline),
    coverage: quarter === null ? null : coverageWords(answered, pipeline, quarter),
  });
}
