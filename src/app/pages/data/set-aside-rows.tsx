import { useEffect, useRef, useState } from 'react';
import type { Admission } from '../../../core/admission';
import { correctedCells, correctionText, setAsidePage, type SetAsidePage, type SetAsideRow } from '../../../views/set-aside';
import { useSession } from '../../session';
import { CorrectionRow } from './correction-row';
import { Scrolling } from './scrolling';
import styles from './set-aside.module.css';

function ShownRow({ row, onEdit }: { readonly row: SetAsideRow; readonly onEdit: () => void }) {
  return (
    <tr>
      <th scope="row">
        {row.line}{' '}
        <button type="button" className="button button-plain" aria-label={`Correct line ${row.line}`} onClick={onEdit}>
          Correct
        </button>
      </th>
      <td className={styles['why']}>{row.reason}</td>
      {row.cells.map(({ key, text, isAtFault }) => (
        <td key={key} className={isAtFault ? styles['shown-fault'] : styles['shown']}>
          {isAtFault ? <mark>{text === '' ? 'blank' : text}</mark> : text}
        </td>
      ))}
    </tr>
  );
}

function Pages({ page, onTurn }: { readonly page: SetAsidePage; readonly onTurn: (page: number) => void }) {
  return (
    <p className={styles['pages']}>
      <span>{page.says}</span>
      {page.pages < 2 ? null : (
        <>
          <button type="button" className="button" aria-disabled={page.page === 0} onClick={() => onTurn(Math.max(0, page.page - 1))}>
            Fifty before
          </button>
          <button
            type="button"
            className="button"
            aria-disabled={page.page === page.pages - 1}
            onClick={() => onTurn(Math.min(page.pages - 1, page.page + 1))}
          >
            Fifty after
          </button>
        </>
      )}
    </p>
  );
}

/** What came of a correction, said where it was made once the file was checked again; it takes the focus that the form had. */
function Outcome({ admission, line, isChecking }: { readonly admission: Admission; readonly line: number; readonly isChecking: boolean }) {
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (!isChecking) said.current?.focus();
  }, [isChecking, line]);
  return (
    <p ref={said} tabIndex={-1} className={styles['outcome']}>
      {isChecking ? `Line ${line} is being checked.` : correctionText(admission, line)}
    </p>
  );
}

/** The record that was corrected last, and the way to correct another. */
export type Correction = {
  readonly last: { readonly file: string; readonly line: number } | null;
  readonly correct: (file: string, line: number, cells: readonly string[]) => void;
};

/** The records of a file that were set aside, as they stand in it, each to be read and corrected in place. */
export function SetAsideRows({ admission, correction }: { readonly admission: Admission; readonly correction: Correction }) {
  const { progress } = useSession();
  const [wanted, setWanted] = useState(0);
  const [edited, setEdited] = useState<number | null>(null);
  const { file } = admission.inspection;
  const page = setAsidePage(admission, wanted);
  const saved = correction.last?.file === file && edited === null ? correction.last.line : null;
  const save = (line: number, cells: readonly string[]): void => {
    setEdited(null);
    correction.correct(file, line, correctedCells(cells, admission.header.length));
  };
  return (
    <div className={styles['rows']}>
      {saved === null ? null : <Outcome admission={admission} line={saved} isChecking={progress !== null} />}
      {page.rows.length === 0 ? null : (
        <>
          <Pages page={page} onTurn={setWanted} />
          <Scrolling label={`Rows set aside from ${page.file}`}>
            <table>
              <caption className="hidden">{`Rows set aside from ${page.file}, with their cells as they stand in the file`}</caption>
              <thead>
                <tr>
                  <th scope="col">Line</th>
                  <th scope="col">Why it is set aside</th>
                  {page.headers.map((header, at) => (
                    <th key={`c${at}`} scope="col">
                      {header}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {page.rows.map((row) =>
                  row.line === edited ? (
                    <CorrectionRow key={row.line} row={row} onSave={(cells) => save(row.line, cells)} onLeave={() => setEdited(null)} />
                  ) : (
                    <ShownRow key={row.line} row={row} onEdit={() => setEdited(row.line)} />
                  ),
                )}
              </tbody>
            </table>
          </Scrolling>
        </>
      )}
    </div>
  );
}
