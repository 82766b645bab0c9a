import { useSyncExternalStore } from 'react';

/** Under this a table of decisions would hide what came of them behind its edge; on paper it is set smaller. */
const CROWDED = 'screen and (max-width: 1279px)';

function subscribe(listener: () => void): () => void {
  const query = matchMedia(CROWDED);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** Whether all columns of the decisions stand side by side. */
export const useHasRoom = (): boolean => useSyncExternalStore(subscribe, () => !matchMedia(CROWDED).matches);
