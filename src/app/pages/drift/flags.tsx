import { useMemo, useState } from 'react';
import { flagsView, type FlagsGiven } from '../../../views/drift-flag';
import { isAskedFor } from '../../asked-finding';
import { FlagCard } from './flag-card';

/** More cards than this are asked for: the table holds every flag. */
const FIRST = 4;

/**
 * What drifted and which goal is missed, a card each, the most money at stake first, with what people said of it. Nothing where
 * nothing did. All of them where another page leads to one.
 */
export function Flags({ found, dataset, definitions }: FlagsGiven) {
  const flags = useMemo(() => flagsView({ found, dataset, definitions }), [found, dataset, definitions]);
  const [isAll, setAll] = useState(() => flags.slice(FIRST).some(({ id }) => isAskedFor(id)));
  if (flags.length === 0) return null;
  const shown = isAll ? flags : flags.slice(0, FIRST);
  return (
    <>
      <div className="drift-flags">
        {shown.map((flag) => (
          <FlagCard key={flag.id} flag={flag} />
        ))}
      </div>
      {shown.length === flags.length ? null : (
        <button type="button" className="button drift-more" onClick={() => setAll(true)}>
          Show all {flags.length} cards
        </button>
      )}
    </>
  );
}
