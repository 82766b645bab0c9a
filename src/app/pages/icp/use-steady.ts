import { useMemo, useState } from 'react';
import { isDraftAlone } from '../../definition-steps';
import type { Loaded } from '../../session';

const isDraftSaved = (before: Loaded, after: Loaded): boolean =>
  before.dataset === after.dataset && isDraftAlone(before.definitions, after.definitions);

/**
 * What is loaded, the same object parts for as long as nothing but the draft of the ICP was saved: definitions are read
 * anew each time they are kept, and nothing on the page is reckoned anew for that.
 */
export function useSteady(loaded: Loaded): Loaded {
  const [kept, keep] = useState(loaded);
  const isSteady = useMemo(() => kept === loaded || isDraftSaved(kept, loaded), [kept, loaded]);
  if (!isSteady) keep(loaded);
  return useMemo(() => {
    if (!isSteady || kept === loaded) return loaded;
    const { icpDraft } = loaded.definitions;
    return { ...loaded, icpVersion: kept.icpVersion, definitions: { ...kept.definitions, icpDraft } };
  }, [isSteady, kept, loaded]);
}
