import { joinedRecords, NO_COUNCIL_RECORDS, type CouncilRecords } from '../core/council';
import { joinedLogs } from '../core/drift';
import { isByPeople, NO_DEFINITIONS, readDefinitions, type Defined, type Definitions } from '../core/workspace';
import type { SourceEntry } from '../sources';

/** The definitions of a job: those that stand, the file that came last, or the sentence that says why none can. */
export type FoundDefinitions = {
  readonly definitions: Definitions;
  readonly file: string | null;
  readonly error: string | null;
  /** They are those that were changed on the page, in the place of the file's. */
  readonly isOfPage: boolean;
};

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

const refused = (file: string, error: string): FoundDefinitions => ({ definitions: NO_DEFINITIONS, file, error, isOfPage: false });

/** What came last: a change on the page by people, or a file. */
function lastOf(all: readonly Named[], defined: Defined | null): FoundDefinitions {
  const last = Math.max(...all.map(({ batch }) => batch));
  const [first, second] = all.filter(({ batch }) => batch === last);
  const file = first?.entry.file ?? null;
  if (isByPeople(defined) && (first === undefined || last <= defined.batch))
    return { definitions: defined.definitions, file, error: null, isOfPage: true };
  if (first === undefined) return { definitions: NO_DEFINITIONS, file: null, error: null, isOfPage: false };
  if (second !== undefined)
    return refused(first.entry.file, `${first.entry.file} and ${second.entry.file} both hold definitions. Remove one of them.`);
  const read = parsed(first.entry.text);
  return read.error === null
    ? { definitions: read.definitions, file, error: null, isOfPage: false }
    : refused(first.entry.file, `${first.entry.file}: ${read.error} Correct it, or remove it to load without definitions.`);
}

/** What the council wrote down in any of the files: one that came later takes the place of definitions, and of no decision. */
function councilIn(all: readonly Named[], found: FoundDefinitions): CouncilRecords {
  const others = all.map(({ entry }) => parsed(entry.text).definitions?.council ?? NO_COUNCIL_RECORDS);
  return others.reduce((joined, records) => joinedRecords(joined, records), found.definitions.council);
}

/**
 * What came last stands: a change on the page in the place of files that came before it, a file that is dropped later in the
 * place of both. Two files dropped at once are not chosen between. What was recorded of flags, and what the council wrote down,
 * stands beside whichever it is: none of it is lost, and the same file dropped twice changes nothing.
 */
export function findDefinitions(all: readonly Named[], defined: Defined | null): FoundDefinitions {
  const found = lastOf(all, defined);
  if (found.error !== null) return found;
  const council = all.length === 0 ? found.definitions.council : councilIn(all, found);
  const whole = { ...found, definitions: { ...found.definitions, council } };
  if (defined === null) return whole;
  const flagLog = joinedLogs(defined.definitions.flagLog, found.definitions.flagLog);
  return { ...whole, definitions: { ...whole.definitions, flagLog, council: joinedRecords(defined.definitions.council, council) } };
}
