import { useId, useState, type SyntheticEvent } from 'react';
import { USUAL_DRIFT_THRESHOLDS, type DriftThresholds } from '../../../core/drift';
import type { Drift } from '../../../core/drift-study';
import { thresholdFields, thresholdMetrics, thresholdsFrom, thresholdsSaid, type ThresholdField } from '../../../views/drift-thresholds';
import { useAnnounce } from '../../parts/announcer';
import { useSession } from '../../session';

const NOTHING: ReadonlyMap<string, string> = new Map();

function Field({ field, type }: { readonly field: ThresholdField; type(text: string): void }) {
  const id = useId();
  return (
    <div className="field drift-threshold">
      <label htmlFor={id}>{field.label}</label>
      <span className="drift-typed">
        <input
          id={id}
          inputMode="decimal"
          autoComplete="off"
          value={field.text}
          aria-invalid={field.fault !== null}
          aria-describedby={`${id}-says`}
          onChange={(event) => type(event.target.value)}
        />
        <span>{field.unit}</span>
      </span>
      <span id={`${id}-says`} className="hint" aria-live="polite">
        {field.fault ?? `Usual: ${field.usual}`}
      </span>
    </div>
  );
}

/** Both thresholds in force, and the way to set them: how likely a flag may be false, and how large a change must be, by metric. */
export function ThresholdsForm({ drift }: { readonly drift: Drift }) {
  const session = useSession();
  const announce = useAnnounce();
  const [typed, setTyped] = useState(NOTHING);
  const standing = session.loaded?.definitions.drift ?? drift.thresholds;
  const fields = thresholdFields(thresholdMetrics(drift), standing, typed);
  const next = thresholdsFrom(fields, standing);
  const isBusy = session.progress !== null || session.defining !== null;
  const define = (thresholds: DriftThresholds, said: string): void => {
    const definitions = session.defining ?? session.loaded?.definitions;
    if (definitions === undefined) return;
    session.define({ ...definitions, drift: thresholds });
    setTyped(NOTHING);
    announce(said);
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (next !== null) define(next, 'The thresholds are changed. The last change can be taken back among the definitions.');
  };
  return (
    <details className="drift-folded drift-thresholds">
      <summary>
        {thresholdsSaid(standing)} <span className="drift-change">Change</span>
      </summary>
      <form onSubmit={submit}>
        <div className="drift-fields">
          {fields.map((field) => (
            <Field key={field.id} field={field} type={(text) => setTyped(new Map([...typed, [field.id, text]]))} />
          ))}
        </div>
        <p className="quiet">Shares of the mix, but for those of the ICP, keep the usual 5 points.</p>
        <p className="drift-buttons">
          <button type="submit" className="button button-main" disabled={next === null || typed.size === 0 || isBusy}>
            Apply thresholds
          </button>
          <button
            type="button"
            className="button"
            disabled={isBusy}
            onClick={() => define(USUAL_DRIFT_THRESHOLDS, 'The usual thresholds are in force again.')}
          >
            Set all to usual
          </button>
        </p>
      </form>
    </details>
  );
}
