import { useEffect, useId, useRef, useState, type KeyboardEvent, type SubmitEvent } from 'react';
import type { SetAsideRow } from '../../../views/set-aside';
import styles from './set-aside.module.css';

/**
 * A set-aside record as a row of fields under the file's headers. The cell at fault is marked, takes the
 * focus, and has the buttons beside it; Esc leaves all as it was.
 */
export function CorrectionRow({
  row,
  onSave,
  onLeave,
}: {
  readonly row: SetAsideRow;
  readonly onSave: (cells: readonly string[]) => void;
  readonly onLeave: () => void;
}) {
  const id = useId();
  const first = useRef<HTMLInputElement>(null);
  const [cells, setCells] = useState(row.cells.map(({ text }) => text));
  useEffect(() => first.current?.focus(), []);
  const faulty = Math.max(
    0,
    row.cells.findIndex(({ isAtFault }) => isAtFault),
  );
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onSave(cells);
  };
  const leave = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onLeave();
  };
  return (
    <tr className={styles['edited']} onKeyDown={leave}>
      <th scope="row">{row.line}</th>
      <td className={styles['why']}>{row.reason}</td>
      {row.cells.map(({ key, header, isAtFault }, at) => (
        <td key={key}>
          <input
            ref={at === faulty ? first : undefined}
            form={id}
            className={isAtFault ? `${styles['cell']} ${styles['fault']}` : styles['cell']}
            aria-label={`${header}, line ${row.line}`}
            aria-invalid={isAtFault ? true : undefined}
            aria-describedby={isAtFault ? `${id}-why` : undefined}
            value={cells[at] ?? ''}
            size={Math.min(40, Math.max(8, (cells[at] ?? '').length))}
            onChange={(event) => setCells(cells.with(at, event.target.value))}
          />
          {at === faulty ? (
            <>
              <p id={`${id}-why`} className={styles['fault-why']}>
                {row.reason}
              </p>
              <form id={id} onSubmit={submit} className={styles['save']}>
                <button type="submit" className="button button-main">
                  Save correction
                </button>
                <button type="button" className="button" onClick={onLeave}>
                  Leave as it is
                </button>
              </form>
            </>
          ) : null}
        </td>
      ))}
    </tr>
  );
}
