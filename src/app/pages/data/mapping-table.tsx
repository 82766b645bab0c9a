import { LEAVE_OUT, OWN_NAME, targetOf, type FileMapping, type MappingRow } from '../../../views/mapping';
import styles from './data.module.css';
import { Scrolling } from './scrolling';
import { SettledSelect } from './settled-select';

const OTHER_READINGS = [
  { value: LEAVE_OUT, label: 'Leave out' },
  { value: OWN_NAME, label: 'A dimension of its own name' },
] as const;

type MapColumn = (file: string, column: string, to: string | null) => void;

function Column({
  file,
  row,
  fields,
  onMap,
}: {
  readonly file: string;
  readonly row: MappingRow;
  readonly fields: FileMapping['fields'];
  readonly onMap: MapColumn;
}) {
  return (
    <tr>
      <th scope="row">{row.header}</th>
      <td>
        <SettledSelect
          label={`${row.header} is read as`}
          value={row.value}
          options={[...OTHER_READINGS, ...fields]}
          onChoose={(value) => onMap(file, row.header, targetOf(row.header, value))}
        />
        {row.isRequired ? <span className="quiet"> required</span> : null}
      </td>
      <td className={styles['confidence']}>{row.confidence}</td>
      <td className={styles['samples']}>{row.samples}</td>
    </tr>
  );
}

/** Their columns on the left, ours as a list to choose from, required ones first, those that are left out last. */
function MappingTable({ mapping, isOpen, onMap }: { readonly mapping: FileMapping; readonly isOpen: boolean; readonly onMap: MapColumn }) {
  return (
    <details open={isOpen}>
      <summary>{mapping.file}</summary>
      {mapping.missing === null ? null : <p className={styles['error']}>{mapping.missing}</p>}
      <Scrolling label={`Columns of ${mapping.file}`}>
        <table>
          <caption className="hidden">{`Columns of ${mapping.file} and what they are read as`}</caption>
          <thead>
            <tr>
              <th scope="col">Column in the file</th>
              <th scope="col">Read as</th>
              <th scope="col">How sure</th>
              <th scope="col">Samples</th>
            </tr>
          </thead>
          <tbody>
            {mapping.rows.map((row) => (
              <Column key={row.header} file={mapping.file} row={row} fields={mapping.fields} onMap={onMap} />
            ))}
          </tbody>
        </table>
      </Scrolling>
    </details>
  );
}

/** The mapping of every file that was recognised. A single file lies open. */
export function Mappings({ mappings, onMap }: { readonly mappings: readonly FileMapping[]; readonly onMap: MapColumn }) {
  if (mappings.length === 0) return <p>No file was recognised, so no column is read.</p>;
  return mappings.map((mapping) => (
    <MappingTable key={mapping.file} mapping={mapping} isOpen={mappings.length === 1 || mapping.missing !== null} onMap={onMap} />
  ));
}
