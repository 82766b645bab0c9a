import { useSyncExternalStore } from 'react';
import { digestOf } from '../../../core/question';
import type { DimensionId } from '../../../core/model';
import type { DealColumn } from '../../../views/deals-columns';

/**
 * What a person chose for the list, kept in this browser. Columns go by short digests, for a column may be named after the
 * header of somebody's file. `shown` is null for the usual ones.
 */
export type ListChoices = { readonly shown: readonly string[] | null; readonly pinned: readonly string[] };

const KEY = 'plumbline.deals';
const USUAL: ListChoices = { shown: null, pinned: [] };
const listeners = new Set<() => void>();

/** Under what a column is kept. */
export const keptAs = ({ id }: DealColumn): string => digestOf('deals' as DimensionId, id);

const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((each) => typeof each === 'string');

function readChoices(text: string | null): ListChoices {
  if (text === null) return USUAL;
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null) return USUAL;
  return {
    shown: 'shown' in value && isTexts(value.shown) ? value.shown : null,
    pinned: 'pinned' in value && isTexts(value.pinned) ? value.pinned : [],
  };
}

function stored(): ListChoices {
  try {
    return readChoices(localStorage.getItem(KEY));
  } catch {
    return USUAL;
  }
}

let choices: ListChoices | null = null;
const current = (): ListChoices => (choices ??= stored());

/** Keeps choices for the next visit; a browser that refuses to store them still shows them. */
export function choose(next: Partial<ListChoices>): void {
  choices = { ...current(), ...next };
  try {
    localStorage.setItem(KEY, JSON.stringify(choices));
  } catch {
    // Storage is closed: the choice lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The choices in force. */
export const useChoices = (): ListChoices => useSyncExternalStore(subscribe, current);

/** The columns that are shown, in their order: pinned ones first, what names the deal always. */
export function shownColumns(all: readonly DealColumn[], { shown, pinned }: ListChoices): readonly DealColumn[] {
  const [first, ...rest] = all;
  if (first === undefined) return [];
  const byKey = new Map(rest.map((column) => [keptAs(column), column]));
  const chosen = shown?.flatMap((key) => byKey.get(key) ?? []) ?? [];
  const own = chosen.length === 0 ? rest.filter(({ isUsual }) => isUsual) : chosen;
  const isPinned = (column: DealColumn): boolean => pinned.includes(keptAs(column));
  return [first, ...own.filter(isPinned), ...own.filter((column) => !isPinned(column))];
}
