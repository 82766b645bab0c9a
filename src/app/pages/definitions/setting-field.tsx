import { useId } from 'react';
import type { ShownField } from '../../../views/definitions-draft';
import styles from './definitions.module.css';

type Props = { readonly field: ShownField; type(text: string): void };

function Control({ field, type, id, describedBy }: Props & { readonly id: string; readonly describedBy: string }) {
  const common = { id, value: field.text, 'aria-invalid': field.fault !== null, 'aria-describedby': describedBy };
  // A field of a form is cut where it is too narrow: paper shows its text, which wraps.
  if (field.choices === null)
    return (
      <>
        <input
          {...common}
          type="text"
          inputMode={field.id === 'currency' ? 'text' : 'decimal'}
          autoComplete="off"
          onChange={(event) => type(event.target.value)}
        />
        <span className="print-only" aria-hidden="true">
          {field.text}
        </span>
      </>
    );
  return (
    <select {...common} onChange={(event) => type(event.target.value)}>
      {field.choices.map(({ value, text }) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  );
}

/** One setting: what it is, what it may hold, who gave it, and the way back to the usual value. */
export function SettingField({ field, type }: Props) {
  const id = useId();
  const [hint, fault] = [`${id}-hint`, `${id}-fault`];
  return (
    <div className={styles['setting']}>
      <label htmlFor={id}>{field.label}</label>
      <div className={styles['control']}>
        <Control field={field} type={type} id={id} describedBy={`${hint} ${fault}`} />
        {field.unit === '' ? null : <span className="quiet">{field.unit}</span>}
        {field.isUsual ? null : (
          <button
            type="button"
            className="link"
            aria-label={`Reset ${field.label} to ${field.usualText}`}
            onClick={() => type(field.usual)}
          >
            Reset
          </button>
        )}
      </div>
      <p id={fault} className={styles['fault']} aria-live="polite">
        {field.fault}
      </p>
      <p id={hint} className={styles['hint']}>
        {field.says} {field.range === '' ? '' : `Takes ${field.range}. `}Usual: {field.usualText}.
        <span className={styles['source']}> Now: {field.source}.</span>
      </p>
    </div>
  );
}
