import { useMemo } from 'react';
import type { Dataset } from '../../../core/model';
import type { Question } from '../../../core/question';
import { economicsSegments, splitChoices, splitOf } from '../../../views/economics-readings';
import { useQuestion } from '../../use-question';

/** What every picture of the page is split by; it is in the address. */
export function SplitSwitch({ question, dataset }: { readonly question: Question; readonly dataset: Dataset }) {
  const { ask } = useQuestion();
  const choices = useMemo(() => splitChoices(question, dataset), [question, dataset]);
  const segments = useMemo(() => economicsSegments(dataset), [dataset]);
  const chosen = splitOf(question, dataset);
  return (
    <div className="split-switch">
      {choices.length < 2 ? null : (
        <fieldset className="toggle">
          <legend className="hidden">Split by</legend>
          {choices.map(({ id, label, dimension }) => (
            <button key={id} type="button" aria-pressed={id === chosen?.id} onClick={() => ask({ ...question, by: dimension })}>
              {label}
            </button>
          ))}
        </fieldset>
      )}
      {chosen?.id === 'segment' ? (
        <label className="field">
          <span>Segment by</span>
          <select
            value={chosen.dimension}
            onChange={(event) => ask({ ...question, by: segments.find(({ id }) => id === event.target.value)?.id ?? chosen.dimension })}
          >
            {segments.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </label>
      ) : null}
    </div>
  );
}
