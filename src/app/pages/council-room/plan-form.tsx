import { useId, useRef, useState, type SyntheticEvent } from 'react';
import type { Currency } from '../../../core/model';
import type { PlanGiven } from '../../../core/plan';
import { planFields, planFrom, type PlanFormField, type PlanTyped } from '../../../views/plan-form';
import { useAnnounce } from '../../parts/announcer';
import { useSession } from '../../session';

const NOTHING: PlanTyped = new Map();

function Field({ field, type }: { readonly field: PlanFormField; type(text: string): void }) {
  const id = useId();
  return (
    <div className="field plan-field">
      <label htmlFor={id}>{field.label}</label>
      <span className="plan-typed">
        <input
          id={id}
          type="text"
          inputMode={field.id === 'by' ? 'text' : 'decimal'}
          autoComplete="off"
          value={field.text}
          aria-invalid={field.fault !== null}
          aria-describedby={`${id}-says`}
          onChange={(event) => type(event.target.value)}
        />
        {field.unit === '' ? null : <span>{field.unit}</span>}
      </span>
      <span id={`${id}-says`} className={field.fault === null ? 'hint' : 'hint plan-fault'} aria-live="polite">
        {field.fault ?? field.hint}
      </span>
    </div>
  );
}

/** Writes a plan down: one more entry of the council's list, which stands from then on. */
function useWriting(given: PlanGiven, currency: Currency | null, written: () => void) {
  const session = useSession();
  const announce = useAnnounce();
  const [typed, setTyped] = useState(NOTHING);
  const definitions = session.defining ?? session.loaded?.definitions;
  const isBusy = session.progress !== null || session.defining !== null;
  const write = (event: SyntheticEvent): void => {
    event.preventDefault();
    const plan = planFrom(given, { typed, currency, at: new Date().toISOString() });
    if (plan === null || definitions === undefined || isBusy) return;
    const { council } = definitions;
    session.define({ ...definitions, council: { ...council, plans: [...council.plans, plan] } });
    setTyped(NOTHING);
    announce('The plan is written down. It can be taken back.');
    written();
  };
  return { typed, setTyped, isBusy, write };
}

/** What is typed of the market and the plan; what is left blank is observed or not told. */
export function PlanForm(props: { readonly given: PlanGiven; readonly currency: Currency | null; readonly isFirst: boolean }) {
  const { given, currency, isFirst } = props;
  const box = useRef<HTMLDetailsElement>(null);
  const heading = useRef<HTMLElement>(null);
  // What was pressed is folded away with the form: the focus goes to what opens it again.
  const fold = (): void => {
    if (box.current !== null) box.current.open = false;
    heading.current?.focus();
  };
  const { typed, setTyped, isBusy, write } = useWriting(given, currency, fold);
  const groups = planFields(given, typed, currency);
  const isFaulty = groups.some(({ fields }) => fields.some(({ fault }) => fault !== null));
  return (
    <details ref={box} className="plan-form" open={isFirst ? true : undefined}>
      <summary ref={heading}>{isFirst ? 'Write a plan down' : 'Change the plan'}</summary>
      <form onSubmit={write} aria-label="Plan">
        {groups.map(({ title, fields }) => (
          <fieldset key={title}>
            <legend>{title}</legend>
            <div className="plan-fields">
              {fields.map((field) => (
                <Field key={field.id} field={field} type={(text) => setTyped(new Map([...typed, [field.id, text]]))} />
              ))}
            </div>
          </fieldset>
        ))}
        <p className="plan-buttons">
          <button type="submit" className="button button-main" disabled={typed.size === 0 || isFaulty || isBusy}>
            Save plan
          </button>
          <button type="button" className="button" disabled={typed.size === 0} onClick={() => setTyped(NOTHING)}>
            Discard what is typed
          </button>
        </p>
      </form>
    </details>
  );
}
