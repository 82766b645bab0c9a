import { useId, useState, type SyntheticEvent } from 'react';
import { FLAG_STATUSES, type FlagStatus } from '../../../core/drift';
import { asOfDate } from '../../../core/model';
import { STATUS_WORDS, type FlagView } from '../../../views/drift-flag';
import { useAnnounce } from '../../parts/announcer';
import { useSession } from '../../session';

type Said = { readonly status: FlagStatus; readonly owner: string; readonly note: string };

function Text({ label, text, type }: { readonly label: string; readonly text: string; type(text: string): void }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} type="text" autoComplete="off" value={text} onChange={(event) => type(event.target.value)} />
    </div>
  );
}

function Status({ status, choose }: { readonly status: FlagStatus; choose(status: FlagStatus): void }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>Status</label>
      <select id={id} value={status} onChange={(event) => choose(FLAG_STATUSES.find((each) => each === event.target.value) ?? status)}>
        {FLAG_STATUSES.map((each) => (
          <option key={each} value={each}>
            {STATUS_WORDS[each]}
          </option>
        ))}
      </select>
    </div>
  );
}

/** What becomes of a flag: its status, who owns it, and why. Each saving is one more entry of its history. */
export function FlagForm({ flag }: { readonly flag: Pick<FlagView, 'id' | 'title' | 'status' | 'owner'> }) {
  const session = useSession();
  const announce = useAnnounce();
  const [said, setSaid] = useState<Said>({ status: flag.status, owner: flag.owner, note: '' });
  const { loaded } = session;
  const isBusy = session.progress !== null || session.defining !== null;
  const isSame = said.status === flag.status && said.owner.trim() === flag.owner && said.note.trim() === '';
  const save = (event: SyntheticEvent): void => {
    event.preventDefault();
    const definitions = session.defining ?? loaded?.definitions;
    if (definitions === undefined || loaded === null || isSame) return;
    const entry = {
      finding: flag.id,
      status: said.status,
      owner: said.owner.trim(),
      note: said.note.trim(),
      on: asOfDate(loaded.dataset) ?? new Date().toISOString().slice(0, 10),
    };
    session.define({ ...definitions, watched: [...definitions.watched, entry] });
    announce(`${flag.title}: ${STATUS_WORDS[said.status].toLowerCase()}.`);
  };
  return (
    <form className="drift-said" onSubmit={save} aria-label={`What becomes of: ${flag.title}`}>
      <Status status={said.status} choose={(status) => setSaid({ ...said, status })} />
      <Text label="Owner" text={said.owner} type={(owner) => setSaid({ ...said, owner })} />
      <Text label="Note" text={said.note} type={(note) => setSaid({ ...said, note })} />
      <button type="submit" className="button" disabled={isSame || isBusy}>
        Save status
      </button>
    </form>
  );
}
