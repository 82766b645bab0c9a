import type { FindingState } from '../core/drift';

/** A piece of a sentence: words, a figure that was read from the data, or the word of a verdict. */
export type Part =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'figure'; readonly text: string }
  | { readonly kind: 'state'; readonly text: string; readonly state: FindingState };

/** A generated sentence, or two. Figures stay apart from words, so that a page can set them off and a test can check them. */
export type Sentence = readonly Part[];

export const words = (text: string): Part => ({ kind: 'words', text });
export const figure = (text: string): Part => ({ kind: 'figure', text });
export const state = (text: string, of: FindingState): Part => ({ kind: 'state', text, state: of });

/** The sentence as text: what a screen reader, a link's title and a chart's label get. */
export const plain = (sentence: Sentence): string => sentence.map((part) => part.text).join('');

/** A list in words: `a`, `a and b`, `a, b or c`. */
export function listed(items: readonly string[], joint = 'and'): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${joint} ${items[items.length - 1] ?? ''}`;
}

/** A text with its first letter raised, for the start of a sentence. */
export const raised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A metric's label inside a sentence: `ACV, median` is `median ACV`, and only an abbreviation keeps its capitals. */
export function lowered(label: string): string {
  const turned = label.replace(/^(.+), (median|mean|broad|simple)$/, '$2 $1');
  return /^[A-Z]{2}/.test(turned) ? turned : turned.charAt(0).toLowerCase() + turned.slice(1);
}
