import { areEmpty, joinedRecords, type CouncilRecords } from '../core/council';
import type { FlagLog } from '../core/drift';
import type { Definitions } from '../core/workspace';
import type { Wanted } from './wanted-files';

/** What was recorded so far, and the definitions that stand: of those nothing else is taken along. */
export type Along = { readonly definitions: Definitions; readonly flagLog: FlagLog; readonly council: CouncilRecords };

/**
 * What is to be loaded, with what was recorded: no decision is lost, and what is there already changes nothing. Where nobody
 * changed definitions on the page, what is recorded is all that is heeded of those that come along.
 */
export function recordsAlong(wanted: Wanted, { definitions, flagLog, council }: Along): Wanted {
  const { defined } = wanted;
  if (defined === null) {
    if (flagLog.length === 0 && areEmpty(council)) return wanted;
    return { ...wanted, defined: { definitions: { ...definitions, flagLog, council }, batch: 0, isLogAlone: true } };
  }
  const own = defined.definitions;
  const next = { flagLog: flagLog.length === 0 ? own.flagLog : flagLog, council: joinedRecords(own.council, council) };
  if (next.flagLog === own.flagLog && next.council === own.council) return wanted;
  return { ...wanted, defined: { ...defined, definitions: { ...own, ...next } } };
}
