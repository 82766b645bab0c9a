import { useEffect, useRef } from 'react';
import { useSession } from './session';

/** The sample company that the address names before its hash: `?sample=salesforce-style`. It is no part of a question. */
export function sampleOf(search: string): string | null {
  const name = new URLSearchParams(search).get('sample');
  return name !== null && /^[a-z-]{1,40}$/.test(name) ? name : null;
}

/** The address of the same question with a sample named before it, or none. */
function addressWith(sample: string | null): string {
  const { pathname, hash } = window.location;
  return `${pathname}${sample === null ? '' : `?sample=${sample}`}${hash}`;
}

/**
 * Opens the sample that the address names, once a visit; what is loaded later is a person's own choice, and the address then
 * names that: a reload brings back what was shown.
 */
export function useSampleOfAddress(): void {
  const { loaded, loadSample } = useSession();
  const hasLooked = useRef(false);
  useEffect(() => {
    const named = sampleOf(window.location.search);
    if (!hasLooked.current) {
      hasLooked.current = true;
      if (named !== null && loaded === null) loadSample(named);
    } else if (loaded !== null && loaded.sample !== named) {
      window.history.replaceState(window.history.state, '', addressWith(loaded.sample));
    }
  }, [loaded, loadSample]);
}
