import { useId, useState, type SyntheticEvent } from 'react';
import type { MarketChange } from '../../../core/council';
import { faultOfNote, type MarketChangesView } from '../../../views/market-changes';
import { useAnswering } from './assessment-answering';

const NOTHING = { on: '', text: '' };

function NoteForm() {
  const { by, isBusy, record } = useAnswering();
  const [typed, setTyped] = useState(NOTHING);
  const [fault, setFault] = useState<string | null>(null);
  const id = useId();
  const wrong = fault === null ? {} : { 'aria-invalid': true, 'aria-describedby': `${id}-fault` };
  const save = (event: SyntheticEvent): void => {
    event.preventDefault();
    const told = faultOfNote({ ...typed, by });
    setFault(told);
    if (told !== null) return;
    const change = { id: crypto.randomUUID(), on: typed.on, text: typed.text.trim(), isWithdrawn: false };
    record((signed) => ({ marketChanges: [{ ...change, ...signed }] }));
    setTyped(NOTHING);
  };
  return (
    <form className="assessed-note" onSubmit={save} aria-label="Note a change in the market" noValidate>
      <div className="field">
        <label htmlFor={`${id}-on`}>Since</label>
        <input
          id={`${id}-on`}
          type="date"
          value={typed.on}
          {...wrong}
          onChange={(event) => setTyped({ ...typed, on: event.target.value })}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-text`}>What changed</label>
        <input
          id={`${id}-text`}
          type="text"
          autoComplete="off"
          maxLength={500}
          value={typed.text}
          {...wrong}
          onChange={(event) => setTyped({ ...typed, text: event.target.value })}
        />
      </div>
      <button type="submit" className="button" disabled={isBusy}>
        Note it
      </button>
      <p id={`${id}-fault`} className="room-fault" role="alert">
        {fault}
      </p>
    </form>
  );
}

/** What changed in the market, as people noted it: no file tells it, and the age of the ICP is judged by it. */
export function MarketPart({ view }: { readonly view: MarketChangesView }) {
  const { by, isBusy, record } = useAnswering();
  const takeBack = ({ id, on, text }: MarketChange): void =>
    record((signed) => ({ marketChanges: [{ id, on, text, isWithdrawn: true, ...signed }] }));
  return (
    <details className="assessed-dimension">
      <summary>
        <h3>What changed in the market?</h3>
        <span className="quiet">{view.summary}</span>
      </summary>
      <div className="assessed-body">
        <p className="quiet">
          A new rival, a law, a price: what no export tells. An ICP that has stood for 18 months is out of date once the market has moved
          since.
        </p>
        {view.rows.length === 0 ? null : (
          <ul className="assessed-market">
            {view.rows.map(({ change, on, text, by: author, says }) => (
              <li key={change.id}>
                <p>
                  <strong>{on}</strong> {text}{' '}
                  <span className="quiet">
                    Noted by {author}. {says}
                  </span>
                </p>
                <button type="button" className="button" disabled={isBusy || by.trim() === ''} onClick={() => takeBack(change)}>
                  Take back<span className="hidden"> “{text}”</span>
                </button>
              </li>
            ))}
          </ul>
        )}
        <NoteForm />
      </div>
    </details>
  );
}
