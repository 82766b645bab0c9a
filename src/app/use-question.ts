import { useMemo, useSyncExternalStore } from 'react';
import { readQuestion, withoutDecision, withoutEvidence, withoutRules, writeQuestion, type Question } from '../core/question';

const subscribe = (listener: () => void): (() => void) => {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
};

/** The rules that an address names are set for all pages at once (`ruled-address.tsx`). A page is asked the same while a number is taken apart beside it, or a record is open over it: it neither draws nor works anything out anew. */
const currentHash = (): string => withoutRules(withoutDecision(withoutEvidence(window.location.hash)));

/** What the address asks, and how to ask something else. Each new question is a step in the browser's history. */
export type Asking = {
  readonly question: Question;
  /** Parts of the address that could not be read, in words. */
  readonly notes: readonly string[];
  ask(next: Question): void;
};

const ask = (next: Question): void => {
  window.location.hash = writeQuestion(next);
};

/** The question of the address bar. There is no router: the hash is the question, and its page part names the page. */
export function useQuestion(): Asking {
  const hash = useSyncExternalStore(subscribe, currentHash);
  return useMemo(() => ({ ...readQuestion(hash), ask }), [hash]);
}
