import type { History } from '../../../core/snapshots';
import { movementsPanel, type MoveLine, type MovementsPanel } from '../../../views/movements-panel';
import { snapshotsPanel, type RepeatsLine, type SnapshotsPanel } from '../../../views/snapshots-panel';
import styles from './data.module.css';
import { Facts } from './facts';
import { PageSection } from './page-section';
import { Scrolling } from './scrolling';

function Snapshots({ stocks, lines }: Pick<SnapshotsPanel, 'stocks' | 'lines'>) {
  return (
    <Scrolling label="Snapshots">
      <table>
        <caption className="hidden">Snapshots of the deals, the newest first</caption>
        <thead>
          <tr>
            <th scope="col">As of</th>
            <th scope="col">What it is for</th>
            <th scope="col">Files</th>
            {['Deals', ...stocks].map((label) => (
              <th key={label} scope="col" className="number">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <th scope="row">{line.asOf}</th>
              <td>{line.says}</td>
              <td>{line.files}</td>
              {[line.deals, ...line.stocks].map((text, at) => (
                <td key={`s${at}`} className="number">
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}

/** One kind of move: its count, and the deals behind it when it is opened. */
function Move({ line }: { readonly line: MoveLine }) {
  return (
    <details>
      <summary>{`${line.what}: ${line.count}`}</summary>
      {line.shown === null ? null : <p className="quiet">{line.shown}</p>}
      <Scrolling label={line.what}>
        <table>
          <caption className="hidden">{line.what}</caption>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">From → to</th>
              <th scope="col">Where</th>
            </tr>
          </thead>
          <tbody>
            {line.deals.map(({ key, name, change, where }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                <td>{change}</td>
                <td className={styles['samples']}>{where}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </details>
  );
}

function Between({ panel }: { readonly panel: MovementsPanel }) {
  const { title, missing, facts, moves, edits } = panel;
  return (
    <article aria-label={`What moved, ${title}`}>
      <h3>{title}</h3>
      {missing === null ? <Facts facts={facts} /> : <p>{missing}</p>}
      {[...moves, ...edits].map((line) => (
        <Move key={line.what} line={line} />
      ))}
    </article>
  );
}

/** Deals to which something happened over all snapshots, those of which it is most often true first. */
function Repeats({ line }: { readonly line: RepeatsLine }) {
  if (line.deals.length === 0) return <p>{`${line.what}.`}</p>;
  return (
    <details>
      <summary>{line.what}</summary>
      <Scrolling label={line.what}>
        <table>
          <caption className="hidden">{line.what}</caption>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col" className="number">
                Times
              </th>
              <th scope="col">Where</th>
            </tr>
          </thead>
          <tbody>
            {line.deals.map(({ key, name, times, where }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                <td className="number">{times}</td>
                <td className={styles['samples']}>{where}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </details>
  );
}

/** The snapshots that are loaded, and what moved from each to the next. Nothing where there is one state of the deals alone. */
export function SnapshotsSection({ history }: { readonly history: History }) {
  const panel = snapshotsPanel(history);
  if (panel === null) return null;
  return (
    <PageSection heading="What moved between the snapshots?">
      <Snapshots stocks={panel.stocks} lines={panel.lines} />
      {panel.repeats.map((line) => (
        <Repeats key={line.what} line={line} />
      ))}
      {history.movements.toReversed().map((movements) => (
        <Between key={`${movements.from} ${movements.to}`} panel={movementsPanel(movements)} />
      ))}
    </PageSection>
  );
}
