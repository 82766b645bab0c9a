import { DEAL_CLASSES, OUTCOMES } from '../model';
import { PLAIN, type FormatDeclaration } from './formats';
import { LANGUAGES } from './languages';

/** A stage, status or type word without case, accents, blanks and punctuation but a question mark, which is a doubt of its own: `Closed - Won` is `closedwon`. */
const wordKey = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}?]+/gu, '');

/** A word without the number or percentage people put beside it: `6 - Closed Won (100%)`. */
const bareWord = (word: string): string =>
  word.replace(/^\s*\d{1,2}\s*[-.):–]?\s*(?=\p{L})/u, '').replace(/\s*[-(]?\s*\d{1,3}\s?%\)?\s*$/, '');

export type Vocabulary<T> = ReadonlyMap<string, T>;

function vocabularyOf<T extends string>(all: readonly T[], lists: readonly { readonly [K in T]?: readonly string[] }[]): Vocabulary<T> {
  const words = new Map<string, T>();
  for (const list of lists) {
    for (const meaning of all) for (const word of list[meaning] ?? []) words.set(wordKey(word), meaning);
  }
  return words;
}

const OUTCOMES_ELSEWHERE = LANGUAGES.map((language) => language.outcomeWords);
const TYPES_ELSEWHERE = LANGUAGES.map((language) => language.typeWords);

/** Makes the words of a format once. */
function once<T>(make: (format: FormatDeclaration) => Vocabulary<T>): (format: FormatDeclaration) => Vocabulary<T> {
  const made = new Map<string, Vocabulary<T>>();
  return (format) => {
    const words = made.get(format.id) ?? make(format);
    made.set(format.id, words);
    return words;
  };
}

/** What stage and status words mean in a format; its own meaning stands above the plain one, and that above other languages. */
export const outcomeWords = once((format) => vocabularyOf(OUTCOMES, [...OUTCOMES_ELSEWHERE, PLAIN.outcomeWords, format.outcomeWords]));

/** Status reasons of a format that say more than its status. */
export const reasonWords = once((format) => vocabularyOf(OUTCOMES, [format.reasonWords]));

export const typeWords = once((format) => vocabularyOf(DEAL_CLASSES, [...TYPES_ELSEWHERE, PLAIN.typeWords, format.typeWords]));

/** The meaning of a word, as it stands or without the number beside it; null where nobody has said. */
export function meaningOf<T>(word: string, vocabulary: Vocabulary<T>): T | null {
  return vocabulary.get(wordKey(word)) ?? vocabulary.get(wordKey(bareWord(word))) ?? null;
}

/** What a person said about a word: under its own spelling, else without regard to case and blanks. */
export function saidOf<T>(word: string, said: ReadonlyMap<string, T>): T | null {
  const exact = said.get(word) ?? said.get(word.trim());
  if (exact !== undefined) return exact;
  const low = word.trim().toLowerCase();
  for (const [key, meaning] of said) if (key.trim().toLowerCase() === low) return meaning;
  return null;
}

const YES: ReadonlySet<string> = new Set(['true', 'yes', 'y', '1', 'ja', 'wahr', 'x', 'checked', ...LANGUAGES.flatMap(({ yes }) => yes)]);
const NO: ReadonlySet<string> = new Set(['false', 'no', 'n', '0', 'nein', 'falsch', 'unchecked', ...LANGUAGES.flatMap(({ no }) => no)]);

/** A cell as a yes or no; null where it says neither. */
export function flagOf(cell: string): boolean | null {
  const word = cell.trim().toLowerCase();
  if (YES.has(word)) return true;
  return NO.has(word) ? false : null;
}
