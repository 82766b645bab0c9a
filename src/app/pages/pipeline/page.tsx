import { useMemo } from 'react';
import { ICP } from '../../../core/icp';
import type { StuckDeals } from '../../../core/metrics';
import type { Question } from '../../../core/question';
import { leastOf, type Answered } from '../../../views/answered';
import { funnelHeadline } from '../../../views/funnel-headline';
import { asOfNote } from '../../../views/pipeline-note';
import type { Pipeline } from '../../../views/pipeline-readings';
import { segmentOf } from '../../../views/segment-choice';
import { AnswerFrame } from '../../parts/answer-frame';
import { ResultSaid } from '../../parts/result-said';
import { SentenceText } from '../../parts/sentence-text';
import { Skeleton } from '../../parts/skeleton';
import { useSession, type Loaded } from '../../session';
import { useQuestion } from '../../use-question';
import { EmptyState } from '../empty/empty-state';
import type { Study } from '../segments/use-study';
import { ConversionCard } from './conversion-card';
import { CoverageCard } from './coverage-card';
import { CurvesCard } from './curves-card';
import { DurationsCard } from './durations-card';
import { LostCard } from './lost-card';
import { ReachCard } from './reach-card';
import { SlicesCard } from './slices-card';
import { StuckCard } from './stuck-card';
import { useCurves } from './use-curves';
import { usePipeline } from './use-pipeline';
import { useSplit } from './use-split';
import { useStuck } from './use-stages';
import { VelocityCard } from './velocity-card';
import './curves.css';
import './pipeline.css';

type Props = { readonly answered: Answered; readonly pipeline: Pipeline; readonly loaded: Loaded };

/** The split comes with the intervals of its ends as soon as those are worked out. */
function useWithIntervals({ answered, pipeline, loaded }: Props): Pipeline {
  const { told, isAsked, failure } = useSplit(answered.analysis.question, loaded);
  return useMemo(
    () => ({ ...pipeline, split: told ?? pipeline.split, isSplitRefining: isAsked && told === undefined && failure === null }),
    [pipeline, told, isAsked, failure],
  );
}

type HeadlineProps = { readonly question: Question; readonly loaded: Loaded; readonly stuck: Study<StuckDeals> };

/** The answer of the page as soon as both of its halves are there; where one fails, its own card says so. */
function Headline({ question, loaded, stuck }: HeadlineProps) {
  const { dataset, definitions } = loaded;
  const curves = useCurves(question, loaded, dataset.dimensions.some(({ id }) => id === ICP) ? ICP : null);
  const sentence = useMemo(
    () =>
      curves.told === undefined || stuck.told === null
        ? null
        : funnelHeadline(curves.told, stuck.told, { dataset, least: leastOf(definitions) }),
    [curves.told, stuck.told, dataset, definitions],
  );
  if (curves.failure !== null || stuck.failure !== null) return null;
  if (sentence === null) return <Skeleton label="The answer is being worked out" />;
  return <SentenceText sentence={sentence} className="sentence" />;
}

function PipelineAnswer(props: Props) {
  const { answered, loaded } = props;
  const pipeline = useWithIntervals(props);
  const { question } = answered.analysis;
  const stuck = useStuck(question, loaded);
  return (
    <>
      <Headline question={question} loaded={loaded} stuck={stuck} />
      <p className="quiet">{asOfNote(answered.dataset)}</p>
      <ReachCard question={question} loaded={loaded} />
      <ConversionCard question={question} loaded={loaded} />
      <CurvesCard question={question} loaded={loaded} />
      <DurationsCard question={question} loaded={loaded} />
      <LostCard question={question} loaded={loaded} />
      <StuckCard study={stuck} loaded={loaded} />
      <CoverageCard answered={answered} pipeline={pipeline} />
      <VelocityCard answered={answered} pipeline={pipeline} />
      <SlicesCard answered={answered} pipeline={pipeline} />
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

/** Where do deals stop, how long do they take, why are they lost, which are stuck, and are there enough? */
export function PipelinePage() {
  const { loaded, progress } = useSession();
  return (
    <>
      <h1 tabIndex={-1}>Funnel &amp; cycle</h1>
      {loaded === null ? <EmptyState isWorking={progress !== null} /> : <PipelineQuestion loaded={loaded} />}
    </>
  );
}
