import { useMemo } from 'react';
import type { Answered } from '../../../views/answered';
import { leastOf } from '../../../views/answered';
import { icpGap } from '../../../views/icp-gap';
import { movers } from '../../../views/movers';
import { scorecards } from '../../../views/scorecard';
import { councilSentence } from '../../../wording';
import { AnswerFrame } from '../../parts/answer-frame';
import { ResultSaid } from '../../parts/result-said';
import { SentenceText } from '../../parts/sentence-text';
import { useSession } from '../../session';
import { useAnswer } from '../../use-answer';
import { useQuestion } from '../../use-question';
import { EmptyState } from '../empty/empty-state';
import { GapCard } from './gap-card';
import { MoversCard } from './movers-card';
import { TargetCard } from './target-card';
import './council.css';

function CouncilAnswer({ answered }: { readonly answered: Answered }) {
  const { analysis, definitions } = answered;
  const cards = useMemo(() => scorecards(answered), [answered]);
  const gap = useMemo(() => icpGap(answered), [answered]);
  const moved = useMemo(() => movers(answered), [answered]);
  return (
    <>
      <SentenceText sentence={councilSentence(analysis.judged, leastOf(definitions))} className="sentence" />
      <section aria-labelledby="targets" className="targets">
        <h2 id="targets">Are we on target?</h2>
        {cards.length === 0 ? (
          <p>No target is set. Set one in the definitions.</p>
        ) : (
          <div className="target-cards">
            {cards.map((card) => (
              <TargetCard key={card.id} card={card} />
            ))}
          </div>
        )}
      </section>
      <GapCard gap={gap} />
      <MoversCard movers={moved} />
    </>
  );
}

function CouncilQuestion() {
  const { question } = useQuestion();
  const answer = useAnswer(question);
  return (
    <>
      {answer.answered === null ? null : <ResultSaid answered={answer.answered} />}
      <AnswerFrame answer={answer}>{(answered) => <CouncilAnswer answered={answered} />}</AnswerFrame>
    </>
  );
}

/** Are we still selling to the customers we chose, is that worth it, and what moved? */
export function CouncilPage() {
  const { loaded, progress } = useSession();
  return (
    <>
      <h1 tabIndex={-1}>Council</h1>
      {loaded === null ? <EmptyState isWorking={progress !== null} /> : <CouncilQuestion />}
    </>
  );
}
