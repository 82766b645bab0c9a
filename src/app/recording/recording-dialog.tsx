import { useEffect, useId, useRef, useState, type SyntheticEvent } from 'react';
import { evidenceOf } from '../../core/council-evidence';
import { withDecision } from '../../core/council-effects';
import { draftOfDecision, newDraft, type DecisionDraft } from '../../views/decision-draft';
import { verdictsWithheld } from '../../views/control-totals';
import { readDraft, type DraftFaults } from '../../views/decision-faults';
import { faultsText } from '../../views/decision-form';
import { X } from '../icons';
import { useAnnounce } from '../parts/announcer';
import { useSession, type Loaded } from '../session';
import { authorNow, rememberAuthor } from './author';
import { RecordingForm } from './recording-form';
import { endRecording, type Recording } from './recording-store';
import './recording.css';

type Props = { readonly recording: Recording; readonly loaded: Loaded };

const NO_FAULTS: DraftFaults = {};

function firstDraft({ start, question, readings, finding, edits }: Recording, loaded: Loaded): DecisionDraft {
  const { dataset } = loaded;
  const isInDoubt = verdictsWithheld(loaded.admissions) !== null;
  const draft =
    edits === null
      ? newDraft(start, evidenceOf(loaded, question, readings, { finding, isInDoubt }), dataset)
      : draftOfDecision(edits.decision, dataset);
  return { ...draft, by: authorNow() };
}

/** What is being written, what is wrong with it once somebody tried to record it, and the recording itself. */
function useRecording({ recording, loaded }: Props, done: () => void) {
  const session = useSession();
  const announce = useAnnounce();
  const { edits } = recording;
  const [first] = useState(() => firstDraft(recording, loaded));
  const [id] = useState(() => edits?.decision.id ?? crypto.randomUUID());
  const [draft, setDraft] = useState(first);
  const [tries, setTries] = useState(0);
  const [refused, setRefused] = useState<string | null>(null);
  const definitions = session.defining ?? loaded.definitions;
  const read = readDraft(draft, { id, made: edits?.decision.made ?? null, dataset: loaded.dataset, definitions });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTries(tries + 1);
    if (read.decision === null) return;
    const by = draft.by.trim();
    const decided = withDecision(definitions, { decision: read.decision, by, at: new Date().toISOString() });
    setRefused(decided.fault);
    if (decided.definitions === null) return;
    rememberAuthor(by);
    session.define(decided.definitions);
    announce(
      edits === null
        ? 'The decision is recorded. It stands in the Council room.'
        : 'The decision is changed. What it was before stays in its history.',
    );
    done();
  };
  return {
    draft,
    definitions,
    change: (part: Partial<DecisionDraft>) => setDraft({ ...draft, ...part }),
    isChanged: draft !== first,
    faults: tries > 0 ? read.faults : NO_FAULTS,
    isBusy: session.progress !== null && session.defining === null,
    tries,
    refused,
    submit,
  };
}

/** Asked where somebody is about to leave with something written that is kept nowhere. */
function Leaving({ leave, stay }: { leave(): void; stay(): void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <div className="recording-leaving" role="alert">
      <p>What you wrote is not recorded yet.</p>
      <button ref={button} type="button" className="button" onClick={stay}>
        Go on writing
      </button>
      <button type="button" className="button" onClick={leave}>
        Leave without recording
      </button>
    </div>
  );
}

/** The form for a decision, over the page that it was started on. The focus goes back to where it was. */
export function RecordingDialog(props: Props) {
  const { recording, loaded } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const [isLeaving, setLeaving] = useState(false);
  const id = useId();
  const close = (): void => dialog.current?.close();
  const recorded = useRecording(props, close);
  const { draft, definitions, change, isChanged, faults, isBusy, tries, refused, submit } = recorded;
  const count = Object.keys(faults).length;
  const isRevision = recording.edits !== null;
  useEffect(() => {
    dialog.current?.showModal();
    form.current?.querySelector('textarea')?.focus();
  }, []);
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [tries]);
  const leave = (): void => (isChanged ? setLeaving(true) : close());
  return (
    <dialog
      ref={dialog}
      className="dialog recording"
      aria-labelledby={id}
      onClose={endRecording}
      onCancel={(event) => {
        if (!isChanged || isLeaving) return;
        event.preventDefault();
        setLeaving(true);
      }}
    >
      <div className="dialog-head">
        <h2 id={id}>{isRevision ? 'Change a decision' : 'Record a decision'}</h2>
        <button type="button" className="icon-button" aria-label="Close" onClick={leave}>
          <X size={18} aria-hidden="true" />
        </button>
      </div>
      <form ref={form} className="recording-form" onSubmit={submit} noValidate>
        <RecordingForm
          {...{ draft, faults, definitions, change, isRevision }}
          dataset={loaded.dataset}
          isMade={recording.edits !== null && recording.edits.decision.made !== null}
        />
        <div className="recording-end">
          <p className="recording-fault" role="alert">
            {refused ?? (count === 0 ? '' : faultsText(count))}
          </p>
          {isLeaving ? (
            <Leaving leave={close} stay={() => setLeaving(false)} />
          ) : (
            <div className="recording-row">
              <button type="submit" className="button button-main" disabled={isBusy}>
                {isRevision ? 'Save the change' : 'Record the decision'}
              </button>
              <button type="button" className="button" onClick={leave}>
                Cancel
              </button>
            </div>
          )}
        </div>
      </form>
    </dialog>
  );
}
