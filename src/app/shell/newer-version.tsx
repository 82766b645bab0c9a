import { useSyncExternalStore } from 'react';
import { offlineState, subscribeOffline, takeNewer } from '../offline';
import { useSession } from '../session';

/** Offers a newer version once it is there, never while files are read, reviewed or defined anew: taking it loads the page. */
export function NewerVersion() {
  const { isNewer } = useSyncExternalStore(subscribeOffline, offlineState);
  const { progress, draft, defining } = useSession();
  if (!isNewer || progress !== null || draft !== null || defining !== null) return null;
  return (
    <output className="band standing">
      A new version is ready:{' '}
      <button type="button" className="link" onClick={takeNewer}>
        reload
      </button>
      . What is kept in this browser stays.
    </output>
  );
}
