import { useEffect, useId, useRef } from 'react';
import type { ConflictRow } from '../../../views/workspace-conflicts';
import type { WorkspacePreview as Preview } from '../../../views/workspace-preview';
import styles from './workspace-file.module.css';

type Choose = (id: string, side: 'mine' | 'theirs') => void;

/** One thing that both say differently: what stands, or what the file says. */
function Conflict({ row, onChoose }: { readonly row: ConflictRow; readonly onChoose: Choose }) {
  const name = useId();
  const choices = [
    { side: 'mine', says: 'What stands here', value: row.mine },
    { side: 'theirs', says: 'What the file says', value: row.theirs },
  ] as const;
  return (
    <fieldset className={styles['conflict']}>
      <legend>{row.label}</legend>
      {choices.map(({ side, says, value }) => (
        <label key={side} className={styles['choice']}>
          <input type="radio" name={name} checked={row.taken === side} onChange={() => onChoose(row.id, side)} />
          <span>
            {says}: <strong>{value}</strong>
          </span>
        </label>
      ))}
      {row.note === null ? null : <p className="quiet">{row.note}</p>}
    </fieldset>
  );
}

/** What a workspace file would change, with a choice wherever it says otherwise than what stands. Nothing happens before *Take over*. */
export function WorkspacePreview({
  name,
  preview,
  onChoose,
  onTake,
  onInstead,
  onLeave,
}: {
  readonly name: string;
  readonly preview: Preview;
  readonly onChoose: Choose;
  readonly onTake: () => void;
  readonly onInstead: () => void;
  readonly onLeave: () => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => heading.current?.focus(), [name]);
  const { about, changes, conflicts, notes, action, instead } = preview;
  return (
    <section aria-labelledby={id} className={styles['preview']}>
      <h3 id={id} ref={heading} tabIndex={-1}>
        {name}
      </h3>
      <p>{about}</p>
      <p>Nothing of it is taken over yet. It would bring:</p>
      <ul>
        {changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
      {conflicts.length === 0 ? null : (
        <>
          <p>
            {conflicts.length === 1
              ? 'Both say one thing differently. Choose which holds:'
              : 'Both say these things differently. Choose which hold:'}
          </p>
          {conflicts.map((row) => (
            <Conflict key={row.id} row={row} onChoose={onChoose} />
          ))}
        </>
      )}
      {notes.map((note) => (
        <p key={note} className="quiet">
          {note}
        </p>
      ))}
      <div className={styles['buttons']}>
        {action === null ? null : (
          <button type="button" className="button button-main" onClick={onTake}>
            {action}
          </button>
        )}
        {instead === null ? null : (
          <button type="button" className="button" onClick={onInstead}>
            {instead}
          </button>
        )}
        <button type="button" className="button" onClick={onLeave}>
          Leave it
        </button>
      </div>
    </section>
  );
}
