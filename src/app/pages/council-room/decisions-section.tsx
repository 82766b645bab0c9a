import { useMemo, useState } from 'react';
import { ANY_DECISION, type DecisionFilter } from '../../../core/council';
import { outcomeOf } from '../../../core/council-outcomes';
import { leastOf, type Answered } from '../../../views/answered';
import { councilRoomHeadline } from '../../../views/council-room';
import { exportTable } from '../../../views/decisions-export';
import { decisionsList, outcomeView, type DecisionsList, type ListGiven } from '../../../views/decisions-list';
import { withheldOutcome } from '../../../views/outcomes-withheld';
import type { Sorting } from '../../../views/table';
import { Download, Plus } from '../../icons';
import { useAnnounce } from '../../parts/announcer';
import { CardMenu } from '../../parts/card-menu';
import { EvidenceOpener } from '../../parts/evidence-opener';
import { Failed } from '../../parts/failed';
import { SentenceText } from '../../parts/sentence-text';
import { record } from '../../recording/recording-store';
import { closeDecision, isAsked, openDecision, useAskedDecision } from '../../asked-decision';
import type { Loaded } from '../../session';
import { useOutcomes, type OutcomesAnswer } from '../../use-outcomes';
import { DecisionRecord } from './decision-record';
import { DecisionsFilters } from './decisions-filters';
import { DecisionCards, DecisionsTable } from './decisions-table';
import { PacketTools } from './packet-tools';
import { ProposalsSection } from './proposals-section';
import { saveDecisions } from './save-decisions';
import './council-room.css';
import './decisions.css';
import { useHasRoom } from './use-has-room';

const QUESTION = 'What did we decide, and did it work?';

type Props = { readonly answered: Answered; readonly loaded: Loaded };

/** A link names a decision that is not here: another workspace has it, or nobody does. */
function NotHere() {
  return (
    <output className="notice">
      The decision in this link is not in this workspace. It may be in a workspace file that is not opened here; the list below has all that
      are.{' '}
      <button type="button" className="button" onClick={closeDecision}>
        Leave it out of the address
      </button>
    </output>
  );
}

/** The way to record the first one, where there is none yet. */
function NoDecision() {
  return (
    <div className="notice">
      <p>
        A decision is recorded with its evidence as it is today, an owner, and the change that is expected. At its review the product tells
        what happened.
      </p>
      <p>
        <button type="button" className="button button-main" onClick={() => record({})}>
          <Plus size={16} aria-hidden="true" />
          Record a decision
        </button>
      </p>
      <p className="quiet">Or start from the evidence: the menu of every card has “Record a decision”, and so has every finding.</p>
    </div>
  );
}

type ListProps = {
  readonly list: DecisionsList;
  readonly filter: DecisionFilter;
  narrow(filter: DecisionFilter): void;
  open(id: string): void;
};

function List({ list, filter, narrow, open }: ListProps) {
  const hasRoom = useHasRoom();
  const [sorting, sort] = useState<Sorting | null>(null);
  const Rows = hasRoom ? DecisionsTable : DecisionCards;
  return (
    <>
      <DecisionsFilters list={list} filter={filter} narrow={narrow} />
      {list.rows.length === 0 ? (
        <p>No decision matches. Choose “All” again to see the others.</p>
      ) : (
        <Rows rows={list.rows} sorting={sorting} sort={sort} open={open} />
      )}
    </>
  );
}

function useList({ answered, loaded }: Props, { outcomes }: OutcomesAnswer) {
  const [filter, narrow] = useState<DecisionFilter>(ANY_DECISION);
  const { dataset, definitions } = loaded;
  const least = leastOf(answered.definitions);
  const given = useMemo((): ListGiven => ({ dataset, definitions, outcomes, least }), [dataset, definitions, outcomes, least]);
  const list = useMemo(() => decisionsList(given, filter), [given, filter]);
  const whole = useMemo(() => decisionsList(given), [given]);
  return { filter, narrow, given, list, whole };
}

function Decisions({ answered, loaded, told }: Props & { readonly told: OutcomesAnswer }) {
  const announce = useAnnounce();
  const { filter, narrow, given, list, whole } = useList({ answered, loaded }, told);
  const opened = useAskedDecision();
  const table = useMemo(() => exportTable(list.rows, given), [list.rows, given]);
  const row = whole.rows.find(({ id }) => isAsked(opened, id));
  const { answerable } = told;
  const { withheld = null } = answered;
  const decision = row === undefined || row.isDue ? null : row.revision.decision;
  const tellNow = useMemo(
    () =>
      answerable === null || decision === null
        ? null
        : () => outcomeView(withheldOutcome(outcomeOf(answerable, decision, 'onDemand'), withheld), given.least),
    [answerable, decision, given.least, withheld],
  );
  return (
    <>
      <EvidenceOpener question={QUESTION} evidence={NO_EVIDENCE} metrics={NO_METRICS}>
        <section className="card" aria-labelledby="room-decisions">
          <div className="card-head">
            <h2 id="room-decisions">{QUESTION}</h2>
            <div className="card-tools">
              <CardMenu name="decisions" question={QUESTION} evidence={NO_EVIDENCE} table={table} />
            </div>
          </div>
          {opened !== null && row === undefined ? <NotHere /> : null}
          {told.failure === null ? null : <Failed says={told.failure} retry={told.retry} />}
          {whole.all === 0 ? <NoDecision /> : <List list={list} filter={filter} narrow={narrow} open={openDecision} />}
          {whole.all === 0 ? null : (
            <p className="room-acts">
              <button type="button" className="button button-main" onClick={() => record({})}>
                <Plus size={16} aria-hidden="true" />
                Record a decision
              </button>
              <button
                type="button"
                className="button"
                onClick={() => void saveDecisions(table, { loaded, question: answered.analysis.question }).then(announce)}
              >
                <Download size={16} aria-hidden="true" />
                Save the list as CSV
              </button>
            </p>
          )}
        </section>
      </EvidenceOpener>
      {row === undefined ? null : <DecisionRecord row={row} loaded={loaded} tellNow={tellNow} close={closeDecision} />}
    </>
  );
}

const NO_EVIDENCE = [] as const;
const NO_METRICS = [] as const;

/** What was decided and what came of it, and what is to be decided today. */
export function DecisionsSection({ answered, loaded }: Props) {
  const told = useOutcomes(loaded);
  const { dataset, definitions } = loaded;
  const { outcomes } = told;
  const headline = useMemo(
    () => councilRoomHeadline({ dataset, definitions, outcomes, least: leastOf(definitions) }),
    [dataset, definitions, outcomes],
  );
  return (
    <>
      <SentenceText sentence={headline} className="sentence" />
      <PacketTools />
      <Decisions answered={answered} loaded={loaded} told={told} />
      <ProposalsSection answered={answered} />
    </>
  );
}
