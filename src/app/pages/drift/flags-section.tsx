import { useMemo, useState } from 'react';
import { flagsView, type FlagsGiven } from '../../../views/drift-flag';
import { FlagCard } from './flag-card';

/** More cards than this are asked for: the table holds every flag. */
const FIRST = 4;

/** What drifted, a card each, with what people said of it. Nothing where nothing did. */
export function FlagsSection({ drift, answerable, question, splits }: FlagsGiven) {
  const flags = useMemo(() => flagsView({ drift, answerable, question, splits }), [drift, answerable, question, splits]);
  const [isAll, setAll] = useState(false);
  if (flags.length === 0) return null;
  const shown = isAll ? flags : flags.slice(0, FIRST);
  return (
    <section className="drift-section" aria-labelledby="drift-flags">
      <h2 id="drift-flags">What drifted, and who looks at it?</h2>
      <div className="drift-flags">
        {shown.map((flag) => (
          <FlagCard key={flag.id} flag={flag} />
        ))}
      </div>
      {shown.length === flags.length ? null : (
        <button type="button" className="button drift-more" onClick={() => setAll(true)}>
          Show all {flags.length} flags
        </button>
      )}
    </section>
  );
}
