import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { MetricId } from '../../core/metrics';
import { writeQuestion } from '../../core/question';
import type { Cited } from '../../views/cited';
import { numberChoices, numberView, type NumberChoice } from '../../views/evidence';
import { X } from '../icons';
import type { Loaded } from '../session';
import { useQuestion } from '../use-question';
import './evidence.css';
import { Announcer } from './announcer';
import { EvidenceDefinitions } from './evidence-definitions';
import { EvidenceFacts } from './evidence-facts';
import { EvidenceOrigin } from './evidence-origin';

type Props = {
  readonly question: string;
  readonly evidence: readonly Cited[];
  readonly metrics: readonly MetricId[];
  readonly loaded: Loaded;
  close(): void;
};

function Chooser({
  choices,
  chosen,
  choose,
}: {
  readonly choices: readonly NumberChoice[];
  readonly chosen: string;
  choose(id: string): void;
}) {
  const id = useId();
  const groups = [...new Set(choices.map(({ group }) => group))];
  return (
    <div className="field">
      <label htmlFor={id}>Which number</label>
      <select id={id} value={chosen} onChange={(event) => choose(event.target.value)}>
        {groups.map((group) => (
          <optgroup key={group} label={group}>
            {choices
              .filter((choice) => choice.group === group)
              .map((choice) => (
                <option key={choice.id} value={choice.id}>
                  {choice.label}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}

function OneNumber({ choice, loaded }: { readonly choice: NumberChoice; readonly loaded: Loaded }) {
  const { question } = useQuestion();
  const view = useMemo(() => numberView(choice.reading, loaded), [choice, loaded]);
  return (
    <>
      <EvidenceFacts view={view} />
      <p>
        <a href={writeQuestion({ ...question, page: 'definitions', metric: view.metric })}>{view.label} among the definitions</a>
      </p>
      <EvidenceOrigin key={choice.id} reading={choice.reading} loaded={loaded} />
    </>
  );
}

/** What a number means, what it is made of, the statements that made it, and the rows it was counted from. */
export function EvidenceDialog({ question, evidence, metrics, loaded, close }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const choices = useMemo(() => numberChoices(evidence, loaded.dataset), [evidence, loaded]);
  const [picked, setPicked] = useState<string | null>(null);
  const choice = choices.find((each) => each.id === picked) ?? choices[0];
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="dialog dialog-wide" aria-labelledby={id} onClose={close}>
      <Announcer>
        <div className="dialog-head">
          <h2 id={id}>What is this?</h2>
          <button type="button" className="icon-button" aria-label="Close" onClick={() => dialog.current?.close()}>
            <X size={18} aria-hidden="true" />
          </button>
        </div>
        <p className="quiet">{question}</p>
        {choices.length > 1 && choice !== undefined ? <Chooser choices={choices} chosen={choice.id} choose={setPicked} /> : null}
        {choice === undefined ? <EvidenceDefinitions metrics={metrics} loaded={loaded} /> : <OneNumber choice={choice} loaded={loaded} />}
      </Announcer>
    </dialog>
  );
}
