import { useEffect, useState, type ReactNode } from 'react';
import type { AskedEvidence } from '../../core/question';
import { useSession, type Loaded } from '../session';
import { useEvidenceAddress } from './evidence-store';

type Draw = (asked: AskedEvidence, loaded: Loaded) => ReactNode;

/** So long after the data is there the panel's code is fetched, so that the first click finds it. */
const AHEAD = 1500;

/**
 * The code of the panel once it is there: at once where the address wants it, else ahead of the first click. It is held as a
 * value: a lazy component would wait a third of a second before it is shown for the first time.
 */
function usePanel(isWanted: boolean, isLoaded: boolean): Draw | null {
  const [panel, setPanel] = useState<{ readonly draw: Draw } | null>(null);
  const isThere = panel !== null;
  useEffect(() => {
    if (isThere || !isLoaded) return undefined;
    const fetchPanel = (): void =>
      void import('./evidence-panel').then(
        ({ drawPanel }) => setPanel({ draw: drawPanel }),
        () => undefined,
      );
    const timer = setTimeout(fetchPanel, isWanted ? 0 : AHEAD);
    return () => clearTimeout(timer);
  }, [isWanted, isLoaded, isThere]);
  return panel?.draw ?? null;
}

/** The panel beside the page, where the address takes a number apart; what of the address cannot be read is said. */
export function EvidenceHost() {
  const { asked, note } = useEvidenceAddress();
  const { loaded } = useSession();
  const draw = usePanel(asked !== null, loaded !== null);
  if (note !== null) return <p className="band">{note}</p>;
  return asked === null || loaded === null ? null : draw?.(asked, loaded);
}
