import { useSyncExternalStore } from 'react';
import { decisionAddress, decisionIn, hashWithDecision, withoutDecision } from '../core/question';

const subscribe = (listener: () => void): (() => void) => {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
};
const addressed = (): string | null => decisionIn(window.location.hash);

/** The decision whose record the address shows, by its name there; null where it shows none. */
export const useAskedDecision = (): string | null => useSyncExternalStore(subscribe, addressed);

/** Whether a decision is the one that the address names. */
export const isAsked = (address: string | null, id: string): boolean => address !== null && decisionAddress(id) === address;

/** What was done to the history for a record: closing goes back where it was opened by a step of its own. */
type Step = { readonly decision: 'opened' };
const isStep = (state: unknown): state is Step => typeof state === 'object' && state !== null && 'decision' in state;

function goTo(hash: string, state: Step | null, how: 'pushState' | 'replaceState'): void {
  window.history[how](state, '', hash === '' ? '#/' : hash);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

/** Opens the record of a decision over the page that is shown: a step of its own, which Back takes away. */
export const openDecision = (id: string): void => goTo(hashWithDecision(window.location.hash, id), { decision: 'opened' }, 'pushState');

/** Closes the record that the address shows. */
export function closeDecision(): void {
  if (addressed() === null) return;
  if (isStep(window.history.state)) window.history.back();
  else goTo(withoutDecision(window.location.hash), null, 'replaceState');
}
