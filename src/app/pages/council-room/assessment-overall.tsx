import { useId } from 'react';
import type { AssessmentView, RouteView } from '../../../views/assessment';
import type { Table } from '../../../views/table';
import { DataTable } from '../../parts/data-table';
import { useAnswering } from './assessment-answering';

function Signed() {
  const id = useId();
  const { by, sign } = useAnswering();
  return (
    <div className="field">
      <label htmlFor={id}>Who answers</label>
      <input
        id={id}
        type="text"
        autoComplete="name"
        value={by}
        aria-describedby={`${id}-says`}
        onChange={(event) => sign(event.target.value)}
      />
      <span id={`${id}-says`} className="hint">
        Several people can answer; each one’s last word counts.
      </span>
    </div>
  );
}

function Stage({ stage }: Pick<AssessmentView, 'stage'>) {
  const id = useId();
  const { isBusy, choose } = useAnswering();
  const { choices, chosen, says } = stage;
  const chooseBy = (value: string): void => {
    const found = choices.find((each) => each.id === value);
    choose(found?.id ?? null, found === undefined ? 'No stage is chosen.' : `Stage: ${found.name}.`);
  };
  return (
    <div className="field">
      <label htmlFor={id}>Stage of the company</label>
      <select
        id={id}
        value={chosen ?? ''}
        disabled={isBusy}
        aria-describedby={`${id}-says`}
        onChange={(event) => chooseBy(event.target.value)}
      >
        <option value="">Nobody chose one</option>
        {choices.map((each) => (
          <option key={each.id} value={each.id}>
            {each.name}
          </option>
        ))}
      </select>
      <span id={`${id}-says`} className="hint">
        {says}
      </span>
    </div>
  );
}

/** The overall score with what it means, and who and what it is read by. */
export function OverallPart({ view }: { readonly view: AssessmentView }) {
  const { overall } = view;
  return (
    <div className="assessed-overall">
      {overall.score === null ? null : (
        <p className={overall.isGrey ? 'assessed-score is-grey' : 'assessed-score'}>
          <strong>{overall.score}</strong>
          <span>of 5{overall.band === null ? ', without a band' : `, ${overall.band}`}</span>
        </p>
      )}
      {overall.reading === null ? null : (
        <p>
          {overall.reading} <span className="quiet">Next: {overall.next}</span>
        </p>
      )}
      {overall.people === '' ? null : <p className="quiet">{overall.people}</p>}
      <div className="assessed-fields">
        <Stage stage={view.stage} />
        <Signed />
      </div>
    </div>
  );
}

/** Where each weak dimension leads, the lowest first. */
export function RoutesPart({ routes }: { readonly routes: readonly RouteView[] }) {
  if (routes.length === 0) return null;
  return (
    <div className="assessed-routes">
      <h3>What to do about what is under 3</h3>
      <ol>
        {routes.map(({ id, name, score, next, inProduct }) => (
          <li key={id}>
            <strong>
              {name} {score}
            </strong>
            : {next} <span className="quiet">Here: {inProduct}.</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** The score at each as-of date at which somebody answered. */
export function TrendPart({ trend }: { readonly trend: Table | null }) {
  if (trend === null) return null;
  return (
    <div className="assessed-trend">
      <h3>How has it moved?</h3>
      <DataTable table={trend} />
    </div>
  );
}
