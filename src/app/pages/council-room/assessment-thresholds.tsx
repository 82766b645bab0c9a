import { useId, useState, type SyntheticEvent } from 'react';
import { isSameThresholds, readThresholds, type StageThresholdsView, type ThresholdFields } from '../../../views/assessment-settings';
import { useAnswering } from './assessment-answering';

const FIELDS = [
  ['expected', 'Expected'],
  ['good', 'Good'],
  ['alarm', 'Alarm'],
] as const satisfies readonly (readonly [keyof ThresholdFields, string])[];

/** The thresholds of one stage: three scores to be set, or taken back to those of the instrument. */
function StageRow({ view }: { readonly view: StageThresholdsView }) {
  const { by, isBusy, record } = useAnswering();
  const [typed, setTyped] = useState<ThresholdFields | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const id = useId();
  const fields = typed ?? view.fields;
  const isSame = isSameThresholds(fields, view.fields);
  const put = (thresholds: { expected: number; good: number; alarm: number } | null): void => {
    record((signed) => ({ norms: [{ stage: view.id, thresholds, ...signed }] }));
    setTyped(null);
  };
  const save = (event: SyntheticEvent): void => {
    event.preventDefault();
    const read = readThresholds(fields);
    const told = read.fault ?? (by.trim() === '' ? 'Still needed: who answers, above.' : null);
    setFault(told);
    if (told === null && read.value !== null) put(read.value);
  };
  return (
    <form className="assessed-thresholds" onSubmit={save} aria-label={`Thresholds of ${view.name}`} noValidate>
      <h4>{view.name}</h4>
      {FIELDS.map(([key, label]) => (
        <div key={key} className="field">
          <label htmlFor={`${id}-${key}`}>{label}</label>
          <input
            id={`${id}-${key}`}
            type="number"
            inputMode="decimal"
            min="1"
            max="5"
            step="0.1"
            value={fields[key]}
            {...(fault === null ? {} : { 'aria-invalid': true, 'aria-describedby': `${id}-fault` })}
            onChange={(event) => setTyped({ ...fields, [key]: event.target.value })}
          />
        </div>
      ))}
      <p className="assessed-acts">
        <button type="submit" className="button" disabled={isSame || isBusy}>
          Save<span className="hidden"> the thresholds of {view.name}</span>
        </button>
        {view.isOwn ? (
          <button type="button" className="button" disabled={isBusy || by.trim() === ''} onClick={() => put(null)}>
            Take back<span className="hidden"> the thresholds of {view.name}</span>
          </button>
        ) : null}
        <span className="hint">{view.says}</span>
      </p>
      <p id={`${id}-fault`} className="room-fault" role="alert">
        {fault}
      </p>
    </form>
  );
}

/** What is expected, good and alarming at each stage of a company; the usual values are those of the instrument. */
export function ThresholdsPart({ stages }: { readonly stages: readonly StageThresholdsView[] }) {
  const own = stages.filter(({ isOwn }) => isOwn).length;
  return (
    <details className="assessed-dimension">
      <summary>
        <h3>Thresholds by stage</h3>
        <span className="quiet">{own === 0 ? 'as the instrument has them' : `${own} of ${stages.length} set here`}</span>
      </summary>
      <div className="assessed-body">
        {stages.map((view) => (
          <StageRow key={view.id} view={view} />
        ))}
      </div>
    </details>
  );
}
