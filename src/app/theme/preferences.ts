import { useSyncExternalStore } from 'react';
import { DATE_MANNERS, NUMBER_MANNERS, USUAL_MANNER, writeIn, type Manner } from '../../wording/manner';

export const DENSITIES = ['comfortable', 'compact'] as const;
export type Density = (typeof DENSITIES)[number];

/** What a person prefers beside the theme: how close things stand, how numbers and dates read, whether single keys act. */
export type Preferences = Manner & { readonly density: Density; readonly shortcuts: boolean };

const KEY = 'plumbline.preferences';
const USUAL: Preferences = { ...USUAL_MANNER, density: 'comfortable', shortcuts: true };
const listeners = new Set<() => void>();

const oneOf = <Choice extends string>(choices: readonly Choice[], value: unknown, usual: Choice): Choice =>
  choices.find((choice) => choice === value) ?? usual;

/** What was kept, one by one: what cannot be read is as usual. */
export function readPreferences(text: string | null): Preferences {
  let kept: Readonly<Record<string, unknown>> = {};
  try {
    const read: unknown = JSON.parse(text ?? '{}');
    if (typeof read === 'object' && read !== null) kept = { ...read };
  } catch {
    return USUAL;
  }
  return {
    density: oneOf(DENSITIES, kept['density'], USUAL.density),
    numbers: oneOf(NUMBER_MANNERS, kept['numbers'], USUAL.numbers),
    dates: oneOf(DATE_MANNERS, kept['dates'], USUAL.dates),
    shortcuts: kept['shortcuts'] !== false,
  };
}

function stored(): Preferences {
  try {
    return readPreferences(localStorage.getItem(KEY));
  } catch {
    return USUAL;
  }
}

let preferences: Preferences = stored();

/** Puts the preferences in force, before anything is drawn and after each change. */
export function applyPreferences(next: Preferences = preferences): void {
  preferences = next;
  writeIn({ numbers: next.numbers, dates: next.dates });
  if (next.density === 'compact') document.documentElement.dataset['density'] = next.density;
  else delete document.documentElement.dataset['density'];
  for (const listener of listeners) listener();
}

/** Keeps a choice for the next visit; a browser that refuses to store it still shows it. */
export function prefer(change: Partial<Preferences>): void {
  const next = { ...preferences, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // Storage is closed: the choice lasts as long as the page.
  }
  applyPreferences(next);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The preferences in force. */
export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, () => preferences);
