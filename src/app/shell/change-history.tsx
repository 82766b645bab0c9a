import { useState } from 'react';
import { changeText } from '../../views/change-text';
import { useSession } from '../session';
import { Modal } from './modal';
import './overlays.css';
import { useChanges } from './use-changes';

const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** Everything that was changed here since the files were loaded, the newest first, with the way back to before each. */
export function ChangeHistory({ close }: { close(): void }) {
  const { loaded } = useSession();
  const { list, undoTo } = useChanges();
  const [said, setSaid] = useState('');
  const lines = list.toReversed().map((change) => ({ change, text: changeText(change, loaded?.dataset ?? null) ?? 'A change' }));
  return (
    <Modal title="What was changed here" close={close}>
      <p className="quiet">By whom cannot be told: this browser knows no names. Other files start a new list of definitions.</p>
      {lines.length === 0 ? <p>Nothing is left to take back.</p> : null}
      <output className="hidden">{said}</output>
      <ol className="history">
        {lines.map(({ change, text }, place) => (
          <li key={change.id}>
            <time dateTime={new Date(change.at).toISOString()}>{TIME.format(change.at)}</time>
            <span>{text}</span>
            <button
              type="button"
              className="button"
              aria-label={`${place === 0 ? 'Undo' : 'Undo back to before'}: ${text}`}
              onClick={() => {
                undoTo(change);
                setSaid(place === 0 ? 'The last change was taken back.' : `${place + 1} changes were taken back.`);
              }}
            >
              {place === 0 ? 'Undo' : 'Undo back to here'}
            </button>
          </li>
        ))}
      </ol>
    </Modal>
  );
}
