import { useMemo, useSyncExternalStore } from 'react';
import type { MetricId } from '../../core/metrics';
import type { Reading } from '../../core/model';
import {
  askedEvidence,
  hashWith,
  isAskedFor,
  readQuestion,
  withoutEvidence,
  type AskedEvidence,
  type EvidenceSide,
} from '../../core/question';
import type { Cited } from '../../views/cited';

/** What a card offers to be taken apart. */
export type Offer = { readonly question: string; readonly evidence: readonly Cited[]; readonly metrics: readonly MetricId[] };

/** A number that is taken apart, the card that it stands on, and what was clicked: it takes the focus back. */
export type Opened = { readonly reading: Reading; readonly offer: Offer | null; readonly from: HTMLElement | null };

const offers = new Set<Offer>();
const listeners = new Set<() => void>();
let opened: Opened | null = null;
let version = 0;

function changed(): void {
  version += 1;
  for (const listener of listeners) listener();
}

/** Makes the numbers of a card known to the panel beside the page; gives the way to take them back. */
export function offerEvidence(offer: Offer): () => void {
  offers.add(offer);
  changed();
  return () => {
    offers.delete(offer);
    changed();
  };
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  window.addEventListener('hashchange', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('hashchange', listener);
  };
};

/** What was done to the history for the panel: closing goes back where it was opened by a step of its own. */
type Step = { readonly evidence: 'opened' | 'kept' };
const isStep = (state: unknown): state is Step => typeof state === 'object' && state !== null && 'evidence' in state;

function goTo(hash: string, state: Step | null, how: 'pushState' | 'replaceState'): void {
  window.history[how](state, '', hash === '' ? '#/' : hash);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

/** The number that the address takes apart, or why it cannot be read. */
export type Address = { readonly asked: AskedEvidence | null; readonly note: string | null };

function addressOf(hash: string): Address {
  if (withoutEvidence(hash) === hash) return { asked: null, note: null };
  const { question, notes } = readQuestion(hash);
  return { asked: question.evidence ?? null, note: notes.find((each) => each.includes('to be taken apart')) ?? null };
}

const currentHash = (): string => window.location.hash;

/** What the address takes apart. */
export function useEvidenceAddress(): Address {
  const hash = useSyncExternalStore(subscribe, currentHash);
  return useMemo(() => addressOf(hash), [hash]);
}

/** The same outside of a component, as it is at a click. */
export const evidenceNow = (): AskedEvidence | null => addressOf(window.location.hash).asked;

function found(asked: AskedEvidence): Opened | null {
  if (opened !== null && isAskedFor(asked, opened.reading)) return opened;
  for (const offer of offers)
    for (const { reading } of offer.evidence) if (isAskedFor(asked, reading)) return { reading, offer, from: null };
  return null;
}

/** The number that an address asks for as a card of the page shows it; null where none does. */
export function useOffered(asked: AskedEvidence): Opened | null {
  const now = useSyncExternalStore(subscribe, () => version);
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- `now` stands for what the cards offer
  return useMemo(() => found(asked), [asked, now]);
}

/** Takes a number apart beside the page; false for one that is not in the catalogue. The address says so from now on. */
export function openEvidence(next: Opened, side: EvidenceSide): boolean {
  const asked = askedEvidence(next.reading, side);
  if (asked === null) return false;
  const isOpen = evidenceNow() !== null;
  opened = { ...next, from: next.from ?? opened?.from ?? null };
  changed();
  const state = isOpen && isStep(window.history.state) ? window.history.state : { evidence: 'opened' as const };
  goTo(hashWith(window.location.hash, asked), state, isOpen ? 'replaceState' : 'pushState');
  return true;
}

/** Looks at another side of the same number. */
export function turnEvidence(asked: AskedEvidence, side: EvidenceSide): void {
  const { state } = window.history;
  goTo(hashWith(window.location.hash, { ...asked, side }), isStep(state) ? state : null, 'replaceState');
}

/** Asks the page something else beside the number that is open: a step of its own, which Back takes away. */
export function askBeside(hash: string, asked: AskedEvidence): void {
  goTo(hashWith(hash, asked), { evidence: 'kept' }, 'pushState');
}

/** Closes the panel and gives the focus back to what opened it. */
export function closeEvidence(): void {
  const { state } = window.history;
  const target = opened?.from ?? null;
  opened = null;
  if (isStep(state) && state.evidence === 'opened') window.history.back();
  else goTo(withoutEvidence(window.location.hash), null, 'replaceState');
  // On a phone the panel is modal: until it is closed nothing behind it takes the focus.
  const panel = document.querySelector('dialog.evidence-panel');
  if (panel instanceof HTMLDialogElement) panel.close();
  const back = target?.isConnected === true ? target : document.querySelector<HTMLElement>('#main');
  back?.focus({ preventScroll: target !== null });
}
