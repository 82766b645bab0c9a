import type { Outcome } from '../../../core/model';
import { OUTCOME_OPTIONS, type Pipeline, type StageRow } from '../../../views/mapping';
import styles from './data.module.css';
import { Scrolling } from './scrolling';
import { SettledSelect } from './settled-select';

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
        <SettledSelect
          label={pipeline === null ? `${row.stage} means` : `${row.stage} in ${pipeline} means`}
          value={row.outcome ?? ''}
          options={row.outcome === null ? [{ value: '', label: 'Not said yet' }, ...OUTCOME_OPTIONS] : OUTCOME_OPTIONS}
          onChoose={choose}
        />
      </td>
    </tr>
  );
}

/**
 * Every stage word, how many deals have it, and what it means: won, lost, no decision or open. `before` is the share of
 * wins by pipeline as it was when people came here, to be held beside the one that their choices make.
 */
export function Stages({
  pipelines,
  before,
  onMap,
}: {
  readonly pipelines: readonly Pipeline[];
  readonly before?: ReadonlyMap<string, string>;
  readonly onMap: MapStage;
}) {
  if (pipelines.length === 0) return <p>No file of deals is here, so no stage has to be understood.</p>;
  return pipelines.map(({ name, title, stages, winRate }) => (
    <div key={title} className={styles['pipeline']}>
      <h3>{title}</h3>
      <p className="quiet">{`${winRate}${beforeText(before?.get(title), winRate)}`}</p>
      <Scrolling label={`Stages: ${title}`}>
        <table>
          <caption className="hidden">{`What the stages mean: ${title}`}</caption>
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
    </div>
  ));
}

const beforeText = (before: string | undefined, now: string): string =>
  before === undefined || before === now ? '' : ` Before your changes: ${before}`;
