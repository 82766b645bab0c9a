import { useId, useState, type ChangeEvent } from 'react';
import type { IcpVersion } from '../../../../core/icp';
import { useAnnounce } from '../../../parts/announcer';
import styles from './versions.module.css';

type Props = { onDraft(version: IcpVersion): void };

/** Takes a profile file as the draft. What it holds is never published by itself, and a refused file changes nothing. */
export function ImportProfile({ onDraft }: Props) {
  const [error, setError] = useState<string | null>(null);
  const announce = useAnnounce();
  const [id, says] = [useId(), useId()];
  const take = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const input = event.target;
    const file = input.files?.[0];
    if (file === undefined) return;
    const { readProfile } = await import('./read-profile');
    const read = await readProfile(file);
    // The same file can be chosen again once it was put right.
    input.value = '';
    setError(read.error);
    if (read.version === null) return;
    onDraft(read.version);
    announce(`${read.version.name} is now the draft. Nothing is published before you say so.`);
  };
  return (
    <div className="field">
      <label htmlFor={id}>Open a profile file as the draft</label>
      <input
        id={id}
        className={styles['file']}
        type="file"
        accept=".json,application/json"
        aria-describedby={says}
        onChange={(event) => void take(event)}
      />
      <p id={says} className={styles['fault']} role="alert">
        {error}
      </p>
    </div>
  );
}
