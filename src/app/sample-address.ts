import { useEffect, useRef } from 'react';
import { useSession } from './session';

/** The sample company that the address names before its hash: `?sample=salesforce-style`. It is no part of a question. */
export function sampleOf(search: string): string | null {
  const name = new URLSearchParams(search).get('sample');
  return name !== null && /^[a-z-]{1,40}$/.test(name) ? name : null;
}

/** Opens the sample that the address names, once a visit: what is loaded later is a person's own choice. */
export function useSampleOfAddress(): void {
  const { loaded, loadSample } = useSession();
  const isEmpty = loaded === null;
  const hasLooked = useRef(false);
  useEffect(() => {
    if (hasLooked.current) return;
    hasLooked.current = true;
    const name = sampleOf(window.location.search);
    if (name !== null && isEmpty) loadSample(name);
  }, [isEmpty, loadSample]);
}
