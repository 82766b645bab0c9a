import { NO_COUNCIL_RECORDS } from '../council';
import type { Definitions } from './definitions';

/**
 * Definitions without what is only said and recorded beside the numbers: the status of flags, what was found before, what the
 * council wrote down, and a draft of the ICP. Equal ones over the same facts give the same findings.
 */
export const withoutSayings = (definitions: Definitions): Definitions => ({
  ...definitions,
  watched: [],
  flagLog: [],
  council: NO_COUNCIL_RECORDS,
  icpDraft: null,
});

/** Whether definitions differ in nothing but what was recorded by itself: all else is the very same. */
export const isLogAlone = (a: Definitions, b: Definitions): boolean =>
  Object.entries({ ...a, flagLog: b.flagLog }).every(([key, value]) => Object.is(value, Reflect.get(b, key)));
