import { useId, useMemo, useState, type KeyboardEvent } from 'react';
import type { CapabilityView } from '../../../views/assessment-matrix';
import { kpiChoices, readCapability, type CapabilityFields } from '../../../views/assessment-settings';
import { useAnswering } from './assessment-answering';

/** Who owns a capability and what it is read by. It stands inside the form of ratings, so it is saved by its own button. */
export function CapabilitySettings({ row }: { readonly row: CapabilityView }) {
  const { by, isBusy, record } = useAnswering();
  const [chosen, setChosen] = useState<CapabilityFields | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const choices = useMemo(() => kpiChoices(), []);
  const id = useId();
  const fields = chosen ?? row.fields;
  const put = (owner: string | null, kpis: readonly string[] | null): void => {
    record((signed) => ({ capabilities: [{ capability: row.id, owner, kpis, ...signed }] }));
    setChosen(null);
  };
  const save = (): void => {
    const read = readCapability(row.id, fields);
    const told = read.fault ?? (by.trim() === '' ? 'Still needed: who answers, above.' : null);
    setFault(told);
    if (told === null && read.value !== null) put(read.value.owner, read.value.kpis);
  };
  // Enter would send the ratings that the field stands among.
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    save();
  };
  const toggled = (key: string): readonly string[] =>
    fields.kpis.includes(key) ? fields.kpis.filter((each) => each !== key) : [...fields.kpis, key];
  return (
    <details className="assessed-behind">
      <summary>
        Change owner or KPIs<span className="hidden"> of {row.name}</span>
      </summary>
      <div className="assessed-body">
        <div className="field">
          <label htmlFor={id}>Owner</label>
          <input
            id={id}
            type="text"
            autoComplete="off"
            value={fields.owner}
            {...(fault === null ? {} : { 'aria-invalid': true, 'aria-describedby': `${id}-fault` })}
            onKeyDown={onKeyDown}
            onChange={(event) => setChosen({ ...fields, owner: event.target.value })}
          />
        </div>
        <fieldset className="assessed-kpi-choices">
          <legend>
            Read by<span className="hidden">: KPIs of {row.name}</span>
          </legend>
          {choices.map(({ key, name }) => (
            <label key={key}>
              <input type="checkbox" checked={fields.kpis.includes(key)} onChange={() => setChosen({ ...fields, kpis: toggled(key) })} />
              <span>{name}</span>
            </label>
          ))}
        </fieldset>
        <p className="assessed-acts">
          <button type="button" className="button" disabled={chosen === null || isBusy} onClick={save}>
            Save<span className="hidden"> owner and KPIs of {row.name}</span>
          </button>
          {row.changedBy === null ? null : (
            <button type="button" className="button" disabled={isBusy || by.trim() === ''} onClick={() => put(null, null)}>
              Take back<span className="hidden"> owner and KPIs of {row.name}</span>
            </button>
          )}
          <span className="hint">{row.changedBy ?? 'As the instrument has them.'}</span>
        </p>
        <p id={`${id}-fault`} className="room-fault" role="alert">
          {fault}
        </p>
      </div>
    </details>
  );
}
