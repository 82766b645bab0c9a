import { lazy } from 'react';
import { Fetched } from '../../parts/fetched';
import { Skeleton } from '../../parts/skeleton';
import { useSession, type Loaded } from '../../session';
import { useAnswer } from '../../use-answer';
import { useQuestion } from '../../use-question';
import { AnswerFrame } from '../../parts/answer-frame';
import { EmptyState } from '../empty/empty-state';

const DecisionsSection = lazy(() => import('./decisions-section').then((module) => ({ default: module.DecisionsSection })));
const AssessmentSection = lazy(() => import('./assessment-section').then((module) => ({ default: module.AssessmentSection })));
const HypothesesSection = lazy(() => import('./hypotheses-section').then((module) => ({ default: module.HypothesesSection })));
const PlanSection = lazy(() => import('./plan-section').then((module) => ({ default: module.PlanSection })));

function Room({ loaded }: { readonly loaded: Loaded }) {
  const { question } = useQuestion();
  const answer = useAnswer(question);
  return (
    <AnswerFrame answer={answer}>
      {(answered) => (
        <>
          <Fetched waiting={<Skeleton label="Decisions are being read" />}>
            <DecisionsSection answered={answered} loaded={loaded} />
          </Fetched>
          <Fetched waiting={<Skeleton label="The assessment is being worked out" />}>
            <AssessmentSection answered={answered} loaded={loaded} />
          </Fetched>
          <Fetched waiting={<Skeleton label="The plan is being worked out" />}>
            <PlanSection answered={answered} loaded={loaded} />
          </Fetched>
          <Fetched waiting={<Skeleton label="Hypotheses are being read" />}>
            <HypothesesSection loaded={loaded} />
          </Fetched>
        </>
      )}
    </AnswerFrame>
  );
}

/** What did we decide and did it work, what do we decide today, how mature are we, does the plan add up, and what are we testing? */
export function CouncilRoomPage() {
  const { loaded, progress, opening } = useSession();
  return (
    <>
      <h1 tabIndex={-1}>Council room</h1>
      {loaded === null && opening === null ? <EmptyState isWorking={progress !== null} /> : null}
      {loaded === null ? null : <Room loaded={loaded} />}
    </>
  );
}
