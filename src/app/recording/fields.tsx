import { useId, type ReactNode } from 'react';

type Shared = {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong with it, as a sentence. */
  readonly fault?: string | undefined;
};

type Control = { readonly id: string; readonly 'aria-invalid'?: true; readonly 'aria-describedby'?: string };

/** A control under its name, with what it is for and what is wrong with it. */
export function Labelled({
  label,
  hint,
  fault,
  className = '',
  children,
}: Shared & { readonly className?: string; readonly children: (control: Control) => ReactNode }) {
  const [id, hintId, faultId] = [useId(), useId(), useId()];
  const described = [hint === undefined ? '' : hintId, fault === undefined ? '' : faultId].join(' ').trim();
  return (
    <div className={`field ${className}`}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        ...(fault === undefined ? {} : { 'aria-invalid': true }),
        ...(described === '' ? {} : { 'aria-describedby': described }),
      })}
      {hint === undefined ? null : (
        <span id={hintId} className="hint">
          {hint}
        </span>
      )}
      {fault === undefined ? null : (
        <span id={faultId} className="recording-fault">
          {fault}
        </span>
      )}
    </div>
  );
}

type TextProps = Shared & {
  readonly text: string;
  readonly kind?: 'text' | 'date' | 'lines' | 'number';
  readonly rows?: number;
  readonly isWide?: boolean;
  type(text: string): void;
};

/** A text with its name above it: a line, several of them, a date, or a number as people write it. */
export function TextField({ text, kind = 'text', rows = 2, isWide = false, type, ...shared }: TextProps) {
  return (
    <Labelled {...shared} className={isWide ? 'recording-wide' : ''}>
      {(control) =>
        kind === 'lines' ? (
          <textarea {...control} rows={rows} value={text} onChange={(event) => type(event.target.value)} />
        ) : (
          <input
            {...control}
            type={kind === 'date' ? 'date' : 'text'}
            {...(kind === 'number' ? { inputMode: 'decimal' as const } : {})}
            value={text}
            autoComplete="off"
            onChange={(event) => type(event.target.value)}
          />
        )
      }
    </Labelled>
  );
}

type ChoiceProps<Value extends string> = Shared & {
  readonly value: Value;
  readonly choices: readonly (readonly [value: Value, text: string])[];
  readonly isLocked?: boolean;
  choose(value: Value): void;
};

/** One of a few things, with its name above it. */
export function ChoiceField<Value extends string>({ value, choices, isLocked = false, choose, ...shared }: ChoiceProps<Value>) {
  const pick = (text: string): void => {
    const found = choices.find(([each]) => each === text);
    if (found !== undefined) choose(found[0]);
  };
  return (
    <Labelled {...shared}>
      {(control) => (
        <select {...control} value={value} disabled={isLocked} onChange={(event) => pick(event.target.value)}>
          {choices.map(([each, text]) => (
            <option key={each} value={each}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}
