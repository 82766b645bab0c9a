import { parseDate, type CalendarDate } from '../model';
import { withoutParts } from './hash-parts';

/**
 * By which rules an address asks to be read: the version of the ICP, `latest`, `then` (each period by the one in force then) or
 * the digest of a version's id; and the as-of date, `last` being that of the last event. Null where it leaves that to the
 * workspace.
 */
export type AskedRules = { readonly icp: string | null; readonly asOf: CalendarDate | 'last' | null };

const VERSION = /^(?:latest|then|[0-9a-f]{8})$/;

/** The version of a link's text, or null. */
export const readIcp = (text: string): string | null => (VERSION.test(text) ? text : null);

/** The as-of date of a link's text, or null. */
export function readAsOf(text: string): AskedRules['asOf'] {
  if (text === 'last') return text;
  return parseDate(text) === null ? null : (text as CalendarDate);
}

/** Whether a part of an address names a rule. */
export const isRule = (part: string): boolean =>
  (part.startsWith('i=') && readIcp(part.slice(2)) !== null) || (part.startsWith('a=') && readAsOf(part.slice(2)) !== null);

/** An address without its rules: what a page itself is asked. What cannot be read stays, so that it is said. */
export const withoutRules = (hash: string): string => withoutParts(hash, isRule);
