import { useEffect } from 'react';
import { savingOf } from '../saving';
import type { Session } from '../session';

/** Lets the browser ask before the page is closed or reloaded while something is on its way to the disk; the words are the browser's own. */
export function useAskBeforeLeaving(session: Pick<Session, 'loaded' | 'defining' | 'storage'>): void {
  const isTooEarly = savingOf(session).kind === 'saving';
  useEffect(() => {
    if (!isTooEarly) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isTooEarly]);
}
