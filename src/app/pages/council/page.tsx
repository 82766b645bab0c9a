import { lazy, useMemo } from 'react';
import type { Answered } from '../../../views/answered';
import { leastOf } from '../../../views/answered';
import { icpGap } from '../../../views/icp-gap';
import { scorecards } from '../../../views/scorecard';
import { councilSentence } from '../../../wording';
import { AnswerFrame } from '../../parts/answer-frame';
import { FirstSteps } from '../../parts/first-steps';
import { ResultSaid } from '../../parts/result-said';
import { SentenceText } from '../../parts/sentence-text';
import { Skeleton } from '../../parts/skeleton';
import { TargetsLink } from '../../parts/targets-link';
import { useShown } from '../../first-answers';
import { useSession, type Loaded } from '../../session';
import { useAnswer } from '../../use-answer';
import { useFirstAnswered } from '../../use-first-answered';
import { useQuestion } from '../../use-question';
import { EmptyState } from '../empty/empty-state';
import { GapCard } from './gap-card';
import { TargetCard } from './target-card';
import { usePins } from './use-pins';
import './council.css';
import { Fetched } from '../../parts/fetched';

/** What changed is fetched and worked out once the answer above it is painted. */
const ChangeSections = lazy(() => import('./change-sections').then((module) => ({ default: module.ChangeSections })));

type Props = {
  readonly answered: Answered;
  /** The answer of what is loaded; null while the first answer of a sample stands in its place. */
  readonly live: Answered | null;
  readonly loaded: Loaded | null;
};

function CouncilAnswer({ answered, live, loaded }: Props) {
  const { analysis, definitions } = answered;
  const pinned = usePins(answered);
  const cards = useMemo(() => scorecards(answered, pinned), [answered, pinned]);
  const gap = useMemo(() => icpGap(answered), [answered]);
  return (
    <>
      <SentenceText
        sentence={councilSentence(analysis.judged, leastOf(definitions), (answered.withheld ?? null) === null)}
        className="sentence"
      />
      <section aria-labelledby="targets" className="targets">
        <h2 id="targets">Are we on target?</h2>
        {cards.length === 0 ? (
          <p>
            No target is set. <TargetsLink>Set one in the definitions</TargetsLink>.
          </p>
        ) : (
          <div className="target-cards">
            {cards.map((card) => (
              <TargetCard key={card.id} card={card} pinned={pinned} />
            ))}
          </div>
        )}
        {pinned === null ? null : <pinned.List pins={pinned.pins} />}
      </section>
      <GapCard gap={gap} />
      {live === null || loaded === null ? (
        <Skeleton label="What changed is worked out once the engine is up" />
      ) : (
        <Fetched waiting={<Skeleton label="What changed is being worked out" />}>
          <ChangeSections answered={live} loaded={loaded} />
        </Fetched>
      )}
    </>
  );
}

function CouncilQuestion({ loaded }: { readonly loaded: Loaded | null }) {
  const { question } = useQuestion();
  const live = useAnswer(question);
  const answer = useFirstAnswered(question, live);
  return (
    <>
      {answer.answered === null ? null : <ResultSaid answered={answer.answered} />}
      <AnswerFrame answer={answer}>{(answered) => <CouncilAnswer answered={answered} live={live.answered} loaded={loaded} />}</AnswerFrame>
    </>
  );
}

/** Are we still selling to the customers we chose, is that worth it, what moved, and why? */
export function CouncilPage() {
  const { loaded, progress, opening } = useSession();
  const { shown } = useShown();
  return (
    <>
      <h1 tabIndex={-1}>Council</h1>
      {shown === null ? null : <FirstSteps loaded={shown} />}
      {loaded === null && opening === null ? <EmptyState isWorking={progress !== null} /> : <CouncilQuestion loaded={loaded} />}
    </>
  );
}
