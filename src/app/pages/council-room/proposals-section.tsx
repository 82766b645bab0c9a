import { useId, useMemo, useState } from 'react';
import type { Answerable } from '../../../core/analysis';
import { proposalsOf } from '../../../core/council-packet-proposals';
import type { Question } from '../../../core/question';
import { leastOf, type Answered } from '../../../views/answered';
import { proposalViews, type ProposalView } from '../../../views/proposals';
import { segmentOf } from '../../../views/segment-choice';
import { proposalsTitle } from '../../../wording/packet-proposal';
import { EvidenceOpener } from '../../parts/evidence-opener';
import { Failed } from '../../parts/failed';
import { FigureText } from '../../parts/figure-text';
import { NotJudged } from '../../parts/not-judged';
import { Skeleton } from '../../parts/skeleton';
import { useAnswerable } from '../../queries';
import { record } from '../../recording/recording-store';
import { useFindings } from '../../use-findings';

function Proposal({ view, question }: { readonly view: ProposalView; readonly question: Question }) {
  const id = useId();
  const { title, because, lines, facts, evidence, readings, finding, start } = view;
  return (
    <EvidenceOpener question={title} evidence={evidence} metrics={[]}>
      <section className="card room-proposal" aria-labelledby={id}>
        <h3 id={id}>{title}</h3>
        <p>{because}</p>
        <dl className="room-facts">
          {lines.map(({ label, figure }, at) => (
            <div key={`${at} ${label}`}>
              <dt>{label}</dt>
              <dd>
                <FigureText figure={figure} />
              </dd>
            </div>
          ))}
        </dl>
        <dl className="room-facts room-reasons">
          {facts.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p>
          <button type="button" className="button" aria-describedby={id} onClick={() => record({ start, question, readings, finding })}>
            Record a decision
          </button>
        </p>
      </section>
    </EvidenceOpener>
  );
}

/** More proposals than this are asked for. */
const FIRST = 4;

type Asked = { readonly answered: Answered; readonly answerable: Answerable; readonly question: Question };

function Proposals({ answered, answerable, question }: Asked) {
  const { findings, failure, retry } = useFindings(answerable, question);
  const [isAll, setAll] = useState(false);
  const { analysis, dataset, definitions } = answered;
  const least = leastOf(definitions);
  const proposals = useMemo(
    () => (findings === null && failure === null ? null : proposalsOf({ answerable, analysis, found: findings, least })),
    [answerable, analysis, findings, failure, least],
  );
  const views = useMemo(() => (proposals === null ? [] : proposalViews(proposals, dataset, least)), [proposals, dataset, least]);
  if (proposals === null) return <Skeleton label="Proposals are being derived from readings and flags" />;
  const shown = isAll ? views : views.slice(0, FIRST);
  return (
    <>
      {failure === null ? null : <Failed says={failure} retry={retry} />}
      <p className="card-sentence">{proposalsTitle(proposals)}</p>
      <div className="room-proposals">
        {shown.map((view) => (
          <Proposal key={view.id} view={view} question={question} />
        ))}
      </div>
      {shown.length === views.length ? null : (
        <p>
          <button type="button" className="button" onClick={() => setAll(true)}>
            Show all {views.length} proposals
          </button>
        </p>
      )}
      <p className="quiet room-note">Derived by stated rules from readings and flags; they propose, the council decides.</p>
    </>
  );
}

/** What the readings and flags of now ask a council to decide: each with its evidence, and the way to record it. */
export function ProposalsSection({ answered }: { readonly answered: Answered }) {
  const { question } = answered.analysis;
  const asked = useMemo(() => ({ ...question, by: segmentOf(question, answered.dataset) }), [question, answered.dataset]);
  const { answerable, failure, retry } = useAnswerable(asked);
  const withheld = answered.withheld ?? null;
  return (
    <section className="room-section" aria-labelledby="room-proposals">
      <h2 id="room-proposals">What do we decide today?</h2>
      {failure === null ? null : <Failed says={failure} retry={retry} />}
      {withheld === null ? null : <NotJudged withheld={withheld} />}
      {withheld === null && answerable === null ? <Skeleton label="Proposals are being derived from readings and flags" /> : null}
      {withheld !== null || answerable === null ? null : <Proposals answered={answered} answerable={answerable} question={asked} />}
      <p>
        <button type="button" className="button" onClick={() => record({ question: asked })}>
          Record another decision
        </button>
      </p>
    </section>
  );
}
