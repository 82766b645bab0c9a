import './changes.css';
import { useMemo } from 'react';
import type { Answerable } from '../../../core/analysis';
import type { DriftFindings } from '../../../core/drift-findings';
import type { Drift } from '../../../core/drift-study';
import type { Question } from '../../../core/question';
import type { Answered } from '../../../views/answered';
import { movers } from '../../../views/movers';
import { segmentOf } from '../../../views/segment-choice';
import { Failed } from '../../parts/failed';
import { NotJudged } from '../../parts/not-judged';
import { Skeleton } from '../../parts/skeleton';
import { useAnswerable } from '../../queries';
import type { Loaded } from '../../session';
import { useFindings, type FindingsAnswer } from '../../use-findings';
import { useFlagLog } from '../../use-flag-log';
import { useWhy } from '../../use-why';
import { DecideSection } from './decide-section';
import { MoversCard } from './movers-card';
import { Moved } from './moved-section';
import { WhyMoved } from './why-section';

type Props = { readonly answered: Answered; readonly loaded: Loaded };
type Asked = { readonly answerable: Answerable; readonly question: Question };

/** As tall as a waterfall of five steps, so that what is below stays where it is. */
const WhyWaiting = () => (
  <div className="skeleton" aria-busy="true">
    <output className="hidden">What moved the total is being worked out</output>
    <div className="skeleton-block total-waiting" />
  </div>
);

const Waiting = () => <Skeleton label="What changed is being worked out" />;

function Why({ answerable, question, drift }: Asked & { readonly drift: Drift }) {
  const { why, isUpdating, failure, retry } = useWhy(answerable, question, drift);
  if (failure !== null) return <Failed says={failure} retry={retry} />;
  if (why === null) return <WhyWaiting />;
  return (
    <div className={isUpdating ? 'total-moved is-updating' : 'total-moved'} aria-busy={isUpdating}>
      <WhyMoved why={why} answerable={answerable} question={question} />
    </div>
  );
}

/** By their own intervals alone where the comparisons could not be made. */
function Headline({ answered, found }: { readonly answered: Answered; readonly found: DriftFindings | null }) {
  const moved = useMemo(() => movers(answered, found?.drift.family.judged), [answered, found]);
  return moved.rows.length === 0 ? null : <MoversCard movers={moved} />;
}

type JudgedProps = Pick<FindingsAnswer, 'findings' | 'failure' | 'retry'> & { readonly loaded: Loaded };

function Judged({ findings, failure, retry, loaded }: JudgedProps) {
  return (
    <>
      {failure === null ? null : <Failed says={failure} retry={retry} />}
      {findings === null && failure === null ? <Waiting /> : null}
      {findings === null ? null : <Moved found={findings} loaded={loaded} />}
    </>
  );
}

/** While verdicts are withheld none is recorded either. */
const NOTHING_FOUND = { findings: null, foundFor: null };

function Changes({ answerable, question, answered, loaded }: Props & Asked) {
  const { findings, foundFor, isUpdating, failure, retry } = useFindings(answerable, question);
  const withheld = answered.withheld ?? null;
  useFlagLog(withheld === null ? { findings, foundFor } : NOTHING_FOUND);
  return (
    <>
      <section className={isUpdating ? 'moved is-updating' : 'moved'} aria-labelledby="moved" aria-busy={isUpdating}>
        <h2 id="moved">What moved, and what is at stake?</h2>
        {withheld === null ? <Judged {...{ findings, failure, retry, loaded }} /> : <NotJudged withheld={withheld} />}
      </section>
      {findings === null || foundFor === null ? null : <Why {...foundFor} drift={findings.drift} />}
      {findings === null && failure === null ? null : <Headline answered={answered} found={findings} />}
    </>
  );
}

/**
 * What changed, judged as the Drift page judges it: the same question, sliced by the same segment, so that a flag stands on both
 * pages or on neither. It is fetched and worked out after the answer above it is painted.
 */
export function ChangeSections({ answered, loaded }: Props) {
  const asked = useMemo(() => {
    const { question } = answered.analysis;
    return { ...question, by: segmentOf(question, loaded.dataset) };
  }, [answered, loaded.dataset]);
  const { answerable, question, failure, retry } = useAnswerable(asked);
  if (failure !== null) return <Failed says={failure} retry={retry} />;
  if (answerable === null) return <Waiting />;
  return (
    <>
      <Changes answerable={answerable} question={question ?? asked} answered={answered} loaded={loaded} />
      <DecideSection loaded={loaded} />
    </>
  );
}
