import { useId, useState, type ReactNode } from 'react';
import type { Typed } from '../../../../views/definitions-numbers';
import styles from './builder.module.css';

type TextProps = {
  readonly label: string;
  readonly text: string;
  readonly kind?: 'text' | 'date' | 'search' | 'lines';
  readonly hint?: string;
  type(text: string): void;
};

/** A text with its name above it. */
export function TextField({ label, text, kind = 'text', hint, type }: TextProps) {
  const [id, hintId] = [useId(), useId()];
  const described = hint === undefined ? {} : { 'aria-describedby': hintId };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {kind === 'lines' ? (
        <textarea id={id} rows={2} value={text} {...described} onChange={(event) => type(event.target.value)} />
      ) : (
        <input id={id} type={kind} value={text} autoComplete="off" {...described} onChange={(event) => type(event.target.value)} />
      )}
      {hint === undefined ? null : (
        <span id={hintId} className="hint">
          {hint}
        </span>
      )}
    </div>
  );
}

type ChoiceProps<Value extends string> = {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly (readonly [value: Value, text: string])[];
  readonly isLabelHidden?: boolean;
  choose(value: Value): void;
};

/** One of a few things, with its name above it. */
export function ChoiceField<Value extends string>({ label, value, choices, isLabelHidden = false, choose }: ChoiceProps<Value>) {
  const id = useId();
  const pick = (text: string): void => {
    const found = choices.find(([each]) => each === text);
    if (found !== undefined) choose(found[0]);
  };
  return (
    <div className="field">
      <label htmlFor={id} className={isLabelHidden ? 'hidden' : undefined}>
        {label}
      </label>
      <select id={id} value={value} onChange={(event) => pick(event.target.value)}>
        {choices.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

type NumberProps = {
  readonly label: string;
  readonly value: number | null;
  readonly unit?: string;
  /** The number as it stands in the field. */
  textOf(value: number): string;
  read(text: string): Typed;
  type(value: number): void;
  readonly beside?: ReactNode;
};

/** A number that is typed. What is no number is said below it, and the last number that was one stands. */
export function NumberField({ label, value, unit = '', textOf, read, type, beside }: NumberProps) {
  const [id, faultId] = [useId(), useId()];
  const [typed, setTyped] = useState<{ readonly text: string; readonly typed: Typed } | null>(null);
  const standing = value === null ? '' : textOf(value);
  const isMine = typed !== null && (typed.typed.value === null || typed.typed.value === value);
  const fault = isMine ? typed.typed.fault : null;
  const change = (text: string): void => {
    const next = read(text);
    setTyped({ text, typed: next });
    if (next.value !== null) type(next.value);
  };
  return (
    <div className="field">
      <label htmlFor={id}>{unit === '' ? label : `${label} (${unit})`}</label>
      <span className={styles['row']}>
        <input
          id={id}
          inputMode="decimal"
          autoComplete="off"
          value={isMine ? typed.text : standing}
          {...(fault === null ? {} : { 'aria-invalid': true, 'aria-describedby': faultId })}
          onChange={(event) => change(event.target.value)}
          onBlur={() => {
            if (fault === null) setTyped(null);
          }}
        />
        {beside}
      </span>
      <span id={faultId} className={styles['fault']}>
        {fault === null ? null : `${fault} ${standing === '' ? '' : `${standing} stands.`}`}
      </span>
    </div>
  );
}

type AddProps<Value extends string> = {
  readonly label: string;
  readonly button: string;
  readonly choices: readonly (readonly [value: Value, text: string])[];
  add(value: Value): void;
};

/** A choice and the button that adds what was chosen: going through the choices by arrow keys adds nothing yet. */
export function AddChoice<Value extends string>({ label, button, choices, add }: AddProps<Value>) {
  const [chosen, choose] = useState<Value | null>(null);
  const value = chosen !== null && choices.some(([each]) => each === chosen) ? chosen : choices[0]?.[0];
  if (value === undefined) return null;
  return (
    <div className={styles['row']}>
      <ChoiceField label={label} value={value} choices={choices} choose={(next) => choose(next)} />
      <button type="button" className="button" onClick={() => add(value)}>
        {button}
      </button>
    </div>
  );
}

type OrderProps = {
  readonly name: string;
  readonly at: number;
  readonly of: number;
  move(by: -1 | 1): void;
  remove(): void;
};

/** Buttons that put a thing elsewhere in its list, or out of it. */
export function OrderButtons({ name, at, of, move, remove }: OrderProps) {
  // At either end the button rests but is not taken away from the keyboard that pressed it.
  const go = (by: -1 | 1): void => {
    if (at + by >= 0 && at + by < of) move(by);
  };
  return (
    <span className={styles['row']}>
      {of < 2 ? null : (
        <>
          <button type="button" className="button" aria-disabled={at === 0} aria-label={`Move ${name} up`} onClick={() => go(-1)}>
            Up
          </button>
          <button type="button" className="button" aria-disabled={at === of - 1} aria-label={`Move ${name} down`} onClick={() => go(1)}>
            Down
          </button>
        </>
      )}
      <button type="button" className="button" aria-label={`Remove ${name}`} onClick={remove}>
        Remove
      </button>
    </span>
  );
}
