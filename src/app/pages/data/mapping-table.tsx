import { LEAVE_OUT, OWN_NAME, targetOf, type FileMapping, type MappingRow } from '../../../views/mapping';
import styles from './data.module.css';
import { Scrolling } from './scrolling';

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
      <td className={styles['samples']}>{row.samples}</td>
      <td>
        <select
          aria-label={`${row.header} is read as`}
          value={row.value}
          onChange={(event) => onMap(file, row.header, targetOf(row.header, event.target.value))}
        >
          <option value={LEAVE_OUT}>Leave out</option>
          <option value={OWN_NAME}>A dimension of its own name</option>
          {fields.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        {row.isRequired ? <span className="quiet"> required</span> : null}
      </td>
      <td>{row.confidence}</td>
    </tr>
  );
}

/** Their columns on the left, ours as a list to choose from, required ones first. It is open where something is missing. */
function MappingTable({ mapping, onMap }: { readonly mapping: FileMapping; readonly onMap: MapColumn }) {
  return (
    <details open={mapping.missing !== null}>
      <summary>{mapping.file}</summary>
      {mapping.missing === null ? null : <p className={styles['error']}>{mapping.missing}</p>}
      <Scrolling label={`Columns of ${mapping.file}`}>
        <table>
          <caption className="hidden">{`Columns of ${mapping.file} and what they are read as`}</caption>
          <thead>
            <tr>
              <th scope="col">Column in the file</th>
              <th scope="col">Samples</th>
              <th scope="col">Read as</th>
              <th scope="col">Confidence</th>
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

/** The mapping of every file that was recognised. */
export function Mappings({ mappings, onMap }: { readonly mappings: readonly FileMapping[]; readonly onMap: MapColumn }) {
  return (
    <section aria-labelledby="data-mapping">
      <h2 id="data-mapping">What is each column read as?</h2>
      {mappings.map((mapping) => (
        <MappingTable key={mapping.file} mapping={mapping} onMap={onMap} />
      ))}
    </section>
  );
}
