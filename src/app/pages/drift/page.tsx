import { useMemo } from 'react';
import type { Answerable } from '../../../core/analysis';
import type { DriftFindings } from '../../../core/drift-findings';
import type { Answered } from '../../../views/answered';
import { driftHeadline } from '../../../views/drift-headline';
import { driftNotes } from '../../../views/drift-notes';
import { SPLIT_PLACE, type Pictures } from '../../../views/drift-why-pictures';
import { segmentOf } from '../../../views/segment-choice';
import { AnswerFrame } from '../../parts/answer-frame';
import { Failed } from '../../parts/failed';
import { NotJudged } from '../../parts/not-judged';
import { ResultSaid } from '../../parts/result-said';
import { SentenceText } from '../../parts/sentence-text';
import { Skeleton } from '../../parts/skeleton';
import { useSession, type Loaded } from '../../session';
import { useAnswer } from '../../use-answer';
import type { Given } from '../../use-asked';
import { useFindings } from '../../use-findings';
import { useFlagLog } from '../../use-flag-log';
import { useQuestion, type Asking } from '../../use-question';
import { EmptyState } from '../empty/empty-state';
import { ChartsSection } from './charts-section';
import { FindingsSection } from './findings-section';
import { Place } from './place';
import { SegmentsSection } from './segments-section';
import { useShownFinding } from './use-shown-finding';
import { MixSection, RuleSection, ScenarioSection, WhySection } from './why';
import './drift.css';

type Question = Asking['question'];
/** Findings, and what they were found for: while the next ones are worked out, not what is asked. */
type Found = { readonly findings: DriftFindings; readonly foundFor: Given };
type Props = { readonly answered: Answered; readonly answerable: Answerable; readonly question: Question; readonly loaded: Loaded };

function Told({ findings, foundFor, show, ...props }: Props & Found & { show(pictures: Pictures): void }) {
  const { answered } = props;
  const { drift } = findings;
  const headline = useMemo(() => driftHeadline(drift, answered.dataset), [drift, answered]);
  const notes = driftNotes(drift);
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
      <FindingsSection {...{ found: findings, answered, foundFor, show }} />
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
  const { answered, answerable, question, loaded } = props;
  const { findings, foundFor, isUpdating, failure, retry } = useFindings(answerable, question);
  useFlagLog({ findings, foundFor });
  const found = findings === null || foundFor === null ? null : { findings, foundFor };
  const { split, show } = useShownFinding();
  const why = found === null ? null : { drift: found.findings.drift, ...found.foundFor, loaded };
  return (
    <>
      {failure === null ? null : <Failed says={failure} retry={retry} />}
      {found === null && failure === null ? <Waiting /> : null}
      {found === null ? null : (
        <div className={isUpdating ? 'answer is-updating' : 'answer'} aria-busy={isUpdating}>
          {isUpdating ? <p className="updating">updating</p> : null}
          <Told {...found} {...props} show={show} />
        </div>
      )}
      <ChartsSection answerable={answerable} question={question} />
      {why === null ? null : (
        <div className={isUpdating ? 'answer is-updating' : 'answer'} aria-busy={isUpdating}>
          <SegmentsSection drift={why.drift} answerable={why.answerable} question={why.question} />
          <MixSection {...why} />
          <Place id={SPLIT_PLACE} label="Mix or rate?">
            <WhySection {...why} split={split} />
          </Place>
          <RuleSection {...why} />
          <ScenarioSection answerable={answerable} question={question} loaded={loaded} judged={answered.analysis.judged} />
        </div>
      )}
    </>
  );
}

/** What the page only shows, without a verdict: the series, and what an arithmetic of two periods makes of a change. */
function Unjudged({ answerable, question, loaded, withheld }: Omit<Props, 'answered'> & { readonly withheld: string }) {
  const { findings, foundFor } = useFindings(answerable, question);
  return (
    <>
      <section className="drift-section" aria-labelledby="drift-findings">
        <h2 id="drift-findings">Did anything really move?</h2>
        <NotJudged withheld={withheld} />
      </section>
      <ChartsSection answerable={answerable} question={question} />
      {findings === null || foundFor === null ? null : (
        <Place id={SPLIT_PLACE} label="Mix or rate?">
          <WhySection drift={findings.drift} {...foundFor} loaded={loaded} split={null} />
        </Place>
      )}
    </>
  );
}

/** What the page judges; where no verdict may be given, what it shows all the same. */
function DriftAnswer(props: Props) {
  const withheld = props.answered.withheld ?? null;
  return withheld === null ? <DriftBody {...props} /> : <Unjudged {...props} withheld={withheld} />;
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
            <DriftAnswer answered={shown} answerable={answerable} question={shown.analysis.question} loaded={loaded} />
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
