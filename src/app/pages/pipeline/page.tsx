import { useMemo } from 'react';
import type { Answered } from '../../../views/answered';
import { pipelineHeadline } from '../../../views/pipeline-headline';
import { asOfNote } from '../../../views/pipeline-note';
import type { Pipeline } from '../../../views/pipeline-readings';
import { segmentOf } from '../../../views/segment-choice';
import { AnswerFrame } from '../../parts/answer-frame';
import { ResultSaid } from '../../parts/result-said';
import { SentenceText } from '../../parts/sentence-text';
import { useSession, type Loaded } from '../../session';
import { useQuestion } from '../../use-question';
import { EmptyState } from '../empty/empty-state';
import { ConversionCard } from './conversion-card';
import { CoverageCard } from './coverage-card';
import { SlicesCard } from './slices-card';
import { usePipeline } from './use-pipeline';
import { useSplit } from './use-split';
import { VelocityCard } from './velocity-card';
import './pipeline.css';

type Props = { readonly answered: Answered; readonly pipeline: Pipeline; readonly loaded: Loaded };

/** The split comes with the intervals of its ends as soon as those are worked out. */
function useWithIntervals({ answered, pipeline, loaded }: Props): Pipeline {
  const { told, isAsked, failure } = useSplit(answered.analysis.question, loaded);
  return useMemo(
    () => ({ ...pipeline, split: told ?? pipeline.split, isSplitRefining: isAsked && told === null && failure === null }),
    [pipeline, told, isAsked, failure],
  );
}

function PipelineAnswer(props: Props) {
  const { answered, loaded } = props;
  const pipeline = useWithIntervals(props);
  const headline = useMemo(() => pipelineHeadline(answered, pipeline), [answered, pipeline]);
  return (
    <>
      <SentenceText sentence={headline} className="sentence" />
      <p className="quiet">{asOfNote(answered.dataset)}</p>
      <CoverageCard answered={answered} pipeline={pipeline} />
      <VelocityCard answered={answered} pipeline={pipeline} />
      <SlicesCard answered={answered} pipeline={pipeline} />
      <ConversionCard question={answered.analysis.question} loaded={loaded} />
    </>
  );
}

function PipelineQuestion({ loaded }: { readonly loaded: Loaded }) {
  const { question } = useQuestion();
  const asked = useMemo(() => ({ ...question, by: segmentOf(question, loaded.dataset) }), [question, loaded.dataset]);
  const answer = usePipeline(asked);
  const { answered, pipeline } = answer;
  return (
    <>
      {answered === null ? null : <ResultSaid answered={answered} />}
      <AnswerFrame answer={answer}>
        {(shown) => (pipeline === null ? null : <PipelineAnswer answered={shown} pipeline={pipeline} loaded={loaded} />)}
      </AnswerFrame>
    </>
  );
}

/** Is there enough open, what makes it move, and how far do deals come? */
export function PipelinePage() {
  const { loaded, progress } = useSession();
  return (
    <>
      <h1 tabIndex={-1}>Pipeline</h1>
      {loaded === null ? <EmptyState isWorking={progress !== null} /> : <PipelineQuestion loaded={loaded} />}
    </>
  );
}
