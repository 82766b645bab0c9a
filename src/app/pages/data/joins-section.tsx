import type { Joins } from '../../../core/facts';
import { joinsPanel, type JoinLine } from '../../../views/joins-panel';
import styles from './data.module.css';
import { PageSection } from './page-section';
import { Scrolling } from './scrolling';

function Way({ line }: { readonly line: JoinLine }) {
  const isJoined = line.examples.some(({ account }) => account !== '');
  return (
    <details>
      <summary>{`${line.what}: ${line.deals}`}</summary>
      {line.shown === null ? null : <p className="quiet">{line.shown}</p>}
      <Scrolling label={line.what}>
        <table>
          <caption className="hidden">{line.what}</caption>
          <thead>
            <tr>
              <th scope="col">As the deals spell it</th>
              {isJoined ? <th scope="col">Account</th> : null}
              <th scope="col" className="number">
                Deals
              </th>
              <th scope="col">First of them</th>
            </tr>
          </thead>
          <tbody>
            {line.examples.map(({ key, spelled, account, deals, where }) => (
              <tr key={key}>
                <th scope="row">{spelled}</th>
                {isJoined ? <td>{account}</td> : null}
                <td className="number">{deals}</td>
                <td className={styles['samples']}>{where}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </details>
  );
}

/** Which deals found their account, by what, and which did not. */
export function JoinsSection({ joins }: { readonly joins: Joins }) {
  const panel = joinsPanel(joins);
  if (panel === null) return null;
  return (
    <PageSection heading="Which deals found their account?">
      <p>{panel.sentence}</p>
      {panel.lines.map((line) => (
        <Way key={line.way} line={line} />
      ))}
    </PageSection>
  );
}
