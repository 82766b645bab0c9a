import type { Outcome } from '../../../core/model';
import { OUTCOME_OPTIONS, type Pipeline, type StageRow } from '../../../views/mapping';
import { Scrolling } from './scrolling';

type MapStage = (pipeline: string | null, stage: string, outcome: Outcome) => void;

function Stage({ pipeline, row, onMap }: { readonly pipeline: string | null; readonly row: StageRow; readonly onMap: MapStage }) {
  const choose = (value: string): void => {
    const outcome = OUTCOME_OPTIONS.find((option) => option.value === value)?.value;
    if (outcome !== undefined) onMap(pipeline, row.stage, outcome);
  };
  return (
    <tr>
      <th scope="row">{row.stage}</th>
      <td className="number">{row.count}</td>
      <td>
        <select
          aria-label={pipeline === null ? `${row.stage} means` : `${row.stage} in ${pipeline} means`}
          value={row.outcome ?? ''}
          onChange={(event) => choose(event.target.value)}
        >
          {row.outcome === null ? <option value="">Not said yet</option> : null}
          {OUTCOME_OPTIONS.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </td>
    </tr>
  );
}

/** Every stage word, how many deals have it, and what it means: won, lost, no decision or open. */
export function Stages({ pipelines, onMap }: { readonly pipelines: readonly Pipeline[]; readonly onMap: MapStage }) {
  return (
    <section aria-labelledby="data-stages">
      <h2 id="data-stages">What does each stage mean?</h2>
      {pipelines.map(({ name, title, stages, winRate }) => (
        <Scrolling key={title} label={`Stages: ${title}`}>
          <table>
            <caption>{`${title}. ${winRate}`}</caption>
            <thead>
              <tr>
                <th scope="col">Stage in the file</th>
                <th scope="col" className="number">
                  Deals
                </th>
                <th scope="col">Means</th>
              </tr>
            </thead>
            <tbody>
              {stages.map((row) => (
                <Stage key={row.stage} pipeline={name} row={row} onMap={onMap} />
              ))}
            </tbody>
          </table>
        </Scrolling>
      ))}
    </section>
  );
}
