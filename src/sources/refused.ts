import { Refusal } from './byte-source';

/** What is told of a file that was not read to its end: a refusal's own sentence, or that it broke. */
export function sentenceOf(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  const cause = error instanceof Error ? error.message : String(error);
  return `The file could not be read to its end (${cause}); copy or export it again.`;
}
