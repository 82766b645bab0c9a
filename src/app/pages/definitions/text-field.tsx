import { useId } from 'react';

type Props = { readonly label: string; readonly text: string; readonly kind?: 'text' | 'date'; type(text: string): void };

/** A line of text with its name above it. */
export function TextField({ label, text, kind = 'text', type }: Props) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} type={kind} value={text} autoComplete="off" onChange={(event) => type(event.target.value)} />
    </div>
  );
}
