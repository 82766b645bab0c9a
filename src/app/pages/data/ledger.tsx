import type { Admission } from '../../../core/admission';
import { ledgerOf, type LedgerLine } from '../../../views/ledger';
import { setAsideCsv, setAsideName } from '../../../exports/set-aside-csv';
import styles from './data.module.css';
import { downloadText } from './download';
import { Scrolling } from './scrolling';

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

function FileLedger({ admission }: { readonly admission: Admission }) {
  const { file, equation, holds, setAside, notData, notices, facts } = ledgerOf(admission);
  const download = (): void => downloadText(setAsideName(file), setAsideCsv(admission));
  return (
    <article aria-label={`Ledger of ${file}`}>
      <h3>{file}</h3>
      <p className={styles['equation']}>{equation}</p>
      {holds ? null : <p className={styles['error']}>This account does not add up, so no verdict is shown on any page.</p>}
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
          Download set-aside rows
        </button>
      )}
      <Lines file={file} title="Not data" lines={notData} />
      <Lines file={file} title="Adjustments" lines={notices} />
    </article>
  );
}

/** The account of every file that was read: each record is loaded, set aside with a reason, or named as not data. */
export function Ledgers({ admissions }: { readonly admissions: readonly Admission[] }) {
  const read = admissions.filter(({ inspection }) => inspection.records > 0);
  return (
    <section aria-labelledby="data-ledger">
      <h2 id="data-ledger">Is every record accounted for?</h2>
      {read.map((admission) => (
        <FileLedger key={admission.inspection.file} admission={admission} />
      ))}
    </section>
  );
}
