import { NO_DEFINITIONS, readDefinitions, type Definitions } from '../core/workspace';
import type { SourceEntry } from '../sources';

/** The definitions of a job: those that stand, the file they came from, or the sentence that says why none can. */
export type FoundDefinitions = { readonly definitions: Definitions; readonly file: string | null; readonly error: string | null };

type Named = { readonly batch: number; readonly entry: Extract<SourceEntry, { kind: 'definitions' }> };

function parsed(text: string): ReturnType<typeof readDefinitions> {
  try {
    return readDefinitions(JSON.parse(text));
  } catch (error) {
    return {
      definitions: null,
      error: `It is not definitions that can be read: ${error instanceof Error ? error.message : String(error)}.`,
    };
  }
}

/** Definitions dropped later stand in the place of earlier ones; two dropped at once are not chosen between. */
export function findDefinitions(all: readonly Named[]): FoundDefinitions {
  const last = Math.max(...all.map(({ batch }) => batch));
  const [first, second] = all.filter(({ batch }) => batch === last);
  if (first === undefined) return { definitions: NO_DEFINITIONS, file: null, error: null };
  const { file } = first.entry;
  if (second !== undefined)
    return { definitions: NO_DEFINITIONS, file, error: `${file} and ${second.entry.file} both hold definitions. Remove one of them.` };
  const read = parsed(first.entry.text);
  if (read.error !== null)
    return { definitions: NO_DEFINITIONS, file, error: `${file}: ${read.error} Correct it, or remove it to load without definitions.` };
  return { definitions: read.definitions, file, error: null };
}
