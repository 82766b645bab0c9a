import { useId, useState } from 'react';
import { dueLook, lookDates, readOutOf, statusAfter, type Hypothesis } from '../../../core/hypotheses';
import { materialBy, type HypothesisGround } from '../../../core/hypothesis-readings';
import { asOfDate } from '../../../core/model';
import type { HypothesisState } from '../../../views/hypotheses';
import { Download } from '../../icons';
import { useAnnounce } from '../../parts/announcer';
import { authorNow } from '../../recording/author';
import type { Loaded } from '../../session';
import { saveArms, useSavingArms } from './save-arms';
import { useWritingDown } from './use-hypotheses';

type Props = {
  readonly hypothesis: Hypothesis;
  readonly loaded: Loaded;
  readonly ground: HypothesisGround | null;
  readonly state: HypothesisState;
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');

/** The look that is due, read off the deals that had closed by its day and frozen; null where none is due. */
async function readNow(hypothesis: Hypothesis, ground: HypothesisGround): Promise<Hypothesis | null> {
  const asOf = asOfDate(ground.dataset);
  const look = asOf === null ? null : dueLook(hypothesis, asOf);
  if (asOf === null || look === null) return null;
  const until = lookDates(hypothesis)[look - 1] ?? hypothesis.readOn;
  const told = readOutOf(hypothesis, { asOf, look, ...(await materialBy(ground, hypothesis, until)) });
  return { ...hypothesis, told, status: statusAfter(hypothesis, told) };
}

function useActs({ hypothesis, loaded, ground }: Props) {
  const announce = useAnnounce();
  const write = useWritingDown(loaded);
  const [by, setBy] = useState(authorNow);
  const [fault, setFault] = useState<string | null>(null);
  const [isReading, setReading] = useState(false);
  const put = (next: Hypothesis, says: string): void => {
    const refused = write(next, by);
    setFault(refused);
    if (refused === null) announce(says);
  };
  const read = async (): Promise<void> => {
    if (ground === null) return;
    if (by.trim() === '') return setFault('Say who reads it: its history names them.');
    setReading(true);
    try {
      const next = await readNow(hypothesis, ground);
      if (next !== null) put(next, 'It is read. What was told is kept as it is.');
    } catch (error) {
      setFault(`The deals could not be read: ${messageOf(error)}. Nothing was lost.`);
    }
    setReading(false);
    return undefined;
  };
  return {
    by,
    setBy,
    fault,
    isReading,
    read,
    move: (readOn: string) => put({ ...hypothesis, readOn }, 'The read-out was moved.'),
    stop: () => put({ ...hypothesis, status: 'stopped' }, 'It was stopped, and is not read. That can be taken back.'),
  };
}

/** Another day for the read-out, as long as nobody looked. */
function MoveField({ hypothesis, move }: { readonly hypothesis: Hypothesis; move(readOn: string): void }) {
  const id = useId();
  const [day, setDay] = useState(hypothesis.readOn);
  return (
    <div className="tested-move">
      <div className="field">
        <label htmlFor={id}>Read-out on</label>
        <input id={id} type="date" value={day} onChange={(event) => setDay(event.target.value)} />
      </div>
      <button type="button" className="button" disabled={day === hypothesis.readOn || day === ''} onClick={() => move(day)}>
        Move the read-out
      </button>
    </div>
  );
}

function Arms({ hypothesis, loaded, ground }: Props) {
  const announce = useAnnounce();
  const saving = useSavingArms(loaded, ground, hypothesis);
  if (hypothesis.against !== 'dealtArms') return null;
  return (
    <section aria-label="Accounts and their arms">
      <h3>Accounts and their arms</h3>
      <p className="quiet">
        Each account gets its arm from a digest of the seed and its id: the list is the same on every machine, and accounts that come later
        have their arm already.
      </p>
      <button
        type="button"
        className="button"
        disabled={saving === null}
        onClick={() => saving !== null && void saveArms(saving).then(announce)}
      >
        <Download size={16} aria-hidden="true" />
        Save accounts and arms as CSV
      </button>
    </section>
  );
}

/** What can be done about a hypothesis: read it on its day, move that day before anybody looked, or give it up. */
export function HypothesisActs(props: Props) {
  const { hypothesis, ground, state } = props;
  const { by, setBy, fault, isReading, read, move, stop } = useActs(props);
  const id = useId();
  const isDue = state === 'due' || state === 'short';
  return (
    <>
      <Arms {...props} />
      {hypothesis.status === 'running' ? (
        <section aria-label="What to do" className="tested-acts">
          <h3>{isDue ? 'Read it, once' : 'Change it'}</h3>
          {state === 'short' ? (
            <p>
              The sample that was planned is not full on both sides. Move the read-out, or read it as it is: the verdict is then “too
              early”.
            </p>
          ) : null}
          <div className="field">
            <label htmlFor={id}>Your name</label>
            <input
              id={id}
              type="text"
              autoComplete="off"
              value={by}
              {...(fault === null ? {} : { 'aria-invalid': true, 'aria-describedby': `${id}-fault` })}
              onChange={(event) => setBy(event.target.value)}
            />
          </div>
          <p id={`${id}-fault`} className="room-fault" role="alert">
            {fault}
          </p>
          <div className="room-acts">
            {isDue ? (
              <button type="button" className="button button-main" disabled={isReading || ground === null} onClick={() => void read()}>
                {state === 'short' ? 'Read it with what there is' : 'Read it out'}
              </button>
            ) : null}
            <button type="button" className="button" onClick={stop}>
              Stop without reading
            </button>
          </div>
          {hypothesis.told === null ? <MoveField hypothesis={hypothesis} move={move} /> : null}
        </section>
      ) : null}
    </>
  );
}
