import { useState, type FormEvent } from 'react';
import { asOfChoice, withAsOf } from '../../views/as-of-choice';
import { useClosePopover } from '../parts/popover';
import { useSession, type Loaded } from '../session';

/** The date that every number is as of: what happened after it is not there yet. It changes what is loaded, so it is kept with it. */
export function AsOfForm({ loaded }: { readonly loaded: Loaded }) {
  const { define } = useSession();
  const close = useClosePopover();
  const choice = asOfChoice(loaded);
  const [text, setText] = useState<string>(choice.date ?? '');
  const finish = (date: string | null): void => {
    const next = withAsOf(loaded, date);
    if (next === null) return;
    close();
    define(next);
  };
  if (choice.instead !== null)
    return (
      <p className="quiet">
        As of {choice.says}. {choice.instead}
      </p>
    );
  return (
    <form
      className="range-form"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        finish(text);
      }}
    >
      <label className="field">
        <span>As of: {choice.says}</span>
        <input type="date" required value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      <div className="range-buttons">
        <button type="submit" className="button" disabled={text === choice.date}>
          Use this date
        </button>
        {choice.isOwn ? (
          <button type="button" className="button button-plain" onClick={() => finish(null)}>
            Use the last date on which anything happened
          </button>
        ) : null}
      </div>
    </form>
  );
}
