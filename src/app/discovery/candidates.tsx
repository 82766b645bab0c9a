import type { ReactNode } from 'react';
import type { CandidateView } from '../../views/discovery-candidate';
import styles from './discovery.module.css';

type Act = (candidate: CandidateView) => ReactNode;

function Facts({ view, rows }: { readonly view: CandidateView; readonly rows: string }) {
  const facts: readonly (readonly [string, string])[] = [
    ['Found', view.found],
    [`On newer ${rows}`, view.confirmed],
    ['The rest there', view.rest],
    ['Difference', view.difference ?? 'cannot be told'],
    ['q', view.q === '' ? 'not asked' : view.q],
    ['Part of all', view.coverage],
  ];
  return (
    <dl className={styles['facts']}>
      {facts.map(([label, text]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function One({ view, rows, act }: { readonly view: CandidateView; readonly rows: string; readonly act: Act }) {
  return (
    <li className={styles['candidate']} data-confirmed={view.isConfirmed}>
      <h4>{view.name}</h4>
      <p>{view.says}</p>
      <Facts view={view} rows={rows} />
      {view.notes.map((note) => (
        <p key={note} className="quiet">
          {note}
        </p>
      ))}
      {act(view)}
    </li>
  );
}

type Props = {
  readonly candidates: readonly CandidateView[];
  /** What the newer half is made of: `deals`, or `customers`. */
  readonly rows: string;
  readonly act: Act;
};

/** The candidates one by one: those that held first, and the others folded away with what became of them. */
export function Candidates({ candidates, rows, act }: Props) {
  const [held, others] = [candidates.filter(({ isConfirmed }) => isConfirmed), candidates.filter(({ isConfirmed }) => !isConfirmed)];
  return (
    <>
      {held.length === 0 ? null : (
        <section className={styles['group']} aria-label="What held">
          <h3>What held on newer {rows}</h3>
          <ol className={styles['list']}>
            {held.map((view) => (
              <One key={view.id} view={view} rows={rows} act={act} />
            ))}
          </ol>
        </section>
      )}
      {others.length === 0 ? null : (
        <details className={styles['more']}>
          <summary>What did not hold: {others.length}</summary>
          <ol className={styles['list']}>
            {others.map((view) => (
              <One key={view.id} view={view} rows={rows} act={act} />
            ))}
          </ol>
        </details>
      )}
    </>
  );
}
