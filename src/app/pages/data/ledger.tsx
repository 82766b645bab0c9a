import type { Admission } from '../../../core/admission';
import { ledgerOf, type LedgerLine } from '../../../views/ledger';
import { setAsideCsv, setAsideName } from '../../../exports/set-aside-csv';
import { setAsideTitle } from '../../../views/set-aside';
import { Download } from '../../icons';
import styles from './data.module.css';
import { downloadText } from './download';
import { Scrolling } from './scrolling';
import { SetAsideRows, type Correction } from './set-aside-rows';

function Lines({ file, title, lines }: { readonly file: string; readonly title: string; readonly lines: readonly LedgerLine[] }) {
  if (lines.length === 0) return null;
  const haveLines = lines.some(({ lines: where }) => where !== '');
  return (
    <Scrolling label={`${title}: ${file}`}>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col" className="number">
              Count
            </th>
            {haveLines ? <th scope="col">Where</th> : null}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ what, count, lines: where }) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td className="number">{count}</td>
              {haveLines ? <td>{where}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}

/** The account of one file. Where it is the only one, its equation stands above already. */
function FileLedger({
  admission,
  isAlone,
  correction,
}: {
  readonly admission: Admission;
  readonly isAlone: boolean;
  readonly correction: Correction;
}) {
  const { file, equation, holds, setAside, notData, totals, totalsDiffer, notices, facts } = ledgerOf(admission);
  const download = (): void => downloadText(setAsideName(file), setAsideCsv(admission));
  return (
    <article aria-label={`Ledger of ${file}`}>
      <h3>{file}</h3>
      {isAlone ? null : <p className={styles['equation']}>{equation}</p>}
      {holds ? null : <p className={styles['error']}>This account does not add up, so no verdict is shown on any page.</p>}
      {totalsDiffer ? (
        <p className={styles['error']}>
          The file’s own total does not agree with ours. Rows may be missing from it, or be there twice: export it again, or find out why,
          before the numbers are used.
        </p>
      ) : null}
      <dl className={styles['facts']}>
        {facts.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <Lines file={file} title="Set aside, by reason" lines={setAside} />
      {admission.setAside.length === 0 ? null : (
        <button type="button" className="button" onClick={download} aria-label={`Download set-aside rows of ${file}`}>
          <Download aria-hidden="true" size={16} /> Download set-aside rows
        </button>
      )}
      <SetAside admission={admission} correction={correction} />
      <Lines file={file} title="Not data" lines={notData} />
      <Lines file={file} title="Totals of the file, beside ours" lines={totals} />
      <Lines file={file} title="Adjustments" lines={notices} />
    </article>
  );
}

/** The rows themselves, folded away. They stay, with what came of it, when the last of them was corrected. */
function SetAside({ admission, correction }: { readonly admission: Admission; readonly correction: Correction }) {
  const count = admission.setAside.length;
  const isCorrected = correction.last?.file === admission.inspection.file;
  if (count === 0 && !isCorrected) return null;
  return (
    <details className={styles['wide']} open={isCorrected}>
      <summary>{setAsideTitle(count)}</summary>
      <SetAsideRows admission={admission} correction={correction} />
    </details>
  );
}

/** The account of every file that was read: each record is loaded, set aside with a reason, or named as not data. */
export function Ledgers({ admissions, correction }: { readonly admissions: readonly Admission[]; readonly correction: Correction }) {
  const read = admissions.filter(({ inspection }) => inspection.records > 0);
  return read.map((admission) => (
    <FileLedger key={admission.inspection.file} admission={admission} isAlone={read.length === 1} correction={correction} />
  ));
}
