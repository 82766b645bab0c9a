import { useId, useState, type FormEvent } from 'react';
import { readTam, tamTexts } from '../../../../views/icp-proof-tightness';
import { useAnnounce } from '../../../parts/announcer';
import { useSession, type Loaded } from '../../../session';

const TIERS = ['Tier 1', 'Tier 2', 'Tier 3', 'Tier 4'] as const;

/** How many companies of the whole market are in each tier: without them tiers are held against nothing. */
export function MarketForm({ loaded }: { readonly loaded: Loaded }) {
  const session = useSession();
  const announce = useAnnounce();
  const id = useId();
  const [texts, type] = useState(tamTexts(loaded.definitions.tam));
  const [fault, setFault] = useState<string | null>(null);
  const keep = (event: FormEvent): void => {
    event.preventDefault();
    const read = readTam(texts);
    setFault(read.fault);
    if (read.fault !== null) return;
    session.define({ ...(session.defining ?? loaded.definitions), tam: read.tam });
    announce(read.tam === null ? 'The counts of the market are gone: tiers have no verdict.' : 'The tiers are held against the market.');
  };
  return (
    <details className="proof-market">
      <summary>Companies of the whole market, by tier</summary>
      <form onSubmit={keep} noValidate>
        {TIERS.map((tier, at) => (
          <div className="field" key={tier}>
            <label htmlFor={`${id} ${tier}`}>{tier}</label>
            <input
              id={`${id} ${tier}`}
              inputMode="numeric"
              autoComplete="off"
              value={texts[at] ?? ''}
              onChange={(event) => type(texts.with(at, event.target.value))}
            />
          </div>
        ))}
        <button type="submit" className="button">
          Hold the tiers against them
        </button>
      </form>
      <p role="alert">{fault}</p>
    </details>
  );
}
