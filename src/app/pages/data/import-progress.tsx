import { progressBar } from '../../../views/import-progress';
import type { Progress } from '../../session';
import styles from './data.module.css';

/** Work under way with its bar and a way to stop it. What is loaded stays whatever happens here. */
export function ImportProgress({ progress, onCancel }: { readonly progress: Progress; readonly onCancel: () => void }) {
  const { phase, what, value, max } = progressBar(progress);
  return (
    <div className={styles['progress']}>
      <label>
        <span>{phase}</span>
        {max === null ? <progress /> : <progress value={value} max={max} />}
      </label>
      <span className="quiet">{what}</span>
      <button type="button" className="button" onClick={onCancel}>
        Cancel
      </button>
    </div>
  );
}
