import type { Overlay } from './use-overlay';

/** What a key does. */
export type KeyAct =
  | { readonly kind: 'open'; readonly overlay: Overlay }
  | { readonly kind: 'go'; readonly letter: string }
  | { readonly kind: 'period'; readonly by: -1 | 1 }
  | { readonly kind: 'undo' | 'filter' | 'view' | 'lead' };

export type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;
/** Where a key is pressed: in a text field, behind another key, and whether single keys act at all. */
export type Around = { readonly isTyping: boolean; readonly isLed: boolean; readonly isOn: boolean };

/** The pages behind `g`: a letter each, by their place in the address. */
export const LETTERS: ReadonlyMap<string, string> = new Map([
  ['c', 'council'],
  ['r', 'council-room'],
  ['s', 'segments'],
  ['i', 'icp'],
  ['d', 'drift'],
  ['e', 'economics'],
  ['f', 'pipeline'],
  ['t', 'deals'],
  ['a', 'data'],
]);

const SINGLE: ReadonlyMap<string, KeyAct> = new Map<string, KeyAct>([
  ['?', { kind: 'open', overlay: 'keys' }],
  ['/', { kind: 'filter' }],
  ['[', { kind: 'period', by: -1 }],
  [']', { kind: 'period', by: 1 }],
  ['t', { kind: 'view' }],
  ['g', { kind: 'lead' }],
]);

/** AltGr, by which some keyboards type brackets, reads as Ctrl and Alt. */
const isCommand = ({ ctrlKey, metaKey, altKey }: Pressed): boolean => (ctrlKey || metaKey) && !altKey;
const isForOthers = ({ key, metaKey, altKey }: Pressed): boolean => metaKey || (altKey && !/^[[\]/?]$/.test(key));

function withCommand({ key, shiftKey, altKey }: Pressed, isTyping: boolean): KeyAct | null {
  if (altKey || shiftKey) return null;
  if (key.toLowerCase() === 'k') return { kind: 'open', overlay: 'palette' };
  return key.toLowerCase() === 'z' && !isTyping ? { kind: 'undo' } : null;
}

/** What a key does where it is pressed; null where it is none of ours. A text field keeps all that can be typed, and its own undo. */
export function actOf(pressed: Pressed, { isTyping, isLed, isOn }: Around): KeyAct | null {
  const { key, shiftKey } = pressed;
  if (isCommand(pressed)) return withCommand(pressed, isTyping);
  if (!isOn || isTyping || isForOthers(pressed)) return null;
  if (isLed && LETTERS.has(key)) return { kind: 'go', letter: key };
  if (key === 'P' && shiftKey) return { kind: 'open', overlay: 'present' };
  return SINGLE.get(key) ?? null;
}
