import { useId, useState } from 'react';
import { assumptionsPanel, withTyped, type PanelField } from '../../../views/assumptions-panel';
import { counted } from '../../../wording';
import { useAnnounce } from '../../parts/announcer';
import { useSession, type Loaded } from '../../session';
import type { Baseline } from '../../opened-assumptions';
import { timeNow, useBaseline } from './use-baseline';

type FieldProps = { readonly field: PanelField; readonly fault: string | null; take(text: string): void };

/** A choice is taken at once; what is typed once it is finished. */
function Control({ field, fault, take, id, says }: FieldProps & { readonly id: string; readonly says: string }) {
  const [typed, type] = useState<string | null>(null);
  const common = { id, 'aria-describedby': says, 'aria-invalid': fault !== null };
  if (field.choices !== null)
    return (
      <select {...common} value={field.text} onChange={(event) => take(event.target.value)}>
        {field.choices.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    );
  const finish = (): void => {
    if (typed !== null && typed.trim() !== field.text) take(typed);
    type(null);
  };
  return (
    <input
      {...common}
      type="text"
      inputMode="decimal"
      autoComplete="off"
      value={typed ?? field.text}
      onChange={(event) => type(event.target.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish();
        if (event.key === 'Escape') type(null);
      }}
    />
  );
}

function Assumption(props: FieldProps) {
  const { field, fault } = props;
  const id = useId();
  return (
    <li className={field.isOther ? 'assumption is-other' : 'assumption'}>
      <label htmlFor={id}>{field.label}</label>
      <div className="assumption-control">
        <Control {...props} id={id} says={`${id}-says`} />
        {field.unit === '' ? null : <span className="quiet">{field.unit}</span>}
      </div>
      {fault === null ? null : <p className="assumption-fault">{fault}</p>}
      <p id={`${id}-says`} className="quiet">
        {field.whence}
        {field.idle === null ? '' : `; ${field.idle}`}
      </p>
    </li>
  );
}

type Wrong = { readonly id: PanelField['id']; readonly says: string };

/** Takes a field that was typed over, or says why it cannot; and puts all of them back. */
function useTaking(loaded: Loaded, baseline: Baseline) {
  const session = useSession();
  const announce = useAnnounce();
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const take = (field: PanelField, text: string): void => {
    const { next, fault } = withTyped(loaded, field.id, text);
    setWrong(fault === null ? null : { id: field.id, says: fault });
    if (next === null) return announce(fault ?? '');
    baseline.changedAt.set(field.id, timeNow());
    session.define(next);
    announce(`${field.label} changed. The numbers are worked out again.`);
  };
  const reset = (): void => {
    setWrong(null);
    baseline.changedAt.clear();
    session.define({ ...loaded.definitions, assumptions: baseline.assumptions });
    announce('The assumptions are what they were when the data were opened.');
  };
  return { wrong, take, reset };
}

/** What the numbers of the page rest on: each with its value, who set it and when, to be changed in its place. */
export function Assumptions({ loaded: shown }: { readonly loaded: Loaded }) {
  const { defining } = useSession();
  // While facts are built under other definitions, who changes more goes on from those.
  const loaded = defining === null ? shown : { ...shown, definitions: defining };
  const baseline = useBaseline(shown);
  const { fields, changed } = assumptionsPanel(loaded, baseline, baseline.changedAt);
  const { wrong, take, reset } = useTaking(loaded, baseline);
  return (
    <aside className="card assumptions" aria-labelledby="assumptions">
      <div className="card-head">
        <h2 id="assumptions">What does it rest on?</h2>
      </div>
      {changed === 0 ? null : (
        <p className="assumptions-changed">
          <span className="chip">{counted(changed, 'assumption')} changed</span>
          <button type="button" className="button" onClick={reset}>
            Reset
          </button>
        </p>
      )}
      <ul>
        {fields.map((field) => (
          <Assumption key={field.id} field={field} fault={wrong?.id === field.id ? wrong.says : null} take={(text) => take(field, text)} />
        ))}
      </ul>
      <a href="#/definitions">All definitions</a>
    </aside>
  );
}
