import { KNOWN_ASSUMPTIONS, KNOWN_KEYS } from './definitions-schema';

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const unknownIn = (value: unknown, known: ReadonlySet<string>): readonly string[] =>
  isObject(value) ? Object.keys(value).filter((key) => !known.has(key)) : [];

/**
 * What a file of definitions asks for and nothing acts on, in sentences: a misspelt key that is passed over in silence
 * would let a number stand under a definition that it does not have.
 */
export function unheededIn(json: unknown): readonly string[] {
  const assumptions = isObject(json) && 'assumptions' in json ? json.assumptions : null;
  return [
    ...unknownIn(assumptions, KNOWN_ASSUMPTIONS).map((key) => `assumptions.${key} is not acted on: no assumption has that name.`),
    ...unknownIn(json, KNOWN_KEYS).map((key) => `${key} is not acted on: definitions have no such key.`),
  ];
}
