import type { SourceRow } from '../../../views/sources';
import { CircleCheck, OctagonAlert, TriangleAlert } from '../../icons';
import styles from './data.module.css';
import { Scrolling } from './scrolling';

const MARKS = { ready: CircleCheck, open: TriangleAlert, refused: OctagonAlert } as const;
type Listed = SourceRow & { readonly isLoaded?: boolean };

function Source({ row, onRemove }: { readonly row: Listed; readonly onRemove: ((file: string) => void) | null }) {
  const Mark = MARKS[row.mark];
  return (
    <tr>
      <th scope="row">
        {row.file}
        {row.isLoaded === true ? <span className="line quiet">loaded already</span> : null}
      </th>
      <td>{row.format}</td>
      <td>{row.table}</td>
      <td>
        <span className={styles[row.mark]}>
          <Mark aria-hidden="true" size={16} /> {row.outcome}
        </span>
        {row.error === null ? null : <p className={row.mark === 'refused' ? styles['error'] : styles['why']}>{row.error}</p>}
      </td>
      <td className="number">{row.records}</td>
      <td className="number">{row.size}</td>
      {onRemove === null ? null : (
        <td>
          <button type="button" className="button button-plain" onClick={() => onRemove(row.file)} aria-label={`Remove ${row.file}`}>
            Remove
          </button>
        </td>
      )}
    </tr>
  );
}

/** Every file with what it was taken for and what became of it. Refused ones stay listed with their sentence. */
export function SourcesTable({ rows, onRemove }: { readonly rows: readonly Listed[]; readonly onRemove: ((file: string) => void) | null }) {
  return (
    <Scrolling label="Files">
      <table>
        <caption className="hidden">Files, what they were taken for, and what became of them</caption>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Format</th>
            <th scope="col">Table</th>
            <th scope="col">Outcome</th>
            <th scope="col" className="number">
              Records
            </th>
            <th scope="col" className="number">
              Size
            </th>
            {onRemove === null ? null : <th scope="col">Remove</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Source key={row.file} row={row} onRemove={onRemove} />
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}
