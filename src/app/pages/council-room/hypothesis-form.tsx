import '../../recording/recording.css';
import { useEffect, useId, useMemo, useRef, useState, type SyntheticEvent } from 'react';
import type { HypothesisGround, HypothesisPlan } from '../../../core/hypothesis-readings';
import {
  newHypothesis,
  pilotDraft,
  planAsked,
  writtenHypothesis,
  type HypothesisDraft,
  type HypothesisFaults,
} from '../../../views/hypothesis-draft';
import { faultsText } from '../../../views/decision-form';
import { useAnnounce } from '../../parts/announcer';
import { authorNow } from '../../recording/author';
import { useSession, type Loaded } from '../../session';
import { Modal } from '../../shell/modal';
import { HypothesisFields } from './hypothesis-fields';
import { HypothesisPlanPart } from './hypothesis-plan-part';
import { usePlan, useWritingDown } from './use-hypotheses';

type Props = {
  readonly loaded: Loaded;
  readonly ground: HypothesisGround | null;
  /** What was begun before and not written down: to close the form loses nothing. */
  readonly begun: HypothesisDraft | null;
  keep(draft: HypothesisDraft | null): void;
  close(): void;
};

const NO_FAULTS: HypothesisFaults = {};

function useDraft({ loaded, ground, begun, keep, close }: Props) {
  const { dataset } = loaded;
  const session = useSession();
  const announce = useAnnounce();
  const write = useWritingDown(loaded);
  const [draft, setDraft] = useState<HypothesisDraft>(() => begun ?? newHypothesis(dataset, authorNow()));
  const [id] = useState(() => crypto.randomUUID());
  const [tries, setTries] = useState(0);
  const [refused, setRefused] = useState<string | null>(null);
  const asked = useMemo(() => planAsked(draft, dataset), [draft, dataset]);
  const planning = usePlan(loaded, ground, asked);
  const plan: HypothesisPlan | null = typeof planning.plan === 'string' ? null : planning.plan;
  const written = writtenHypothesis(draft, { dataset, plan, id });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTries(tries + 1);
    if (written.hypothesis === null) return;
    const fault = write(written.hypothesis, draft.by);
    setRefused(fault);
    if (fault !== null) return;
    keep(null);
    announce('The hypothesis is written down. Before its read-out only deals are counted.');
    close();
  };
  return {
    draft,
    change: (part: Partial<HypothesisDraft>) => {
      const next = { ...draft, ...part };
      setDraft(next);
      keep(next);
    },
    faults: tries > 0 ? written.faults : NO_FAULTS,
    isBusy: session.progress !== null && session.defining === null,
    asked,
    planning,
    tries,
    refused,
    submit,
  };
}

/** The form for a hypothesis: what is expected and how it is told, with what the data say it takes beside it. */
export function HypothesisForm(props: Props) {
  const { loaded, close } = props;
  const form = useRef<HTMLFormElement>(null);
  const id = useId();
  const { draft, change, faults, isBusy, asked, planning, tries, refused, submit } = useDraft(props);
  const pilot = pilotDraft(draft, loaded.dataset);
  const count = Object.keys(faults).filter((key) => key !== 'whole').length;
  useEffect(() => form.current?.querySelector('textarea')?.focus(), []);
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [tries]);
  return (
    <Modal title="Write a hypothesis down" className="recording" close={close}>
      <form ref={form} className="recording-form" onSubmit={submit} noValidate aria-describedby={id}>
        <p id={id} className="quiet">
          Before anybody looks: only deals created after the data in hand count, and their numbers are shown once, on the day that is fixed
          here.
        </p>
        {pilot === null ? null : (
          <p>
            <button type="button" className="button" onClick={() => change(pilot)}>
              Start from a pilot: ICP against other accounts
            </button>
          </p>
        )}
        <HypothesisFields draft={draft} faults={faults} dataset={loaded.dataset} change={change} />
        <HypothesisPlanPart asked={asked} planning={planning} draft={draft} faults={faults} dataset={loaded.dataset} change={change} />
        <div className="recording-end">
          <p className="recording-fault" role="alert">
            {refused ?? faults.whole ?? (count === 0 ? '' : faultsText(count).replace('recorded', 'written down'))}
          </p>
          <div className="recording-row">
            <button type="submit" className="button button-main" disabled={isBusy}>
              Write it down
            </button>
            <button type="button" className="button" onClick={close}>
              Cancel
            </button>
          </div>
        </div>
      </form>
    </Modal>
  );
}
