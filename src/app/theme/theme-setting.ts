import { useSyncExternalStore } from 'react';
import { isOnPaper, subscribePaper } from './paper';

/** What a person chose; `system` follows the machine. */
export type ThemeSetting = 'system' | 'light' | 'dark';

const KEY = 'plumbline.theme';
const DARK_SYSTEM = '(prefers-color-scheme: dark)';
const listeners = new Set<() => void>();

const isSetting = (text: string | null): text is ThemeSetting => text === 'system' || text === 'light' || text === 'dark';

function stored(): ThemeSetting {
  try {
    const text = localStorage.getItem(KEY);
    return isSetting(text) ? text : 'system';
  } catch {
    return 'system';
  }
}

let setting: ThemeSetting = stored();

/** Puts the setting on the document, before anything is drawn and after each change. */
export function applyTheme(next: ThemeSetting = setting): void {
  setting = next;
  if (next === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = next;
  for (const listener of listeners) listener();
}

/** Keeps a choice for the next visit; a browser that refuses to store it still shows it. */
export function chooseTheme(next: ThemeSetting): void {
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // Storage is closed: the choice lasts as long as the page.
  }
  applyTheme(next);
}

function subscribe(listener: () => void): () => void {
  const queries = [matchMedia(DARK_SYSTEM), matchMedia('print')];
  listeners.add(listener);
  for (const query of queries) query.addEventListener('change', listener);
  const leavePaper = subscribePaper(listener);
  return () => {
    leavePaper();
    listeners.delete(listener);
    for (const query of queries) query.removeEventListener('change', listener);
  };
}

function isDark(): boolean {
  if (isOnPaper() || matchMedia('print').matches) return false;
  return setting === 'system' ? matchMedia(DARK_SYSTEM).matches : setting === 'dark';
}

/** The setting in force. */
export const useThemeSetting = (): ThemeSetting => useSyncExternalStore(subscribe, () => setting);

/** Whether marks are drawn for the dark ground; paper is always light. */
export const useIsDark = (): boolean => useSyncExternalStore(subscribe, isDark);
