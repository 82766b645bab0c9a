import { useId, useState, type SyntheticEvent } from 'react';
import { CAPABILITY_MATRIX, type Capability } from '../../../core/assessment';
import type { CapabilityView, KpiView } from '../../../views/assessment-matrix';
import { useAnswering } from './assessment-answering';
import { CapabilitySettings } from './assessment-capability';
import { ShownFigure } from './assessment-evidence-list';

const RATINGS: readonly number[] = [1, 2, 3, 4, 5];

function Kpi({ kpi, opens }: { readonly kpi: KpiView; readonly opens: boolean }) {
  const { name, text, figure, counted } = kpi;
  return (
    <li>
      {name}: {text}
      {figure === null ? null : <ShownFigure figure={figure} opens={opens} />}
      {counted.length === 0 ? null : (
        <details className="assessed-behind">
          <summary>
            By segment<span className="hidden">: {name}</span>
          </summary>
          <ul>
            {counted.map((each) => (
              <li key={each.label}>
                {each.label}: <ShownFigure figure={each.figure} opens={opens} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

type RowProps = { readonly row: CapabilityView; readonly opens: boolean; readonly rating: number | null; rate(rating: number): void };

function Row({ row, opens, rating, rate }: RowProps) {
  const name = useId();
  const said = row.said.map(({ by, score }) => `${score} by ${by}`).join(', ');
  return (
    <li className="assessed-row">
      <h4>{row.name}</h4>
      <p>
        <span className="quiet">From 1:</span> {row.from} <span className="quiet">To 5:</span> {row.to}
      </p>
      <p className="quiet">Owner: {row.owner}</p>
      <ul className="assessed-kpis">
        {row.kpis.map((kpi) => (
          <Kpi key={kpi.name} kpi={kpi} opens={opens} />
        ))}
      </ul>
      <CapabilitySettings row={row} />
      <fieldset className="assessed-scores">
        <legend>
          Where are we<span className="hidden"> with {row.name}</span>? 3 is in part.
        </legend>
        <div>
          {RATINGS.map((each) => (
            <label key={each} className="assessed-choice">
              <input type="radio" name={name} checked={rating === each} onChange={() => rate(each)} />
              <span>{each}</span>
            </label>
          ))}
        </div>
        <p className="hint">{said === '' ? 'Nobody has answered.' : `Answered: ${said}.`}</p>
      </fieldset>
    </li>
  );
}

/** The capability matrix: six rows with owner, KPIs and a rating each. It has no overall score. */
export function MatrixPart({ rows, opens }: { readonly rows: readonly CapabilityView[]; readonly opens: boolean }) {
  const { by, isBusy, write } = useAnswering();
  const [rated, setRated] = useState<ReadonlyMap<Capability, number>>(new Map());
  const isUnsigned = by.trim() === '';
  const save = (event: SyntheticEvent): void => {
    event.preventDefault();
    const common = { instrument: 'capabilities' as const, version: CAPABILITY_MATRIX.version, note: '', suggested2: null, evidence: [] };
    if (isUnsigned) return;
    write(
      [...rated].map(([question, rating]) => ({ ...common, question, score2: 2 * rating })),
      'The ratings of capabilities are saved.',
    );
    setRated(new Map());
  };
  return (
    <details className="assessed-dimension">
      <summary>
        <h3>Six capabilities</h3>
        <span className="quiet">{rows.filter(({ said }) => said.length > 0).length} of 6 answered; no overall score</span>
      </summary>
      <form className="assessed-form" onSubmit={save} aria-label="Answer: capabilities">
        <ul className="assessed-matrix">
          {rows.map((row) => (
            <Row
              key={row.id}
              row={row}
              opens={opens}
              rating={rated.get(row.id) ?? null}
              rate={(rating) => setRated(new Map([...rated, [row.id, rating]]))}
            />
          ))}
        </ul>
        <p>
          <button type="submit" className="button button-main" disabled={rated.size === 0 || isUnsigned || isBusy}>
            Save ratings
          </button>{' '}
          {rated.size > 0 && isUnsigned ? <span className="hint">Still needed: who answers.</span> : null}
        </p>
      </form>
    </details>
  );
}
