import { decode } from './filter';
import { withoutParts } from './hash-parts';

/** An id that was drawn by chance, as ids are here, or the digest of any other. */
const WHOLE = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|~[0-9a-f]{8})$/;

/** The name of a decision as a link holds it; null for what names none. */
export function readDecisionAddress(text: string): string | null {
  const address = decode(text);
  return WHOLE.test(address) ? address : null;
}

/** Whether a part of an address names a decision whose record is open. */
export const isDecisionPart = (part: string): boolean => part.startsWith('d=') && readDecisionAddress(part.slice(2)) !== null;

/** An address without its decision: what the page itself is asked. What cannot be read stays, so that it is said. */
export const withoutDecision = (hash: string): string => withoutParts(hash, isDecisionPart);
