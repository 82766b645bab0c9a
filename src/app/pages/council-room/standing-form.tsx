import { useId, useState, type SyntheticEvent } from 'react';
import { DECISION_STATUSES, VERDICTS, type DecisionRevision } from '../../../core/council';
import { withDecision } from '../../../core/council-effects';
import { COUNCIL_VERDICT_WORDS, STATUS_WORDS } from '../../../wording/decision-words';
import { useAnnounce } from '../../parts/announcer';
import { authorNow, rememberAuthor } from '../../recording/author';
import { useSession, type Loaded } from '../../session';

type ChoiceProps = {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly (readonly [string, string])[];
  choose(value: string): void;
};

function Choice({ label, value, choices, choose }: ChoiceProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => choose(event.target.value)}>
        {choices.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

const STATUSES = DECISION_STATUSES.map((each) => [each, STATUS_WORDS[each]] as const);
const CONCLUSIONS = [['', 'Not decided yet'], ...VERDICTS.map((each) => [each, COUNCIL_VERDICT_WORDS[each]] as const)] as const;

/** What became of a decision, and what people conclude from it. Each saving is one more revision of its history. */
export function StandingForm({ revision, loaded }: { readonly revision: DecisionRevision; readonly loaded: Loaded }) {
  const session = useSession();
  const announce = useAnnounce();
  const { decision } = revision;
  const [said, setSaid] = useState({ status: decision.status, verdict: decision.verdict, by: authorNow() });
  const [fault, setFault] = useState<string | null>(null);
  const by = useId();
  const isSame = said.status === decision.status && said.verdict === decision.verdict;
  const save = (event: SyntheticEvent): void => {
    event.preventDefault();
    const name = said.by.trim();
    if (name === '') return setFault('Say who changes it: its history names them.');
    const next = { decision: { ...decision, status: said.status, verdict: said.verdict }, by: name, at: new Date().toISOString() };
    const decided = withDecision(session.defining ?? loaded.definitions, next);
    setFault(decided.fault);
    if (decided.definitions === null) return undefined;
    rememberAuthor(name);
    session.define(decided.definitions);
    announce(`The decision is ${STATUS_WORDS[said.status].toLowerCase()}.`);
    return undefined;
  };
  return (
    <form className="room-standing" onSubmit={save} aria-label="What became of it" noValidate>
      <Choice
        label="Status"
        value={said.status}
        choices={STATUSES}
        choose={(status) => setSaid({ ...said, status: DECISION_STATUSES.find((each) => each === status) ?? said.status })}
      />
      <Choice
        label="Verdict"
        value={said.verdict ?? ''}
        choices={CONCLUSIONS}
        choose={(verdict) => setSaid({ ...said, verdict: VERDICTS.find((each) => each === verdict) ?? null })}
      />
      <div className="field">
        <label htmlFor={by}>Said by</label>
        <input
          id={by}
          type="text"
          autoComplete="off"
          value={said.by}
          {...(fault === null ? {} : { 'aria-invalid': true, 'aria-describedby': `${by}-fault` })}
          onChange={(event) => setSaid({ ...said, by: event.target.value })}
        />
      </div>
      <button type="submit" className="button" disabled={isSame || (session.progress !== null && session.defining === null)}>
        Save
      </button>
      <p id={`${by}-fault`} className="room-fault" role="alert">
        {fault}
      </p>
    </form>
  );
}
