import { headerText, tableOf, type DraftFile, type HeaderChoice } from '../../../views/draft-files';
import type { Session } from '../../session';
import styles from './data.module.css';
import { Scrolling } from './scrolling';
import { SettledSelect } from './settled-select';
import { SourcesTable } from './sources-table';

type Choices = Pick<Session, 'chooseHeader' | 'chooseTable' | 'removeFile'>;

/** The records near the top of a file, one of which is said to name its columns. */
function HeaderRows({
  file,
  choice,
  onChoose,
}: {
  readonly file: string;
  readonly choice: HeaderChoice;
  readonly onChoose: (line: number) => void;
}) {
  return (
    <Scrolling label={`The first records of ${file}`}>
      <table>
        <caption className="hidden">{`The first records of ${file}: choose the one that names the columns`}</caption>
        <thead>
          <tr>
            <th scope="col">Names the columns</th>
            {Array.from({ length: choice.width }, (_, at) => (
              <th key={`c${at}`} scope="col">{`Cell ${at + 1}`}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {choice.records.map(({ line, cells }) => (
            <tr key={line} className={line === choice.line ? styles['chosen'] : undefined}>
              <th scope="row">
                <label className={styles['line']}>
                  <input type="radio" name={`header of ${file}`} checked={line === choice.line} onChange={() => onChoose(line)} />
                  {`Line ${line}`}
                </label>
              </th>
              {Array.from({ length: choice.width }, (_, at) => (
                <td key={`c${at}`} className={styles['preview']}>
                  {cells[at] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}

/** What may be said about one file beside what was recognised: which table it is, and which line is its header. */
function FileChoices({ file, choices }: { readonly file: DraftFile; readonly choices: Choices }) {
  const { tables, header } = file;
  if (tables === null && header === null) return null;
  const options = tables === null ? [] : [...(tables.value === '' ? [{ value: '', label: 'Not said yet' }] : []), ...tables.options];
  return (
    <article aria-label={`How ${file.file} is read`} className={styles['reading-of']}>
      <h3>{file.file}</h3>
      {tables === null ? null : (
        <div className={styles['pick']}>
          <span aria-hidden="true">It is a table of</span>
          <SettledSelect
            label={`${file.file} is a table of`}
            value={tables.value}
            options={options}
            onChoose={(value) => {
              const table = tableOf(value);
              if (table !== null) choices.chooseTable(file.file, table);
            }}
          />
        </div>
      )}
      {header === null ? null : (
        <details open={file.mark === 'refused'}>
          <summary>{`${headerText(header)}. Choose another line`}</summary>
          <HeaderRows file={file.file} choice={header} onChoose={(line) => choices.chooseHeader(file.file, line)} />
        </details>
      )}
    </article>
  );
}

/** What every file was recognised as, and the two things that people know better: its table and its header. */
export function Recognise({ files, choices }: { readonly files: readonly DraftFile[]; readonly choices: Choices }) {
  return (
    <>
      <SourcesTable rows={files} onRemove={choices.removeFile} />
      {files.map((file) => (
        <FileChoices key={file.file} file={file} choices={choices} />
      ))}
    </>
  );
}
