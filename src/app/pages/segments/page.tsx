import { lazy, useMemo } from 'react';
import type { Answerable } from '../../../core/analysis';
import type { Answered } from '../../../views/answered';
import { narrowedTo } from '../../../views/chips';
import { heatmap } from '../../../views/heatmap';
import { icpInside } from '../../../views/icp-inside';
import { league } from '../../../views/league-table';
import { acrossOf, sliceOf } from '../../../views/segment-choice';
import { worthBubbles } from '../../../views/worth-bubbles';
import { AnswerFrame } from '../../parts/answer-frame';
import { Fetched } from '../../parts/fetched';
import { NotJudged } from '../../parts/not-judged';
import { ResultSaid } from '../../parts/result-said';
import { SentenceText } from '../../parts/sentence-text';
import { useSession, type Loaded } from '../../session';
import { useAnswer } from '../../use-answer';
import { useQuestion } from '../../use-question';
import { EmptyState } from '../empty/empty-state';
import { HeatCard } from './heat-card';
import { LeagueCard } from './league-card';
import { InsideCard } from './inside-card';
import { MovingCard } from './moving-card';
import { WorthCard } from './worth-card';
import { SegmentPickers } from './segment-pickers';
import './segments.css';

const DiscoverySection = lazy(() => import('./discovery-section').then((module) => ({ default: module.DiscoverySection })));

/** In the place of what moved, which is all verdicts. */
const Unmoved = ({ withheld }: { readonly withheld: string }) => (
  <section className="card" aria-labelledby="moving-withheld">
    <h2 id="moving-withheld">Are they moving?</h2>
    <NotJudged withheld={withheld} />
  </section>
);

type AnswerProps = { readonly answered: Answered; readonly answerable: Answerable | null };

function SegmentsAnswer({ answered, answerable }: AnswerProps) {
  const { question, ask } = useQuestion();
  const map = useMemo(() => heatmap(answered), [answered]);
  const ranked = useMemo(() => league(answered), [answered]);
  const inside = useMemo(() => icpInside(answered), [answered]);
  const worth = useMemo(() => worthBubbles(answered), [answered]);
  const dimension = answered.analysis.segmentDimension;
  const withheld = answered.withheld ?? null;
  if (map === null || ranked === null || dimension === null)
    return <p className="sentence">No column stands for a segment. Map one on the Data page.</p>;
  const narrow = (label: string | null): void => ask(narrowedTo(question, dimension, label));
  return (
    <>
      <SentenceText sentence={ranked.sentence} className="sentence" />
      <HeatCard map={map} metric={answered.analysis.question.metric} evidence={ranked.evidence} narrow={narrow} />
      {worth === null ? null : <WorthCard worth={worth} />}
      {inside === null ? null : <InsideCard inside={inside} metric={answered.analysis.question.metric} />}
      {withheld === null ? null : <Unmoved withheld={withheld} />}
      {answerable === null || withheld !== null ? null : (
        <MovingCard answerable={answerable} question={answered.analysis.question} by={dimension} />
      )}
      <LeagueCard league={ranked} metric={answered.analysis.question.metric} narrow={narrow} />
    </>
  );
}

function SegmentsQuestion({ loaded }: { readonly loaded: Loaded }) {
  const { question } = useQuestion();
  const asked = useMemo(
    () => ({ ...question, by: sliceOf(question, loaded.dataset), across: acrossOf(question, loaded.dataset) }),
    [question, loaded.dataset],
  );
  const answer = useAnswer(asked);
  return (
    <>
      <SegmentPickers question={asked} dataset={loaded.dataset} />
      {answer.answered === null ? null : <ResultSaid answered={answer.answered} />}
      <AnswerFrame answer={answer}>{(answered) => <SegmentsAnswer answered={answered} answerable={answer.answerable} />}</AnswerFrame>
      {answer.answered === null ? null : (
        <Fetched>
          <DiscoverySection loaded={loaded} by={asked.by} metric={question.metric} />
        </Fetched>
      )}
    </>
  );
}

/** Where do we win, and which of it can be trusted? */
export function SegmentsPage() {
  const { loaded, progress } = useSession();
  return (
    <>
      <h1 tabIndex={-1}>Segments</h1>
      {loaded === null ? <EmptyState isWorking={progress !== null} /> : <SegmentsQuestion loaded={loaded} />}
    </>
  );
}
