import { useMemo } from 'react';
import type { Answerable } from '../../../core/analysis';
import type { Drift } from '../../../core/drift-study';
import type { Answered } from '../../../views/answered';
import { driftHeadline } from '../../../views/drift-headline';
import { segmentOf } from '../../../views/segment-choice';
import { AnswerFrame } from '../../parts/answer-frame';
import { Failed } from '../../parts/failed';
import { ResultSaid } from '../../parts/result-said';
import { SentenceText } from '../../parts/sentence-text';
import { Skeleton } from '../../parts/skeleton';
import { useSession, type Loaded } from '../../session';
import { useAnswer } from '../../use-answer';
import { useQuestion, type Asking } from '../../use-question';
import { EmptyState } from '../empty/empty-state';
import { ChartsSection } from './charts-section';
import { FindingsSection } from './findings-section';
import { FlagsSection } from './flags-section';
import { SegmentsSection } from './segments-section';
import { useDrift } from './use-drift';
import { useSplits } from './use-splits';
import { MixSection, ScenarioSection, WhySection } from './why';
import './drift.css';

type Question = Asking['question'];
type Props = { readonly answered: Answered; readonly answerable: Answerable; readonly question: Question; readonly loaded: Loaded };

function Told({ drift, ...props }: Props & { readonly drift: Drift }) {
  const { answered, answerable, question } = props;
  const headline = useMemo(() => driftHeadline(drift, answered.dataset), [drift, answered]);
  // Where nothing is compared, the headline is the last of the notes.
  const notes = drift.period === null ? drift.notes.slice(0, -1) : drift.notes;
  const splits = useSplits(answerable, question, drift);
  return (
    <>
      <SentenceText sentence={headline} className="sentence" />
      {notes.length === 0 ? null : (
        <ul className="drift-notes quiet">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <FlagsSection drift={drift} answerable={answerable} question={question} splits={splits} />
      <FindingsSection drift={drift} answered={answered} answerable={answerable} question={question} splits={splits} />
    </>
  );
}

function Waiting() {
  return (
    <>
      <p className="quiet">Comparing every number with the period before, in all deals and by segment: a second or two.</p>
      <Skeleton label="The comparisons are being worked out" />
    </>
  );
}

function DriftBody(props: Props) {
  const { answerable, question, loaded } = props;
  const { drift, isUpdating, failure, retry } = useDrift(answerable, question);
  const why = drift === null ? null : { drift, answerable, question, loaded };
  return (
    <>
      {failure === null ? null : <Failed says={failure} retry={retry} />}
      {drift === null && failure === null ? <Waiting /> : null}
      {drift === null ? null : (
        <div className={isUpdating ? 'answer is-updating' : 'answer'} aria-busy={isUpdating}>
          {isUpdating ? <p className="updating">updating</p> : null}
          <Told drift={drift} {...props} />
        </div>
      )}
      <ChartsSection answerable={answerable} question={question} />
      {why === null ? null : (
        <div className={isUpdating ? 'answer is-updating' : 'answer'} aria-busy={isUpdating}>
          <SegmentsSection drift={why.drift} answerable={answerable} question={question} />
          <MixSection {...why} />
          <WhySection {...why} />
          <ScenarioSection {...why} />
        </div>
      )}
    </>
  );
}

function DriftQuestion({ loaded }: { readonly loaded: Loaded }) {
  const { question } = useQuestion();
  const asked = useMemo(() => ({ ...question, by: segmentOf(question, loaded.dataset) }), [question, loaded.dataset]);
  const answer = useAnswer(asked);
  const { answered, answerable } = answer;
  return (
    <>
      {answered === null ? null : <ResultSaid answered={answered} />}
      <AnswerFrame answer={answer}>
        {(shown) =>
          answerable === null ? null : (
            <DriftBody answered={shown} answerable={answerable} question={shown.analysis.question} loaded={loaded} />
          )
        }
      </AnswerFrame>
    </>
  );
}

/** Did anything really move, is the share steady, and what would bring us back? */
export function DriftPage() {
  const { loaded, progress } = useSession();
  return (
    <>
      <h1 tabIndex={-1}>Drift</h1>
      {loaded === null ? <EmptyState isWorking={progress !== null} /> : <DriftQuestion loaded={loaded} />}
    </>
  );
}
