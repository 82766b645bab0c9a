import { useMemo } from 'react';
import type { Answered } from '../../../views/answered';
import { economicsHeadline } from '../../../views/economics-headline';
import { splitOf, type Economics } from '../../../views/economics-readings';
import { AnswerFrame } from '../../parts/answer-frame';
import { ResultSaid } from '../../parts/result-said';
import { SentenceText } from '../../parts/sentence-text';
import { useSession, type Loaded } from '../../session';
import { useQuestion } from '../../use-question';
import { EmptyState } from '../empty/empty-state';
import { Assumptions } from './assumptions';
import { CohortCard } from './cohort-card';
import { FirmnessCard } from './firmness-card';
import { IcpCard } from './icp-card';
import { RetentionCard } from './retention-card';
import { PaybackCard, ReturnsCard } from './return-cards';
import { SizesCard } from './sizes-card';
import { SpendMixCard } from './spend-mix-card';
import { SplitSwitch } from './split-switch';
import { SurvivalCard } from './survival-card';
import { useEconomics } from './use-economics';
import '../pipeline/curves.css';
import './economics.css';

type Props = { readonly answered: Answered; readonly sensitivity: Economics['sensitivity']; readonly loaded: Loaded };

function EconomicsAnswer({ answered, sensitivity, loaded }: Props) {
  const { question } = answered.analysis;
  const headline = useMemo(() => economicsHeadline(answered, sensitivity), [answered, sensitivity]);
  return (
    <>
      <SentenceText sentence={headline} className="sentence" />
      <div className="economics">
        <div className="economics-cards">
          <ReturnsCard answered={answered} sensitivity={sensitivity} />
          <IcpCard answered={answered} />
          <PaybackCard answered={answered} />
          <RetentionCard answered={answered} />
          <SurvivalCard question={question} loaded={loaded} />
          <CohortCard question={question} loaded={loaded} />
          <SizesCard question={question} loaded={loaded} />
          <FirmnessCard answered={answered} sensitivity={sensitivity} />
          <SpendMixCard answered={answered} />
        </div>
        <Assumptions loaded={loaded} />
      </div>
    </>
  );
}

function EconomicsQuestion({ loaded }: { readonly loaded: Loaded }) {
  const { question } = useQuestion();
  const asked = useMemo(() => ({ ...question, by: splitOf(question, loaded.dataset)?.dimension ?? null }), [question, loaded.dataset]);
  const answer = useEconomics(asked);
  return (
    <>
      <SplitSwitch question={asked} dataset={loaded.dataset} />
      {answer.answered === null ? null : <ResultSaid answered={answer.answered} />}
      <AnswerFrame answer={answer}>
        {(answered) => <EconomicsAnswer answered={answered} sensitivity={answer.sensitivity} loaded={loaded} />}
      </AnswerFrame>
    </>
  );
}

/** What does a customer cost and return, does it stay, and how firm is all of it? */
export function EconomicsPage() {
  const { loaded, progress } = useSession();
  return (
    <>
      <h1 tabIndex={-1}>Economics</h1>
      {loaded === null ? <EmptyState isWorking={progress !== null} /> : <EconomicsQuestion loaded={loaded} />}
    </>
  );
}
