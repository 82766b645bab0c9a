import { useId, type ChangeEvent } from 'react';
import styles from './data.module.css';

/** The native way to choose files: several at once, by mouse or keyboard. Dropping them anywhere on the page does the same. */
export function FilePicker({
  label,
  isOver,
  onFiles,
}: {
  readonly label: string;
  readonly isOver: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  const id = useId();
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    const { files } = event.target;
    if (files !== null) onFiles([...files]);
    event.target.value = '';
  };
  return (
    <div className={isOver ? `${styles['drop']} ${styles['over']}` : styles['drop']}>
      <label htmlFor={id}>{label}</label>
      <input id={id} type="file" multiple onChange={choose} aria-describedby={`${id}-hint`} />
      <p id={`${id}-hint`} className="quiet">
        {isOver
          ? 'Let go to check these files.'
          : 'Several at once, or drop files or a folder anywhere on this page: CSV or other delimited text, Excel workbooks (.xlsx), Parquet, JSON, each also packed as gzip or zip, and workspace.json or a .plumbline file. Nothing leaves this browser.'}
      </p>
    </div>
  );
}
